import { add, type Decimal, decimal, shift } from '../../decimal.js'
import { numberWordEnd } from '../../lexicon/number-words.js'
import { ARABIC, BIG, DIGIT, kindAt, OTHER, SMALL, SOME, skipBlanks, TENS, valueAt } from './alphabet.js'
import { type Digits, readDigits } from './digits.js'

/** The part of a number below one 万 or 亿: sums of 千, 百, 十, and the digits behind them. */
export interface Section {
  readonly end: number
  readonly low: Decimal
  readonly high: Decimal
  /** Power of ten of the last 千, 百, 十; 4 where there is none. */
  readonly lastSmall: number
  /** Digits without a scale of their own: what they count depends on what stands before and behind. */
  readonly tail: Digits | null
  readonly tailBehindZero: boolean
  /** Everything read of digits, to tell the number's form and hedge. */
  readonly sorts: ReadonlySet<Digits['sort']>
  readonly isSpaced: boolean
}

/** Where the section stands in its number. */
export interface Place {
  readonly start: number
  /** Power of ten of the 万 or 亿 before; 0 for the first section. */
  readonly lastBig: number
  /** True where the number so far is set with blanks. */
  readonly isSpaced: boolean
}

const ZERO = decimal(0)

/** Reads the section at `from`; its end is `from` where there is none. Null where its parts contradict each other: 三十五十. */
export function readSection(text: string, from: number, place: Place): Section | { readonly contradictedAt: number } {
  const sorts = new Set<Digits['sort']>()
  let section: Section = {
    end: from,
    low: ZERO,
    high: ZERO,
    lastSmall: 4,
    tail: null,
    tailBehindZero: false,
    sorts,
    isSpaced: place.isSpaced,
  }
  for (;;) {
    const isFirst = section.end === place.start
    const blank = isFirst ? section.end : skipBlanks(text, section.end)
    if (blank > section.end && !goesOnBehindBlank(text, blank, section, place)) return section
    const zeros = skipZeros(text, blank, isFirst)
    const at = zeros === blank && !isFirst ? skipOldZero(text, skipZeroAndBlank(text, blank)) : zeros
    const digits = readDigits(text, at, place.start)
    if (digits === null) return { contradictedAt: at }
    const behind = skipBlanks(text, digits.end)
    const scale = smallScaleAt(text, behind, behind > digits.end)
    const isSpaced = section.isSpaced || blank > section.end || (scale > 0 && behind > digits.end)
    if (scale === 0) {
      if (digits.sort === 'none') return section
      sorts.add(digits.sort)
      return { ...section, end: digits.end, tail: digits, tailBehindZero: at > blank, isSpaced }
    }
    if (!takes(text, section, digits, scale, isFirst || at > blank)) {
      return digits.sort === 'none' && !isFirst ? section : { contradictedAt: behind }
    }
    if (digits.sort !== 'none' || scale === 1) sorts.add(digits.sort === 'none' ? 'chinese' : digits.sort)
    section = {
      ...section,
      end: behind + 1,
      low: add(section.low, shift(digits.low, scale)),
      high: add(section.high, shift(digits.high, scale)),
      lastSmall: scale,
      isSpaced,
    }
  }
}

/** True where 千, 百 or 十 has a place behind these digits. `isFree`: at the number's head or behind 零 no digit is needed. */
function takes(text: string, section: Section, digits: Digits, scale: number, isFree: boolean): boolean {
  if (scale >= section.lastSmall) return false
  if (digits.sort === 'none') return scale === 1 || isFree
  if (digits.sort !== 'arabic') return digits.length <= 1
  if (digits.length === 1 && !digits.hasPoint) return true
  // Accounts are kept in 千元 and 百万元 (12,345千元, 30百万元); 30百 and 五十千 are said of nothing.
  const behind = kindAt(text, skipBlanks(text, digits.end) + 1)
  return section.lastSmall === 4 && (digits.hasPoint || scale === 3 || behind === BIG)
}

