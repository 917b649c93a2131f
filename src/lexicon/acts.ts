import { lazy } from '../lazy.js'
import type { Span } from '../span.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'
import { type Vocabulary, vocabulary } from './vocabulary.js'

type ActWord = TableRow<'acts'>

/** Longer words in which a word of any class says nothing: 计划 in 计划生育. */
const NOTHING = 'nothing'

const classes = lazy((): ReadonlyMap<string, Vocabulary<ActWord>> => {
  const rows = readTable('acts')
  const of = (name: string) => vocabulary(rows.filter((row) => row.class === name || row.class === NOTHING))
  return new Map([...new Set(rows.map((row) => row.class))].map((name) => [name, of(name)]))
})

/** The words of one class of acts or actors, and those that only hide them. */
export function actWords(name: string): Vocabulary<ActWord> {
  const words = classes().get(name)
  if (!words) throw new Error(`lexicon/acts.tsv: no word of class ${name}`)
  return words
}

/** The word of a class that begins at `at`, the longest; '' where none does. */
export function actAt(name: string, text: string, at: number): string {
  const row = actWords(name).at(text, at)
  return row?.class === name ? row.word : ''
}

/** The word of a class that ends at `end`, the longest; '' where none does. */
export function actBefore(name: string, text: string, end: number): string {
  const row = actWords(name).before(text, end)
  return row?.class === name ? row.word : ''
}

/** A word of a class where it stands in a text. */
export interface Act extends Span {
  readonly class: string
}

const everyClass = lazy((): Vocabulary<{ readonly word: string; readonly classes: readonly string[] }> => {
  const byWord = new Map<string, string[]>()
  for (const row of readTable('acts')) {
    const known = byWord.get(row.word) ?? []
    byWord.set(row.word, row.class === NOTHING ? known : [...known, row.class])
  }
  return vocabulary([...byWord].map(([word, classes]) => ({ word, classes })))
})

/** The words of all classes in a text, in order, at each place the longest. */
export function actsIn(text: string): readonly Act[] {
  const words = everyClass()
  const found: Act[] = []
  for (let start = 0; start < text.length; ) {
    const row = words.at(text, start)
    const end = start + (row?.word.length ?? 1)
    for (const name of row?.classes ?? []) found.push({ start, end, class: name })
    start = end
  }
  return found
}
