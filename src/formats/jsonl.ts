import type { Batches } from './format.js'
import { jsonLine } from './json-line.js'

/** JSON Lines: a row a line, ready for streams and databases. */
export async function* jsonl(batches: Batches<unknown>): AsyncIterable<string> {
  for await (const rows of batches) for (const row of rows) yield `${jsonLine(row)}\n`
}
