import { addedRecords } from '../../decisions/added.js'
import type { Decision, Place } from '../../decisions/decision.js'
import { placesOf } from '../../decisions/place.js'
import { explainDocument } from '../../index.js'
import type { AidRecord, Article, Diagnostic } from '../../model.js'
import type { Reader } from '../readers.js'

/** A document with what is needed to find the figures of decisions in it. */
export interface Decidable {
  readonly article: Article
  readonly records: readonly AidRecord[]
  /** Where each record stands. */
  readonly places: readonly Place[]
  /** Which of the decisions add a figure to it, by their position, and what its record is. */
  readonly added: readonly (readonly [number, AidRecord | null])[]
  readonly diagnostics: readonly Diagnostic[]
}

export async function decidable({
  decisions,
}: {
  readonly decisions: readonly Decision[]
}): Promise<Reader<Decidable>> {
  return (source, options) => {
    const reading = explainDocument(source, options)
    const { article: stripped } = reading.document.plain
    const diagnostics = [...source.diagnostics, ...stripped.diagnostics, ...reading.diagnostics]
    return {
      article: { ...stripped, diagnostics },
      records: reading.records,
      places: placesOf(reading),
      added: [...addedRecords(reading, decisions)].map(([decision, record]) => [decisions.indexOf(decision), record]),
      diagnostics,
    }
  }
}
