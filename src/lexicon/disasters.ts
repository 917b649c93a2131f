import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const Row = z.strictObject({
  day: z.iso.date(),
  words: z
    .string()
    .min(1)
    .transform((cell) => cell.split('/')),
  recipient: z.string().min(2),
})
/** A disaster: its day, what texts of the time call it, and who received the help. */
export type Disaster = z.infer<typeof Row>

/** The great disasters, in order of their days; loaded at the first use. */
export const disasters = lazy((): readonly Disaster[] => readTable('disasters', Row))
