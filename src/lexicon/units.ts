import { z } from 'zod'
import { readTable } from './table.js'
import { type Vocabulary, vocabulary } from './vocabulary.js'

const Unit = z.strictObject({
  word: z.string().min(1),
  class: z.enum(['personnel', 'counter', 'time', 'rate', 'size', 'thing']),
  unit: z.enum(['person', 'person_time', 'household', '']),
})
export type Unit = z.infer<typeof Unit>

let units: Vocabulary<Unit> | undefined

/** What may stand right behind a number: counters and units of measure. */
export function unitWords(): Vocabulary<Unit> {
  units ??= vocabulary(readTable('units', Unit))
  return units
}
