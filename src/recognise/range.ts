import { compare, type Decimal, shift } from '../decimal.js'
import { fits } from '../pattern.js'
import type { Span } from '../span.js'
import { behindInclusion } from './hedge.js'
import type { Numeral } from './numeral/numeral.js'

/** Marks and words that stand between the two numbers of a range. */
const CONNECTOR = /^(?:-{1,2}|−{1,2}|－{1,2}|–|—{1,2}|~|～|〜|∼|至|到)/
/** These join only where 之间 stands behind: 20和30之间, 100与200间的. Rooms are counted in 间 too. */
const PAIRED = /^[和与跟]/
const BETWEEN = / ?(?:之间|间(?![\p{L}\p{N}])|间的)/uy

/** A left number without unit and scale is at most this many powers of ten smaller: 500至1万 is a range, 8至1.2亿 is none. */
const MOST_POWERS = 3

/**
 * Joins two numbers that a range connector stands between: 20—30, 20至30万 (the scale goes back), 2000万元—3000万元 and
 * 从8500元到3万元 (the unit repeated). Rows of more than two numbers (2019-7-18), different units (200人到30个村) and a left number
 * that is not smaller never join. What stands before both may be repeated (第3至第5, ￥20—￥30). Other numerals are returned as they are. `value` is the lower bound.
 * @param unitAt length of the unit word at an offset, 0 without one
 */
export function joinRanges(
  text: string,
  numerals: readonly Numeral[],
  unitAt: (offset: number) => number,
): readonly (Numeral & { readonly parts?: readonly Span[] })[] {
  const links = numerals.map((left, i) => linkBehind(text, left, numerals[i + 1], unitAt))
  const joined: (Numeral & { readonly parts?: readonly Span[] })[] = []
  for (let i = 0; i < numerals.length; i++) {
    const left = numerals[i] as Numeral
    const isChain = links[i - 1] || links[i + 1]
    const range = links[i] && !isChain ? join(text, left, numerals[i + 1] as Numeral, links[i] as Link) : null
    joined.push(range ?? left)
    if (range) i++
  }
  return joined
}

interface Link {
  /** True where a unit stands behind the left number. */
  readonly hasUnit: boolean
}

/** How `left` hangs together with `right`; null where no connector stands between, or between different units. */
function linkBehind(
  text: string,
  left: Numeral,
  right: Numeral | undefined,
  unitAt: (offset: number) => number,
): Link | null {
  if (right === undefined || right.start - left.end > 16) return null
  const unitStart = skipBlank(text, left.end)
  const unit = text.slice(unitStart, unitStart + unitAt(unitStart))
  const at = skipBlank(text, behindInclusion(text, unitStart + unit.length))
  const between = text.slice(at, right.start)
  const rightUnitStart = skipBlank(text, right.end)
  const rightUnit = text.slice(rightUnitStart, rightUnitStart + unitAt(rightUnitStart))
  const connector = CONNECTOR.exec(between)?.[0] ?? pairedConnector(text, between, rightUnitStart + rightUnit.length)
  if (connector === null) return null
  if (connector === '到' && isChange(text, left, unit, rightUnitStart + rightUnit.length)) return null
  const repeated = between.slice(connector.length).trim()
  if (repeated !== '' && !text.endsWith(repeated, left.start)) return null
  return rightUnit.startsWith(unit) ? { hasUnit: unit !== '' } : null
}

/** 从36人到1200人: a count with its counter at both ends tells what it has become, unless 不等 or 之间 says that it varies. */
function isChange(text: string, { start, scale }: Numeral, unit: string, behind: number): boolean {
  // 从500块到2个亿: a clause that is no more than from where to where
  const isOpening = start === 1 && '从從由'.includes(text[0] as string)
  if (isOpening && (unit !== '' || scale >= 4) && fits(/ ?[:：,，]/y, text, behind)) return true
  return (
    /^[人名位户個个项項]/.test(unit) &&
    fits(/(?<=[从從由])/y, text, start) &&
    !fits(/ ?(?:不等|之间|间|上下|左右)/y, text, behind)
  )
}

function pairedConnector(text: string, between: string, behind: number): string | null {
  return fits(BETWEEN, text, behind) ? (PAIRED.exec(between)?.[0] ?? null) : null
}

function skipBlank(text: string, at: number): number {
  return text[at] === ' ' ? at + 1 : at
}

function join(text: string, left: Numeral, right: Numeral, link: Link) {
  const max = right.max ?? rightValue(text, left, right)
  const min = lowerBound(text, left, right, max, link)
  if (min === null || compare(min, max) >= 0) return null
  const form = left.form === right.form ? left.form : left.form === 'fraction' ? 'fraction' : 'mixed'
  const { start } = left
  const { end, scale } = right
  const parts = [left, right].map((part) => ({ start: part.start, end: part.end }))
  return { start, end, value: min, qualifier: 'range' as const, min, max, scale, form: form as Numeral['form'], parts }
}

/** 百分之三十到四十: the denominator goes on. */
function rightValue(text: string, left: Numeral, right: Numeral): Decimal {
  if (left.form !== 'fraction' || right.form === 'fraction') return right.value
  if (text.startsWith('百分之', left.start)) return shift(right.value, -2)
  if (text.startsWith('千分之', left.start)) return shift(right.value, -3)
  return right.value
}

/** The left number, with the scale of the right one where it has none of its own: the largest that keeps it smaller. */
function lowerBound(text: string, left: Numeral, right: Numeral, max: Decimal, { hasUnit }: Link): Decimal | null {
  if (left.form === 'fraction' || right.form === 'fraction') return left.form === 'fraction' ? left.value : null
  if (hasUnit || left.scale >= 4 || left.value.digits < 0n) return left.value
  for (const scale of scalesBehind(text, right)) {
    const value = shift(left.value, scale)
    if (compare(value, max) < 0) return value
  }
  return compare(shift(left.value, MOST_POWERS), max) >= 0 ? left.value : null
}

/** The powers of ten that the last scale words of a numeral can give to another: 百万 6 and 4, 千 3. */
function scalesBehind(text: string, { start, end, scale }: Numeral): readonly number[] {
  if (scale === 0) return []
  const words = /[百佰千仟万萬亿億兆]+(?=[余餘多来來]?$)/.exec(text.slice(start, end))?.[0]
  // 2~3×10⁴
  if (words === undefined) return [scale]
  const powers: number[] = []
  let power = 0
  for (const word of [...words].reverse()) {
    power += POWER[word] ?? 0
    powers.push(power)
  }
  return powers.reverse()
}

const POWER: Readonly<Record<string, number>> = {
  百: 2,
  佰: 2,
  千: 3,
  仟: 3,
  万: 4,
  萬: 4,
  亿: 8,
  億: 8,
  兆: 12,
}
