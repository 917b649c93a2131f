import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const names = lazy(() => new Set(readTable('number-names').map(({ word }) => word)))

/** The hot lines of public services: 12345, 12315. */
const HOT_LINE = /^123\d\d$/

/** True for digits that are a name: 985 of universities, 12345 of a hot line. */
export function isNumberName(digits: string): boolean {
  return names().has(digits) || HOT_LINE.test(digits)
}
