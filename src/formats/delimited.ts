import { type Options, stringify } from 'csv-stringify/sync'
import type { AidRecord } from '../model.js'
import { COLUMNS } from './columns.js'
import type { Batches, FormatOptions } from './format.js'
import { guarded } from './formula-guard.js'
import { plainDigits } from './plain-digits.js'

/** What a delimited format has of its own. */
export interface Dialect {
  readonly delimiter: string
  readonly quote: '"' | false
  /** The text of a cell as the dialect can hold it. */
  readonly cell: (text: string) => string
}

/** A table with one header line; a missing value is an empty cell, flags are joined with `;`. */
export async function* delimited(
  batches: Batches<AidRecord>,
  { formulaGuard, excel, columns = COLUMNS }: FormatOptions,
  { delimiter, quote, cell }: Dialect,
): AsyncIterable<string> {
  const options: Options = {
    columns: [...columns],
    delimiter,
    quote,
    // a lone \r ends a row for some readers
    quote_record_delimiter: true,
    record_delimiter: excel ? 'windows' : 'unix',
    cast: {
      string: (text) => cell(formulaGuard ? guarded(text) : text),
      number: plainDigits,
      object: (flags) => Object.values(flags).join(';'),
    },
  }
  yield (excel ? '\uFEFF' : '') + stringify([[...columns]], options)
  for await (const records of batches) yield stringify([...records], options)
}
