import { unzipSync, zipSync } from 'fflate'
import writeWorkbook, { type Cell } from 'write-excel-file/node'
import { getCellAddress, sanitizeAttributeValue } from 'write-excel-file/utility'
import { toNumber } from '../decimal.js'
import type { AidRecord } from '../model.js'
import type { GroupKey } from '../summary/group-keys.js'
import { REASONS, type Reason } from '../summary/left-out.js'
import { summarise } from '../summary/summary.js'
import { codebook } from './codebook.js'
import { type Column, type ColumnType, columnsNamed, DOCUMENT_COLUMNS } from './columns.js'
import { type DocumentRow, documentRow } from './document-row.js'
import type { Write } from './format.js'

/** What a sheet of a workbook can hold, by the file format. */
const MAX_ROWS = 1_048_576
const MAX_CELL = 32_767
const MAX_LINKS = 65_530
/** A mark that a cell was cut. */
const CUT = '… [cut: longer than a cell can be]'

/** One sheet: its columns and its rows, a cell a column. */
interface Table {
  readonly name: string
  readonly columns: readonly (Pick<Column, 'name' | 'type'> & { readonly width: number })[]
  readonly rows: readonly (readonly unknown[])[]
}

/**
 * A workbook: the records; the documents, also those without figures; what the records come to, with what was left out;
 * and what the columns and values mean. Numbers are numbers, days are days; text is text and never run as a formula. The
 * workbook is held until its end.
 * @throws Error with code `TOO_LARGE` where a sheet has too few rows
 */
export const xlsx: Write = async function* (results, { columns }) {
  const records: AidRecord[] = []
  const documents: DocumentRow[] = []
  for await (const result of results) {
    for (const record of result.records) records.push(record)
    documents.push(documentRow(result))
    if (records.length >= MAX_ROWS) throw tooLarge()
  }
  yield await workbook([
    recordsSheet(records, columns),
    documentsSheet(documents),
    summarySheet(records),
    codebookSheet(columns),
  ])
}

function recordsSheet(records: readonly AidRecord[], names: readonly string[]): Table {
  const columns = columnsNamed(names).map((column) => ({ ...column, width: WIDTHS[column.name] ?? 12 }))
  const rows = records.map((record) => names.map((name) => (record as Readonly<Record<string, unknown>>)[name]))
  return { name: 'records', columns, rows }
}

function documentsSheet(documents: readonly DocumentRow[]): Table {
  const columns = DOCUMENT_COLUMNS.map((column) => ({ ...column, width: WIDTHS[column.name] ?? 12 }))
  const rows = documents.map((document) => columns.map(({ name }) => document[name as keyof DocumentRow]))
  return { name: 'documents', columns, rows }
}

const SUMMARIES: readonly (GroupKey | null)[] = [null, 'year', 'donor', 'recipient']

/** The sums of all figures, then by year, donor and recipient, one below the other, so that a filter shows each. */
function summarySheet(records: readonly AidRecord[]): Table {
  const reasons = Object.keys(REASONS) as Reason[]
  const text = (name: string, width = 12) => ({ name, type: 'text' as const, width })
  const number = (name: string) => ({ name, type: 'number' as const, width: 18 })
  const count = (name: string) => ({ name, type: 'integer' as const, width: 10 })
  const columns = [
    ...[text('by'), text('group', 24), text('kind'), text('role'), text('unit')],
    ...[count('figures'), number('sum'), number('median'), number('smallest'), number('largest')],
    ...['all', ...reasons].flatMap((name) => [count(`${name}_figures`), number(`${name}_sum`)]),
  ]
  const rows = SUMMARIES.flatMap((key) =>
    summarise(records, key === null ? [] : [key]).groups.map((group) => {
      const { kind, role, unit, kept, median, smallest, largest } = group
      const tallies = [group.all, ...reasons.map((reason) => group.leftOut[reason])]
      return [
        ...[key ?? 'all', key === null ? null : (group.keys[0] ?? '(none)'), kind, role, unit],
        ...[kept.figures, toNumber(kept.sum), ...[median, smallest, largest].map((value) => value && toNumber(value))],
        ...tallies.flatMap(({ figures, sum }) => [figures, toNumber(sum)]),
      ]
    }),
  )
  return { name: 'summary', columns, rows }
}

