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

/** How many of a record's cells in these columns the guard changes. Numbers and lists are never formulas. */
export function guardedCells(record: AidRecord, columns: readonly string[]): number {
  const cells = columns.map((column) => (record as Readonly<Record<string, unknown>>)[column])
  return cells.filter((cell) => typeof cell === 'string' && FORMULA.test(cell)).length
}
