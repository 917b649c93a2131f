import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const Row = z.strictObject({
  word: z.string().min(2),
  code: z.enum(['HKD', 'MOP', 'TWD']),
  how: z.enum(['home', 'place']),
})

/** Words that tell where a document is from, with the currency that a bare 元 is there. */
export const localWords = lazy(() => readTable('localities', Row))
