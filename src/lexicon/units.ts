import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import { vocabulary } from './vocabulary.js'

const Unit = z.strictObject({
  word: z.string().min(1),
  class: z.enum(['personnel', 'counter', 'time', 'rate', 'size', 'thing']),
  unit: z.enum(['person', 'person_time', 'household', '']),
})

export type Unit = z.infer<typeof Unit>

/** What may stand right behind a number: counters and units of measure. */
export const unitWords = lazy(() => vocabulary(readTable('units', Unit)))
