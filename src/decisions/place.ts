import { originalText } from '../ground/ground.js'
import type { Sentence } from '../model.js'
import type { Reading } from '../pipeline.js'
import type { Place } from './decision.js'

/** A sentence of an article with its own text, and which of the equal ones it is. */
export interface OwnSentence extends Omit<Place, 'at'> {
  readonly read: Sentence
}

/** The sentences of an article in the document's own characters. */
export function ownSentences({ document }: Pick<Reading, 'document'>): readonly OwnSentence[] {
  const texts = document.sentences.map((read) => originalText(read, { start: 0, end: read.text.length }))
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const seen = new Map<string, number>()
  return texts.map((sentence, i) => {
    const nth = (seen.get(sentence) ?? 0) + 1
    seen.set(sentence, nth)
    return { read: document.sentences[i] as Sentence, sentence, nth, of: counts.get(sentence) as number }
  })
}

/** Where each record of a document stands, in the order of the records. */
export function placesOf({ document, mentions }: Pick<Reading, 'document' | 'mentions'>): readonly Place[] {
  const own = new Map(ownSentences({ document }).map((one) => [one.read, one]))
  return mentions.map(({ sentence: read, start }) => {
    const { sentence, nth, of } = own.get(read) as OwnSentence
    return { sentence, nth, of, at: [...originalText(read, { start: 0, end: start })].length }
  })
}
