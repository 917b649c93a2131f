import { type Options, stringify } from 'csv-stringify/sync'
import type { Batches } from './format.js'
import { guarded } from './formula-guard.js'
import { plainDigits } from './plain-digits.js'

/** What a delimited format has of its own. */
export interface Dialect {
  readonly delimiter: string
  readonly quote: '"' | false
  /** The text of a cell as the dialect can hold it. */
  readonly cell: (text: string) => string
}

/** As RFC 4180 has it, except for the ends of lines. */
export const CSV: Dialect = { delimiter: ',', quote: '"', cell: (text) => text }

interface DelimitedOptions {
  readonly columns: readonly string[]
  readonly formulaGuard: boolean
  readonly excel: boolean
}

/** A table with one header line; a missing value is an empty cell, a list is joined with `;`. */
export async function* delimited(
  batches: Batches<object>,
  options: DelimitedOptions,
  dialect: Dialect,
): AsyncIterable<string> {
  const written = optionsOf(options, dialect)
  yield (options.excel ? '\uFEFF' : '') + stringify([options.columns], written)
  for await (const rows of batches) yield stringify([...rows], written)
}

/** A whole table as CSV, its text cells guarded. */
export function csvText(columns: readonly string[], rows: readonly object[]): string {
  const written = optionsOf({ columns, formulaGuard: true, excel: false }, CSV)
  return stringify([columns], written) + stringify([...rows], written)
}

function optionsOf({ columns, formulaGuard, excel }: DelimitedOptions, { delimiter, quote, cell }: Dialect): Options {
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
