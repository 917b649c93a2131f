import type { AidRecord } from '../model.js'

/**
 * What spreadsheet programs run as a formula when a text cell begins with it (OWASP, CSV injection), with the full-width
 * forms that Apple Numbers and Chinese spreadsheet programs read alike.
 */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

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
