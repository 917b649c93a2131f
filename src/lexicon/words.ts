import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const Word = z.strictObject({ word: z.string().min(2), tag: z.string().min(1) })

/** Words that the segmenter must know, with their part of speech. */
export const segmenterWords = lazy(() => readTable('words', Word))
