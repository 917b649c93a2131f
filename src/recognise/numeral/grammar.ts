import { add, compare, type Decimal, decimal, shift } from '../../decimal.js'
import { numberWordEnd } from '../../lexicon/number-words.js'
import { fits } from '../../pattern.js'
import { ARABIC, BIG, DIGIT, kindAt, OTHER, SMALL, SOME, skipBlanks, TENS, valueAt } from './alphabet.js'
import { isForOne, isTwo } from './digits.js'
import { innerHedgeAt } from './hedge.js'
import { hasBlank, isUnitScale, readSection, type Section } from './section.js'
import { type Bounds, resolveTail } from './tail.js'

/** A number as its characters say it, without what stands in front of it. */
export interface Reading extends Bounds {
  readonly end: number
  /** How the number itself is hedged: 三四百 range, 数百 and 十几 vague, 余 and 多 over, 来 about. */
  readonly hedge: 'exact' | 'range' | 'vague' | 'over' | 'about'
  /** True where Arabic digits stand in it. */
  readonly hasArabic: boolean
  /** True where Chinese digits or scales stand in it. */
  readonly hasChinese: boolean
  /** True where no digit stands: 百, 万, 百万. */
  readonly isBare: boolean
}

/** Where the characters are no number: the offset at which to look again. */
export interface NoReading {
  readonly end: number
  readonly low: null
}

const ONE = decimal(1)

/** No amount is written with more characters; a longer row is no number. */
const MOST_CHARACTERS = 64

/** A sum that 万, 亿 or 兆 has closed. */
interface Closed extends Bounds {
  readonly scale: number
}

/** What is known while a number is read from left to right. */
interface State {
  readonly text: string
  readonly start: number
  at: number
  /** Highest scale first. */
  readonly closed: Closed[]
  lastBig: number
  hedge: Reading['hedge']
  hasArabic: boolean
  hasChinese: boolean
  isBare: boolean
  /** True where nothing further can follow: behind a point, a hedge, 几. */
  isDone: boolean
}

/**
 * Reads the longest number that begins at `start`, in one pass: sections of 千百十, closed by 万, 亿 and 兆. Where the longest row
 * of characters is no number (三十五十, 1.2.3万), there is none: a wrong value is worse than a miss.
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
    isDone: false,
  }
  let rest: Bounds | null = null
  while (rest === null && !state.isDone && !isNextNumber(state, state.at)) {
    const section = readSection(text, state.at, state)
    const isEmpty = section.end === state.at
    if (isEmpty && state.closed.length === 0 && kindAt(text, start) !== BIG) return { end: start + 1, low: null }
    if (isEmpty && state.closed.length > 0 && pointAt(text, state.at) === null) break
    takeSection(state, section)
    const part = closeSection(state, section, isEmpty)
    if (part === 'contradiction') return skipped(text, state.at)
    if (part !== 'closed') rest = part
  }
  if (!(isNextNumber(state, state.at) || endsHere(text, state.at)) || state.at - start > MOST_CHARACTERS)
    return skipped(text, state.at)
  const parts = rest === null ? state.closed : [...state.closed, rest]
  const { low, high } = parts.reduce(plus)
  const { hedge, hasArabic, hasChinese, isBare } = state
  return { end: state.at, low, high, hedge, hasArabic, hasChinese, isBare }
}

/**
 * 20 亿15 个项目, 1.2亿12个项目: so few Arabic digits behind 亿 or 万 are no places of its number, they begin the next one, if a counter
 * follows. One digit behind 万 is a place of it (3万5 is 35000) unless blanks stand in the number.
 */
function isNextNumber({ text, start, closed, lastBig }: State, at: number): boolean {
  if (closed.length === 0 || kindAt(text, at) !== ARABIC) return false
  let end = at
  while (kindAt(text, end) === ARABIC) end++
  const behind = skipBlanks(text, end)
  if (end - at > (lastBig === 4 ? 2 : 4)) return false
  if (lastBig === 4 && end - at === 1 && !hasBlank(text, start, behind)) return false
  return fits(/[个個项項]/y, text, behind)
}

function plus(a: Bounds, b: Bounds): Bounds {
  return { low: add(a.low, b.low), high: add(a.high, b.high) }
}

/** Behind the whole row of numeral characters. */
function skipped(text: string, from: number): NoReading {
  let end = from
  while (kindAt(text, end) !== OTHER) end++
  return { end, low: null }
}

/** False where a numeral character that found no place in the number stands right behind it. */
function endsHere(text: string, at: number): boolean {
  const kind = kindAt(text, at)
  if (kind === OTHER || isTwo(text, at) || (kind === DIGIT && valueAt(text, at) === 0)) return true
  if (kind === SOME) return kindAt(text, at + 1) === OTHER
  if (isForOne(text, at)) return true
  // 120三年制: a digit of the other script begins the next word, if no scale follows it.
  if (kind === DIGIT && kindAt(text, at - 1) === ARABIC) return kindAt(text, at + 1) === OTHER
  const wordEnd = numberWordEnd(text, at)
  return isUnitScale(text, at) || (wordEnd > 0 && kindAt(text, wordEnd - 1) === OTHER)
}

function takeSection(state: State, section: Section): void {
  state.at = section.end
  const { sorts } = section
  if (sorts.has('some')) state.hedge = 'vague'
  if (sorts.has('pair')) state.hedge = 'range'
  if (sorts.has('arabic')) state.hasArabic = true
  if (section.lastSmall < 4 || [...sorts].some((sort) => sort !== 'arabic')) state.hasChinese = true
  if (sorts.size > 0) state.isBare = false
}

