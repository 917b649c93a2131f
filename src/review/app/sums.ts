import type { Kind } from '../../model.js'
import type { Figure, Row } from './figures.js'
import { yearOf } from './filter.js'
import { rowOf, verdictOn } from './store.js'
import { currentLanguage, type Phrase, say, term } from './words.js'

/** A figure that counts in a sum. */
export interface Summand {
  readonly figure: Figure
  readonly row: Row
}

/** What is summed, and how many figures are left out for which reason. */
export interface Sum {
  readonly unit: string
  readonly taken: readonly Summand[]
  readonly out: readonly { readonly why: Phrase; readonly count: number; readonly units?: string }[]
}

/** A reason for leaving a figure out. */
type Test = readonly [why: Phrase, leavesOut: (row: Row, figure: Figure) => boolean]

const ALWAYS: readonly Test[] = [
  ['outRejected', (_, figure) => verdictOn(figure) === 'reject'],
  ['outRepeat', ({ flags }) => flags.includes('repeat')],
  ['outPart', ({ part_of }) => part_of !== null],
  ['outPer', ({ per }) => per !== null],
]
export const WITHOUT_YEAR: Test = ['outYear', (row) => yearOf(row) === null]
export const WITHOUT_PARTY: Test = ['outParty', ({ donor, recipient }) => donor === null || recipient === null]
export const OTHER_ROLE: Test = ['outRole', ({ role }) => role !== 'aid' && role !== 'donation']

/** The figures of a kind that may be added up: those in the unit that most of them have, none twice, none for two reasons. */
export function summable(figures: readonly Figure[], kind: Kind, more: readonly Test[]): Sum {
  const counts = new Map<Phrase, number>()
  let left: Summand[] = figures.map((figure) => ({ figure, row: rowOf(figure) })).filter(({ row }) => row.kind === kind)
  for (const [why, leavesOut] of [...ALWAYS, ...more]) {
    const kept = left.filter(({ row, figure }) => !leavesOut(row, figure))
    if (kept.length < left.length) counts.set(why, left.length - kept.length)
    left = kept
  }
  const units = Map.groupBy(left, ({ row }) => row.unit)
  const [unit, taken] = [...units].sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []]
  const others = [...units.keys()].filter((one) => one !== unit)
  const out = [...counts].map(([why, count]) => ({ why, count }))
  if (taken.length === left.length) return { unit, taken, out }
  const units_ = others.map(term).join(', ')
  return { unit, taken, out: [...out, { why: 'outUnit', count: left.length - taken.length, units: units_ }] }
}

export function total(summands: readonly Summand[]): number {
  return summands.reduce((sum, { row }) => sum + row.value, 0)
}

/** What was left out of a sum, in words. */
export function leftOut(out: Sum['out']): string {
  if (out.length === 0) return say('leftNothing')
  const words = out.map(({ why, count, units = '' }) => say(why, { n: count, units }))
  return currentLanguage() === 'zh' ? `${say('leftOut')}${words.join('；')}。` : `${say('leftOut')}${words.join('; ')}.`
}
