import type { Outline, Part } from '../../layout/outline.js'
import { type Cue, cueBetween } from '../../lexicon/agents.js'
import type { Context, Mention } from '../../model.js'
import { paired } from '../places/places.js'
import type { Actor } from './actors.js'

/** More places than a sentence about a pairing names. */
const PLACES = 8

/** Reads over a document's sentences once for its words of aid: where those nearest to a figure stand; null where the document has none. */
export function contextsOf(
  { document, parts }: Outline,
  all: readonly (readonly Actor[])[],
): (mention: Mention) => Context | null {
  const speaks = document.sentences.map(({ text }, i) => holds(text, 'aid') || isPairing(all[i] ?? []))
  const inBlock = new Set(document.sentences.filter((_, i) => speaks[i]).map(({ blockIndex }) => blockIndex))
  return ({ sentence }) => {
    if (speaks[sentence.index]) return 'sentence'
    if (inBlock.has(sentence.blockIndex)) return 'paragraph'
    return headed(sentence.blockIndex) ? 'heading' : inBlock.size > 0 ? 'article' : null
  }

  /** True where a heading that the block stands under speaks of aid. */
  function headed(block: number): boolean {
    for (let { under: part } = parts[block] as Part; part; part = part.under) if (inBlock.has(part.index)) return true
    return false
  }
}

/** True where a sentence names both sides of a known pairing, or somebody who does something for a place. */
function isPairing(actors: readonly Actor[]): boolean {
  const places = actors.flatMap(({ kind, place }) => (place && kind === 'place' ? [place] : [])).slice(0, PLACES)
  if (places.some((donor) => places.some((recipient) => donor !== recipient && paired(donor, recipient)))) return true
  const served = actors.find(({ says, weight, initial }) => says === 'recipient' && weight >= 1 && !initial)
  return served !== undefined && actors.some(({ initial, end }) => initial && end <= served.start)
}

/** True where a word of the cue stands in the text. */
function holds(text: string, cue: Cue): boolean {
  return cueBetween(cue, text, 0, text.length)
}