/**
 * Reads what stands behind a section: 几 behind Arabic tens, point, inner hedge, 万 亿 兆. Returns 'closed' where a scale closed
 * it and its bounds where it is the number's last part.
 */
function closeSection(state: State, section: Section, isEmpty: boolean): 'closed' | 'contradiction' | Bounds {
  const { text } = state
  const some = someBehindTens(state, section)
  const point = section.tail?.sort === 'arabic' ? null : pointAt(text, state.at)
  if (point !== null) state.at = point.end
  takeHedge(state, !isEmpty && hasScaleOrArabic(section))
  const scales = readScales(state, !isEmpty)
  const isLast = scales.length === 0
  let bounds: Bounds | null = some ?? resolveTail(section, state.lastBig, isLast || point !== null)
  if (isEmpty && point === null) bounds = { low: ONE, high: ONE }
  if (bounds === null) return 'contradiction'
  if (point !== null) bounds = plus(bounds, { low: point.value, high: point.value })
  const isOpen = section.tail === null || section.tail.sort === 'chinese' || section.tail.sort === 'arabic'
  if (point !== null || section.tail?.hasPoint || !isOpen || some !== null) state.isDone = true
  if (isLast) return bounds
  return close(state, bounds, scales) ? 'closed' : 'contradiction'
}

/** 20几, 30几万: 几 behind whole tens in Arabic digits. */
function someBehindTens(state: State, { tail }: Section): Bounds | null {
  const { text, at } = state
  if (tail?.sort !== 'arabic' || tail.low.exponent < 1 || !fits(/[几幾]/y, text, at)) return null
  if (kindAt(text, at + 1) === SMALL) return null
  state.at = at + 1
  state.hedge = 'vague'
  return { low: tail.low, high: add(tail.low, shift(ONE, tail.low.exponent)) }
}

/** 点二五 behind Chinese digits. No point of time: 三点五十, 九点一刻. */
function pointAt(text: string, at: number): { readonly end: number; readonly value: Decimal } | null {
  const point = skipBlanks(text, at)
  if (text[point] !== '点' && text[point] !== '點') return null
  const start = skipBlanks(text, point + 1)
  let end = start
  let digits = ''
  while (kindAt(text, end) === DIGIT && !isTwo(text, end) && digits.length < MOST_CHARACTERS) {
    digits += valueAt(text, end)
    end++
  }
  const kind = kindAt(text, end)
  if (digits === '' || kind === SMALL || kind === TENS || text[end] === '刻') return null
  return kind === OTHER && numberWordEnd(text, start) > 0 ? null : { end, value: decimal(`0.${digits}`) }
}

/** A Chinese digit without scale takes no hedge: 三多, 五余. */
function hasScaleOrArabic({ lastSmall, tail }: Section): boolean {
  return lastSmall < 4 || tail?.sort === 'arabic' || (tail?.length ?? 0) > 1
}

function takeHedge(state: State, mayHedge: boolean): void {
  const hedge = mayHedge ? innerHedgeAt(state.text, state.at) : null
  if (hedge === null) return
  if (state.hedge === 'exact') state.hedge = hedge.qualifier
  state.isDone = true
  state.at = hedge.end
}

/** The 万, 亿 and 兆 at the reading point, with a hedge among them: 万亿, 万多亿; 个亿 is 亿. */
function readScales(state: State, isCounted: boolean): readonly number[] {
  const { text } = state
  const scales: number[] = []
  const counted = isCounted ? countedBillion(text, skipBlanks(text, state.at)) : null
  if (counted !== null) {
    if (counted.isOver && state.hedge === 'exact') state.hedge = 'over'
    state.at = counted.end
    scales.push(8)
    takeHedge(state, true)
  }
  while (scales.length < 3) {
    const at = skipBlanks(text, state.at)
    const isSpaced = at > state.at
    if (kindAt(text, at) !== BIG || isUnitScale(text, at) || (isSpaced && scales.length > 0)) break
    if (isSpaced && (!isCounted || numberWordEnd(text, at) > 0)) break
    scales.push(valueAt(text, at))
    state.at = at + 1
    takeHedge(state, true)
  }
  if (scales.length > 0) state.hasChinese = true
  return scales
}

/** 个亿 and 个多亿 at `at`; not in 三个亿万富翁. */
function countedBillion(text: string, at: number): { readonly end: number; readonly isOver: boolean } | null {
  if (text[at] !== '个' && text[at] !== '個') return null
  const isOver = fits(/[多余餘]/y, text, at + 1)
  const end = at + (isOver ? 2 : 1)
  const isBillion = text[end] === '亿' || text[end] === '億'
  return isBillion && kindAt(text, end + 1) !== BIG ? { end: end + 1, isOver } : null
}

/** Closes the sum with its scales; false where they have no place: 三万五万, 五亿万. */
function close(state: State, part: Bounds, scales: readonly number[]): boolean {
  const { closed } = state
  const [first = 0, ...further] = scales
  // 万亿 and 万万 are said, 亿万 is not.
  if (further.some((scale, i) => scale !== 8 && !(scale === 4 && first === 4 && i === 0))) return false
  if (further.length > 0 && first !== 4) return false
  let sum = part
  while (closed.length > 0 && (closed.at(-1) as Closed).scale < first) sum = plus(sum, closed.pop() as Closed)
  const power = scales.reduce((a, b) => a + b, 0)
  const { low, high } = { low: shift(sum.low, power), high: shift(sum.high, power) }
  const above = closed.at(-1)
  const scale = power > 8 ? Math.max(...scales) : power
  if (above !== undefined && (above.scale <= scale || compare(high, shift(ONE, above.scale)) > 0)) return false
  closed.push({ low, high, scale })
  state.lastBig = scales.at(-1) as number
  return true
}
