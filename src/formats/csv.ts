import { CSV, delimited } from './delimited.js'
import type { Write } from './format.js'
import { rowsOf } from './rows.js'

/** CSV as RFC 4180 has it, except that lines end with LF unless `excel` asks for CRLF. */
export const csv: Write = (results, options) => delimited(rowsOf(results, options.columns), options, CSV)
