import { closeSync, openSync, readSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { parse } from 'csv-parse/sync'
import { RECORD_COLUMNS } from '../formats/columns.js'
import { lazy } from '../lazy.js'
import type { AidRecord } from '../model.js'
import { holdsRows, kindByContent, SNIFFED } from '../read/input-kind.js'

/** A record as an earlier run wrote it: it may lack columns that have come since, and have some that have gone. */
export type OldRecord = Partial<AidRecord> & Pick<AidRecord, 'doc' | 'kind' | 'start' | 'end'>

const DELIMITERS: Readonly<Record<string, string>> = { '.csv': ',', '.tsv': '\t' }

const ENDINGS = ['.csv', '.tsv', '.json', '.jsonl', '.xlsx', '.parquet']
/** The sheet of a workbook that holds its records. */
const SHEET = 'records'

/** True for a file that by its name is a table or list of records and no document. */
export function isRecordsFile(file: string): boolean {
  return ENDINGS.includes(endingOf(file))
}

const endingOf = (file: string) => extname(file).toLowerCase()

/** True for such a file, unless its JSON Lines are documents; of one that cannot be read, reading its records will say so. */
export function holdsRecords(file: string): boolean {
  if (!isRecordsFile(file)) return false
  const start = headOf(file)
  return start === null || (kindByContent(start) !== 'jsonl' && !holdsRows(start))
}

function headOf(file: string): Buffer | null {
  let handle: number | undefined
  try {
    handle = openSync(file, 'r')
    const head = Buffer.alloc(SNIFFED)
    return head.subarray(0, readSync(handle, head))
  } catch {
    return null
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/**
 * The records of a file for a summary, which needs most columns.
 * @throws Error with one line that says what is wrong
 */
export async function readToldRecords(file: string): Promise<readonly AidRecord[]> {
  const rows = await readRecords(file)
  const lacking = NEEDED.filter((column) => rows.some((row) => row[column] === undefined))
  if (lacking.length > 0) throw new Error(`${file} lacks the columns ${lacking.join(', ')}: write it with all columns`)
  return rows as readonly AidRecord[]
}

/** What tells figures apart and says whether they can be added. */
const NEEDED: readonly (keyof AidRecord)[] = [
  ...(['id', 'doc', 'kind', 'raw', 'value', 'unit', 'qualifier', 'min', 'max', 'per', 'label', 'role'] as const),
  ...(['donor', 'recipient', 'period_start', 'period_end', 'sentence', 'part_of', 'flags'] as const),
  ...(['donor_codes', 'recipient_codes', 'sentence_simplified', 'title', 'published', 'sha256'] as const),
]

/**
 * The records of a file that a run wrote: `.csv`, `.tsv`, `.json` or `.jsonl`, with or without byte order mark; `.xlsx`, the
 * sheet *records*, which people may have corrected; `.parquet`. The formula guard's quotes are taken off.
 * @throws Error with one line that says what is wrong where the file holds no records or cannot be read
 */
export async function readRecords(file: string): Promise<readonly OldRecord[]> {
  const bytes = await readFile(file)
  const rows = await rowsIn(endingOf(file), bytes).catch(() => null)
  if (rows === null || !rows.every(isRecord)) {
    const endings = `${ENDINGS.slice(0, -1).join(', ')} or ${ENDINGS.at(-1)}`
    throw new Error(`${file} holds no records: give a file that aid-extract wrote, ${endings}`)
  }
  return rows
}

function isRecord(row: unknown): row is OldRecord {
  const { doc, kind, start, end } = (row ?? {}) as Partial<AidRecord>
  return typeof doc === 'string' && typeof kind === 'string' && Number.isInteger(start) && Number.isInteger(end)
}

/** @throws anything at all where the bytes are not what the ending says */
async function rowsIn(ending: string, bytes: Buffer): Promise<readonly unknown[]> {
  if (ending === '.xlsx') return fromWorkbook(bytes)
  if (ending === '.parquet') return fromParquet(bytes)
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const delimiter = DELIMITERS[ending]
  return delimiter === undefined ? fromJson(text) : fromTable(text, delimiter)
}

function fromJson(text: string): readonly unknown[] {
  if (text.trimStart().startsWith('[')) return JSON.parse(text)
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => JSON.parse(line))
}

function fromTable(text: string, delimiter: string): readonly unknown[] {
  const rows: string[][] = parse(text, { delimiter, quote: delimiter === ',' ? '"' : null })
  return withNames(rows)
}

async function fromWorkbook(bytes: Buffer): Promise<readonly unknown[]> {
  const { readSheet } = await import('read-excel-file/node')
  const rows = await readSheet(bytes, SHEET)
  return withNames(
    rows.map((row) => row.map((cell) => (cell instanceof Date ? dayOf(cell) : cell === null ? '' : String(cell)))),
  )
}

async function fromParquet(bytes: Buffer): Promise<readonly unknown[]> {
  const { parquetReadObjects } = await import('hyparquet')
  const file = new Uint8Array(bytes).buffer
  const rows = await parquetReadObjects({ file })
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell instanceof Date ? dayOf(cell) : cell])),
  )
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10)

/** Rows of cells by the names in the first. */
function withNames([names = [], ...rows]: readonly (readonly string[])[]): readonly unknown[] {
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, ofCell(name, row[i] ?? '')])))
}

/** What a cell stands for: an empty one nothing, or an empty list. */
function ofCell(column: string, cell: string): unknown {
  const type = types().get(column)
  if (type === 'list') return cell === '' ? [] : cell.split(';')
  if (cell === '') return null
  return type === 'number' || type === 'integer' ? Number(cell) : cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')
}

const types = lazy(() => new Map(RECORD_COLUMNS.map(({ name, type }) => [name, type])))
