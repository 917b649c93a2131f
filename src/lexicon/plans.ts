import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const Row = z.strictObject({
  name: z.string().min(2),
  ordinal: z.string().min(1),
  start: z.iso.date(),
  end: z.iso.date(),
  sure: z.enum(['yes', 'no']).transform((text) => text === 'yes'),
})
/** A five-year plan: its short name (十三五), its number in the series, its first and last day. */
export type Plan = z.output<typeof Row>

/** The five-year plans, oldest first. */
export const plans = lazy((): readonly Plan[] => readTable('plans', Row))
