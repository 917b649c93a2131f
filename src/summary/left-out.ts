import type { AidRecord } from '../model.js'

/**
 * Why a figure is left out of a sum, in the order in which it is asked, and what to call it; a figure that several
 * reasons fit is counted under the first.
 */
export const REASONS = {
  reprint: 'in a reprint of another article',
  repeat: 'said before in its article',
  told_elsewhere: 'told in another article',
  part: 'part of a figure that is counted',
  rate: 'a rate: per person, year, …',
  doubtful: 'implausible, or perhaps not article',
  vague: 'no number: 数百, 几千',
} as const
export type Reason = keyof typeof REASONS

/** What a sum needs of a record. */
export type Summable = Pick<
  AidRecord,
  | 'doc'
  | 'kind'
  | 'value'
  | 'unit'
  | 'role'
  | 'qualifier'
  | 'per'
  | 'part_of'
  | 'flags'
  | 'id'
  | 'donor'
  | 'recipient'
  | 'donor_codes'
  | 'recipient_codes'
  | 'period_start'
  | 'period_end'
>

/** How a figure is linked to the first that tells the same in another document. */
export interface Link<Row = Summable> {
  readonly first: Row
  readonly reprint: boolean
}

/**
 * For each figure the reason why it must not be added to its like, or null. Figures are like where kind, unit and role
 * are the same.
 */
export function leftOut<Row extends Summable>(
  records: readonly Row[],
  links: ReadonlyMap<Row, Link<Row>> = new Map(),
): ReadonlyMap<Row, Reason | null> {
  const byId = new Map(records.map((record) => [key(record.doc, record.id), record]))
  const reasonOf = (record: Row): Reason | null => {
    const link = links.get(record)
    if (link?.reprint) return 'reprint'
    if (record.flags.includes('repeat')) return 'repeat'
    if (link) return 'told_elsewhere'
    if (hasCountedWhole(record, byId)) return 'part'
    return ownReason(record)
  }
  return new Map(records.map((record) => [record, reasonOf(record)]))
}

/** Why a figure can be no summand, whatever stands beside it. */
export function ownReason({ per, flags, qualifier }: Summable): Reason | null {
  if (per !== null) return 'rate'
  if (flags.includes('implausible') || flags.includes('doubtful-block')) return 'doubtful'
  return qualifier === 'vague' ? 'vague' : null
}

/**
 * True where a figure of the same kind, unit and role that is counted holds this one, also through a whole between
 * them. A part whose whole is not counted stands for itself: else the amount would be in no sum.
 */
function hasCountedWhole<Row extends Summable>(record: Row, byId: ReadonlyMap<string, Row>): boolean {
  const seen = new Set<Row>([record])
  for (let whole = wholeOf(record, byId); whole && !seen.has(whole); whole = wholeOf(whole, byId)) {
    seen.add(whole)
    const like = whole.kind === record.kind && whole.unit === record.unit && whole.role === record.role
    if (like && ownReason(whole) === null) return true
  }
  return false
}

function wholeOf<Row extends Summable>({ doc, part_of }: Row, byId: ReadonlyMap<string, Row>): Row | undefined {
  return part_of === null ? undefined : byId.get(key(doc, part_of))
}

/** Two files with the same bytes have the same ids. */
function key(doc: string, id: string): string {
  return `${id} ${doc}`
}
