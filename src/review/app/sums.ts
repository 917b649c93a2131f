import type { Kind } from '../../model.js'
import { type Reason, leftOut as reasonsIn, type Summable } from '../../summary/left-out.js'
import { yearsOf } from '../../summary/years.js'
import type { Row } from '../page-data.js'
import type { Figure } from './figures.js'
import { scaled } from './numbers.js'
import { rowOf, verdictOn } from './store.js'
import { currentLanguage, type Phrase, say, term } from './words.js'

/** A figure that counts in a sum. */
export interface Summand {
  readonly figure: Figure
  readonly row: Row
}

/** What is summed, and how much is left out for which reason. */
export interface Sum {
  readonly unit: string
  readonly taken: readonly Summand[]
  readonly out: readonly Left[]
}

/** So many figures that are not added, and what they come to; null where they are of several units. */
interface Left {
  readonly why: Phrase
  readonly count: number
  readonly sum: number | null
  readonly units?: string
}

/** A reason for leaving a figure out. */
type Test = readonly [why: Phrase, leavesOut: (row: Row) => boolean]

export const WITHOUT_YEAR: Test = ['outYear', (row) => yearsOf(row) === null]
export const OF_SEVERAL_YEARS: Test = ['outYears', (row) => yearsOf(row)?.length !== 4]
export const WITHOUT_PARTY: Test = ['outParty', ({ donor, recipient }) => donor === null || recipient === null]
export const OTHER_ROLE: Test = ['outRole', ({ role }) => role !== 'aid' && role !== 'donation']

/** What the command line's summary leaves out, in the page's words. */
const PHRASES: Readonly<Record<Reason, Phrase>> = {
  reprint: 'outRepeat',
  repeat: 'outRepeat',
  told_elsewhere: 'outRepeat',
  part: 'outPart',
  rate: 'outPer',
  doubtful: 'outDoubtful',
  vague: 'outVague',
}

/** The figures of a kind that may be added up: those in the unit that most of them have, none twice, none for two reasons. */
export function summable(figures: readonly Figure[], kind: Kind, more: readonly Test[]): Sum {
  const all = figures.map((figure) => ({ figure, row: rowOf(figure) })).filter(({ row }) => row.kind === kind)
  const standing = all.filter(({ figure }) => verdictOn(figure) !== 'reject')
  const units = Map.groupBy(standing, ({ row }) => row.unit)
  const [unit, like] = [...units].sort(([, a], [, b]) => b.length - a.length)[0] ?? ['', []]
  const reasons = reasonsOf(like)
  const whyNot = (one: Summand): Phrase | undefined => {
    const reason = reasons.get(one)
    return reason ? PHRASES[reason] : more.find(([, leavesOut]) => leavesOut(one.row))?.[0]
  }
  const sorted = Map.groupBy(like, whyNot)
  const others = [...units.keys()].filter((other) => other !== unit)
  const out: readonly Left[] = [
    { why: 'outRejected', count: all.length - standing.length, sum: null },
    { why: 'outUnit', count: standing.length - like.length, sum: null, units: others.map(term).join(', ') },
    ...[...sorted].flatMap(([why, left]) => (why ? [{ why, count: left.length, sum: total(left) }] : [])),
  ]
  return { unit, taken: sorted.get(undefined) ?? [], out: out.filter(({ count }) => count > 0) }
}

function reasonsOf(summands: readonly Summand[]): ReadonlyMap<Summand, Reason | null> {
  const records = summands.map(({ figure, row }): Summable => {
    return { ...row, doc: String(figure.doc), id: figure.id ?? figure.key }
  })
  const reasons = reasonsIn(records)
  return new Map(summands.map((one, i) => [one, reasons.get(records[i] as Summable) ?? null]))
}

export function total(summands: readonly Summand[]): number {
  return summands.reduce((sum, { row }) => sum + row.value, 0)
}

/** What was left out of a sum, in words. */
export function leftOut(out: Sum['out']): string {
  if (out.length === 0) return say('leftNothing')
  const words = out.map(({ why, count, sum, units = '' }) => {
    const said = say(why, { n: count, units })
    return sum === null ? said : say('outSum', { said, sum: scaled(sum, currentLanguage()) })
  })
  return currentLanguage() === 'zh' ? `${say('leftOut')}${words.join('；')}。` : `${say('leftOut')}${words.join('; ')}.`
}
