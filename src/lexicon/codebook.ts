import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const Row = z.strictObject({
  column: z.string().min(1),
  value: z.string(),
  zh: z.string().min(1),
  zh_meaning: z.string().min(1),
  en_meaning: z.string().default(''),
})

/** What a column, or one of its values, is called and means in Chinese; `en_meaning` only of values. */
export type CodebookEntry = z.infer<typeof Row>

/** All entries, a column's values behind it; loaded at the first call. */
export const codebookEntries = lazy((): readonly CodebookEntry[] => readTable('codebook', Row))
