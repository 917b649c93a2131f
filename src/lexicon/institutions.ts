import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'
import { vocabulary } from './vocabulary.js'

export type InstitutionSort = TableRow<'institutions'>['sort']

const endings = lazy(() => vocabulary(readTable('institutions')))

/** What a body is by the longest listed ending of its name (世界银行 before 银行); null where none is listed. */
export function institutionOf(name: string): InstitutionSort | null {
  return endings().before(name, name.length)?.sort ?? null
}
