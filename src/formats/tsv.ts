import { delimited } from './delimited.js'

const BREAKS = /\r\n|[\0\t\n\v\f\r\u0085\u2028\u2029]/g

/**
 * Tabs between cells and no quotes: tabs and line breaks inside a cell become a space. A cell that begins with a quotation
 * mark is quoted as in CSV all the same: a reader that knows quotes would else read on to the next mark, over cells and rows.
 */
export const tsv = delimited({ delimiter: '\t', quote: false, cell: (text) => quoted(text.replace(BREAKS, ' ')) })

function quoted(text: string): string {
  return text.startsWith('"') ? `"${text.replaceAll('"', '""')}"` : text
}
