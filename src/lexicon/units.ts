import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'
import { vocabulary } from './vocabulary.js'

export type Unit = TableRow<'units'>

/** What may stand right behind a number: counters and units of measure. */
export const unitWords = lazy(() => vocabulary(readTable('units')))
