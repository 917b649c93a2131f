import { add, compare, type Decimal, decimal, shift } from '../decimal.js'
import { numberWordEnd } from '../lexicon/number-words.js'
import { ARABIC, BIG, DIGIT, kindAt, OTHER, SMALL, SOME, skipBlanks, TENS, valueAt } from './numeral-alphabet.js'
import { type ArabicReading, readArabic } from './numeral-arabic.js'

/** A number as the characters say it, without what stands in front of it. */
export interface Reading {
  readonly end: number
  readonly low: Decimal
  readonly high: Decimal
  /** How the number itself is hedged: 三四百 range, 数百 and 十几 vague, 余 and 多 over, 来 about. */
  readonly hedge: 'exact' | 'range' | 'vague' | 'over' | 'about'
  readonly hasArabic: boolean
  readonly hasChinese: boolean
  /** True where no digit stands: 百, 万, 百万. */
  readonly isBare: boolean
}

/** Where the characters are no number: the offset at which to look again. */
export interface NoReading {
  readonly end: number
  readonly low: null
}

const ZERO = decimal(0)
const ONE = decimal(1)
const TEN = decimal(10)

/** No amount is written with more characters; a longer row is no number. */
const MOST_CHARACTERS = 64

/** What is known while a number is read from left to right. */
interface State {
  readonly text: string
  readonly start: number
  at: number
  /** Sums closed by 万, 亿, 兆, highest first. */
  readonly closed: { low: Decimal; high: Decimal; readonly scale: number }[]
  /** Power of ten of the last 万, 亿, 兆; 0 before the first. */
  lastBig: number
  hedge: Reading['hedge']
  hasArabic: boolean
  hasChinese: boolean
  isBare: boolean
  /** True once a blank was read over: the text sets its numbers with blanks. */
  isSpaced: boolean
  /** True where a sum of this kind takes no further part: behind a point, a hedge, 几. */
  isClosed: boolean
}

/** The part of a number below one 万 or 亿. */
interface Section {
  low: Decimal
  high: Decimal
  /** Power of ten of the last 百 …; 4 before the first. */
  lastSmall: number
  /** True once a digit or scale was read. */
  isRead: boolean
  /** True for digits alone (2000, 九三七七) or one digit: what they count depends on what stands before and behind. */
  tail: Tail | null
}

interface Tail {
  readonly low: Decimal
  readonly high: Decimal
  /** Number of digits; 0 for 几. */
  readonly length: number
  readonly behindZero: boolean
  readonly hasPoint: boolean
  readonly isArabic: boolean
}

/**
 * Reads the longest number that begins at `start`, from left to right in one pass: sections of 千百十, closed by 万, 亿 and
 * 兆. Where the longest row of characters is no number (三十五十, 1.2.3万), there is none: a wrong value is worse than a miss.
 */
export function readNumber(text: string, start: number): Reading | NoReading {
  const state: State = {
    text,
    start,
    at: start,
    closed: [],
    lastBig: 0,
    hedge: 'exact',
    hasArabic: false,
    hasChinese: false,
    isBare: true,
    isSpaced: false,
    isClosed: false,
  }
  let rest: Bounds | null = null
  while (!state.isClosed) {
    const section = readSection(state)
    if (section === null) return skipped(text, state.at)
    if (!section.isRead) {
      if (state.closed.length > 0) break
      // A scale word alone counts as one of it: 万名, 百亿元.
      if (kindAt(text, start) !== BIG) return { end: start + 1, low: null }
      section.low = ONE
      section.high = ONE
    }
    const outcome = closeSection(state, section)
    if (outcome === null) return skipped(text, state.at)
    if (outcome !== 'closed') {
      rest = outcome
      break
    }
  }
  if (!endsHere(state) || state.at - start > MOST_CHARACTERS) return skipped(text, state.at)
  let { low, high } = rest ?? { low: ZERO, high: ZERO }
  for (const part of state.closed) {
    low = add(low, part.low)
    high = add(high, part.high)
  }
  const { hedge, hasArabic, hasChinese, isBare } = state
  return { end: state.at, low, high, hedge, hasArabic, hasChinese, isBare }
}

