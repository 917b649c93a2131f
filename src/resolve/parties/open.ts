import { cueBetween, cueWords } from '../../lexicon/agents.js'
import { peopleNoun } from '../../lexicon/people.js'
import type { Sentence, Token } from '../../model.js'
import { isPassing, joined, phraseOf } from './giver.js'

/** A name is no longer. */
export const LONGEST = 14
const NOMINAL = /^(?:[njbqlifskhz]|a$|an|vn|eng|m$)/
/** What a giver's name ends in: a body, a place, people. */
export const BODY =
  /(?:[院厂校会社队团司局厅部委办所站行店矿港寺庙军]|中心|集团|企业|单位|政府|机关|部队|大学|学院|中学|小学|基金|沿海|外省|各地|省市|城市|使馆|组织|[开计]划?署|联盟)$/
/** Words of time, manner and joining between a subject and its verb, or in front of the subject. */
const PASSING = /^(?:[tdcuqfxw]|m$|zg)/
/** What such a name never ends in: it is given, or tells a time or an activity. */
export const THING =
  /(?:资金|款项?|款物|经费|项目|工程|活动|工作|政策|计划|机制|方式|形式|过程|期间|方面|账户|来源|规模|总额|数额|金额|物资|群众|村民|农户|人数|标准|情况|先后|累计|共计|合计|最高|最低|全部|其中|目前|同时|如今|当地|[年月日时元])$/
/** Verbs that stand in what somebody is called: 退休|教师. */
const CALLED = new Set(['退休', '离休', '下岗', '务工', '留学', '返乡'])
/** The edge of a clause. */
const MARK = /^[,;:()。]$/
/** What stands between the parts of a name or of several: 部机关|及|直属单位. */
const JOINS = new Set(['、', '及', '和', '与'])
/** A clause with a subject is no longer. */
const SUBJECT = 80
const GIFT = /^捐/

/**
 * Who gives by the place of the words alone: the subject of a verb of giving between two offsets of a sentence
 * (省地勘院|…|凑了, 一位|退休邮差|…|带来); null where none stands there.
 */
export function openSubject(sentence: Sentence, from: number, to: number, gift = false): string | null {
  if (to <= from || to - from > SUBJECT || !cueBetween('bestows', sentence.text, from, to)) return null
  const all = besideBrackets(sentence.tag(from, to))
  const deed = all.findIndex(({ text }) => cueWords('bestows').has(text))
  // its clause begins behind the last mark, or behind 其中
  const tokens = all.slice(all.findLastIndex(({ text }, i) => i < deed && (MARK.test(text) || text === '其中')) + 1)
  const verb = tokens.indexOf(all[deed] as Token)
  if (verb < 1) return null
  // 学校共获|捐款: what somebody gets
  if (/获得?$/.test((tokens[verb - 1] as Token).text)) return null
  // 向X捐赠, 为X出资: what a preposition takes is no subject
  const preposition = tokens.findIndex(({ tag }) => tag === 'p')
  if (preposition === 0) return null
  const subject = tokens.slice(0, preposition > 0 && preposition < verb ? preposition : verb)
  return nameOf(subject) ?? (gift && GIFT.test((tokens[verb] as Token).text) ? bareName(subject) : null)
}

/** The words but for what stands in brackets: 退休海员|(不愿具名)|捐. */
function besideBrackets(tokens: readonly Token[]): readonly Token[] {
  const open = tokens.findIndex(({ text }) => text === '(')
  const close = tokens.findIndex(({ text }, i) => i > open && text === ')')
  return open < 0 || close < 0 ? tokens : [...tokens.slice(0, open), ...besideBrackets(tokens.slice(close + 1))]
}

/** Between who plans to put money somewhere and the amount: 华峰|计划向渭南投资|12亿元. */
const INVESTS = /(?:计划|拟|将|预计|准备|打算)(?:再|继续|分期)?[向在对到赴][^,;:。]{2,24}投资(?:总额)?约?$/
const HAN = /^[\u4e00-\u9fff]{2,}$/
/** A name that is no place. */
const PROPER = /^(?:n[rtz]|x$)/

/** Whoever plans to invest somewhere, by the place of the words alone: a firm by its short name. */
export function openInvestor(sentence: Sentence, from: number, to: number): string | null {
  const deed = INVESTS.exec(sentence.text.slice(from, to))
  if (!deed || deed.index > SUBJECT) return null
  const tokens = sentence.tag(from, from + deed.index)
  const phrase = tokens.slice(tokens.findLastIndex(({ tag }) => PASSING.test(tag) && tag !== 'x') + 1)
  const name = joined(phrase)
  const isName =
    phrase.every(({ tag }) => NOMINAL.test(tag) || tag === 'x') && phrase.some(({ tag }) => PROPER.test(tag))
  return isName && HAN.test(name) && name.length <= LONGEST && !THING.test(name) ? name : null
}

/** A name that fills a stretch of a sentence; null where anything else stands in it. */
export function nameIn(sentence: Sentence, from: number, to: number): string | null {
  const text = sentence.text.slice(from, to).trim()
  const name = text.length <= LONGEST ? nameOf(sentence.tag(from, to)) : null
  return name === text ? name : null
}

/** 海天味业|捐赠: whatever stands alone in front of a word for gifts gave, if it has no other sense. */
function bareName(tokens: readonly Token[]): string | null {
  const subject = phraseOf(tokens)
  const phrase = subject.slice(subject.findLastIndex((token) => isPassing(token)) + 1)
  const name = joined(phrase)
  const isBare = HAN.test(name) && phrase.every(({ tag }) => /^[njahkzx]/.test(tag))
  return isBare && name.length >= 3 && name.length <= LONGEST && !THING.test(name) && !name.includes('社会')
    ? name
    : null
}

function nameOf(tokens: readonly Token[]): string | null {
  let [from, to] = [0, tokens.length]
  while (to > from && PASSING.test((tokens[to - 1] as Token).tag)) to--
  while (from < to && PASSING.test((tokens[from] as Token).tag) && !isCount(tokens, from)) from++
  const phrase = tokens.slice(from, to)
  const name = joined(phrase)
  if (name.length < 2 || name.length > LONGEST || THING.test(name) || name === '社会') return null
  const isName = phrase.every(({ tag, text }) => NOMINAL.test(tag) || JOINS.has(text) || CALLED.has(text))
  const last = (phrase.at(-1) as Token | undefined)?.text ?? ''
  return isName && (BODY.test(name) || peopleNoun(last) !== null) ? name : null
}

/** 32|家|单位: a number that opens a name, not one of a time. */
function isCount(tokens: readonly Token[], at: number): boolean {
  return (tokens[at] as Token).tag === 'm' && /^(?:q|n)/.test(tokens[at + 1]?.tag ?? '')
}
