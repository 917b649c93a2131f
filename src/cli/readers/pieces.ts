import type { DocumentResult, Format, FormatOptions } from '../../formats/format.js'
import { guardedIn } from '../../formats/formula-guard.js'
import { FORMATS, type FormatName } from '../../formats/index.js'
import { jsonLine } from '../../formats/json-line.js'
import { extract } from '../../index.js'
import type { Diagnostic } from '../../model.js'
import type { Reader } from '../readers.js'
import { type Selection, selected } from '../selection.js'

/** What a document comes to, as a text format writes it. */
export interface Piece {
  /** In UTF-8: from another thread they come over as they are, which text does not, and are written so. */
  readonly bytes: Uint8Array
  readonly records: number
  /** Cells that the formula guard has changed. */
  readonly guarded: number
  /** It states no day, and days were asked for. */
  readonly undated: boolean
  readonly diagnostics: readonly Diagnostic[]
}

export interface PieceOptions {
  readonly format: FormatName
  readonly write: FormatOptions
  readonly selection: Selection
  /** JSON Lines: a document that cannot be read is a line too, and no failure of the run. */
  readonly errorsAsRecords: boolean
}

const encoder = new TextEncoder()
const utf8 = (text: string): Uint8Array => encoder.encode(text)

/** @throws Error for a format that cannot write a document apart from the others */
export async function pieces({ format, write, selection, errorsAsRecords }: PieceOptions): Promise<Reader<Piece>> {
  const text = await (FORMATS[format] as Format).text?.()
  if (text === undefined) throw new Error(`${format} writes no document apart from the others`)
  return (source, options) => {
    const extraction = extract(source, options)
    const { diagnostics } = extraction
    const error = errorsAsRecords ? errorOf(extraction) : null
    if (error !== null) {
      const others = diagnostics.filter(({ level }) => level !== 'error')
      return { bytes: utf8(`${jsonLine(error)}\n`), records: 0, guarded: 0, undated: false, diagnostics: others }
    }
    const { undated, result } = selected(extraction, selection)
    if (result === null) return { bytes: utf8(''), records: 0, guarded: 0, undated, diagnostics }
    return {
      bytes: utf8(text.piece(result, write)),
      records: result.records.length,
      guarded: guardedIn(result.records, write.columns),
      undated,
      diagnostics,
    }
  }
}

/** What stands in the records' place where a document could not be read; null where it could. */
function errorOf({ article, diagnostics }: DocumentResult): object | null {
  const errors = diagnostics.filter(({ level }) => level === 'error').map(({ message }) => message)
  const { doc, place } = article.source
  return errors.length === 0 ? null : { doc, place, error: errors.join('; ') }
}