interface Bounds {
  readonly low: Decimal
  readonly high: Decimal
}

/** Behind the whole row of numeral characters. */
function skipped(text: string, from: number): NoReading {
  let end = from
  while (kindAt(text, end) !== OTHER) end++
  return { end, low: null }
}

/** False where a numeral character that found no place in the number stands right behind it. */
function endsHere({ text, at }: State): boolean {
  const kind = kindAt(text, at)
  if (kind === OTHER || kind === SOME || '两兩俩倆零〇○'.includes(text[at] as string)) return true
  // 120三年制: a digit of another sort begins the next word, if no scale follows it.
  if (kind === DIGIT && kindAt(text, at - 1) === ARABIC) return kindAt(text, at + 1) === OTHER
  return isUnitScale(text, at) || numberWordEnd(text, at) > 0
}

/** True for the 千 of 千瓦 and the 兆 of 兆瓦, which belong to the unit. */
export function isUnitScale(text: string, at: number): boolean {
  const next = text[at + 1] ?? ''
  if (next === '') return false
  if (text[at] === '千') return '瓦克卡帕伏赫焦米'.includes(next)
  return text[at] === '兆' && '瓦帕赫字比焦欧'.includes(next)
}

/** Reads 千百十 parts and the digits behind them. Null where they contradict each other. */
function readSection(state: State): Section | null {
  const { text } = state
  const section: Section = { low: ZERO, high: ZERO, lastSmall: 4, isRead: false, tail: null }
  for (;;) {
    const isFirst = !section.isRead && state.closed.length === 0
    const blank = isFirst ? state.at : skipBlanks(text, state.at)
    if (blank > state.at && !mayGoOnBehindBlank(state, section, blank)) return section
    const zeros = readZeros(text, blank, isFirst)
    const coefficient = readCoefficient(state, zeros, zeros > blank)
    if (coefficient === null) {
      state.at = zeros
      return null
    }
    const behind = coefficient.length < 0 ? zeros : skipBlanks(text, coefficient.end)
    const scale = smallScaleAt(text, behind, behind > coefficient.end)
    if (scale === 0) {
      if (coefficient.length < 0) return section
      if (blank > state.at) state.isSpaced = true
      return takeTail(state, section, coefficient, zeros > blank)
    }
    if (!takeScale(state, section, coefficient, scale, zeros > blank)) {
      if (coefficient.length < 0 && !isFirst) return section
      state.at = behind
      return null
    }
    if (blank > state.at || behind > coefficient.end) state.isSpaced = true
    state.at = kindAt(text, behind) === TENS ? behind : behind + 1
  }
}

/** Behind a blank a number goes on only with the very next scale (三千 八百, 7万 5千), or with a digit behind 十. */
function mayGoOnBehindBlank(state: State, section: Section, at: number): boolean {
  const { text } = state
  const expected = section.isRead ? section.lastSmall - 1 : state.lastBig === 4 ? 3 : -1
  if (kindAt(text, at) !== DIGIT && kindAt(text, at) !== ARABIC) return false
  if (numberWordEnd(text, at) > 0) return false
  const scaleAt = skipBlanks(text, at + 1)
  if (kindAt(text, scaleAt) === SMALL) return valueAt(text, scaleAt) === expected
  const isSingle = kindAt(text, at + 1) === OTHER && kindAt(text, scaleAt) === OTHER
  return isSingle && section.isRead && (expected === 0 || state.isSpaced)
}

/** Offset behind the zeros at `at`. A number that is zero alone keeps it. */
function readZeros(text: string, at: number, isFirst: boolean): number {
  let end = at
  while (kindAt(text, end) === DIGIT && valueAt(text, end) === 0) end++
  if (isFirst) return end > at && kindAt(text, end) === SMALL ? end : at
  // 3000零售: a zero counts only before a further part of the number.
  const kind = kindAt(text, end)
  return kind === OTHER || kind === BIG ? at : end
}

