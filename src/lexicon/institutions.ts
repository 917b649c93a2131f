import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'
import { vocabulary } from './vocabulary.js'

export type InstitutionSort = TableRow<'institutions'>['sort']

const endings = lazy(() => vocabulary(readTable('institutions')))

/** What a body is by the longest listed ending of its name (世界银行 before 银行); null where none is listed. */
export function institutionOf(name: string): InstitutionSort | null {
  return endingOf(name)?.sort ?? null
}

/** A body's name without the ending that tells its sort. */
export function beforeEnding(name: string): string {
  return name.slice(0, name.length - (endingOf(name)?.word.length ?? 0))
}

function endingOf(name: string): TableRow<'institutions'> | undefined {
  return endings().before(name, name.length)
}
