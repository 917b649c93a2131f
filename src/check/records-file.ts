import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { extname } from 'node:path'
import { parse } from 'csv-parse/sync'
import { RECORD_COLUMNS } from '../formats/columns.js'
import { lazy } from '../lazy.js'
import type { AidRecord } from '../model.js'
import { holdsRows, kindByContent, SNIFFED } from '../read/input-kind.js'

/** A record as an earlier run wrote it: it may lack columns that have come since, and have some that have gone. */
export type OldRecord = Partial<AidRecord> & Pick<AidRecord, 'doc' | 'kind' | 'start' | 'end'>

const DELIMITERS: Readonly<Record<string, string>> = { '.csv': ',', '.tsv': '\t' }

/** True for a file that by its name is a table or list of records and no document. */
export function isRecordsFile(file: string): boolean {
  return ['.csv', '.tsv', '.json', '.jsonl'].includes(extname(file).toLowerCase())
}

/** True for such a file, unless its JSON Lines are documents. */
export function holdsRecords(file: string): boolean {
  if (!isRecordsFile(file)) return false
  const head = Buffer.alloc(SNIFFED)
  const handle = openSync(file, 'r')
  const start = head.subarray(0, readSync(handle, head))
  closeSync(handle)
  return kindByContent(start) !== 'jsonl' && !holdsRows(start)
}

/**
 * The records of a file for a summary, which needs most columns.
 * @throws Error with one line that says what is wrong
 */
export function readToldRecords(file: string): readonly AidRecord[] {
  const rows = readRecords(file)
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
 * The records of a file that a run wrote: `.csv`, `.tsv`, `.json` or `.jsonl`, with or without byte order mark. The
 * formula guard's quotes are taken off.
 * @throws Error with one line that says what is wrong where the file holds no records or cannot be read
 */
export function readRecords(file: string): readonly OldRecord[] {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  const delimiter = DELIMITERS[extname(file).toLowerCase()]
  const rows = delimiter === undefined ? fromJson(text) : fromTable(text, delimiter)
  if (rows === null || !rows.every(isRecord)) {
    throw new Error(`${file} holds no records: give a .csv, .tsv, .json or .jsonl file that aid-extract wrote`)
  }
  return rows
}

function isRecord(row: unknown): row is OldRecord {
  const { doc, kind, start, end } = (row ?? {}) as Partial<AidRecord>
  return typeof doc === 'string' && typeof kind === 'string' && Number.isInteger(start) && Number.isInteger(end)
}

function fromJson(text: string): readonly unknown[] | null {
  try {
    const lines = text.trimStart().startsWith('[') ? null : text.split('\n').filter((line) => line.trim() !== '')
    return lines === null ? JSON.parse(text) : lines.map((line) => JSON.parse(line))
  } catch {
    return null
  }
}

function fromTable(text: string, delimiter: string): readonly unknown[] | null {
  try {
    const rows: Record<string, string>[] = parse(text, {
      columns: true,
      delimiter,
      quote: delimiter === ',' ? '"' : null,
    })
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, ofCell(name, cell)])))
  } catch {
    return null
  }
}

/** What a cell stands for: an empty one nothing, or an empty list. */
function ofCell(column: string, cell: string): unknown {
  const type = types().get(column)
  if (type === 'list') return cell === '' ? [] : cell.split(';')
  if (cell === '') return null
  return type === 'number' || type === 'integer' ? Number(cell) : cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')
}

const types = lazy(() => new Map(RECORD_COLUMNS.map(({ name, type }) => [name, type])))