interface Coefficient extends Bounds {
  readonly end: number
  /** Number of digits; 0 for 几, -1 for none. */
  readonly length: number
  readonly isPair: boolean
  readonly isArabic: boolean
  readonly hasPoint: boolean
}

const NO_COEFFICIENT = { low: ONE, high: ONE, length: -1, isPair: false, isArabic: false, hasPoint: false } as const

/** Reads the digits at `at`. Null where they are none that a number can have. */
function readCoefficient(state: State, at: number, behindZero: boolean): Coefficient | null {
  const { text } = state
  const kind = kindAt(text, at)
  if (kind === ARABIC) return arabicCoefficient(readArabic(text, at), state)
  if (kind === TENS) {
    const tens = decimal(valueAt(text, at))
    return { ...NO_COEFFICIENT, low: tens, high: tens, length: 1, end: at }
  }
  if (kind === SOME) return someCoefficient(state, at, behindZero)
  if (kind !== DIGIT || !isDigitHere(text, at, state.start)) return { ...NO_COEFFICIENT, end: at }
  if (
    at > state.start &&
    numberWordEnd(text, at) > 0 &&
    kindAt(text, at + 1) === OTHER &&
    kindAt(text, at - 1) !== ARABIC
  ) {
    // 三百一线教师 is 300.
    if (valueAt(text, at - 1) !== 1 || kindAt(text, at - 1) !== SMALL) return { ...NO_COEFFICIENT, end: at }
  }
  return chineseCoefficient(text, at)
}

function arabicCoefficient(reading: ArabicReading, state: State): Coefficient | null {
  const { whole, value, hasPoint, end } = reading
  if (reading.isRatio) return null
  // 1百01: leading zeros hold the places behind a scale.
  const held =
    value === null && !hasPoint && state.at > state.start && /^0\d{1,2}$/.test(whole) && end === state.at + whole.length
  if (value === null && !held) return null
  const low = value ?? decimal(whole)
  return { low, high: low, end, length: whole.length, isPair: false, isArabic: true, hasPoint }
}

/** 几 and 数: from one to ten. 数 and a leading 几 count only before a scale. */
function someCoefficient(state: State, at: number, behindZero: boolean): Coefficient {
  const { text } = state
  const isCounting = text[at] === '几' || text[at] === '幾'
  const next = kindAt(text, skipBlanks(text, at + 1))
  const beforeScale = next === SMALL || next === BIG || text.startsWith('个亿', at + 1)
  const behindScale =
    isCounting && at > state.start && (behindZero || kindAt(text, at - 1) === SMALL || state.lastBig > 0)
  if (!beforeScale && !behindScale) return { ...NO_COEFFICIENT, end: at }
  return { ...NO_COEFFICIENT, low: ONE, high: TEN, end: at + 1, length: 0 }
}

/** One digit, two that say a range (三四, 三五, 一两), or a row of digits (二〇〇八). */
function chineseCoefficient(text: string, at: number): Coefficient | null {
  let end = at + 1
  let digits = String(valueAt(text, at))
  while (
    kindAt(text, end) === DIGIT &&
    (!isTwo(text, end) || isPairOfTwo(text, at, end)) &&
    end - at < MOST_CHARACTERS
  ) {
    if (!isDigitHere(text, end, at)) break
    digits += valueAt(text, end)
    end++
  }
  const low = decimal(digits)
  const one = { ...NO_COEFFICIENT, low, high: low, length: digits.length, end }
  if (digits.length === 1) return one
  const [first = 0, second = 0] = [...digits].map(Number)
  if (digits.length === 2 && first > 0 && (second === first + 1 || digits === '35')) {
    return { ...one, low: decimal(first), high: decimal(second), length: 1, isPair: true }
  }
  if (isTwo(text, at) || (digits.startsWith('0') && at > 0 && kindAt(text, at - 1) === OTHER)) return null
  // 八一, 九九: two digits that are no range are a name, except before 万 and 亿 (三六億).
  if (digits.length === 2 && !digits.includes('0') && kindAt(text, end) !== BIG) return null
  return one
}

