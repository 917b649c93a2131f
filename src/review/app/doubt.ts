import type { Row } from '../page-data.js'

/** The columns that are found by looking outwards from the figure. */
export const LOOKED_FOR = ['donor', 'recipient', 'period'] as const
export type LookedFor = (typeof LOOKED_FOR)[number]

const FAR: Readonly<Record<string, number>> = { clause: 0, sentence: 1, paragraph: 2, heading: 3, article: 4 }
/** What was found nowhere is less sure than what was found anywhere in the article. */
const NOWHERE = 5
const FLAGGED: Readonly<Record<string, number>> = { 'doubtful-block': 5, implausible: 5, 'implied-currency': 2 }

type Looked = Pick<Row, LookedFor | `${LookedFor}_from`>

/** How far from the figure a column was found, from 0 in its clause; where a reviewer has said it, it is sure. */
function farness(row: Looked, name: LookedFor): number {
  const from = row[`${name}_from`]
  return row[name] === null ? NOWHERE : (FAR[from ?? ''] ?? 0)
}

/** How unsure a row is: the farther its parties and its period were found, and the more is amiss, the more. */
export function doubtOf(row: Looked & Pick<Row, 'flags' | 'role' | 'label'>): number {
  const far = LOOKED_FOR.map((name) => farness(row, name))
  const amiss = row.flags.map((flag) => FLAGGED[flag] ?? 0)
  const unsaid = [row.role === 'other' ? 2 : 0, row.label === null ? 1 : 0]
  return [...far, ...amiss, ...unsaid].reduce((sum, one) => sum + one, 0)
}

/** The column to look at first: the one found farthest off, of equal ones the first; the value where all are near. */
export function weakest(row: Looked): LookedFor | 'value' {
  const [first] = LOOKED_FOR.map((name) => ({ name, far: farness(row, name) })).toSorted((a, b) => b.far - a.far)
  return first !== undefined && first.far > (FAR.sentence as number) ? first.name : 'value'
}
