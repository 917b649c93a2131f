import { lazy } from '../lazy.js'
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
