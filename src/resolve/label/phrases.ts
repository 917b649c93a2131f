import { isPassedOver, labelStops } from '../../lexicon/label-words.js'
import { isPeopleSuffix } from '../../lexicon/people.js'
import type { Sentence, Token } from '../../model.js'
import type { Span } from '../../span.js'
import { deedsIn } from './setting.js'

/**
 * How a phrase is made: a noun with all that describes it, the last words of one, one with what stands in front of its 的, a noun with the verb
 * behind it (校舍|改造), a verb, a title in quotes; the word of a deed that is none of the sentence's words: 共|捐, 人均|到手.
 */
export type Form = 'noun' | 'part' | 'of' | 'deed' | 'verb' | 'quoted' | 'act'

/** A word of a sentence; `gap` counts the figures in front of it. */
export interface Word extends Token {
  readonly gap: number
}

/** Words that may name what a figure counts. */
export interface Phrase extends Span {
  readonly text: string
  readonly form: Form
  readonly head: Word
  /** The words beside it, where no figure stands between. */
  readonly before: Word | undefined
  readonly behind: Word | undefined
  /** How many words it has, and which of the sentence's is the last. */
  readonly length: number
  readonly at: number
  /** The tag of the first, as far as it tells what sort of word it is. */
  readonly opening: string
}

/** A sentence's words, and what they make, in the order of their last words. */
export interface Phrases {
  readonly words: readonly Word[]
  readonly phrases: readonly Phrase[]
}

