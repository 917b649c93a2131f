import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

/** What the parts of rules' names mean, in English (empty where the name says it) and in Chinese. */
export const ruleNames = lazy((): readonly TableRow<'rules'>[] => readTable('rules'))
