import { add, type Decimal, decimal, shift } from '../../decimal.js'
import { numberWordEnd } from '../../lexicon/number-words.js'
import { fits } from '../../pattern.js'
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
  readonly tail: (Digits & { readonly isBehindZero: boolean }) | null
  /** Everything read of digits, to tell the number's form and hedge. */
  readonly sorts: ReadonlySet<Digits['sort']>
}

/** Where the section stands in its number. */
export interface Place {
  readonly start: number
  /** Power of ten of the 万 or 亿 before; 0 for the first section. */
  readonly lastBig: number
}

const ZERO = decimal(0)

/** Reads the section at `from`; its end is `from` where there is none. What stands behind it may be no number: 三十五十. */
export function readSection(text: string, from: number, place: Place): Section {
  const sorts = new Set<Digits['sort']>()
  let section: Section = { end: from, low: ZERO, high: ZERO, lastSmall: 4, tail: null, sorts }
  for (;;) {
    const isFirst = section.end === place.start
    const blank = skipBlanks(text, section.end)
    if (blank > section.end && !goesOnBehindBlank(text, blank, section, place)) return section
    const at = skipOldZero(text, skipZeros(text, blank, isFirst))
    const digits = readDigits(text, at, place.start)
    if (digits === null) return section
    const behind = skipBlanks(text, digits.end)
    const scale = smallScaleAt(text, behind, behind > digits.end)
    if (scale === 0) {
      if (digits.sort === 'none') return section
      sorts.add(digits.sort)
      const { low, high, lastSmall } = section
      return { end: digits.end, low, high, lastSmall, tail: { ...digits, isBehindZero: at > blank }, sorts }
    }
    if (!takes(text, section, digits, scale, isFirst || at > blank)) return section
    if (digits.sort !== 'none' || scale === 1) sorts.add(digits.sort === 'none' ? 'chinese' : digits.sort)
    section = {
      end: behind + 1,
      low: add(section.low, shift(digits.low, scale)),
      high: add(section.high, shift(digits.high, scale)),
      lastSmall: scale,
      tail: null,
      sorts,
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
function goesOnBehindBlank(text: string, at: number, { end, lastSmall }: Section, place: Place): boolean {
  if (numberWordEnd(text, at) > 0) return false
  const isSpaced = hasBlank(text, place.start, end)
  if (lastSmall === 4 && goesOnInDigits(text, at, place.lastBig, isSpaced)) return true
  const expected = (lastSmall < 4 ? lastSmall : place.lastBig) - 1
  const scaleAt = skipBlanks(text, at + 1)
  if (kindAt(text, scaleAt) === SMALL)
    return valueAt(text, scaleAt) === expected || isBelowBillion(text, scaleAt, place)
  // 二 十 几亿
  const isLast = kindAt(text, at + 1) === OTHER || kindAt(text, at) === SOME
  return isLast && lastSmall < 4 && (expected === 0 || isSpaced)
}

/** True where the number so far is set with blanks. */
export function hasBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (skipBlanks(text, i) > i) return true
  return false
}

/** 198 億 3 千萬: thousands of 万 behind 亿. */
function isBelowBillion(text: string, scaleAt: number, { lastBig }: Place): boolean {
  return lastBig === 8 && isMyriad(text, skipBlanks(text, scaleAt + 1))
}

function isMyriad(text: string, at: number): boolean {
  return kindAt(text, at) === BIG && valueAt(text, at) === 4
}

/** What stands behind a number that is whole: the end of the clause, or money. */
const WHOLE = '元圆圓块塊,，。;；、)）'

/** 25 億 1142 萬, 7 萬 5000 元, 8 萬 6: digits that fill the places below a scale, up to the next scale or the unit. */
function goesOnInDigits(text: string, at: number, lastBig: number, isSpaced: boolean): boolean {
  let end = at
  while (kindAt(text, end) === ARABIC) end++
  const behind = skipBlanks(text, end)
  if (lastBig === 8 && end - at <= 4 && isMyriad(text, behind)) return true
  if (!isSpaced) return false
  if (end - at === 1) return WHOLE.includes(text[behind] ?? '元')
  return lastBig === 4 && end - at === 4 && fits(/[元圆圓]/y, text, behind)
}

/**
 * Offset behind the zeros at `at`, where a further part of the number follows, also over a blank (41亿零 800万): not in 3000零售. At the head
 * of a number 十, 百 or 千 has to follow (零十).
 */
function skipZeros(text: string, at: number, isFirst: boolean): number {
  let end = at
  while (kindAt(text, end) === DIGIT && valueAt(text, end) === 0) end++
  const next = skipBlanks(text, end)
  const kind = kindAt(text, next)
  return kind === OTHER || kind === BIG || (isFirst && kind !== SMALL) ? at : next
}

/** 一百单八: of old the word for 零 between hundreds and units; not 三百单一来源. */
function skipOldZero(text: string, at: number): number {
  return fits(/(?<=[百佰])[单單][二三四五六七八九]/y, text, at) ? at + 1 : at
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