const NOUN = /^(?:[njlibghkxsz]|an|vn|eng|a$|ag)/
const HEAD = /^(?:[njlixsz]|an|vn|eng)/
/** A noun that is the head of the one in front: 援疆|资金, not 助产士|满打满算. */
const JOINS = /^(?:n(?![rst])|[jbghkx]|an|vn|eng|zg)/
const VERB = /^v(?!n)/
const HAN = /^[\u4e00-\u9fff]+$/
const NUMERAL = /[\d〇零一二两三四五六七八九十百千万亿半几数多第]/
const SORT = /^[类户款金费]$/
const TOGETHER = /^一[家行]$/
const WRITTEN = /[\u4e00-\u9fffA-Za-z]/
const JOINING: ReadonlySet<string> = new Set(['、', '和', '与', '及', '·', '-', '/'])
const QUOTES = /[“”"‘’]/g
const CLOSES = /^[”》]$/
const OPENS = /^[“《]$/
/** No label is longer. */
export const LONGEST = 16
/** So many of the last words of a phrase may be its name by themselves. */
const PARTS = 3
/** No title in quotes has more words. */
const TITLE = 8

/** True for a verb, be it a part of no noun's name. */
export const isVerb = ({ tag }: Token): boolean => VERB.test(tag)

/** The phrases of a sentence; a figure stands between two, never in one. */
export function phrasesOf(sentence: Sentence, figures: readonly Span[]): Phrases {
  const words: Word[] = []
  let from = 0
  for (const [gap, { start, end }] of [...figures, { start: sentence.text.length, end: from }].entries()) {
    if (start > from)
      for (const token of sentence.tag(from, start)) {
        const tag = isSort(token.text, words.at(-1), token.start) ? 'n' : tagOf(token, sentence)
        words.push({ ...token, tag, gap })
      }
    from = end
  }
  const phrases: Phrase[] = []
  for (const [i, word] of words.entries()) {
    const next = beside(word, i + 1)
    if (isNoun(word) && isHead(word, next)) addParts(i, i, 'part')
    if (isVerb(word)) {
      if (!isPassedOver(word.text)) add(i, i, 'verb')
      const isLast = !next || !/^[nv]/.test(next.tag)
      if (word.text.length > 1 && isLast && leadOf(i) < i) addParts(i, i - 1, 'deed')
    }
    if (CLOSES.test(word.text)) {
      const open = words.findLastIndex(({ text, gap }, k) => k < i && gap === word.gap && OPENS.test(text))
      if (open >= 0 && i - open > 1 && i - open <= TITLE) add(open + 1, i - 1, 'quoted')
    }
  }
  let at = 0
  for (const { start, end } of deedsIn(sentence.text)) {
    while ((words[at]?.end ?? end) < end) at++
    const word = words[at]
    // what is a word is a phrase already, but for one that is passed over
    if (word && word.start <= start && !(isNamed(word) && word.end - word.start === end - start))
      addDeed(start, end, at)
  }
  return { words, phrases: phrases.toSorted((a, b) => a.head.end - b.head.end) }

  /** A phrase and its last words, the first of which stands at `from` or in front of it. */
  function addParts(i: number, from: number, form: 'part' | 'deed'): void {
    const word = words[i] as Word
    const lead = leadOf(i)
    for (let k = from, parts = 0; k > lead && parts < PARTS; k--) {
      const one = words[k] as Word
      if (!isNoun(one)) continue
      add(k, i, form)
      parts++
    }
    add(lead, i, form === 'part' ? 'noun' : form)
    // 移民|的|尾款
    const owner = beside(word, lead - 2)
    if (form === 'part' && owner && isNoun(owner) && words[lead - 1]?.text === '的') add(leadOf(lead - 2), i, 'of')
  }

  function addDeed(start: number, end: number, at: number): void {
    const { gap } = words[at] as Word
    const head: Word = { start, end, text: sentence.text.slice(start, end), tag: 'v', gap }
    const [before, behind] = [beside(head, at - 1), beside(head, at + 1)]
    phrases.push({ start, end, text: head.text, form: 'act', head, before, behind, length: 1, at, opening: 'v' })
  }

  function add(from: number, to: number, form: Form): void {
    const [first, head] = [words[from] as Word, words[to] as Word]
    const text = sentence.text.slice(first.start, head.end).replace(QUOTES, '')
    if (text === '' || head.end - first.start > LONGEST) return
    const opening = /^n[rst]/.exec(first.tag)?.[0] ?? first.tag.charAt(0)
    const [before, behind] = [beside(head, from - 1), beside(head, to + 1)]
    phrases.push({
      start: first.start,
      end: head.end,
      text,
      form,
      head,
      before,
      behind,
      length: to - from + 1,
      at: to,
      opening,
    })
  }

  /** The word at an index, where no figure parts it from another. */
  function beside({ gap }: Word, i: number): Word | undefined {
    const word = words[i]
    return word?.gap === gap ? word : undefined
  }

  /** Where the phrase begins whose last word stands at `end`: a verb in it has a noun in front (棚户区|改造|工程). */
  function leadOf(end: number): number {
    const last = words[end] as Word
    let lead = end
    for (let i = end - 1; ; i--) {
      const word = beside(last, i)
      if (!word || last.end - word.start > LONGEST) return lead
      const previous = words[i - 1]
      const isInside = isVerb(word) && word.text.length > 1 && !labelStops().has(word.text)
      // 种植|户, 产业支援促进就业|类: a verb in front of a sort says which
      const isOfSort = isVerb(word) && isSort(words[i + 1]?.text ?? '', word, word.end)
      if (isNoun(word) || isOfSort) lead = i
      else if (/[“”]/.test(word.text)) continue
      else if (!previous || !isNoun(previous)) return lead
      else if (!isInside && !JOINING.has(word.text)) return lead
    }
  }
}

/** True for a character that makes of the noun or verb in front of it a sort of things, people or money: 民生|类, 种植|户, 救护|员, 扶持|金. */
function isSort(text: string, before: Word | undefined, start: number): boolean {
  if (before?.end !== start || before.text.length < 2 || !/^[nv]/.test(before.tag)) return false
  return SORT.test(text) || isPeopleSuffix(text)
}

/** True for what a phrase may end with: no noun that another stands behind; an adjective where it describes none: 县级|配套. */
function isHead({ tag, text }: Word, next: Word | undefined): boolean {
  if (tag === 'a') return text.length > 1 && !(next && isNoun(next))
  return HEAD.test(tag) && !(next && isNoun(next) && JOINS.test(next.tag))
}

/** True for a verb or a noun that is a phrase by itself. */
function isNamed(word: Word): boolean {
  return isVerb(word) ? !isPassedOver(word.text) : isNoun(word)
}

/**
 * The tag of a word, of one that no dictionary knows by its characters: what ends in a particle (领了, 留着) or is a verb with its object (买书) is a verb,
 * what begins with 每 or 本 counts (每台, 本批), what begins with an adverb describes (不高), and 款, 余款 and those
 * who are together (一家|四口, 一行|五人) are no numbers.
 */
function tagOf({ tag, text, start, end }: Token, sentence: Sentence): string {
  if (tag === 'm') return NUMERAL.test(text) && !TOGETHER.test(text) ? tag : 'n'
  if (tag !== 'x' || text.length === 1 || !HAN.test(text)) return tag
  const [first, last] = [sentence.tag(start, start + 1)[0]?.tag ?? '', sentence.tag(end - 1, end)[0]?.tag ?? '']
  if (/^u/.test(last)) return 'v'
  if (/^[rd]/.test(first)) return first
  return text.length === 2 && /^[vp]/.test(first) ? 'v' : tag
}

function isNoun({ tag, text }: Word): boolean {
  return NOUN.test(tag) && WRITTEN.test(text) && !labelStops().has(text)
}
