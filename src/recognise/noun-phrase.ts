import { isCountable } from '../lexicon/countables.js'
import { peopleNoun } from '../lexicon/people.js'
import { projectNounEnd } from '../lexicon/projects.js'
import type { Sentence, Token } from '../model.js'
import type { Span } from '../span.js'

/** What a counter counts: the head of the noun phrase beside it, and the whole phrase. */
export interface CountedNoun extends Span {
  readonly counts: 'project' | 'person' | 'household' | 'other'
}

/** No noun phrase that a counter governs is longer. */
const LONGEST = 40
const NOUN = /^(?:n|an|j|l|i|vn|s|t$|f$|eng|x$)/
const VERB = /^v(?!n)/
const STOP = /^(?:m|c|p|y|w|r)/
const OPEN_QUOTE = new Set('“‘「『《"\'')
const QUOTE = new Set('“”‘’「」『』《》"\'·-—')

/**
 * The noun phrase that begins at `from`, right behind a counter: 5|个孩子, 72|个基建类、采购类项目. It ends at the clause's
 * end, at the next number and, once it has a noun, at a verb, unless a project noun follows in the same phrase.
 */
export function nounPhraseAfter(sentence: Sentence, from: number, limit: number): CountedNoun | null {
  const end = Math.min(limit, from + LONGEST)
  if (end <= from) return null
  const text = sentence.text
  const projectEnd = projectNounEnd(text.slice(from, end))
  let head: Token | undefined
  for (const token of sentence.tag(from, end)) {
    if (QUOTE.has(token.text)) continue
    if (token.text === '、') {
      if (head && projectEnd < 0) break
      continue
    }
    if (projectEnd > 0 && token.end >= from + projectEnd) {
      return { start: from, end: from + projectEnd, counts: 'project' }
    }
    if (STOP.test(token.tag) && token.tag !== 'x') break
    if (/^u/.test(token.tag) || token.text === '的') {
      if (head && (isCountable(head.text) || peopleNoun(head.text))) break
      continue
    }
    if (head && VERB.test(token.tag)) {
      if (projectEnd < 0 || isCountable(head.text)) break
      continue
    }
    if (NOUN.test(token.tag) || peopleNoun(token.text)) head = token
    else if (!head && VERB.test(token.tag) && projectEnd < 0 && token.start === from) break
  }
  if (!head) return null
  return { start: from, end: head.end, counts: peopleNoun(text.slice(from, head.end)) ?? 'other' }
}

/** Words between a noun and its number that say nothing: 项目共有|273个, 干部人才总数达|60名. */
const LIGHT =
  /(?:共有|共计|共|总计|总共|总数|合计|累计|计|达到|达|为|有|约|已|已经|分别|各|只有|仅|就|则|也|又|还|至|高达|多达|是|到|:|已达|数量|人数|数|等|先后|一共|的)$/

/**
 * The noun phrase in front of a number, within its clause: 援疆项目|273个, 种植骨干|50人. Verbs between the noun and the
 * number are passed over (项目开工|592个).
 */
export function nounPhraseBefore(sentence: Sentence, to: number, from: number): CountedNoun | null {
  const start = Math.max(from, to - LONGEST)
  let end = to
  for (let match = LIGHT.exec(sentence.text.slice(start, end)); match && end > start; ) {
    end -= match[0].length
    match = LIGHT.exec(sentence.text.slice(start, end))
  }
  if (end <= start) return null
  const tokens = sentence.tag(start, end).filter(({ text }) => !QUOTE.has(text))
  for (const token of tokens.toReversed()) {
    if (/^m/.test(token.tag) || token.text === '、') return null
    if (!NOUN.test(token.tag) && !peopleNoun(token.text)) continue
    const project = projectNounEnd(sentence.text.slice(start, token.end))
    const counts = project > 0 && start + project === token.end ? 'project' : (peopleNoun(token.text) ?? 'other')
    return { start: token.start, end: token.end, counts }
  }
  return null
}

export function opensQuote(character: string | undefined): boolean {
  return character !== undefined && OPEN_QUOTE.has(character)
}