/** Behind a blank a number goes on only with the very next scale (三千 八百, 7万 5千, 25亿 1142万), or with a digit behind 十. */
function goesOnBehindBlank(text: string, at: number, section: Section, place: Place): boolean {
  const kind = kindAt(text, at)
  if ((kind !== DIGIT && kind !== ARABIC && kind !== SOME) || numberWordEnd(text, at) > 0) return false
  const expected = section.lastSmall < 4 ? section.lastSmall - 1 : place.lastBig === 4 ? 3 : -1
  if (kind === ARABIC && section.lastSmall === 4 && goesOnInDigits(text, at, place)) return true
  const scaleAt = skipBlanks(text, at + 1)
  if (kindAt(text, scaleAt) === SMALL)
    return valueAt(text, scaleAt) === expected || isBelowBillion(text, scaleAt, place)
  const isLast = kindAt(text, at + 1) === OTHER && (kindAt(text, scaleAt) === OTHER || expected === 0)
  return (isLast || kind === SOME) && section.lastSmall < 4 && (expected === 0 || section.isSpaced)
}

/** 198 億 3 千萬: thousands of 万 behind 亿. */
function isBelowBillion(text: string, scaleAt: number, { lastBig }: Place): boolean {
  const next = skipBlanks(text, scaleAt + 1)
  return lastBig === 8 && kindAt(text, next) === BIG && valueAt(text, next) === 4
}

/** What stands behind a number that is whole: the end of the clause, or money. */
const WHOLE = /^ ?(?:[,，。;；、)）元圆圓块塊]|$)/

/** 25 億 1142 萬, 7 萬 5000 元, 8 萬 6: digits that fill the places below a scale, up to the next scale or the unit. */
function goesOnInDigits(text: string, at: number, { lastBig, isSpaced }: Place): boolean {
  let end = at
  while (kindAt(text, end) === ARABIC) end++
  const behind = skipBlanks(text, end)
  if (end - at > 4) return false
  const isWhole = isSpaced && end - at === 1 && WHOLE.test(text.slice(end, end + 2))
  if (lastBig === 8) return isWhole || (kindAt(text, behind) === BIG && valueAt(text, behind) === 4)
  if (lastBig !== 4 || !isSpaced) return false
  return end - at === 4 ? '元圆圓'.includes(text[behind] ?? ' ') : isWhole
}

/** Offset behind the zeros at `at`, where a further part of the number follows: not in 3000零售. */
function skipZeros(text: string, at: number, isFirst: boolean): number {
  let end = at
  while (kindAt(text, end) === DIGIT && valueAt(text, end) === 0) end++
  const kind = kindAt(text, end)
  if (isFirst) return kind === SMALL ? end : at
  return kind === OTHER || kind === BIG ? at : end
}

/** 41亿零 800万: a blank between 零 and the digits that fill the places behind it. */
function skipZeroAndBlank(text: string, at: number): number {
  if (kindAt(text, at) !== DIGIT || valueAt(text, at) !== 0 || text[at + 1] !== ' ') return at
  return kindAt(text, at + 2) === ARABIC ? at + 2 : at
}

/** 一百单八: of old the word for 零 between hundreds and units; not 三百单一来源. */
function skipOldZero(text: string, at: number): number {
  const isZero =
    (text[at] === '单' || text[at] === '單') && kindAt(text, at - 1) === SMALL && valueAt(text, at - 1) === 2
  return isZero && kindAt(text, at + 1) === DIGIT && valueAt(text, at + 1) > 1 && kindAt(text, at + 2) === OTHER
    ? at + 1
    : at
}

/** Power of ten of the 十, 百 or 千 at `at`; 0 without one. */
function smallScaleAt(text: string, at: number, isSpaced: boolean): number {
  const kind = kindAt(text, at)
  if (kind === TENS) return 1
  if (kind !== SMALL || isUnitScale(text, at) || (isSpaced && numberWordEnd(text, at) > 0)) return 0
  return valueAt(text, at)
}

/** True for the 千 of 千瓦 and the 兆 of 兆瓦, which belong to the unit. */
export function isUnitScale(text: string, at: number): boolean {
  const next = text[at + 1] ?? ' '
  if (text[at] === '千') return '瓦克卡帕伏赫焦米'.includes(next)
  return text[at] === '兆' && '瓦帕赫字比焦欧'.includes(next)
}
