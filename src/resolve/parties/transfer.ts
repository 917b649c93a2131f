import type { Outline, Part } from '../../layout/outline.js'
import { type Cue, cueBetween } from '../../lexicon/agents.js'
import type { Context, Mention } from '../../model.js'
import { paired } from '../places/places.js'
import type { Actor } from './actors.js'

/** So many sentences back in its paragraph words of aid still speak of a figure. */
const NEAR = 2
/** An article says in its first sentences what it is about. */
const LEAD = 2

/** More places than a sentence about a pairing names. */
const PLACES = 8

/** Where a document speaks of aid. */
export interface Transfers {
  /** Where the words of aid nearest to a figure stand; null where the document has none. */
  readonly contextOf: (mention: Mention) => Context | null
  /** True where they stand in the figure's sentence or right before it, or in the heading above it. */
  readonly isNear: (mention: Mention) => boolean
  /** True where headline or lead speak of aid: it is what the article is about. */
  readonly themed: boolean
}

/** Reads over a document's sentences once for its words of aid. */
export function transfersOf(
  { document, parts }: Outline,
  title: string,
  all: readonly (readonly Actor[])[],
): Transfers {
  const speaks = document.sentences.map(({ text }, i) => holds(text, 'aid') || isPairing(all[i] ?? []))
  const inBlock = new Set(document.sentences.filter((_, i) => speaks[i]).map(({ blockIndex }) => blockIndex))
  const lead = parts.find(({ kind }) => kind === 'prose' || kind === 'item')
  const heads = parts.filter(({ kind }) => kind === 'headline')
  const themed =
    holds(title, 'aid') ||
    heads.some(({ index }) => inBlock.has(index)) ||
    (lead?.sentences.slice(0, LEAD).some(({ index }) => speaks[index] === true) ?? false)
  const any = inBlock.size > 0
  return {
    themed,
    contextOf: ({ sentence }) => {
      if (speaks[sentence.index]) return 'sentence'
      if (inBlock.has(sentence.blockIndex)) return 'paragraph'
      return headed(sentence.blockIndex) ? 'heading' : any ? 'article' : null
    },
    isNear: ({ sentence: { index, blockIndex } }) => {
      for (let i = index; i >= Math.max(0, index - NEAR) && document.sentences[i]?.blockIndex === blockIndex; i--)
        if (speaks[i]) return true
      return headed(blockIndex)
    },
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
export function holds(text: string, cue: Cue): boolean {
  return cueBetween(cue, text, 0, text.length)
}
