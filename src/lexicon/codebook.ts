import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

/** What a column, or one of its values, is called and means in Chinese; `en_meaning` only of values. */
export type CodebookEntry = TableRow<'codebook'>

/** All entries, a column's values behind it; loaded at the first call. */
export const codebookEntries = lazy((): readonly CodebookEntry[] => readTable('codebook'))
