import { z } from 'zod'
import { readTable } from './table.js'

const Row = z.strictObject({ word: z.string().min(2), part: z.enum(['who', 'when']), per: z.string().min(1) })
export type PerWord = z.infer<typeof Row>

let words: readonly PerWord[] | undefined

/** Words that say what one unit of a number belongs to, longest first. */
export function perWords(): readonly PerWord[] {
  words ??= [...readTable('per', Row)].sort((a, b) => b.word.length - a.word.length)
  return words
}
