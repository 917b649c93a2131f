import type { AidRecord } from '../model.js'

export interface FormatOptions {
  /** Put a single quote before text cells that a spreadsheet would run as a formula. Only tables have cells. */
  readonly formulaGuard: boolean
  /** Byte order mark and CRLF, which spreadsheet programs on Windows need to see UTF-8. Only tables. */
  readonly excel: boolean
  /** The columns, in order; those of a record where nothing is said. Only tables. */
  readonly columns?: readonly string[]
}

/** Rows in batches, one batch a document. */
export type Batches<Row> = AsyncIterable<readonly Row[]>

/** Turns the records into the text of the output, piece by piece. */
export type Format = (batches: Batches<AidRecord>, options: FormatOptions) => AsyncIterable<string>
