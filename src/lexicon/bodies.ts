import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'
import { vocabulary } from './vocabulary.js'

/** A word that names a giver that is no place, and how it is cited (empty: as it stands). */
export type BodyWord = TableRow<'bodies'>

const loaded = lazy(() => vocabulary(readTable('bodies')))

/** The full name of a body that goes by a short one (世行 is 世界银行), else null. */
export function fullNameOf(short: string): string | null {
  const word = bodyWordAt(short, 0)
  return word?.kind === 'short' && word.word === short ? word.cite : null
}

/** The body word that begins at `at`, the longest one, or null; the list is loaded at the first use. */
export function bodyWordAt(text: string, at: number): BodyWord | null {
  return loaded().at(text, at) ?? null
}