function isTwo(text: string, at: number): boolean {
  return '两兩俩倆'.includes(text[at] as string)
}

function isPairOfTwo(text: string, at: number, end: number): boolean {
  return end === at + 1 && valueAt(text, at) === 1 && '两兩'.includes(text[end] as string)
}

/**
 * True where the digit at `at` counts. Financial digits that are words of their own (陆 伍 拾 肆 参) need a scale or a unit of
 * money beside them; 两 needs a scale behind it unless it begins the number.
 */
function isDigitHere(text: string, at: number, start: number): boolean {
  const character = text[at] as string
  const next = kindAt(text, at + 1)
  if (isTwo(text, at)) {
    if (at > start && kindAt(text, at - 1) === DIGIT && !isPairOfTwo(text, at - 1, at)) return false
    return at > start && kindAt(text, at - 1) !== DIGIT ? next === SMALL || next === BIG : !isTwo(text, at + 1)
  }
  if (!'陆陸伍肆参參叄'.includes(character)) return true
  if (numberWordEnd(text, at) > 0) return false
  if (next === SMALL || next === BIG || '元圆圓角分块'.includes(text[at + 1] || ' ')) return true
  return at > start && next === OTHER && kindAt(text, at - 1) !== OTHER
}

/** Power of ten of the 十, 百 or 千 at `at`; 0 without one. */
function smallScaleAt(text: string, at: number, isSpaced: boolean): number {
  const kind = kindAt(text, at)
  if (kind === TENS) return 1
  if (kind !== SMALL || isUnitScale(text, at) || (isSpaced && numberWordEnd(text, at) > 0)) return 0
  return valueAt(text, at)
}

/** Adds coefficient × scale; false where the scale has no place here. */
function takeScale(state: State, section: Section, given: Coefficient, scale: number, behindZero: boolean): boolean {
  const { text } = state
  if (scale >= section.lastSmall) return false
  const isFirst = !section.isRead && state.closed.length === 0
  if (given.length < 0) {
    if (scale !== 1 && !isFirst && !behindZero) return false
  } else if (given.isArabic && (given.length > 1 || given.hasPoint)) {
    // 12,345千元 and 30百万元 are scales of accounts; 30百 and 12千人 are no numbers of the language.
    const behind = kindAt(text, skipBlanks(text, given.end) + 1)
    if (section.isRead || !(given.hasPoint || scale === 3 || behind === BIG)) return false
  } else if (given.length > 1) return false
  const isTens = kindAt(text, given.end) === TENS
  section.low = add(section.low, shift(given.low, scale))
  section.high = add(section.high, shift(given.high, scale))
  section.lastSmall = scale
  section.isRead = true
  note(state, given)
  state.hasChinese = true
  if (given.length > 0 || scale === 1) state.isBare = false
  if (isTens) state.at = given.end + 1
  return true
}

/** Notes what the digits say of the whole number. */
function note(state: State, given: Coefficient): void {
  if (given.length === 0) state.hedge = 'vague'
  if (given.isPair) state.hedge = 'range'
  if (given.length >= 0) state.isBare = false
  if (given.isArabic) state.hasArabic = true
  else if (given.length >= 0) state.hasChinese = true
}

function takeTail(state: State, section: Section, given: Coefficient, behindZero: boolean): Section {
  const { low, high, length, hasPoint, isArabic } = given
  section.tail = { low, high, length, behindZero, hasPoint, isArabic }
  section.isRead = true
  note(state, given)
  state.at = given.end
  return section
}

