import { type Options, stringify } from 'csv-stringify/sync'
import type { FormatOptions } from './format.js'
import { guarded } from './formula-guard.js'
import { plainDigits } from './plain-digits.js'
import type { TextFormat } from './text-format.js'

/** What a delimited format has of its own. */
export interface Dialect {
  readonly delimiter: string
  readonly quote: '"' | false
  /** The text of a cell as the dialect can hold it. */
  readonly cell: (text: string) => string
}

/** As RFC 4180 has it, except for the ends of lines. */
export const CSV: Dialect = { delimiter: ',', quote: '"', cell: (text) => text }

/** The records as a table with one header line; a missing value is an empty cell, a list is joined with `;`. */
export function delimited(dialect: Dialect): TextFormat {
  return {
    head: (options) => headOf(options, dialect),
    piece: ({ records }, options) => stringify([...records], optionsOf(options, dialect)),
    between: '',
    tail: '',
  }
}

/** A whole table as CSV. */
export function csvText(rows: readonly object[], options: FormatOptions): string {
  return headOf(options, CSV) + stringify([...rows], optionsOf(options, CSV))
}

function headOf(options: FormatOptions, dialect: Dialect): string {
  return (options.excel ? '\uFEFF' : '') + stringify([options.columns], optionsOf(options, dialect))
}

function optionsOf({ columns, formulaGuard, excel }: FormatOptions, { delimiter, quote, cell }: Dialect): Options {
  return {
    columns: [...columns],
    delimiter,
    quote,
    // a lone \r ends a row for some readers
    quote_record_delimiter: true,
    record_delimiter: excel ? 'windows' : 'unix',
    cast: {
      string: (text) => cell(formulaGuard ? guarded(text) : text),
      number: plainDigits,
      object: (list) => Object.values(list).join(';'),
    },
  }
}
