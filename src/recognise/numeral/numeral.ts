import type { Decimal } from '../../decimal.js'
import type { Quantity } from '../../model.js'
import { fits } from '../../pattern.js'
import type { Span } from '../../span.js'
import { ARABIC, kindAt, OTHER } from './alphabet.js'
import { beginArabic, beginSign } from './begin-arabic.js'
import { beginChinese } from './begin-chinese.js'
import { beginPhrase } from './phrase.js'

/** A number as a text says it, with its inner hedges (三千余万, 十几, 上千). Offsets into the text. */
export interface Numeral extends Span, Quantity {
  /** Power of ten of the last scale words: 万 4, 亿 8, 百万 6, 千 3; 0 without one. */
  readonly scale: number
  /** arabic 1234.5; chinese 三千; mixed 3.5万; scale a scale word alone (百余, 万); fraction 百分之五, 1/3, 半数: no count. */
  readonly form: 'arabic' | 'chinese' | 'mixed' | 'scale' | 'fraction'
}

/** What begins at an offset: a number, or characters that are none and end at `end`. */
export interface Found {
  readonly numeral: Numeral | null
  readonly end: number
}

/** 1 for every character that a number can begin with. */
const BEGINS = new Uint8Array(0x10000)
for (let code = 0; code < BEGINS.length; code++) BEGINS[code] = kindAt(String.fromCharCode(code), 0) === OTHER ? 0 : 1
for (const character of '上过過成好负負半.-−－．') BEGINS[character.charCodeAt(0)] = 1

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
  if (kindAt(text, at) === ARABIC) return beginArabic(text, at)
  if ('.．'.includes(character)) return beginSign(text, at)
  if ('-−－'.includes(character)) return negative(beginSign(text, at), at)
  if ('负負'.includes(character)) return beginNegative(text, at)
  return beginPhrase(text, at) ?? (kindAt(text, at) === OTHER ? null : beginChinese(text, at))
}

/** 负五; not in 肩负, 胜负, 减负. */
function beginNegative(text: string, at: number): Found | null {
  if (kindAt(text, at + 1) === OTHER || fits(/(?<=[减減肩担擔胜勝自抱背欠辜重增降欺不])/y, text, at)) return null
  return negative(begin(text, at + 1), at)
}

function negative(found: Found | null, start: number): Found | null {
  if (!found?.numeral) return found
  const { value, min, max } = found.numeral
  const numeral = { ...found.numeral, start, value: minus(value), min: max && minus(max), max: min && minus(min) }
  return { numeral, end: found.end }
}

function minus(a: Decimal): Decimal {
  return { digits: -a.digits, exponent: a.exponent }
}
