import { add, type Decimal, decimal, shift } from '../decimal.js'
import { currencyNames, currencyPrefixes } from '../lexicon/currencies.js'
import { numberWordEnd } from '../lexicon/number-words.js'
import type { Quantity } from '../model.js'
import type { Span } from '../span.js'
import { ARABIC, BIG, isBlank, isLatin, kindAt, OTHER, SMALL, skipBlanks, valueAt } from './numeral-alphabet.js'
import { divide, readArabic } from './numeral-arabic.js'
import { isUnitScale, type Reading, readNumber } from './numeral-grammar.js'

/** A number as a text says it, with its inner hedges (三千余万, 十几, 上千). Offsets into the text. */
export interface Numeral extends Span, Quantity {
  /** Power of ten of the last scale words: 万 4, 亿 8, 百万 6, 千 3; 0 without one. */
  readonly scale: number
  /** arabic 1234.5; chinese 三千; mixed 3.5万; scale a scale word alone (百余, 万); fraction 百分之五, 1/3, 半数: no count. */
  readonly form: 'arabic' | 'chinese' | 'mixed' | 'scale' | 'fraction'
}

/** What begins at an offset: a number, or characters that are none and end at `end`. */
type Found = { readonly numeral: Numeral | null; readonly end: number }

/** True for every character that a number can begin with. */
const BEGINS = new Uint8Array(0x10000)
for (let code = 0; code < BEGINS.length; code++) BEGINS[code] = kindAt(String.fromCharCode(code), 0) === OTHER ? 0 : 1
for (const character of '上成好负負半.-−－．') BEGINS[character.charCodeAt(0)] = 1

/**
 * All numbers of a text from left to right, each in its longest reading, none inside another. A number with 负 or a minus
 * sign in front has a negative value. Fractions that do not end are cut at 12 digits behind the point.
 */
export function scanNumerals(text: string): readonly Numeral[] {
  const numerals: Numeral[] = []
  let at = 0
  while (at < text.length) {
    const found = BEGINS[text.charCodeAt(at)] === 1 ? begin(text, at) : null
    if (found?.numeral) numerals.push(found.numeral)
    at = found?.end ?? at + 1
  }
  return numerals
}

function begin(text: string, at: number): Found | null {
  const character = text[at] as string
  if (kindAt(text, at) === ARABIC) return beginArabic(text, at, at)
  if ('.．-−－'.includes(character)) return beginSign(text, at)
  if ('负負'.includes(character)) return beginNegative(text, at)
  if (character === '半')
    return text[at + 1] === '数' || text[at + 1] === '數' ? half(at, at + 2) : beginHalfHundred(text, at)
  if (character === '上')
    return beginWith(text, at, isScaleAt(text, at + 1) && !'以网網线線马馬早晚加'.includes(text[at - 1] || ' '))
  if (character === '好') return beginWith(text, at, '几幾'.includes(text[at + 1] || ' '))
  if (character === '成') return beginHundreds(text, at)
  if ('数數'.includes(character) && text[at + 1] === '以') return beginCounted(text, at)
  return beginChinese(text, at)
}

/** 上千, 好几百. */
function beginWith(text: string, at: number, holds: boolean): Found | null {
  if (!holds) return null
  const reading = readNumber(text, at + 1)
  if (reading.low === null) return { numeral: null, end: reading.end }
  const hedge = text[at] === '上' && reading.hedge === 'exact' ? 'over' : reading.hedge
  return found(text, at, { ...reading, hedge })
}

function isScaleAt(text: string, at: number): boolean {
  const kind = kindAt(text, at)
  if (kind === SMALL && valueAt(text, at) === 1) return kindAt(text, at + 1) === BIG
  return kind === SMALL || kind === BIG
}

/** 成百上千, 成千上万: from one of the lower scale to ten of the higher. */
function beginHundreds(text: string, at: number): Found | null {
  const isPhrase = isScaleAt(text, at + 1) && '上成累'.includes(text[at + 2] || ' ') && isScaleAt(text, at + 3)
  if (!isPhrase) return null
  const low = shift(decimal(1), valueAt(text, at + 1))
  const high = shift(decimal(1), valueAt(text, at + 3) + 1)
  return { numeral: { ...vague(at, at + 4, low, high), scale: valueAt(text, at + 3), form: 'scale' }, end: at + 4 }
}

/** 数以百计, 数以百万计. */
function beginCounted(text: string, at: number): Found | null {
  const reading = kindAt(text, at + 2) === OTHER ? null : readNumber(text, at + 2)
  if (reading === null || reading.low === null || !'计計'.includes(text[reading.end] || ' ')) return null
  const { low, end } = reading
  const scale = scaleBefore(text, end)
  return { numeral: { ...vague(at, end + 1, low, shift(low, 1)), scale, form: 'scale' }, end: end + 1 }
}

