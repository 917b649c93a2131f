import { delimited } from './delimited.js'
import type { Format } from './format.js'

/** CSV as RFC 4180 has it, except that lines end with LF unless `excel` asks for CRLF. */
export const csv: Format = (batches, options) =>
  delimited(batches, options, { delimiter: ',', quote: '"', cell: (text) => text })
