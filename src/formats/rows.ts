import type { AidRecord } from '../model.js'
import type { Batches, DocumentResult, FormatOptions } from './format.js'

type Row = Readonly<Record<string, unknown>>

/** The rows of all documents, with the columns asked for. */
export async function* rowsOf(results: AsyncIterable<DocumentResult>, columns: FormatOptions['columns']): Batches<Row> {
  for await (const { records } of results) yield records.map((record) => rowOf(record, columns))
}

/** The columns of a record that are asked for, in their order. */
export function rowOf(record: AidRecord, columns: FormatOptions['columns']): Row {
  return Object.fromEntries(columns.map((column) => [column, (record as Row)[column]]))
}
