import type { Line } from './page.js'
import { type TableGrid, tableCells } from './tables.js'

/** Rows of a table, its head among them. */
const LEAST_ROWS = 3
/** Lines that may stand above a table with nothing between, as its caption. */
const MOST_ABOVE = 4

// For time: cells of a row.
const MOST_CELLS = 8

const NUMERAL = '[\\d零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]'
/** A cell that is a number, with what it counts or without. */
const NUMBER = new RegExp(
  `^[¥￥约近超]?${NUMERAL}(?:${NUMERAL}|[,.]){0,16}\\s?[余多]?[万亿]{0,2}(?:[美港]?元|人次|[人名位户口个项所%])?$`,
)
const COUNTED = /(?:元|[人名位户口个项次])$/
const EMPTY = /^[-—–/]+$/
const DAY = /^(?:\d{4}[-/.年]|\d{1,2}[-/:月])\d/
const SENTENCE = /[。;!?:]/

/**
 * The lines of a text that hold a cell each, as the copy of a table does, made rows with their cells and the headers
 * above them: the same columns hold numbers over and over, row by row.
 */
export function withStackedRows(lines: readonly Line[], folded: string): readonly Line[] {
  const out: Line[] = []
  for (let i = 0; i < lines.length; ) {
    let end = i
    while (end < lines.length && isCell(lines[end] as Line) && (end === i || (lines[end] as Line).gap === 0)) end++
    const table = end - i >= LEAST_ROWS * 2 ? tableIn(lines, i, end) : null
    if (table !== null) {
      out.push(...lines.slice(i, table.first), ...rowsOf(lines, table, folded))
      i = table.end
    }
    for (end = Math.max(end, i + 1); i < end && i < lines.length; i++) out.push(lines[i] as Line)
  }
  return out
}

interface Stack {
  readonly first: number
  readonly end: number
  /** Cells of a row. */
  readonly width: number
}

function isCell({ text, kind, bullet, cells }: Line): boolean {
  return kind === null && cells === undefined && !bullet && !SENTENCE.test(text)
}

function isNumber(text: string): boolean {
  return NUMBER.test(text) && !DAY.test(text)
}

/** True for what a row may be called: words, a year, its number. */
function names(text: string): boolean {
  return !isNumber(text) || /^\d{1,4}$/.test(text)
}

/** The longest table among the cells `[from, to)`, of the narrowest rows; null where there is none. */
function tableIn(lines: readonly Line[], from: number, to: number): Stack | null {
  let best: Stack | null = null
  let most = 0
  for (let width = 2; width <= MOST_CELLS; width++) {
    for (let first = from; first <= from + MOST_ABOVE; first++) {
      const end = tableEnd(lines, first, to, width)
      if (end - first < LEAST_ROWS * width) continue
      // what ends where the cells end is likelier to begin where the rows do; rows that number themselves begin with their number
      const score = end - first + (end === to ? MOST_CELLS : 0) + (areNumbered(lines, first, width) ? MOST_CELLS : 0)
      if (score <= most) continue
      most = score
      best = { first, end, width }
    }
  }
  return best
}

/** True for rows of `width` cells whose first ones below the head, if there is one, are 1 and 2. */
function areNumbered(lines: readonly Line[], first: number, width: number): boolean {
  return [first, first + width].some((i) => lines[i]?.text === '1' && lines[i + width]?.text === '2')
}

/** The end of the rows of `width` cells from line `first` on: below the head a column holds numbers alone or none at all. */
function tableEnd(lines: readonly Line[], first: number, to: number, width: number): number {
  const text = (i: number): string => (lines[i] as Line).text
  if (first + LEAST_ROWS * width > to) return first
  const isHeaded = !range(first, first + width).some((i) => isNumber(text(i)))
  const body = isHeaded ? first + width : first
  const numeric = range(body, body + width).map((i) => isNumber(text(i)))
  if (!numeric.includes(true, 1) || (numeric.every(Boolean) && !isHeaded)) return first
  // without a head the numbers must say what they count
  if (!isHeaded && !numeric.some((is, k) => is && COUNTED.test(text(body + k)))) return first
  let end = body
  for (; end + width <= to; end += width) {
    // the first column names the rows: 2019, 2020, 合计
    const fits = numeric.every((is, k) =>
      k === 0 ? names(text(end)) : EMPTY.test(text(end + k)) || isNumber(text(end + k)) === is,
    )
    if (!fits) break
  }
  return end
}

/** The rows of a table, each of its cells' lines. */
function rowsOf(lines: readonly Line[], { first, end, width }: Stack, folded: string): readonly Line[] {
  const rows: Line[] = []
  for (let i = first; i < end; i += width) {
    const cells = lines.slice(i, i + width)
    const [head, last] = [cells[0] as Line, cells[width - 1] as Line]
    rows.push({
      ...head,
      end: last.end,
      text: cells.map(({ text }) => text).join(' '),
      han: cells.reduce((sum, { han }) => sum + han, 0),
      kind: 'table-row',
      parts: cells.map(({ start, end: close }) => ({ start, end: close })),
    })
  }
  const grid: TableGrid = {
    first: 0,
    rows: rows.map(({ parts = [] }, line) => ({ line, cells: parts.map((span) => ({ name: 'td', ...span })) })),
  }
  const drafts = rows.map((row) => ({ ...row, cells: row.parts ?? [], linked: 0, hidden: -1, link: -1 }))
  const found = tableCells(folded, drafts, [grid])
  return rows.map((row, i) => ({ ...row, cells: found.get(i) ?? [] }))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
