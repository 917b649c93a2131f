import { isCountable } from '../lexicon/countables.js'
import { peopleNoun, takesPeople } from '../lexicon/people.js'
import { projectNounEnd } from '../lexicon/projects.js'
import type { Sentence, Token } from '../model.js'
import type { Span } from '../span.js'

/** What a number counts: the noun phrase beside it and what its head is. */
export interface CountedNoun extends Span {
  readonly counts: 'project' | 'person' | 'household' | 'other'
  /** False where a verb stands between the phrase and the number: 项目开工|592个. */
  readonly adjacent: boolean
  /** True for a noun made of a verb (教育, 康复): it names a sort of thing, no thing. */
  readonly isSort: boolean
}

/** No noun phrase that a counter governs is longer. */
const LONGEST = 40
const NOUN = /^(?:n|an|j|l|i|vn|s|eng|x$|zg$|g)/
const VERB = /^v(?!n)/
const STOP = /^(?:m|c|p|y|w|r|d)/
const PARTICLE = /^u/
/** Between a counter and its noun when the noun follows as a predicate: 其中3个为边境幸福村项目. */
const COPULA = /^(?:为|是|系|属于?)/
/** A noun that a bare number counts is no farther away. */
const NEAR = 12
/** Nothing behind these belongs to the phrase: a gap between two items of a list, a hedge behind the counter. */
const BREAK = new Set([' ', '上下', '左右', '以上', '以下', '以内', '之内', '出头'])
const QUOTE = new Set('“”‘’「」『』《》"\'·-—')

/**
 * The noun phrase that begins at `from`, right behind a counter: 5|个孩子, 72|个基建类、采购类项目. It ends at the clause's
 * end, at the next number and, once it has a noun, at a verb, unless a project noun follows in the same phrase.
 */
export function nounPhraseAfter(sentence: Sentence, from: number, limit: number): CountedNoun | null {
  const start = from + (COPULA.exec(sentence.text.slice(from, from + 2))?.[0].length ?? 0)
  const end = Math.min(limit, start + LONGEST)
  if (end <= start || sentence.text[start] === '、') return null
  const projectEnd = start + projectNounEnd(sentence.text.slice(start, end))
  const hasProject = projectEnd >= start
  let head: Token | undefined
  let verbs = 0
  for (const token of sentence.tag(start, end)) {
    if (QUOTE.has(token.text)) continue
    if (BREAK.has(token.text)) break
    if (hasProject && token.end >= projectEnd)
      return { start, end: projectEnd, counts: 'project', adjacent: true, isSort: false }
    if (token.text === '、') {
      if (head && !hasProject) break
    } else if (STOP.test(token.tag) && !peopleNoun(token.text)) {
      break
    } else if (PARTICLE.test(token.tag)) {
      // 398个交了卷: a predicate
      if (!head && token.text !== '的' && verbs > 0) return null
      if (head && (isCountable(head.text) || peopleNoun(head.text))) break
    } else if (NOUN.test(token.tag) || peopleNoun(token.text)) {
      if (head && peopleNoun(head.text) && !hasProject && !peopleNoun(token.text) && !takesPeople(token.text)) break
      head = token
    } else if (VERB.test(token.tag)) {
      if (head ? !hasProject || isCountable(head.text) : ++verbs > 2 && !hasProject) break
    }
  }
  if (!head) return null
  return {
    start,
    end: head.end,
    counts: peopleNoun(sentence.text.slice(start, head.end)) ?? 'other',
    adjacent: true,
    isSort: /^v/.test(head.tag),
  }
}

/**
 * What the first telling noun behind a number without a counter is: 38万|农牧民, 2.6万|学前儿童, 21亿|援疆资金; a few words
 * may stand in front of it, no number, adverb or particle.
 */
export function firstNounAfter<T>(sentence: Sentence, from: number, limit: number, test: (word: string) => T | null) {
  const end = Math.min(limit, from + NEAR)
  if (end <= from) return null
  let passed = 0
  for (const token of sentence.tag(from, end)) {
    // 一百二十万的设备款
    if (token.text === '的' && token.start === from) continue
    const found = test(token.text)
    if (found && !STOP.test(token.tag)) return { found, start: from, end: token.end }
    if (STOP.test(token.tag) || PARTICLE.test(token.tag) || token.text === '、' || token.text === ' ' || ++passed > 3)
      return null
  }
  return null
}

/** True where a word for people longer than `unit` begins at an offset: 20|师生, 数千|市民; not 2|班学生. */
export function startsPeopleNoun({ tag, text }: Sentence, at: number, unit = 0): boolean {
  const [first] = tag(at, Math.min(text.length, at + NEAR))
  return first !== undefined && first.text.length > unit && peopleNoun(first.text) !== null
}

const PROJECT_END = /(?:项目|工程)$/

/** Words between a noun and its number that say nothing: 项目共有|273个, 干部人才总数达|60名. */
const LIGHT =
  /(?:超过|不到|不足|至少|至多|最多|不少于|近|超|约|逾|共有|共计|共|从|由|总计|总共|总数|合计|累计|计|达到|达|为|有|约|已|已经|分别|各|只有|仅|就|则|也|又|还|至|高达|多达|是|到|:|已达|数量|人数|数|等|先后|一共|的| )$/

/**
 * The noun phrase in front of a number, within its clause: 援疆项目|273个, 种植骨干|50人. Verbs between the noun and the
 * number are passed over (项目开工|592个).
 */
export function nounPhraseBefore(sentence: Sentence, to: number, from: number): CountedNoun | null {
  const start = Math.max(from, to - LONGEST)
  let end = to
  for (
    let word = LIGHT.exec(sentence.text.slice(start, end));
    word;
    word = LIGHT.exec(sentence.text.slice(start, end))
  ) {
    end -= word[0].length
  }
  if (end <= start) return null
  let adjacent = true
  for (const token of sentence.tag(start, end).toReversed()) {
    if (QUOTE.has(token.text)) continue
    if (/^m/.test(token.tag) || token.text === '、' || token.text === ' ') return null
    if (NOUN.test(token.tag) || peopleNoun(token.text)) {
      const isProject = projectNounEnd(sentence.text.slice(start, token.end)) > 0 && PROJECT_END.test(token.text)
      const counts = isProject ? 'project' : (peopleNoun(token.text) ?? 'other')
      return { start: token.start, end: token.end, counts, adjacent, isSort: /^v/.test(token.tag) }
    }
    adjacent = false
  }
  return null
}
