import type { DocumentResult } from '../../formats/format.js'
import { extract } from '../../index.js'
import type { Diagnostic } from '../../model.js'
import type { Reader } from '../readers.js'
import { type Selection, selected } from '../selection.js'

/** What a document comes to. */
export interface Result {
  /** Null where it is not wanted. */
  readonly result: DocumentResult | null
  /** It states no day, and days were asked for. */
  readonly undated: boolean
  readonly diagnostics: readonly Diagnostic[]
}

export interface ResultOptions {
  readonly selection: Selection
  /** The text of the article is wanted too: it is larger than all the rest. */
  readonly withText: boolean
}

export async function results({ selection, withText }: ResultOptions): Promise<Reader<Result>> {
  return (source, options) => {
    const extraction = extract(source, options)
    const { undated, result } = selected(extraction, selection)
    return { result: result && (withText ? result : lean(result)), undated, diagnostics: extraction.diagnostics }
  }
}

function lean(result: DocumentResult): DocumentResult {
  const { article } = result
  return { ...result, article: { ...article, source: { ...article.source, text: '' }, blocks: [], dropped: [] } }
}