function vague(start: number, end: number, low: Decimal, high: Decimal): Span & Quantity {
  return { start, end, value: low, qualifier: 'vague', min: low, max: high }
}

function half(start: number, end: number): Found {
  const value = decimal('0.5')
  return { numeral: { start, end, value, qualifier: 'exact', min: null, max: null, scale: 0, form: 'fraction' }, end }
}

function beginHalfHundred(text: string, at: number): Found | null {
  if (text[at + 1] !== '百' || kindAt(text, at + 2) !== OTHER || text[at + 2] === '分') return null
  const value = decimal(50)
  const end = at + 2
  return {
    numeral: { start: at, end, value, qualifier: 'exact', min: null, max: null, scale: 2, form: 'chinese' },
    end,
  }
}

/** Digits glued to Latin letters are names: MP3, G20, COVID-19, 5G; codes of currencies are none: RMB500, 50USD. */
function beginArabic(text: string, start: number, at: number): Found {
  if (isGluedLeft(text, at)) return { numeral: null, end: rowEnd(text, at) }
  const digits = readArabic(text, at)
  if (digits.isRatio && digits.value !== null) {
    const { end, value } = digits
    return { numeral: { start, end, value, qualifier: 'exact', min: null, max: null, scale: 0, form: 'fraction' }, end }
  }
  if (digits.value === null) return { numeral: null, end: rowEnd(text, digits.end) }
  const reading = readNumber(text, at)
  if (reading.low === null) return { numeral: null, end: reading.end }
  if (kindAt(text, reading.end - 1) === ARABIC && isGluedRight(text, reading.end))
    return { numeral: null, end: reading.end }
  return found(text, start, reading)
}

function isGluedLeft(text: string, at: number): boolean {
  const behind = '-_–'.includes(text[at - 1] || ' ') ? at - 1 : at
  if (!isLatin(text.charCodeAt(behind - 1))) return false
  const code = currencyPrefixes().before(text, at)
  return code === undefined || isLatin(text.charCodeAt(at - code.word.length - 1))
}

function isGluedRight(text: string, end: number): boolean {
  if (!isLatin(text.charCodeAt(end))) return false
  const name = currencyNames().at(text, end)
  return name === undefined || isLatin(text.charCodeAt(end + name.word.length))
}

/** Behind the numeral characters at `from` and the further numbers that hang on them: 0571-8531, 1.2.3万. */
function rowEnd(text: string, from: number): number {
  let end = from
  while (kindAt(text, end) !== OTHER || (kindAt(text, end + 1) === ARABIC && '.-:/_'.includes(text[end] || ' '))) end++
  return end
}

/** A sign or a leading point where nothing stands before it: -5, .5. */
function beginSign(text: string, at: number): Found | null {
  const before = text[at - 1] ?? ' '
  if (!(isBlank(before.charCodeAt(0)) || '(（,，:：;；、'.includes(before))) return null
  if ('.．'.includes(text[at] as string)) return beginPoint(text, at, at)
  if (kindAt(text, at + 1) === ARABIC) return negative(beginArabic(text, at, at + 1))
  return text[at + 1] === '.' ? negative(beginPoint(text, at, at + 1)) : null
}

function beginPoint(text: string, start: number, point: number): Found | null {
  if (kindAt(text, point + 1) !== ARABIC) return null
  const { end, whole, hasPoint } = readArabic(text, point + 1)
  if (hasPoint || end !== point + 1 + whole.length || isGluedRight(text, end))
    return { numeral: null, end: rowEnd(text, end) }
  const value = decimal(`0.${whole}`)
  return { numeral: { start, end, value, qualifier: 'exact', min: null, max: null, scale: 0, form: 'arabic' }, end }
}

function beginNegative(text: string, at: number): Found | null {
  if (kindAt(text, at + 1) === OTHER || '肩担擔胜勝自抱背欠'.includes(text[at - 1] || ' ')) return null
  return negative(begin(text, at + 1), at)
}

function negative(positive: Found | null, start?: number): Found | null {
  if (!positive?.numeral) return positive
  const { numeral, end } = positive
  const { value, min, max } = numeral
  return {
    numeral: {
      ...numeral,
      start: start ?? numeral.start,
      value: minus(value),
      min: max && minus(max),
      max: min && minus(min),
    },
    end,
  }
}

function minus(a: Decimal): Decimal {
  return { digits: -a.digits, exponent: a.exponent }
}

