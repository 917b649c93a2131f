import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

/** A word that names a giver that is no place, and how it is cited (empty: as it stands). */
export type BodyWord = TableRow<'bodies'>

interface BodyWords {
  readonly words: ReadonlyMap<string, BodyWord>
  /** For a first character the lengths of the words that begin with it, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>
}

const loaded = lazy(() => index(readTable('bodies')))

/** The body word that begins at `at`, the longest one, or null; the list is loaded at the first use. */
export function bodyWordAt(text: string, at: number): BodyWord | null {
  const { lengths, words } = loaded()
  for (const length of lengths.get(text[at] as string) ?? []) {
    const word = words.get(text.slice(at, at + length))
    if (word) return word
  }
  return null
}

function index(rows: readonly BodyWord[]): BodyWords {
  const lengths = new Map<string, Set<number>>()
  for (const { word } of rows) {
    const first = word[0] as string
    lengths.set(first, (lengths.get(first) ?? new Set()).add(word.length))
  }
  return {
    words: new Map(rows.map((row) => [row.word, row])),
    lengths: new Map([...lengths].map(([first, set]) => [first, [...set].sort((a, b) => b - a)])),
  }
}