/**
 * Reads what stands behind a section: point, inner hedge, 万 亿 兆. Returns 'closed' where a scale closed it, its bounds where
 * it is the number's last part, null where the parts contradict each other.
 */
function closeSection(state: State, section: Section): 'closed' | Bounds | null {
  const { text } = state
  readSomeBehindArabic(state, section)
  const point = readPoint(text, state.at, section)
  if (point !== null) state.at = point.end
  readHedge(state, section)
  const scales = readScales(state, section)
  const isLast = scales.length === 0
  let bounds = resolveTail(state, section, isLast && point === null)
  if (bounds === null) return null
  if (point !== null) {
    bounds = { low: add(bounds.low, point.value), high: add(bounds.high, point.value) }
    state.isClosed = true
  }
  if (section.tail?.hasPoint || state.hedge === 'vague' || state.hedge === 'range')
    state.isClosed ||= section.tail !== null
  if (isLast) return bounds
  return multiply(state, bounds, scales) ? 'closed' : null
}

/** 20几, 30几万: 几 behind whole tens in Arabic digits. */
function readSomeBehindArabic(state: State, section: Section): void {
  const { text, at } = state
  const tail = section.tail
  if (!tail?.isArabic || tail.hasPoint || !(text[at] === '几' || text[at] === '幾')) return
  if (tail.low.exponent < 1) return
  const next = kindAt(text, at + 1)
  if (next === SMALL) return
  section.tail = { ...tail, high: add(tail.low, shift(ONE, tail.low.exponent)) }
  state.hedge = 'vague'
  state.at = at + 1
}

interface Point {
  readonly end: number
  readonly value: Decimal
}

/** 点二五. No point of time: 三点五十, 九点一刻. */
function readPoint(text: string, at: number, section: Section): Point | null {
  const isWritten = section.isRead && !section.tail?.isArabic
  const point = skipBlanks(text, at)
  if (!isWritten || !(text[point] === '点' || text[point] === '點')) return null
  const start = skipBlanks(text, point + 1)
  let end = start
  let digits = ''
  while (kindAt(text, end) === DIGIT && !isTwo(text, end) && end - start < MOST_CHARACTERS) {
    digits += valueAt(text, end)
    end++
  }
  const kind = kindAt(text, end)
  if (digits === '' || kind === SMALL || kind === TENS || text[end] === '刻') return null
  if (numberWordEnd(text, start) > 0 && kind === OTHER) return null
  return { end, value: decimal(`0.${digits}`) }
}

/** 余, 多 and 来 inside the number: 三千余万, 3000多, 十来个. */
function readHedge(state: State, section: Section): void {
  const { text } = state
  const at = skipBlanks(text, state.at)
  const hedge = innerHedge(text, at)
  if (hedge === null || !mayHedge(state, section)) return
  if (at > state.at && hedge === 'about') return
  if (state.hedge === 'exact') state.hedge = hedge
  state.isClosed = true
  state.at = at + 1
}

/** Words that begin with 余 or 多 and are no hedge behind a number. */
const COUNTERS_BEHIND_ABOUT =
  /^[个個名人位户戶家所间間次天年月岁歲元块塊里分项項件套批座棵斤公吨噸亩畝种種部条條场場支台张張辆輛本只隻头頭口份万萬亿億]/

function innerHedge(text: string, at: number): 'over' | 'about' | null {
  const character = text[at] ?? ''
  if (character === '') return null
  if ('余餘多'.includes(character)) return 'over'
  return '来來'.includes(character) && COUNTERS_BEHIND_ABOUT.test(text[at + 1] ?? '') ? 'about' : null
}

/** A Chinese digit without scale takes no hedge: 三多, 五余. */
function mayHedge(state: State, section: Section): boolean {
  if (state.closed.length > 0 && !section.isRead) return true
  return section.lastSmall < 4 || section.tail?.isArabic === true || (section.tail?.length ?? 0) > 1
}

