import { lazy } from '../lazy.js'
import { readTable } from './table.js'

/** Words that the segmenter must know, with their part of speech. */
export const segmenterWords = lazy(() => readTable('words'))
