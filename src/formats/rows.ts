import type { Batches, DocumentResult, FormatOptions } from './format.js'

/** The rows of all documents, with the columns asked for. */
export async function* rowsOf(
  results: AsyncIterable<DocumentResult>,
  columns: FormatOptions['columns'],
): Batches<Readonly<Record<string, unknown>>> {
  for await (const { records } of results) {
    yield records.map((record) => Object.fromEntries(columns.map((column) => [column, record[column]])))
  }
}
