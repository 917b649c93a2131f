import { isAct } from '../lexicon/acts.js'
import { institutionOf } from '../lexicon/institutions.js'
import { isPassedOver, labelStops, lightWords } from '../lexicon/label-words.js'
import { moneyCuesAfter, moneyCuesBefore } from '../lexicon/money-cues.js'
import { isPeopleAct, isPeopleSuffix, peopleNoun } from '../lexicon/people.js'
import { roleCues } from '../lexicon/roles.js'
import type { Kind, Mention, Sentence, Token } from '../model.js'
import type { Span } from '../span.js'

/** No label is longer: a longer phrase is a clause. */
const LONGEST = 16
const NOUN = /^(?:[njlisbgkh]|an|vn|eng|a$|ag)/
const HEAD = /^(?:[njlis]|an|vn|eng)/
const VERB = /^v(?!n)/
const PLACE = /^(?:ns|nt|[tf])/
/** Between an amount and what it is: 120元发放误工补助. */
const GIVEN = new Set(['发放', '给予', '作为', '用作', '的'])
const QUOTES = new Set('“”"‘’《》')
const JOINING = new Set(['、', '和', '与', '及', '之', '等', '·', '-', ...QUOTES])

/** A noun phrase that begins at `from`: one 的 may stand in front of it (3000元|的工资); the part behind 等 is its head. */
export function phraseFrom(sentence: Sentence, from: number, to: number): Span | null {
  let start = -1
  let last: Token | undefined
  const tokens = sentence.tag(from, Math.max(from, to))
  for (const [i, token] of tokens.entries()) {
    // 的各类物资
    if (start < 0 && (token.text === '的' || QUOTES.has(token.text) || /^r/.test(token.tag) || GIVEN.has(token.text)))
      continue
    if (labelStops().has(token.text)) break
    if (JOINING.has(token.text)) {
      if (!last) break
      if (token.text === '等') start = token.end
      continue
    }
    // 410万元的采购订单: behind 的 a verb may open the phrase, and before a noun for money: 5亿元|帮扶资金
    const opens = sentence.text[from] === '的' ? /^[vt]/ : namesFund(tokens[i + 1]) ? VERB : null
    if (!isNominal(token, sentence) && !OF_HOUSE.test(token.text) && (last || !opens?.test(token.tag))) break
    if (start < 0) start = token.start
    if (isHead(token, sentence)) last = token
  }
  return start >= 0 && last && last.end > start ? { start, end: last.end } : null
}

/** 资金, 款项: the noun of a phrase that a verb opens. */
const namesFund = (token: Token | undefined) => token !== undefined && token.tag === 'n' && isMoneyNoun(token.text)

/** The longest noun phrase that ends at `end`, no verb in it; null where it is only a place, a body or a time. */
export function phraseTo(sentence: Sentence, from: number, end: number): Span | null {
  if (end <= from) return null
  let start = -1
  let named = true
  let bracket = -1
  // where the last of those begins that a list joins
  let member = -1
  // 采购类项目, 种植户: a verb in front of 类 or 户 names the sort
  let isSort = false
  const tokens = sentence.tag(from, end).toReversed()
  for (const [i, token] of tokens.entries()) {
    if (start < 0 && QUOTES.has(token.text)) continue
    const next = tokens[i + 1]
    // 执业|(助理)|医师: a bracket inside of a name
    if (token.text === ')' && token.end === start) bracket = tokens.findIndex(({ text }, k) => k > i && text === '(')
    if (i <= bracket && bracket - i <= BRACKETED) continue
    if (start < 0 && SPENDING.has(token.text) && next && isSpent(next)) {
      start = next.start
      named = false
      continue
    }
    if (token.start === start) continue
    // 移民小区|帮扶|项目, 最低生活|保障|居民: behind a noun a verb may say what sort the head is of
    const isOfSort = isSort || (i === 1 && isSortOf(tokens[0] as Token, token, next))
    if ((labelStops().has(token.text) && !isOfSort) || token.text === '等') break
    const joining = JOINING.has(token.text)
    if (!joining && !isNominal(token, sentence) && !(isOfSort && VERB.test(token.tag))) break
    isSort = token.text === '类' || token.text === '户' || isPeopleSuffix(token.text)
    if (start < 0 && (joining || !isHead(token, sentence))) break
    if (end - token.start > LONGEST) {
      // …服务体系、|计划生育服务体系改善项目: half a member of a list is none
      if (member >= 0) start = member
      break
    }
    if (joining) {
      member = start
      continue
    }
    start = token.start
    named &&= PLACE.test(token.tag) && peopleNoun(token.text) === null
  }
  // 收购|款, 扶持|金: one character names what the word in front of it makes of it
  if (end - start === 1 && MADE_OF.test(sentence.text.charAt(start)) && start > from) {
    const last = sentence.tag(from, start).at(-1) as Token
    if (last.text.length > 1 && /^[vn]/.test(last.tag)) start = last.start
  }
  return start < 0 || named ? null : { start, end }
}

