import { jsonLine } from './json-line.js'
import { rowOf } from './rows.js'
import type { TextFormat } from './text-format.js'

/** One array, a row a line: valid JSON that still reads well in a line-by-line diff. */
export const jsonArray = {
  head: () => '[',
  piece: (rows: readonly object[]) => (rows.length === 0 ? '' : `\n${rows.map(jsonLine).join(',\n')}`),
  between: ',',
  tail: '\n]\n',
  nothing: '[]\n',
} satisfies TextFormat<readonly object[]>

/** The records as one array. */
export const json: TextFormat = {
  ...jsonArray,
  piece: ({ records }, { columns }) => jsonArray.piece(records.map((record) => rowOf(record, columns))),
}
