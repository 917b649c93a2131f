import type { Span } from '../span.js'
import type { Line, PageCell } from './page.js'
import { type TableGrid, tableCells } from './tables.js'

/** So many lines with as many cells each are a table. */
const LEAST_ROWS = 3
const LEAST_CELLS = 3
/** Characters of a cell; clauses of prose are longer than cells on average. */
const LONGEST_MEAN = 24
const SENTENCE = /[。；！？]/

/**
 * The lines of a text whose cells tabs or commas set apart, as a table is saved or copied (RFC 4180), made rows with their
 * cells and the headers above them. Prose has its own commas (，) and no such lines one below the other.
 */
export function withSeparatedRows(lines: readonly Line[], text: string, folded: string): readonly Line[] {
  const cells = lines.map((line) => cellsOf(line, text))
  const grids: TableGrid[] = []
  for (let first = 0; first < lines.length; ) {
    let end = first + 1
    while (end < lines.length && lines[end]?.gap === 0 && cells[end]?.length === cells[first]?.length) end++
    const rows = cells.slice(first, end)
    if (isTable(rows, text)) {
      const grid = rows.map((row, k) => ({
        line: first + k,
        cells: row.map(({ start, end: close }) => ({ name: 'td', start, end: close })),
      }))
      grids.push({ first, rows: grid })
    }
    first = end
  }
  if (grids.length === 0) return lines
  const drafts = lines.map((line, i) => ({
    ...line,
    cells: cells[i] as readonly Span[],
    linked: 0,
    hidden: -1,
    link: -1,
  }))
  const found = tableCells(folded, drafts, grids)
  return lines.map((line, i): Line => {
    const own: readonly PageCell[] | undefined = found.get(i)
    return own === undefined ? line : { ...line, kind: 'table-row', cells: own }
  })
}

function isTable(rows: readonly (readonly Span[])[], text: string): boolean {
  const width = rows[0]?.length ?? 0
  if (rows.length < LEAST_ROWS || width < LEAST_CELLS) return false
  const words = rows.flatMap((row) => row.map(({ start, end }) => text.slice(start, end)))
  if (rows.some((row) => row.filter(({ start, end }) => !isGroup(text, start, end)).length < LEAST_CELLS)) return false
  if (words.some((word) => SENTENCE.test(word))) return false
  if (words.reduce((sum, word) => sum + word.length, 0) > words.length * LONGEST_MEAN) return false
  // in most rows below the first stands a number by itself or a figure
  return rows.slice(1).filter((row) => row.some((cell) => isNumber(text, cell))).length * 2 >= rows.length - 1
}

/** True for what may be the thousands of a number: 234 in 捐款1,234,567元. */
function isGroup(text: string, start: number, end: number): boolean {
  return /^\d{3}(?!\d)/.test(text.slice(start, end)) && /\d,$/.test(text.slice(start - 2, start))
}

function isNumber(text: string, { start, end }: Span): boolean {
  return end - start <= 20 && /^[¥￥$]?\d/.test(text.slice(start, end))
}

/**
 * The cells of a line between tabs, else between half-width commas, without the quotation marks around them; what stands in
 * those marks parts no cells.
 */
function cellsOf({ start, end, parts }: Line, text: string): readonly Span[] {
  const line = text.slice(start, end)
  const separator = ['\t', ','].find((mark) => line.includes(mark))
  if (parts !== undefined || separator === undefined) return []
  const cells: Span[] = []
  let quoted = false
  let from = start
  for (let i = start; i <= end; i++) {
    if (text[i] === '"') quoted = !quoted
    if (i < end && (quoted || text[i] !== separator)) continue
    const bare = text[from] === '"' && text[i - 1] === '"' && i - from >= 2
    cells.push(bare ? { start: from + 1, end: i - 1 } : { start: from, end: i })
    from = i + 1
  }
  return cells
}
