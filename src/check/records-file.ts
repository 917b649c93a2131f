import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { parse } from 'csv-parse/sync'
import { recordColumns } from '../formats/columns.js'
import { lazy } from '../lazy.js'
import type { AidRecord } from '../model.js'

/** A record as an earlier run wrote it: it may lack columns that have come since, and have some that have gone. */
export type OldRecord = Partial<AidRecord> & Pick<AidRecord, 'doc' | 'kind' | 'start' | 'end'>

const DELIMITERS: Readonly<Record<string, string>> = { '.csv': ',', '.tsv': '\t' }

/** True for a file that by its name is a table or list of records and no document. */
export function isRecordsFile(file: string): boolean {
  return ['.csv', '.tsv', '.json', '.jsonl'].includes(extname(file).toLowerCase())
}

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

const types = lazy(() => new Map(recordColumns().map(({ name, type }) => [name, type])))
