import type { Batches, Write } from './format.js'
import { jsonLine } from './json-line.js'
import { rowsOf } from './rows.js'

/** The records as one array. */
export const jsonRecords: Write = (results, { columns }) => json(rowsOf(results, columns))

/** One array, a row a line: valid JSON that still reads well in a line-by-line diff. */
export async function* json(batches: Batches<unknown>): AsyncIterable<string> {
  let before = '[\n'
  for await (const rows of batches) {
    for (const row of rows) {
      yield before + jsonLine(row)
      before = ',\n'
    }
  }
  yield before === ',\n' ? '\n]\n' : '[]\n'
}
