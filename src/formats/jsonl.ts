import { jsonLine } from './json-line.js'
import { rowOf } from './rows.js'
import type { TextFormat } from './text-format.js'

/** JSON Lines: a row a line, ready for streams and databases. */
export const jsonLines = {
  head: () => '',
  piece: (rows: readonly object[]) => rows.map((row) => `${jsonLine(row)}\n`).join(''),
  between: '',
  tail: '',
} satisfies TextFormat<readonly object[]>

/** The records as JSON Lines. */
export const jsonl: TextFormat = {
  ...jsonLines,
  piece: ({ records }, { columns }) => jsonLines.piece(records.map((record) => rowOf(record, columns))),
}
