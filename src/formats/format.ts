import type { AidRecord, Article, Diagnostic } from '../model.js'
import type { TextFormat } from './text-format.js'

export interface FormatOptions {
  /** The columns to write, in this order. */
  readonly columns: readonly string[]
  /** Put a single quote before text cells that a spreadsheet would run as a formula. Only csv and tsv. */
  readonly formulaGuard: boolean
  /** Byte order mark and CRLF, which spreadsheet programs on Windows need to see UTF-8. Only csv and tsv. */
  readonly excel: boolean
}

/** What one document came to. */
export interface DocumentResult {
  readonly article: Article
  readonly records: readonly AidRecord[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Turns what the documents came to into the output, piece by piece.
 * @throws Error with code `TOO_LARGE` where the format cannot hold so much
 */
export type Write = (
  results: AsyncIterable<DocumentResult>,
  options: FormatOptions,
) => AsyncIterable<string | Uint8Array>

/** An output format, told before it is loaded. */
export interface Format {
  /** Text cells between delimiters: what `--excel` and the formula guard are for. */
  readonly delimited: boolean
  /** Bytes that a terminal cannot show. */
  readonly binary: boolean
  /** The endings of its files, with the dot; none where other formats have the same. */
  readonly endings: readonly string[]
  readonly load: () => Promise<Write>
  /** Of a format that writes each document apart. */
  readonly text?: () => Promise<TextFormat>
}
