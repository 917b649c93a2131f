import { z } from 'zod'
import { readTable } from './table.js'
import { type Vocabulary, vocabulary } from './vocabulary.js'

const Row = z.strictObject({ word: z.string().min(1), how: z.enum(['light', 'stop']) })
type Row = z.infer<typeof Row>

let rows: readonly Row[] | undefined
let light: Vocabulary<Row> | undefined
let stops: ReadonlySet<string> | undefined

const all = () => (rows ??= readTable('label-words', Row))

/** Words between a noun and its number that say nothing. */
export function lightWords(): Vocabulary<Row> {
  light ??= vocabulary(all().filter(({ how }) => how === 'light'))
  return light
}

/** Words at which a label ends. */
export function labelStops(): ReadonlySet<string> {
  stops ??= new Set(all().flatMap(({ word, how }) => (how === 'stop' ? [word] : [])))
  return stops
}
