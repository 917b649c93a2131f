import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

type PerWord = TableRow<'per'>

const sorted = lazy(() => [...readTable('per')].sort((a, b) => b.word.length - a.word.length))
const byPart = lazy(() => ({
  who: sorted().filter(({ part }) => part === 'who'),
  when: sorted().filter(({ part }) => part === 'when'),
  both: sorted().filter(({ part }) => part === 'both'),
}))

/** Words that say of one part what one unit of a number belongs to, longest first. */
export function perWords(part: PerWord['part']): readonly PerWord[] {
  return byPart()[part]
}