/** So many words a bracket inside of a name may hold. */
const BRACKETED = 3
/** Nouns that a verb may describe. */
const SORTED: ReadonlySet<string> = new Set(['项目', '工程', '资金', '经费'])
/** True for a verb that names the sort of its head where a noun is what it is done for or to: 小区|帮扶|项目, 农房|重建|户. */
function isSortOf(head: Token, { text }: Token, before: Token | undefined): boolean {
  const isWork = SORTED.has(head.text) && isAct('works-on', text)
  const isState = peopleNoun(head.text) !== null && isAct('lives-by', text)
  return (isWork || isState) && before !== undefined && /^(?:n(?![rs])|vn)/.test(before.tag)
}

const SUFFIX = /^[款金费]$/
/** Makes a noun of the verb in front of it: 接诊|量. */
const MADE_OF = /^[款金费量额]$/
/** A noun of two characters or more, be it tagged as a verb (预算). */
const isSpent = ({ text, tag }: Token) => text.length > 1 && /^(?:[nj]|v)/.test(tag) && !labelStops().has(text)
/** Verbs that behind a noun name what was spent for it: 公共预算|支出. */
const SPENDING: ReadonlySet<string> = new Set(['支出', '开支'])

/** 门票|每张60元, 补助|每人每天100元, 概算|单个项目50万元: what one unit of the number belongs to stands between. */
const EACH =
  /(?:[每一](?:人|户|名|生|位|年|月|天|日|张|亩|吨|件|所|村|校|县|岗|学年|学期|周|次|斤|公斤|平方米|股|套|台)){1,2}$/

/** 概算|单个项目|50万元, |单个车间|最高10万元. */
const SINGLE = /(?:单个项目|[单每]个(?:[\u4e00-\u9fff]{1,3}?[间县区乡镇村校班家]))$/

/** 派出工作组|6批|23人次, 医疗团|9梯次、|263人: in how many groups they were sent stands between. */
const BATCHES = /(?:前后|先后|分)?(?:\d{1,3}|[一二三四五六七八九十两]{1,3})(?:批次?|梯次|期|支)、?$/
/** 生产总值|(GDP)|1724亿元, 平均工资|(税前)|为7.5万元: what a bracket adds to the noun in front of it. */
const ADDED = /\([^()]{1,12}\)$/

/** 门诊量由|2017年的|21万人次增长到|2019年的|30.4万人次: when either end of a change was counted. */
const THEN = /(?<=[由从到至])(?:\d{4}年|去年|前年|上年|当年|当初|年初|原来|最初)[底末初]?$/
/** 农房加固——|3500万元 */
const DASH = /(?<=[\u4e00-\u9fff])[—–]{1,2}$/
const BETWEEN = [EACH, SINGLE, BATCHES, ADDED, THEN, DASH]
/** No words of those are longer. */
const PASSED = 14

/** 财政收入|因资源税扩收就增加了|20亿元: why it changed stands between the subject and its verb. */
const CHANGED = /(?:因|由于)[^,;。]{1,20}(?:增加|减少|增长|上升|下降)了?$/

/** Where the words end that a number takes its noun from: light words (达, 共有) and words of worth (价值, 折合) passed over. */
export function nounEnd({ sentence, start }: Pick<Mention, 'sentence' | 'start'>, from: number): number {
  const { text } = sentence
  const cause = CHANGED.exec(text.slice(from, start))?.index ?? 0
  let end = cause > 0 && sentence.tag(from + cause, start)[0]?.tag === 'p' ? from + cause : start
  for (;;) {
    const before = text.slice(Math.max(from, end - PASSED), end)
    const between = BETWEEN.map((words) => words.exec(before)?.[0].length).find((length) => length !== undefined)
    const length = lightLength(sentence, from, end) ?? between
    if (length === undefined || end - length < from || text.endsWith('生产总值', end)) return end
    end -= length
  }
}

/** How long the light word is that ends at `end`; the last character of a longer word (供给) is none. */
function lightLength(sentence: Sentence, from: number, end: number): number | undefined {
  const word = lightWords().before(sentence.text, end)?.word
  if (word?.length !== 1 || !WHOLE_WORDS.has(word)) return word?.length
  return sentence.tag(from, end).at(-1)?.text === word ? 1 : undefined
}
/** Light words that are the end of many a noun: 拨给 but 供给. */
const WHOLE_WORDS: ReadonlySet<string> = new Set('给按数计折')

