import { z } from 'zod'
import { readTable } from './table.js'

const Word = z.strictObject({ word: z.string().min(2), tag: z.string().min(1) })

let words: readonly z.infer<typeof Word>[] | undefined

/** Words that the segmenter must know, with their part of speech. */
export function segmenterWords(): readonly z.infer<typeof Word>[] {
  words ??= readTable('words', Word)
  return words
}