function beginChinese(text: string, at: number): Found {
  if (text[at] === '一' && text[at + 1] === '半') return half(at, at + 2)
  const listed = readListedPair(text, at)
  if (listed !== null) return found(text, at, listed)
  const reading = readNumber(text, at)
  const isFraction = reading.low !== null && fractionMark(text, reading.end) > 0
  const wordEnd = isFraction ? 0 : isUnitScale(text, at) ? at + 1 : numberWordEnd(text, at)
  if (wordEnd > 0) return { numeral: null, end: wordEnd }
  if (reading.low === null) return { numeral: null, end: reading.end }
  return found(text, at, roundHundred(text, at, reading))
}

/** 三、四百 within a sentence: two digits that say a range. At the head of a line it is a heading's number. */
function readListedPair(text: string, at: number): Reading | null {
  if (
    text[at + 1] !== '、' ||
    at === 0 ||
    isBlank(text.charCodeAt(at - 1)) ||
    '。、!;:'.includes(text[at - 1] as string)
  )
    return null
  const [first, second] = [valueAt(text, at), valueAt(text, at + 2)]
  const isPair =
    first > 0 && second === first + 1 && kindAt(text, at) === kindAt(text, at + 2) && isScaleAt(text, at + 3)
  if (!isPair && !(first > 0 && second === first + 1 && kindAt(text, at + 3) === SMALL)) return null
  const reading = readNumber(text, at + 2)
  if (reading.low === null || reading.low.digits !== BigInt(second)) return null
  return { ...reading, low: shift(decimal(first), reading.low.exponent), hedge: 'range' }
}

/** 百八十, 千八百 and 万八千 are said of a little less than the scale. */
function roundHundred(text: string, at: number, reading: Reading): Reading {
  if (!reading.hasChinese || reading.end !== at + 3 || !/^(?:百八十|千八百|万八千|萬八千)/.test(text.slice(at, at + 3)))
    return reading
  const high = shift(decimal(1), valueAt(text, at))
  return { ...reading, low: shift(decimal(8), valueAt(text, at) - 1), high, hedge: 'range' }
}

/** The numeral of a reading, with the fraction that goes on behind it. */
function found(text: string, start: number, reading: Reading): Found {
  const fraction = readFraction(text, reading)
  if (fraction !== null) return { numeral: { start, ...fraction, scale: 0, form: 'fraction' }, end: fraction.end }
  const { end, hasArabic, hasChinese, isBare } = reading
  const form = isBare ? 'scale' : hasArabic ? (hasChinese ? 'mixed' : 'arabic') : 'chinese'
  return { numeral: { start, end, ...quantity(reading), scale: scaleBefore(text, end), form }, end }
}

function quantity({ low, high, hedge }: Pick<Reading, 'low' | 'high' | 'hedge'>): Quantity {
  if (hedge === 'range' || hedge === 'vague') return { value: low, qualifier: hedge, min: low, max: high }
  return { value: low, qualifier: hedge, min: hedge === 'over' ? low : null, max: null }
}

/** Y/X of X分之Y, N + Y/X of N又X分之Y; null where none goes on behind the reading. */
function readFraction(text: string, reading: Reading): (Quantity & { readonly end: number }) | null {
  const mark = fractionMark(text, reading.end)
  if (mark === 0) {
    if (text[reading.end] !== '又' || kindAt(text, reading.end + 1) === OTHER) return null
    const below = readNumber(text, reading.end + 1)
    if (below.low === null) return null
    const part = fractionMark(text, below.end) > 0 ? readFraction(text, below) : null
    return part === null ? null : { ...part, value: add(reading.low, part.value) }
  }
  const above = readNumber(text, mark)
  if (above.low === null || reading.low.digits === 0n) return null
  const [low, high] = [divide(above.low, reading.low), divide(above.high, reading.low)]
  return { ...quantity({ low, high, hedge: above.hedge }), end: above.end }
}

/** Offset behind 分之 at `at`, if a number follows; 0 without. */
function fractionMark(text: string, at: number): number {
  const part = skipBlanks(text, at)
  if (text[part] !== '分') return 0
  const of = skipBlanks(text, part + 1)
  if (text[of] !== '之') return 0
  const behind = skipBlanks(text, of + 1)
  return kindAt(text, behind) === OTHER ? 0 : behind
}

/** Power of ten of the scale words that end at `end`, over an inner hedge: 百万 6, 万余 4. */
function scaleBefore(text: string, end: number): number {
  let at = end
  while (at > 0 && '余餘多来來 '.includes(text[at - 1] as string)) at--
  let scale = 0
  for (; at > 0; at--) {
    const kind = kindAt(text, at - 1)
    if (!(kind === BIG || (kind === SMALL && valueAt(text, at - 1) > 1))) break
    scale += valueAt(text, at - 1)
  }
  return scale
}