/** The verb that ends at `end`: 接诊|3.65万人次. */
export function verbTo({ kind, sentence }: Mention, from: number, end: number): Span | null {
  const token = end > from ? sentence.tag(from, end).at(-1) : undefined
  return token && VERB.test(token.tag) && isTelling(token, kind) ? token : null
}

/** The last verb in front of `end`, whatever stands between. */
export function verbBefore({ kind, sentence }: Mention, from: number, end: number): Span | null {
  if (end <= from) return null
  return sentence.tag(from, end).findLast((token) => VERB.test(token.tag) && isTelling(token, kind)) ?? null
}

/** The verb or noun that the number is the subject of: 1000多人|就业, 40余万人从中|受益. */
export function verbFrom({ kind, sentence, end }: Mention, to: number): Span | null {
  for (const token of to > end ? sentence.tag(end, to) : []) {
    if (token.text === '、') return null
    if (/^[vn]/.test(token.tag) && isTelling(token, kind)) return token
  }
  return null
}

/** What nouns of deeds are made of: nouns, verbs of two characters, and what describes them. */
const OF_DEEDS = /^(?:[njlibgkhszad]|eng)/
/** What is solved is not the problem but what it is one of: 饮水|问题. */
const PROBLEM = /问题$/

/** A deed by its name, where nothing but its words stands in front of `to`: 易地扶贫|搬迁安置, 心理疏导和就业指导, 饮水|安全; behind the last 的. */
export function deedFrom(sentence: Sentence, from: number, to: number): Span | null {
  const tokens = to > from ? sentence.tag(from, to) : []
  // 开展|了
  const own = tokens.slice(tokens.findLastIndex(({ tag }, i) => tag === 'uj' || (tag.startsWith('u') && i === 0)) + 1)
  while (own.length > 0 && JOINING.has((own.at(-1) as Token).text)) own.pop()
  const isOfDeed = ({ tag, text }: Token) =>
    JOINING.has(text) || OF_DEEDS.test(tag) || (/^v/.test(tag) && text.length > 1)
  const [first, last] = [own[0], own.at(-1)]
  if (!first || !last || !own.every(isOfDeed) || /^[da]$/.test(last.tag)) return null
  const problem = PROBLEM.exec(sentence.text.slice(first.start, last.end))?.index ?? 0
  const end = problem > 0 ? first.start + problem : last.end
  return end - first.start > LONGEST ? null : { start: first.start, end }
}

/** The phrase that ends with the first words of a sort behind the number: 25名师市团处级|领导干部. */
export function phraseWith(sentence: Sentence, from: number, to: number, test: (word: string) => boolean): Span | null {
  const tokens = to > from ? sentence.tag(from, to) : []
  const first = tokens.findIndex(({ text }) => test(text))
  if (first < 0) return null
  let last = first
  for (;;) {
    // 医生|和|护士
    const next = JOINING.has(tokens[last + 1]?.text ?? '') ? last + 2 : last + 1
    if (!tokens[next] || !test(tokens[next].text)) break
    last = next
  }
  const { end } = tokens[last] as Token
  const span = phraseTo(sentence, Math.max(from, end - LONGEST), end)
  const before = tokens[first - 1]
  // 因病|返贫|人员: 人员 by itself names nobody
  const isBare = span?.start === before?.end && sentence.text.slice(before?.end, end) === '人员'
  return span && before && isBare && VERB.test(before.tag) ? { start: before.start, end } : span
}

/** The phrase that ends with the last word of a sort in front of the number: 教育专家来阿拉尔柔性援疆22人. */
export function phraseWithBefore(
  sentence: Sentence,
  from: number,
  end: number,
  test: (token: Token) => boolean,
): Span | null {
  if (end <= from) return null
  const tokens = sentence.tag(from, end)
  // 省|人民|医院: a word inside a longer name names nobody
  const token = tokens.findLast((one, i) => test(one) && !isInName(tokens[i + 1]))
  return token ? phraseTo(sentence, from, token.end) : null
}

/** True for what makes the word in front of it a part of a name: 人民|医院, 儿童|医学|中心. */
const isInName = (next: Token | undefined): boolean => next !== undefined && IN_NAME.test(next.text)
const IN_NAME = /^(?:医院|医学|中心|政府|大学|学院|学校|银行|法院|公司|出版社|代表大会|福利院|基金会?|医疗)$/

/** The phrase up to its last noun for people: 孩子|大班额问题. */
export function upToPeople(sentence: Sentence, span: Span): Span {
  const last = sentence
    .tag(span.start, span.end)
    .findLast(({ text }, i, all) => peopleNoun(text) !== null && !isPeopleAct(text) && !isInName(all[i + 1]))
  return last ? { start: span.start, end: last.end } : span
}

