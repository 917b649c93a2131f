import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

type Stage = TableRow<'reasons'>['stage']

/** The reasons of both stages, each by `reasonKey`. */
export const reasons = lazy(
  (): ReadonlyMap<string, TableRow<'reasons'>> =>
    new Map(readTable('reasons').map((row) => [reasonKey(row.stage, row.reason), row])),
)

/** What a reason goes by in `reasons`. */
function reasonKey(stage: Stage, reason: string): string {
  return `${stage} ${reason}`
}

/**
 * A rule's reason as a phrase for people. What stands behind a colon (`time: 年`) is what the rule saw and follows in
 * brackets. A reason that has no phrase stays as it is.
 */
export function reasonInWords(stage: Stage, reason: string): string {
  const [name = '', ...seen] = reason.split(': ')
  const phrase = reasons().get(reasonKey(stage, name))?.words
  if (phrase === undefined) return reason
  return seen.length === 0 ? phrase : `${phrase} (${seen.join(': ')})`
}
