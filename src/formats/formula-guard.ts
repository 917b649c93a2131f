import type { AidRecord } from '../model.js'

/**
 * What spreadsheet programs run as a formula when a text cell begins with it (OWASP, CSV injection), with the wide and
 * small forms that Apple Numbers and Chinese spreadsheet programs read alike. In front of it may stand what they do not see: control
 * characters and marks without width; and the quotation mark of a reader that knows quotes where the writer did not.
 */
const FORMULA = /^[\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠﹦﹢﹣﹫]|^[\t\r\n\0]/u

/** The cell's text, after a single quote where a spreadsheet would take it for a formula. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** How many cells of the records' columns the guard changes. Numbers and lists are never formulas. */
export function guardedIn(records: readonly AidRecord[], columns: readonly string[]): number {
  const isGuarded = (cell: unknown) => typeof cell === 'string' && FORMULA.test(cell)
  const inRow = (row: Readonly<Record<string, unknown>>) => columns.filter((column) => isGuarded(row[column])).length
  return records.reduce((count, record) => count + inRow(record), 0)
}
