import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

const words = lazy(() => new Map(readTable('reasons').map((row) => [`${row.stage} ${row.reason}`, row.words])))

/**
 * A rule's reason as a phrase for people. What stands behind a colon (`time: 年`) is what the rule saw and follows in
 * brackets. A reason that has no phrase stays as it is.
 */
export function reasonInWords(stage: TableRow<'reasons'>['stage'], reason: string): string {
  const [name = '', ...seen] = reason.split(': ')
  const phrase = words().get(`${stage} ${name}`)
  if (phrase === undefined) return reason
  return seen.length === 0 ? phrase : `${phrase} (${seen.join(': ')})`
}
