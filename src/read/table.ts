import type { Source } from '../model.js'
import { decode, decodeForced } from './decode.js'
import { endingOf } from './input-kind.js'
import { failed, type SourceOptions, sourceFromText } from './source.js'

const DELIMITERS: Readonly<Record<string, string>> = { '.csv': ',', '.tsv': '\t' }
/** Columns that name a row's document, the first that is there and filled counts. */
const NAMES = ['doc', 'id', 'url'] as const

/** True for a file that by its name is a table. */
export function isTable(name: string): boolean {
  return endingOf(name) in DELIMITERS || endingOf(name) === '.xlsx'
}

/**
 * The texts in a column of a table (csv, tsv, or the first sheet of an xlsx file, a header first), a document a row. It is
 * named by the row's `doc`, `id` or `url`, else by file and row; `url` comes along, other columns are left alone. A row
 * without text is passed over. A table that cannot be read, or lacks the column, is one source with an error.
 */
export async function tableSources(
  name: string,
  bytes: Buffer,
  column: string,
  options: Pick<SourceOptions, 'encoding' | 'format'>,
): Promise<readonly Source[]> {
  const rows = await rowsOf(name, bytes, options.encoding).catch((error) => (error as Error).message)
  if (typeof rows === 'string') return [failed(name, `no table that can be read: ${rows.split('\n')[0]}`, bytes)]
  const [header = [], ...body] = rows
  const at = header.indexOf(column)
  if (at < 0) return [failed(name, `has no column '${column}'; its columns: ${header.join(', ')}`, bytes)]
  return body.flatMap((row, i) => {
    const text = row[at] ?? ''
    if (text.trim() === '') return []
    const cell = (wanted: string) => row[header.indexOf(wanted)] ?? ''
    const named = NAMES.map(cell).find((value) => value !== '')
    const source = sourceFromText(named ?? `${name}:${i + 2}`, text, {
      format: options.format,
      url: cell('url') === '' ? null : cell('url'),
    })
    return [{ ...source, place: `row ${i + 2}` }]
  })
}

/** @throws Error where it is no such table */
async function rowsOf(
  name: string,
  bytes: Buffer,
  encoding: string | undefined,
): Promise<readonly (readonly string[])[]> {
  const delimiter = DELIMITERS[endingOf(name)]
  if (delimiter !== undefined) {
    const decoded = encoding === undefined ? decode(bytes) : decodeForced(bytes, encoding)
    if (decoded === null) throw new Error('in no known encoding: name it with --encoding')
    const { parse } = await import('csv-parse/sync')
    return parse(decoded.text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true })
  }
  const { readSheet } = await import('read-excel-file/node')
  const cells = await readSheet(bytes)
  return cells.map((row) =>
    row.map((cell) => (cell === null ? '' : cell instanceof Date ? cell.toISOString() : String(cell))),
  )
}
