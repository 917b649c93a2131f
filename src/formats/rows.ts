import type { AidRecord } from '../model.js'
import type { FormatOptions } from './format.js'

/** The columns of a record that are asked for, in their order. */
export function rowOf(record: AidRecord, columns: FormatOptions['columns']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(columns.map((column) => [column, (record as Readonly<Record<string, unknown>>)[column]]))
}