/** The 万, 亿 and 兆 at the reading point, with a hedge between them: 万亿, 万多亿; 个亿 is 亿. */
function readScales(state: State, section: Section): readonly number[] {
  const { text } = state
  const scales: number[] = []
  for (;;) {
    const at = skipBlanks(text, state.at)
    const billions = scales.length === 0 && section.isRead ? countedBillion(text, at) : 0
    if (billions > 0) {
      scales.push(8)
      if (billions > at + 2) state.hedge = state.hedge === 'exact' ? 'over' : state.hedge
      state.at = billions
      state.hasChinese = true
      return scales
    }
    const isScale = kindAt(text, at) === BIG && !isUnitScale(text, at)
    if (!isScale || (at > state.at && (scales.length > 0 || numberWordEnd(text, at) > 0))) break
    if (at > state.at) state.isSpaced = true
    scales.push(valueAt(text, at))
    state.at = at + 1
    state.hasChinese = true
    readHedge(state, { ...section, lastSmall: 0 })
    if (scales.length > 3) break
  }
  return scales
}

/** End of 个亿 or 个多亿 at `at`; 0 without one. */
function countedBillion(text: string, at: number): number {
  if (text[at] !== '个' && text[at] !== '個') return 0
  const end = text[at + 1] === '多' || text[at + 1] === '余' ? at + 2 : at + 1
  return (text[end] === '亿' || text[end] === '億') && kindAt(text, end + 1) !== BIG ? end + 1 : 0
}

/** The section's value. Digits behind a scale are read by their number: 一百五 150, 3万4000, 一万六七, 三百零五. */
function resolveTail(state: State, section: Section, isLast: boolean): Bounds | null {
  const { tail } = section
  if (tail === null) return section
  const { low, high } = section
  const isAlone = section.lastSmall === 4 && state.closed.length === 0
  const behindSmall = section.lastSmall < 4
  const place = behindSmall ? section.lastSmall : state.lastBig
  if (tail.length === 0) {
    // 十几 begins at ten, 三百几 at three hundred; 几万 at ten thousand.
    if (!behindSmall && !isLast) return { low: ONE, high: TEN }
    return { low, high: add(high, shift(ONE, tail.behindZero ? 1 : place)) }
  }
  if (isAlone || tail.hasPoint) return isAlone || !behindSmall ? sum(section, tail, 0) : null
  if (tail.behindZero) return sum(section, tail, 0)
  if (!behindSmall && !isLast) return sum(section, tail, 0)
  if (tail.length === 1) {
    // 三百五万 is said of no number.
    if (!isLast && place !== 1) return null
    return sum(section, tail, place - 1)
  }
  return tail.length <= place ? sum(section, tail, 0) : null
}

function sum(section: Section, tail: Tail, power: number): Bounds {
  return { low: add(section.low, shift(tail.low, power)), high: add(section.high, shift(tail.high, power)) }
}

/** Closes the section with its scales; false where they have no place: 三万五万. */
function multiply(state: State, bounds: Bounds, scales: readonly number[]): boolean {
  let { low, high } = bounds
  const [first = 0] = scales
  for (const [i, scale] of scales.entries()) {
    if (i === 0) {
      while (state.closed.length > 0 && (state.closed.at(-1) as { scale: number }).scale < scale) {
        const lower = state.closed.pop() as Bounds
        low = add(low, lower.low)
        high = add(high, lower.high)
      }
    } else if (scale < (scales[i - 1] as number) || scale !== (scale === 4 ? first : 8)) return false
    low = shift(low, scale)
    high = shift(high, scale)
  }
  const scale = scales.at(-1) as number
  const above = state.closed.at(-1)
  if (above !== undefined && (above.scale <= scale || high.digits === 0n || compare(high, shift(ONE, above.scale)) > 0))
    return false
  state.closed.push({ low, high, scale: scales.length > 1 && scale === 4 ? 8 : scale })
  state.lastBig = scale
  return true
}