function codebookSheet(names: readonly string[]): Table {
  const widths = { column: 20, value: 18, type: 10, zh: 14, zh_meaning: 50, en_meaning: 70 }
  const columns = Object.entries(widths).map(([name, width]) => ({ name, type: 'text' as const, width }))
  const rows = codebook(names).map((row) => columns.map(({ name }) => row[name as keyof typeof row]))
  return { name: 'codebook', columns, rows }
}

/** Widths in characters, of columns that need more or less room than most. */
const WIDTHS: Readonly<Record<string, number>> = {
  ...{ doc: 28, line: 6, raw: 16, value: 18, min: 18, max: 18, per: 12, label: 20, donor: 16, recipient: 18 },
  ...{ period: 16, sentence: 60, sentence_simplified: 40, title: 36, url: 36, id: 18, part_of: 18, same_as: 18 },
  ...{ sha256: 20, warnings: 40, error: 30, start: 8, end: 8 },
}

async function workbook(tables: readonly Table[]): Promise<Uint8Array> {
  for (const { rows } of tables) if (rows.length >= MAX_ROWS) throw tooLarge()
  const sheets = tables.map(({ name, columns, rows }) => ({
    sheet: name,
    data: [columns.map(header), ...rows.map((row) => row.map((value, i) => cell(columns[i]?.type ?? 'text', value)))],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }))
  const written = await writeWorkbook(sheets, { features: [filtersAndLinks(tables)] }).toBuffer()
  // packed anew with one date for all: the same records give the same bytes
  return zipSync(unzipSync(written), { mtime: new Date(1980, 0, 1), level: 6 })
}

function header({ name }: { readonly name: string }): Cell {
  return { value: name, fontWeight: 'bold', backgroundColor: '#E8EEF4' }
}

function cell(type: ColumnType, value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') {
    const format = type === 'integer' ? '0' : Number.isInteger(value) ? '#,##0' : '#,##0.0#####'
    return { value, type: Number, format }
  }
  const text = Array.isArray(value) ? value.join(';') : String(value)
  // the calendar of workbooks begins in 1900
  if (type === 'date' && text >= '1900-03-01') return { value: new Date(text), type: Date, format: 'yyyy-mm-dd' }
  if (isLink(text))
    return { value: fitting(text), type: String, textColor: '#0563C1', textDecoration: { underline: true } }
  return { value: fitting(text), type: String }
}

function fitting(text: string): string {
  return text.length > MAX_CELL ? text.slice(0, MAX_CELL - CUT.length) + CUT : text
}

function isLink(text: string): boolean {
  return /^https?:\/\/\S{1,2000}$/.test(text)
}

/** What the library does not write itself: a filter on each header, and addresses that open when clicked. */
function filtersAndLinks(tables: readonly Table[]) {
  const links = tables.map(({ columns, rows }) => {
    const at = columns.findIndex(({ name }) => name === 'url')
    const found = rows.flatMap((row, i) => {
      const url = row[at]
      return typeof url === 'string' && isLink(url) ? [{ cell: getCellAddress(i + 1, at), url }] : []
    })
    return found.slice(0, MAX_LINKS)
  })
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string, _: unknown, { sheetIndex }: { sheetIndex: number }) => {
            const { columns = [], rows = [] } = tables[sheetIndex] ?? {}
            const filter = `<autoFilter ref="A1:${getCellAddress(rows.length, columns.length - 1)}"/>`
            const own = (links[sheetIndex] ?? []).map((link, i) => `<hyperlink ref="${link.cell}" r:id="url${i}"/>`)
            const added = filter + (own.length === 0 ? '' : `<hyperlinks>${own.join('')}</hyperlinks>`)
            return xml.replace('</sheetData>', `</sheetData>${added}`)
          },
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: (_: unknown, { sheetIndex }: { sheetIndex: number }) =>
            (links[sheetIndex] ?? [])
              .map(({ url }, i) => {
                const target = sanitizeAttributeValue(url)
                return `<Relationship Id="url${i}" Type="${HYPERLINK}" Target="${target}" TargetMode="External"/>`
              })
              .join(''),
        },
      },
    },
  }
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

function tooLarge(): Error {
  const message = `more rows than a sheet can hold (${MAX_ROWS}): write csv or parquet, or fewer documents at a time`
  return Object.assign(new Error(message), { code: 'TOO_LARGE' })
}
