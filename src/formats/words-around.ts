import type { Sentence, Token } from '../model.js'
import type { Span } from '../span.js'

/** How many words on each side, and in how many characters they are looked for. */
const WORDS = 5
const REACH = 30

/**
 * The words with their tags to the left and right of a number, the number itself in 【】: cut apart from it, as the rules
 * see them, since a segmenter glues units to the next noun.
 */
export function wordsAround(sentence: Sentence, { start, end }: Span): string {
  const { text, tag } = sentence
  const from = Math.max(0, start - REACH)
  const to = Math.min(text.length, end + REACH)
  // what the reach cuts through is no word
  const left = spelled(tag(from, start)).slice(from > 0 ? 1 : 0)
  const right = spelled(tag(end, to)).slice(0, to < text.length ? -1 : undefined)
  return [...left.slice(-WORDS), `【${text.slice(start, end)}】`, ...right.slice(0, WORDS)].join(' ')
}

function spelled(tokens: readonly Token[]): string[] {
  return tokens.filter(({ text }) => text.trim() !== '').map(({ text, tag }) => `${text}/${tag}`)
}
