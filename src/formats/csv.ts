import { CSV, delimited } from './delimited.js'

/** CSV as RFC 4180 has it, except that lines end with LF unless `excel` asks for CRLF. */
export const csv = delimited(CSV)
