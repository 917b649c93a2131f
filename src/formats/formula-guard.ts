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

/** How many cells of a record the guard changes. Numbers and flags are never formulas. */
export function guardedCells(record: AidRecord): number {
  return Object.values(record).filter((value) => typeof value === 'string' && FORMULA.test(value)).length
}
