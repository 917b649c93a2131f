import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

/** A five-year plan: its short name (十三五), its number in the series, its first and last day. */
export type Plan = TableRow<'plans'>

/** The five-year plans, oldest first. */
export const plans = lazy((): readonly Plan[] => readTable('plans'))
