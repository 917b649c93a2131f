import type { Span } from '../span.js'
import type { DraftLine } from './line-writer.js'
import type { Node } from './markup.js'
import type { PageCell } from './page.js'

/** A table of figures: its rows by the line each became, with the nodes of the cells. */
export interface TableGrid {
  /** The line it begins at. */
  readonly first: number
  readonly rows: { readonly line: number; readonly cells: readonly Node[] }[]
}

/** Characters of a cell that holds a text, not a figure, and the share of rows with such cells in a table of figures. */
const LONG_CELL = 160
const MOST_LONG = 0.2
/** Characters of a line above a table that is its caption. */
const LONGEST_CAPTION = 60

// For time: what is looked at of a table; lines above its first row that each cell carries; columns that a cell spans.
const MOST = { open: 20_000, cells: 50_000, steps: 500, captions: 4, columns: 1000, span: 200 }

const NUMBER = /\d|^[-—–/]$/
const UNIT = /^[(（]?(?:计量|金额)?单\s{0,4}位\s{0,2}[::]|单\s{0,2}位\s{0,2}[::]/

/** True for a table whose rows belong together; false for one that only lays out a page. */
export function dataTable(table: Node): boolean {
  let rows = 0
  let wide = 0
  let long = 0
  let cells = 0
  const path: Node[] = [table]
  for (let node = path.pop(); node !== undefined; node = path.pop()) {
    if (node !== table && node.name === 'table') return false
    if (/^(?:script|form|iframe|ul|ol|h[1-4])$/.test(node.name ?? '')) return false
    if (node.name === 'tr') {
      rows++
      const own = (node.children ?? []).filter(({ name }) => name === 'td' || name === 'th')
      cells += own.length
      if (own.length >= 2) wide++
      if (own.some((cell) => textLength(cell) > LONG_CELL)) long++
      continue
    }
    for (const child of node.children ?? []) path.push(child)
    if (path.length > MOST.open) return false
  }
  return rows >= 2 && wide * 2 >= rows && long <= rows * MOST_LONG && cells <= MOST.cells
}

/** Length of the text in a cell, up to a bound; a nested table or list makes it long. */
function textLength(cell: Node): number {
  let length = 0
  let steps = 0
  const path: Node[] = [cell]
  for (let node = path.pop(); node !== undefined && length <= LONG_CELL; node = path.pop()) {
    if (node.name === 'table' || node.name === 'ul' || node.name === 'form' || ++steps > MOST.steps)
      return Number.POSITIVE_INFINITY
    length += (node.data ?? '').trim().length
    for (const child of node.children ?? []) path.push(child)
  }
  return length
}

/** The cells of every row that holds figures, with the headers above them and the table's caption and unit. */
export function tableCells(
  text: string,
  drafts: readonly DraftLine[],
  grids: readonly TableGrid[],
): Map<number, readonly PageCell[]> {
  const result = new Map<number, readonly PageCell[]>()
  for (const grid of grids) {
    const captions = captionAbove(text, drafts, grid)
    const headers: string[] = []
    const pending: { column: number; rowsLeft: number }[] = []
    let body = false
    for (const { line, cells } of grid.rows) {
      const spans = (drafts[line]?.cells ?? []).map((span) => trimmed(text, span))
      const texts = spans.map(({ start, end }) => text.slice(start, end))
      if (cells.length === 1 || texts.filter((cell) => cell !== '').length === 1) {
        const only = texts.find((cell) => cell !== '') ?? ''
        if (!body && only !== '' && captions.length < MOST.captions) captions.push(only.slice(0, LONG_CELL))
        result.set(
          line,
          spans.map((span) => ({ ...span, header: '', caption: captions.join(' ') })),
        )
        continue
      }
      const columns = columnsOf(cells, pending)
      const heads =
        !body && (cells.every(({ name }) => name === 'th') || !texts.slice(1).some((cell) => NUMBER.test(cell)))
      if (heads) {
        columns.forEach(({ from, to }, k) => {
          for (let column = from; column < to && column < MOST.columns; column++)
            headers[column] = `${headers[column] ?? ''} ${texts[k]}`.trim()
        })
      } else body = true
      const caption = captions.join(' ')
      result.set(
        line,
        spans.map((span, k) => ({ ...span, header: heads ? '' : (headers[columns[k]?.from ?? k] ?? ''), caption })),
      )
    }
  }
  return result
}

/** The columns that each cell of a row takes, with cells reaching down from rows above counted in. */
function columnsOf(
  cells: readonly Node[],
  pending: { column: number; rowsLeft: number }[],
): { from: number; to: number }[] {
  const taken = new Set<number>()
  for (const reach of pending) {
    if (reach.rowsLeft-- > 0) taken.add(reach.column)
  }
  const next: { column: number; rowsLeft: number }[] = pending.filter(({ rowsLeft }) => rowsLeft > 0)
  let column = 0
  const columns = cells.map((cell) => {
    while (taken.has(column)) column++
    const from = column
    const wide = count(cell.attribs?.colspan)
    const deep = count(cell.attribs?.rowspan)
    for (let k = 0; k < wide; k++) if (deep > 1) next.push({ column: from + k, rowsLeft: deep - 1 })
    column += wide
    return { from, to: column }
  })
  pending.splice(0, pending.length, ...next)
  return columns
}

function count(attribute: string | undefined): number {
  const n = Number.parseInt(attribute ?? '1', 10)
  return n >= 1 && n <= MOST.span ? n : 1
}

/** The caption and the line with the unit right above a table. */
function captionAbove(text: string, drafts: readonly DraftLine[], grid: TableGrid): string[] {
  const rows = new Set(grid.rows.map(({ line }) => line))
  const captions: string[] = []
  const firstRow = grid.rows[0]?.line ?? grid.first
  for (let i = Math.max(0, Math.min(grid.first, firstRow) - 2); i < firstRow; i++) {
    const draft = drafts[i]
    if (draft === undefined || rows.has(i)) continue
    const line = text.slice(draft.start, draft.end).trim()
    if (
      i >= grid.first ||
      UNIT.test(line) ||
      (line.length <= LONGEST_CAPTION && /^[附]?表\s{0,2}[\d一二三四五六七八九十]|[表)]$|单位[::]/.test(line))
    )
      captions.push(line)
  }
  return captions
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && text.charCodeAt(from) <= 32) from++
  while (to > from && text.charCodeAt(to - 1) <= 32) to--
  return { start: from, end: to }
}
