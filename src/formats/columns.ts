import { readFileSync } from 'node:fs'
import { lazy } from '../lazy.js'
import type { AidRecord } from '../model.js'
import { packageFile } from '../package-file.js'

/** What a table's column holds; a list is one cell, joined with `;`, in tables that have no lists. */
export type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'list'

/** What is known of one column of a table. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly nullable: boolean
  /** The values it can have; null where any will do. */
  readonly values: readonly string[] | null
  readonly description: string
}

/** The columns of each table, which the build makes of the schemas (`make/columns.ts`). */
export interface MadeColumns {
  readonly record: readonly Column[]
  /** Those that stand behind a record's, where they are asked for. */
  readonly added: readonly Column[]
  readonly document: readonly Column[]
}

const made: MadeColumns = JSON.parse(readFileSync(packageFile('dist/formats/columns.json'), 'utf8'))

export const RECORD_COLUMNS = made.record
export const DOCUMENT_COLUMNS = made.document

/** The columns of every table: the keys of a record, in their order. */
export const COLUMNS = RECORD_COLUMNS.map(({ name }) => name) as readonly (keyof AidRecord)[]

const known = lazy(() => new Map([...made.record, ...made.added].map((column) => [column.name, column])))

/** The columns with these names, in their order. */
export function columnsNamed(names: readonly string[]): readonly Column[] {
  return names.map((name) => known().get(name) as Column)
}

/** Every name that a column can have: those of a record, and those that stand behind them where asked for. */
export function isColumn(name: string): boolean {
  return known().has(name)
}