/** A word that no dictionary knows, as the segmenter puts it together: a name of something where its last character is a noun: 制氧|机. */
function isUnknownNoun({ tag, text, start, end }: Token, sentence: Sentence): boolean {
  if (tag !== 'x' || !UNKNOWN.test(text)) return false
  if (SUFFIX.test(text.slice(-1))) return true
  if ((sentence.tag(end - 1, end)[0] as Token).tag !== 'n') return false
  const { tag: first } = sentence.tag(start, start + 1)[0] as Token
  // 到疆, 折资: a verb with its object
  return !/^[dm]/.test(first) && !(text.length === 2 && /^[vp]/.test(first))
}
/** In front of the name of a house: 县|人民医院, |第一|中学. */
const OF_HOUSE = /^(?:[省市州县区镇乡村]|第[一二三四五六七八九十]{1,3})$/
/** Chinese, and no place by its last character. */
const UNKNOWN = /^[\u4e00-\u9fff]+[\u4e00-\u9fff](?<![省市县区州盟旗镇乡村沟山江河湖岛地])$/

function isNominal(token: Token, sentence: Sentence): boolean {
  return NOUN.test(token.tag) || isHead(token, sentence)
}

function isHead(token: Token, sentence: Sentence): boolean {
  return (
    token.text === '类' ||
    isPeopleSuffix(token.text) ||
    HEAD.test(token.tag) ||
    isUnknownNoun(token, sentence) ||
    SUFFIX.test(token.text) ||
    isMoneyNoun(token.text) ||
    peopleNoun(token.text) !== null
  )
}

/** Only a verb that says what the number is doing names a count: 就业, 受益, 接诊, not 走路. */
function isTelling({ text }: Token, kind: Kind): boolean {
  if (text.length < 2 || labelStops().has(text) || isPassedOver(text)) return false
  const { noun, near } = roleCues(kind)
  return noun.at(text, 0) !== undefined || near.at(text, 0) !== undefined
}

/** 拨款, 捐款 and 投资 are nouns though the segmenter's dictionary has them as verbs. */
function isMoneyNoun(word: string): boolean {
  return word.length > 1 && moneyCuesAfter().at(word, 0)?.word === word
}

/** A noun for money in front of its number, the words of 资金达88亿 and of 生产总值由1995年的1.6亿元. */
export function namesMoney({ text, tag }: Token): boolean {
  return (
    isMoneyNoun(text) ||
    (/^(?:[njl]|eng)/.test(tag) && text.length > 1 && moneyCuesBefore().before(text, text.length) !== undefined)
  )
}

/** A body or a place as it ends: it gives the money and does not name it. */
const GIVER = /[司业团会府家局委厅省市县区]$/

/** A giver's name of so many characters leaves little of a label that it stands in. */
const LONG_NAME = 5

/** 为|困难学生资助: who gets it. */
const isHelped = ({ text }: Sentence, { start }: Span) => /[为给对向]$/.test(text.slice(0, start))

/** 向甲县的水窖项目|拨款: to whom something is given stands in front of the verb, in its clause. */
const isGivenTo = ({ text }: Sentence, { start }: Span) => /[为给对向][^,;。:]*$/.test(text.slice(0, start))

/**
 * Of 赛马会认捐, 湖南投资 and 为困难学生资助 the verb that names the money, without who gave or got it, and of 全球环境基金赠款
 * the last word of the name, 基金赠款; 旅游收入 stays whole. Of 无偿援助同心县资金 what stands behind the place.
 */
export function withoutGiver(sentence: Sentence, span: Span): Span {
  const tokens = sentence.tag(span.start, span.end)
  const [giver, last] = tokens.slice(-2) as [Token, Token?]
  if (!last || last.text.length < 2) return span
  const place = tokens.findLastIndex(({ tag }, i) => /^n[sr]/.test(tag) && i < tokens.length - 1)
  if (place > 0 && /^(?:v|i|l)/.test((tokens[place - 1] as Token).tag))
    return { start: (tokens[place] as Token).end, end: span.end }
  const isNamed = PLACE.test(giver.tag) || GIVER.test(giver.text) || institutionOf(giver.text) !== null
  // 给县妇幼保健院|捐款
  if (isGivenTo(sentence, span) && /^[捐拨]/.test(last.text)) return last
  const body = isAct('bestows', last.text) ? tokens.findLastIndex(({ text }) => institutionOf(text) !== null) : -1
  if (body >= 0) return { start: (tokens[body] as Token).end, end: span.end }
  // 在外务工经商人员|捐款, but 会员捐款
  const isLong = last.start - span.start >= LONG_NAME
  const isGivers =
    peopleNoun(giver.text) !== null && (isHelped(sentence, span) || (isLong && last.text.startsWith('捐')))
  if (last.tag.startsWith('v')) return isNamed || isGivers ? last : span
  return isNamed && isLong && isMoneyNoun(last.text) ? { start: giver.start, end: span.end } : span
}
