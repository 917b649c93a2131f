import type { Span } from '../span.js'
import type { Line, PageCell } from './page.js'
import { type TableGrid, tableCells } from './tables.js'

/** So many lines with as many cells each are a table; of cells that a tab or a bar parts two will do. */
const LEAST_ROWS = 3
const LEAST_CELLS = 3
/** Characters of a cell; clauses of prose are longer than cells on average. */
const LONGEST_MEAN = 24
const SENTENCE = /[。；！？]/
/** Characters of a cell that is a number, with what it counts. */
const LONGEST_NUMBER = 20
/** What parts the cells of a line, the surest first: two blanks or more align them, as a printed table is saved. */
const SEPARATORS = [/\t/, /[|｜│┃]/, /(?:[ \u3000]{2,}|\u3000)/, /,/] as const
const ANY_SEPARATOR = /[\t|｜│┃\u3000,]| {2}/
const ALIGNED = 2
/** Where a line begins or ends with one of these, no cell stands outside it. */
const FRAME = /^[|｜│┃]|[|｜│┃]$/
const BARE = /^[\d.,]+$/
/** The lines that a table is drawn with. */
const DRAWN = /^[\u2500-\u257f\s+=|—-]{3,}$/

/** A line's cells, and what parts them. */
interface Row {
  readonly by: number
  readonly cells: readonly Span[]
}

/**
 * The lines of a text whose cells tabs, bars, blanks or commas set apart, as a table is saved, made rows with their
 * cells and the headers above them. Prose has its own commas (，) and no such lines one below the other.
 */
export function withSeparatedRows(lines: readonly Line[], text: string, folded: string): readonly Line[] {
  const rows = lines.map((line) => rowOf(line, text))
  const grids: TableGrid[] = []
  for (let first = 0; first < lines.length; first++) {
    const by = rows[first]?.by
    if (by === undefined) continue
    const table = [first]
    let end = first + 1
    for (; end < lines.length && lines[end]?.gap === 0; end++) {
      if (DRAWN.test((lines[end] as Line).text)) continue
      if (!goesWith(rows[end], rows[first] as Row)) break
      table.push(end)
    }
    const cells = table.map((i) => (rows[i] as Row).cells)
    if (isTable(cells, text, by)) {
      const grid = table.map((line) => ({
        line,
        cells: (rows[line] as Row).cells.map(({ start, end: close }) => ({ name: 'td', start, end: close })),
      }))
      grids.push({ first, rows: grid })
    }
    first = end - 1
  }
  if (grids.length === 0) return lines
  const drafts = lines.map((line, i) => ({
    ...line,
    cells: rows[i]?.cells ?? [],
    linked: 0,
    hidden: -1,
    link: -1,
  }))
  const found = tableCells(folded, drafts, grids)
  for (const { rows: own } of grids.filter(({ first }) => isAligned(rows[first]))) {
    for (const { line } of own) found.set(line, withoutUnits(found.get(line) ?? [], text))
  }
  return lines.map((line, i): Line => {
    const own: readonly PageCell[] | undefined = found.get(i)
    return own === undefined ? line : { ...line, kind: 'table-row', cells: own }
  })
}

function isAligned(row: Row | null | undefined): boolean {
  return row?.by === ALIGNED
}

/** Which head stands above a column that blanks align is a guess: no bare number takes its unit from there. */
function withoutUnits(cells: readonly PageCell[], text: string): readonly PageCell[] {
  return cells.map((cell) => ({
    ...cell,
    caption: '',
    ...(BARE.test(text.slice(cell.start, cell.end)) && { header: '' }),
  }))
}

/** True for a row of the same table: as many cells; where marks part them the last ones may be left out. */
function goesWith(row: Row | null | undefined, first: Row): boolean {
  if (row?.by !== first.by) return false
  return isMarked(first.by) ? row.cells.length <= first.cells.length : row.cells.length === first.cells.length
}

function isMarked(by: number): boolean {
  return by < 2
}

function isTable(rows: readonly (readonly Span[])[], text: string, by: number): boolean {
  const width = rows[0]?.length ?? 0
  const least = isMarked(by) ? 2 : LEAST_CELLS
  if (rows.length < LEAST_ROWS || width < least) return false
  const words = rows.flatMap((row) => row.map(({ start, end }) => text.slice(start, end)))
  if (rows.some((row) => row.filter(({ start, end }) => !isGroup(text, start, end)).length < least)) return false
  // items of a list may be aligned too; a table has a head
  if (by === ALIGNED && rows[0]?.some((cell) => isNumber(text, cell))) return false
  if (words.reduce((sum, word) => sum + word.length, 0) > words.length * LONGEST_MEAN) return false
  // in most rows below the first stands a number by itself or a figure
  return rows.slice(1).filter((row) => row.some((cell) => isNumber(text, cell))).length * 2 >= rows.length - 1
}

/** True for what may be the thousands of a number: 234 in 捐款1,234,567元. */
function isGroup(text: string, start: number, end: number): boolean {
  return /^\d{3}(?!\d)/.test(text.slice(start, end)) && /\d,$/.test(text.slice(start - 2, start))
}

function isNumber(text: string, { start, end }: Span): boolean {
  const cell = text.slice(start, end).trim()
  return cell.length <= LONGEST_NUMBER && /^[¥￥$]?\d/.test(cell) && !DATED.test(cell)
}

/** A day or a time, as lists of stories have it. */
const DATED = /^(?:\d{4}[-/.年]|\d{1,2}[-/:月])\d{1,2}(?:[-/:.月日]|$)/

function rowOf({ start, end, parts }: Line, text: string): Row | null {
  if (parts !== undefined) return null
  const line = text.slice(start, end)
  if (!ANY_SEPARATOR.test(line) || SENTENCE.test(line)) return null
  const by = SEPARATORS.findIndex((separator) => separator.test(line.replace(FRAME, '')))
  if (by < 0) return null
  const cells =
    by === SEPARATORS.length - 1 ? quotedCells(text, start, end) : cellsOf(line, start, SEPARATORS[by] as RegExp)
  return cells.length < 2 ? null : { by, cells }
}

function cellsOf(line: string, start: number, separator: RegExp): readonly Span[] {
  const cells: Span[] = []
  let from = 0
  for (const { index, 0: mark } of line.matchAll(new RegExp(separator, 'g'))) {
    if (index > 0) cells.push({ start: start + from, end: start + index })
    from = index + mark.length
  }
  if (from < line.length) cells.push({ start: start + from, end: start + line.length })
  return cells
}

/** The cells of a line between half-width commas, without the quotation marks around them; no comma in those marks parts cells. */
function quotedCells(text: string, start: number, end: number): readonly Span[] {
  const cells: Span[] = []
  let quoted = false
  let from = start
  for (let i = start; i <= end; i++) {
    if (text[i] === '"') quoted = !quoted
    if (i < end && (quoted || text[i] !== ',')) continue
    const bare = text[from] === '"' && text[i - 1] === '"' && i - from >= 2
    cells.push(bare ? { start: from + 1, end: i - 1 } : { start: from, end: i })
    from = i + 1
  }
  return cells
}
