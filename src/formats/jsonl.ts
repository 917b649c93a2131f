import type { Batches, Write } from './format.js'
import { jsonLine } from './json-line.js'
import { rowsOf } from './rows.js'

/** The records as JSON Lines. */
export const jsonlRecords: Write = (results, { columns }) => jsonl(rowsOf(results, columns))

/** JSON Lines: a row a line, ready for streams and databases. */
export async function* jsonl(batches: Batches<unknown>): AsyncIterable<string> {
  for await (const rows of batches) for (const row of rows) yield `${jsonLine(row)}\n`
}
