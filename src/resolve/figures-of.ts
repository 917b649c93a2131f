import type { Mention, Sentence } from '../model.js'

/** The figures of each sentence that has some, in their order. */
export function figuresOf(mentions: readonly Mention[]): ReadonlyMap<Sentence, readonly Mention[]> {
  const figures = new Map<Sentence, Mention[]>()
  for (const mention of mentions) {
    const own = figures.get(mention.sentence)
    if (own) own.push(mention)
    else figures.set(mention.sentence, [mention])
  }
  return figures
}
