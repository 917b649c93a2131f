import { cueAt, cueWords } from '../../lexicon/agents.js'
import { peopleNoun } from '../../lexicon/people.js'
import type { Sentence, Token } from '../../model.js'

/** A clause with a subject is no longer. */
const SUBJECT = 80
/** What founds a gift, beside the verbs of giving: 设立|专项基金. */
const FOUNDS = new Set(['设立', '成立'])
/** Words of time, manner and joining between a subject and its verb, and what somebody does who tells of his gift. */
const PASSING = /^(?:[tdcufr]|m$|zg)/
const TELLS = new Set(['宣布', '决定', '表示', '带头', '自愿', '今次'])
/** 以|嘉华集团名义 */
const IN_NAME_OF = /以[^,;。]{1,16}名义$/
/** The name of a firm or a brand behind what it is; “利民工程” alone is none. */
const QUOTED = /(?:公司|企业|集团|品牌|商|[厂店铺行社团队])[“「]([^“”「」\s]{2,12})[”」]$/
/** Several by their names, and what they are: 恒基、新世界|等地产商, 中国人寿和泰康人寿|等多家保险公司. */
const NAMED =
  /^([^等的]{2,40}[、和与及][^等的]{2,14})等(?:[0-9一二三四五六七八九十两几多数]+余?[家个位名])?[^等的、]{2,8}$/
/** What somebody is called ends in one of these. */
const TITLE = /[长席裁理记任授表员星手家师董人]$/
/** A name of one of two characters, and of three or four. */
const DOUBLE = /^(?:欧阳|司徒|上官|诸葛|司马|皇甫|尉迟|公孙|令狐)/
/** Behind a person's name. */
const WITH = /(?:夫妇|夫妻|伉俪|先生|女士|小姐)$/
/** The parts of speech of words that begin no name. */
const COMMON = /^(?:n$|v|a$|j|l|i|r|d|ns)/
const JOINT = /[、和与及]$/
const HAN = /^[\u4e00-\u9fff]+$/

/**
 * Who gives, by the head of what stands in front of a verb of giving: a firm or a brand in quotation marks (鞋公司|“某某”), the members of a
 * list (某某、某某|等地产商); null where the phrase has another head.
 */
export function headOfGivers(sentence: Sentence, from: number, to: number): string | null {
  const text = joined(subjectOf(sentence, from, to))
  return QUOTED.exec(text)?.[1] ?? NAMED.exec(text)?.[1]?.replaceAll(/[和与及]/g, '、') ?? null
}

/** … one person, or several side by side, by name, behind what they are (地产公司主席|李某某) or alone; else null. */
export function personsByName(sentence: Sentence, from: number, to: number): string | null {
  return persons(subjectOf(sentence, from, to))
}

/** The words in front of a verb of giving, or in front of the comma where it opens its clause; empty where there is none. */
function subjectOf(sentence: Sentence, from: number, to: number): readonly Token[] {
  const { text } = sentence
  if (to <= from || to - from > SUBJECT) return []
  const tokens = sentence.tag(from, to)
  const deed = tokens.findIndex(({ text }) => cueWords('bestows').has(text) || FOUNDS.has(text))
  const own = deed < 0 ? [] : phraseOf(tokens.slice(0, deed))
  if (own.length > 0 || deed < 0 || text[from - 1] !== ',') return own
  const start = Math.max(...[',', ';', ':', '。'].map((mark) => text.lastIndexOf(mark, from - 2))) + 1
  return from - start > SUBJECT ? [] : phraseOf(sentence.tag(start, from - 1))
}

/** The subject among the words in front of a verb: up to a preposition, without words of time and manner on either side. */
export function phraseOf(tokens: readonly Token[]): readonly Token[] {
  const named = IN_NAME_OF.exec(joined(tokens))
  const until = named ? (tokens[0] as Token).start + named.index : Number.POSITIVE_INFINITY
  const preposition = tokens.findIndex(({ tag, end }) => tag === 'p' || end > until)
  let [start, end] = [0, preposition < 0 ? tokens.length : preposition]
  while (end > 0 && isPassing(tokens[end - 1] as Token)) end--
  while (start < end && isPassing(tokens[start] as Token) && !cueAt('surname', (tokens[start] as Token).text, 0))
    start++
  return tokens.slice(start, end)
}

/** True for a word of time, manner or joining, and for what somebody does who tells of his gift. */
export function isPassing({ text, tag }: Token): boolean {
  return PASSING.test(tag) || TELLS.has(text)
}

/** One person, or several side by side, whose names end a phrase. */
function persons(tokens: readonly Token[]): string | null {
  const last = personAt(tokens)
  if (last === null) return null
  const before = tokens.slice(0, last.from)
  const joint = JOINT.test(joined(before)) ? persons(before.slice(0, -1)) : null
  return joint ? `${joint}、${last.name}` : last.name
}

/** The name of a person at the end of a phrase: all of it, or behind what he is called. */
function personAt(tokens: readonly Token[]): { readonly name: string; readonly from: number } | null {
  const text = joined(tokens)
  const stem = text.replace(WITH, '')
  for (let from = tokens.length - 1; from >= 0; from--) {
    const start = (tokens[from] as Token).start - (tokens[0] as Token).start
    const name = stem.slice(start)
    if (name.length > 4) return null
    if (!isName(name, tokens.slice(from))) continue
    const title = tokens[from - 1]?.text ?? ''
    if (from === 0 || TITLE.test(title) || peopleNoun(title) === 'person' || JOINT.test(title))
      return { name: text.slice(start), from }
  }
  return null
}

function isName(name: string, [first]: readonly Token[]): boolean {
  if (!HAN.test(name) || !first) return false
  // 商会|另 is no 商某某
  if (first.text.length > 1 && COMMON.test(first.tag)) return false
  return DOUBLE.test(name)
    ? name.length >= 3
    : name.length >= 2 && name.length <= 3 && cueAt('surname', name, 0) !== null
}

/** Words as they stand in the text. */
export function joined(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('')
}
