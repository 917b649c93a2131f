import { explainDocument } from '../../index.js'
import type { Diagnostic } from '../../model.js'
import { type PagePart, pagePart } from '../../review/document.js'
import type { Reader } from '../readers.js'

/** What a review page shows of a document. */
export interface Reviewed {
  readonly part: PagePart
  readonly diagnostics: readonly Diagnostic[]
}

export async function reviewed(_: null): Promise<Reader<Reviewed>> {
  return (source, options) => {
    const reading = explainDocument(source, options)
    const stripped = reading.document.plain.article.diagnostics
    const diagnostics = [...source.diagnostics, ...stripped, ...reading.diagnostics]
    return { part: pagePart(reading, diagnostics), diagnostics }
  }
}
