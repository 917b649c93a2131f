import { delimited } from './delimited.js'

const BREAKS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g

/** Tabs between cells and no quotes: tabs and line breaks inside a cell become a space. */
export const tsv = delimited({ delimiter: '\t', quote: false, cell: (text) => text.replace(BREAKS, ' ') })
