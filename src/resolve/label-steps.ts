import { clauseEnd, clauseStart } from '../clause.js'
import { lazy } from '../lazy.js'
import { actAt, actBefore, anyAct, isAct } from '../lexicon/acts.js'
import { institutionOf } from '../lexicon/institutions.js'
import { isPassedOver, labelStops } from '../lexicon/label-words.js'
import { isPeopleAct, isPeopleSuffix, peopleNoun } from '../lexicon/people.js'
import { projectNounEnd } from '../lexicon/projects.js'
import { roleCues } from '../lexicon/roles.js'
import type { Mention, Token } from '../model.js'
import { fits } from '../pattern.js'
import type { Span } from '../span.js'
import {
  deedFrom,
  namesMoney,
  phraseFrom,
  phraseTo,
  phraseWith,
  phraseWithBefore,
  upToPeople,
  verbBefore,
  verbFrom,
  verbTo,
  withoutGiver,
} from './label-phrases.js'

/** The end of a phrase that may be a giver as well as its money: 省财政, 援助基金. */
const GIVES = /(?:财政|基金|政府)$/
/** Verbs of giving by one of their characters: in front of the number they make such a phrase the giver. */
const VERBS = /[捐拨支投出给发赠]/
const LIGHT_LEAD = /^(?:达到?|为|共计?|合计|累计|总计|计|(?:合计|累计|涉及|签约|协议|合同)?总?(?:金额|额|量)为?)$/
/** A noun for money by its ending: 备灾金, 社会资本, 特殊团费. */
const MONEY_END = /(?:金|款|费|资本|投资|收入|资产|额|产值|经费|补贴|补助|利润|债务|存款|工资)$/
const WORTH = /^(?:价值|总价值|折价|折款|折合|作价|市值|估值|总值|值)/

/** A figure and the stretch of its clause that no other figure lies in. */
export interface Asked {
  readonly mention: Mention
  readonly from: number
  readonly to: number
  /** Where the words in front of it end that may name what it counts. */
  readonly nounEnd: number
  /** True where the figure before it in the sentence is of its kind. */
  readonly follows: boolean
  /** True for people who are told to be some of those that the figure before counts: 214人,其中|32人. */
  readonly isPart: boolean
  /** True in a list of sums that were given, by its heading: the noun in front is the giver. */
  readonly isGift: boolean
}

/** A place to look for the noun, by name; the first that finds one decides. */
export type Place = readonly [name: string, find: (asked: Asked) => Span | null]

/** 就业 counts people where no noun does: beside one it is what they do. */
const isPeople = (word: string) => peopleNoun(word) !== null && !isPeopleAct(word)
const endsInPeople = (span: Span | null, { mention }: Asked) =>
  span && isPeople(mention.sentence.text.slice(span.start, span.end)) ? span : null

const endsInSort = (span: Span | null, { mention }: Asked) =>
  span && /(?:项目|工程|类)$/.test(mention.sentence.text.slice(span.start, span.end)) ? span : null

const endsInMoney = (span: Span | null, { mention }: Asked) =>
  span && MONEY_END.test(mention.sentence.text.slice(span.start, span.end))
    ? withoutGiver(mention.sentence, span)
    : null

/** 120万元|过渡安置款: verbs that end in a word for money and stand alone. */
function fundBehind(sentence: Mention['sentence'], from: number, to: number): Span | null {
  if (!FUND.test(sentence.text.slice(from, to))) return null
  return sentence.tag(from, to).every(({ tag, text }) => /^[vnmx]/.test(tag) && !labelStops().has(text))
    ? { start: from, end: to }
    : null
}
const FUND = /^[\u4e00-\u9fff]{2,8}[款费金]$/

/** 按每人800元|的标准资助: what is paid by a standard. */
const STANDARD = /^的?标准/
const behind: Place = [
  'noun behind',
  ({ mention: { sentence, end }, to }) => {
    const standard = STANDARD.exec(sentence.text.slice(end))?.[0].length
    if (standard === undefined) {
      if (builtOf().test(sentence.text.slice(end, to))) return null
      return phraseFrom(sentence, end, to) ?? fundBehind(sentence, end, to)
    }
    const at = end + standard
    const tokens = sentence.tag(at, Math.max(at, to))
    const [verb, noun] = tokens
    if (!verb) return null
    const paid = tokens.find(({ text }) => isAct('stipend', text)) ?? null
    return (noun && isPeople(noun.text) ? null : phraseFrom(sentence, verb.end, to)) ?? paid
  },
]
const inFront: Place = ['noun in front', ({ mention, from, nounEnd }) => phraseTo(mention.sentence, from, nounEnd)]
const verbInFront: Place = ['verb in front', ({ mention, from, nounEnd }) => verbTo(mention, from, nounEnd)]
const verbBehind: Place = ['verb behind', ({ mention, to }) => verbFrom(mention, to)]
/** The last resort: a verb of the clause, wherever it stands. */
const anyVerb: Place = ['verb in the clause', ({ mention, from, nounEnd }) => verbBefore(mention, from, nounEnd)]
/** What the money built or founded. */
export const thing: Place = ['purpose', (asked) => (asked.mention.kind === 'money' ? purpose(asked) : null)]
/** A verb that says what was done with money or people, be it one character. */
const telling = lazy(() => new RegExp(`(?:${anyAct('tells-of')})(?:到|了|给|出|得|不到)?$`))
export const plainVerb: Place = [
  'verb right in front',
  ({ mention: { sentence }, from, nounEnd }) => {
    const match = telling().exec(sentence.text.slice(Math.max(from, nounEnd - 4), nounEnd))
    return match ? { start: nounEnd - match[0].length, end: nounEnd } : null
  },
]
/** 寻甸的土货进上海展销,卖得|93万元: what was sold is the last thing that the sentence spoke of. */
export const sold: Place = [
  'what is sold',
  ({ mention: { sentence }, nounEnd }) => {
    const verb = SELLS.exec(sentence.text.slice(0, nounEnd))
    const tokens = verb ? sentence.tag(0, verb.index) : []
    const goods = tokens.findLast(
      (token, i) => isGoods(token) && !/^f/.test(tokens[i + 1]?.tag ?? '') && !/^m|\d/.test(tokens[i - 1]?.text ?? ''),
    )
    return goods ? phraseTo(sentence, 0, goods.end) : null
  },
]
const SELLS = /(?:卖|销|售)(?:到|了|出|得|不到|价)?$/
/** A noun for something, nobody's name, not people and no time. */
const isGoods = ({ tag, text }: Token) =>
  /^(?:n|nz|nr|x)$/.test(tag) &&
  /^(?![一二两三四五六七八九十百千万半几])[\u4e00-\u9fff]{2,}$/.test(text) &&
  peopleNoun(text) === null &&
  !isAct('markets', text)
/** Whatever verb stands right in front, where nothing else names the figure. */
export const rightVerb: Place = [
  'any verb in front',
  ({ mention: { sentence, start }, from }) => {
    const token = start > from ? sentence.tag(from, start).at(-1) : undefined
    const isLight = token && (isAct('amounts-to', token.text) || isPassedOver(token.text))
    return token && !isLight && isDone(token, sentence) ? token : null
  },
]
/** A verb, or one with its object that no dictionary knows: 问责, 报账. */
function isDone({ tag, text, start }: Token, sentence: Mention['sentence']): boolean {
  if (text.length < 2 || tag !== 'x') return text.length > 1 && /^v/.test(tag)
  const [verb, noun] = [sentence.tag(start, start + 1)[0], sentence.tag(start + 1, start + 2)[0]]
  return /^[\u4e00-\u9fff]{2}$/.test(text) && /^v/.test((verb as Token).tag) && /^n/.test((noun as Token).tag)
}
/** What those who are counted do, where no noun names them: 216户|告别了… */
export const doing: Place = [
  'any verb behind',
  ({ mention: { kind, sentence, end }, to }) =>
    kind === 'personnel' && to > end
      ? (sentence.tag(end, to).find(({ tag, text }) => /^v(?!n)/.test(tag) && /^[^不没未]./.test(text)) ?? null)
      : null,
]
/** 救治|重症20人: what is done to people names them by its object. */
const isDoneToPeople = (verb: string) => roleCues('personnel').near.at(verb, 0)?.word === verb
/** The noun in front that people are counted by: where they are (在|岗181名) and what households were freed of (消除|风险2054户) is none. */
const counted: Place = [
  'noun in front',
  (asked) => {
    const { mention, from, follows, isPart, nounEnd } = asked
    // 其中攻读博士学位的|58位: what some of them do
    if (isPart && mention.sentence.text[nounEnd] === '的') return null
    const span = inFront[1](asked)
    const before = span && span.start > from ? mention.sentence.tag(from, span.start).at(-1) : undefined
    const verb = mention.unit === 'household' ? /^[vp](?!n)/ : /^p/
    return follows && before && verb.test(before.tag) && !isDoneToPeople(before.text) ? null : span
  },
]
/** The last resort for people: what is done, to whatever it is done. */
export const object: Place = [
  'object in front',
  (asked) => (asked.mention.kind === 'personnel' ? inFront[1](asked) : null),
]
/** Where nothing else names a figure, in order. */
export const LAST_RESORTS: readonly Place[] = [object, rightVerb, anyVerb, doing]

/** 对困难学生发放助学金,惠及|745人: those who are reached were named before in the sentence. */
const reached: Place = [
  'told before',
  ({ mention: { sentence, start } }) =>
    fits(REACHED, sentence.text, start)
      ? phraseWithBefore(sentence, Math.max(0, start - LONG_TOLD), start, ({ text }) => isPeople(text))
      : null,
]
const REACHED = /(?<=惠及了?)/y
/** So far in front of those who are reached they may have been named. */
const LONG_TOLD = 60
const people: Place = [
  'people behind',
  (asked) => {
    const span = peopleBehind(asked)
    return span && endsInPeople(span, asked)
  },
]
/** Whatever noun stands behind people whom nothing else names. */
const nounOfPeople: Place = ['noun behind', peopleBehind]
const peopleEarlier: Place = [
  'people in front',
  ({ mention, from, nounEnd }) => phraseWithBefore(mention.sentence, from, nounEnd, ({ text }) => isPeople(text)),
]

/** 注册|人数|5500人, 参加|户数|达300户: where nothing names those who are counted, what they are counted by. */
const COUNTED_BY = /^[人户]数/
const number: Place = [
  'number of them',
  ({ mention: { sentence, start }, from, nounEnd }) => {
    const said = COUNTED_BY.exec(sentence.text.slice(nounEnd, start))?.[0].length ?? 0
    const verb = said > 0 && nounEnd > from ? sentence.tag(from, nounEnd + said).at(-1) : undefined
    const does = verb && verb.end - verb.start > said ? verb : sentence.tag(from, nounEnd).at(-1)
    return said > 0 && does && /^[vn]/.test(does.tag) ? { start: does.start, end: nounEnd + said } : null
  },
]

/** Things and their worth, or what was signed and its sum. */
export const worthOf: Place = ['what it is worth', worth]
const MONEY: readonly Place[] = [
  ['money right in front', (asked) => endsInMoney(inFront[1](asked), asked)],
  behind,
  ['noun in front', (asked) => moneyInFront(asked)],
  [
    'money in front',
    (asked) => notGiver(phraseWithBefore(asked.mention.sentence, asked.from, asked.nounEnd, namesMoney), asked),
  ],
  worthOf,
  ['purpose', purpose],
  ['what is built', builtInFront],
  verbInFront,
]

/** 招工760名(搬迁户劳力). */
const bracketed: Place = [
  'in brackets',
  ({ mention: { sentence, end } }) => {
    const match = /^\(([\u4e00-\u9fff]{2,10})\)/.exec(sentence.text.slice(end))
    return match && phraseTo(sentence, end + 1, end + match[0].length - 1)
  },
]

/** True for people who are counted as a team: 3人|小组, 医疗专家组、|259人. */
const isTeam = (name: string) =>
  actBefore('team', name, name.length) !== '' || actBefore('group', name, name.length) !== ''
const teamBehind: Place = [
  'team behind',
  ({ mention: { sentence, end, unit }, to }) => {
    const span = unit === 'person' && sentence.text[end - 1] === '人' ? phraseFrom(sentence, end, to) : null
    return span && isTeam(sentence.text.slice(span.start, span.end)) ? span : null
  },
]
const teamInFront: Place = [
  'team in front',
  ({ mention: { sentence }, from, nounEnd }) => {
    const end = nounEnd - (TODAY.exec(sentence.text.slice(from, nounEnd))?.[0].length ?? 0)
    const span = phraseTo(sentence, from, end)
    return span && isTeam(sentence.text.slice(span.start, span.end)) ? span : null
  },
]
/** 工作队|现在是64个人, 医疗专家组|、259人: what may stand between a team and its number. */
const TODAY = /(?:、|现在|目前|如今|眼下)$/

/** 会长等一行|7人: who come together have no noun but this, where no team stands in front. */
const company: Place = [
  'who come together',
  ({ mention: { sentence, start }, from }) => {
    const at = start - '一行'.length
    if (!sentence.text.startsWith('一行', at)) return null
    const span = sentence.text[at - 1] === '等' ? null : phraseTo(sentence, from, at)
    const isName = span && /^nr/.test(sentence.tag(span.start, span.end).at(-1)?.tag ?? '')
    return span && !isName ? span : { start: at, end: start }
  },
]

/** The nouns that name people; what they do names them only where they are no part of others. */
const NAMED: readonly Place[] = [
  bracketed,
  teamBehind,
  people,
  ['people right in front', (asked) => endsInPeople(inFront[1](asked), asked)],
  teamInFront,
  company,
  peopleEarlier,
]
/** 解决了960人的|饮水困难, 对960人进行|搬迁安置: people whom no noun names, by what is done for them; the verb in front says only that it is. */
const deed: Place = [
  'what is done for them',
  ({ mention: { sentence, end }, to }) => {
    const { text } = sentence
    const lead = text[end] === '的' ? '的' : actAt('light', text, end)
    return lead ? deedFrom(sentence, end + lead.length, to) : null
  },
]

const PERSONS: readonly Place[] = [...NAMED, reached, deed, nounOfPeople, verbBehind, number, verbInFront, counted]

/** 为当地患者|诊治370万人次: for whom it was done. */
const served: Place = [
  'people who are served',
  ({ mention, from, nounEnd }) => {
    const { sentence } = mention
    const verb = verbTo(mention, from, nounEnd)
    const span = verb && phraseTo(sentence, from, verb.start)
    const lead = span ? sentence.text.slice(from, span.start) : ''
    return /[为给对]$/.test(lead) ? span : null
  },
]

/** What is done with people as often as it is counted names the count: 接诊3.65万人次. */
const PERSON_TIMES: readonly Place[] = [people, nounOfPeople, inFront, served, verbInFront, verbBehind, peopleEarlier]

const PROJECTS: readonly Place[] = [
  ['noun seen', ({ mention, from }) => projectNoun(mention, from)],
  ['sort in front', (asked) => endsInSort(inFront[1](asked), asked)],
]

/** Where the noun of a figure is looked for, in order. */
export function stepsFor({ mention: { kind, unit }, isPart }: Asked): readonly Place[] {
  if (kind === 'money') return MONEY
  if (kind === 'project') return PROJECTS
  if (unit === 'person_time') return isPart ? [...NAMED, inFront] : PERSON_TIMES
  return isPart ? [...NAMED, counted] : PERSONS
}

/** 60余名|返乡青年: a verb between the counter and the people describes them. */
function described(sentence: Mention['sentence'], end: number, to: number): Span | null {
  if (!/[名位]/.test(sentence.text.charAt(end - 1))) return null
  const [verb, noun] = sentence.tag(end, to)
  return verb && noun && /^v/.test(verb.tag) && verb.text.length > 1 && isPeople(noun.text)
    ? { start: verb.start, end: noun.end }
    : null
}

/** Behind 名 and 位 the noun may stand after a clause of its own (5206名到内地就读贫困大学生); behind 人 it stands at once. */
function peopleBehind({ mention, to }: Asked): Span | null {
  const { sentence, end, unit } = mention
  // 走访贫困户120户和|孤寡老人35人: behind a mark or a joining word stands what the next figure counts
  if (/^(?:[、,;。)和与及]|以及)/.test(sentence.text.slice(end, end + 2))) return null
  const at = phraseFrom(sentence, end, to) ?? described(sentence, end, to)
  const named = at && upToPeople(sentence, withSuffix(sentence, at))
  if (named && isPeople(sentence.text.slice(named.start, named.end))) return named
  if (unit === 'person_time' || !/[名位个户]/.test(sentence.text.charAt(end - 1))) return null
  const modified = sentence.text.lastIndexOf('的', to - 1)
  const behindClause = modified > end ? phraseFrom(sentence, modified, to) : null
  const noun = behindClause && upToPeople(sentence, behindClause)
  if (noun && isPeople(sentence.text.slice(noun.start, noun.end))) return noun
  return phraseWith(sentence, end, to, isPeople) ?? named
}

/** 心理|咨询|师分: what the segmenter has put to the next word may be the end of a noun for people. */
function withSuffix({ text, tag }: Mention['sentence'], span: Span): Span {
  const longer = { start: span.start, end: span.end + 1 }
  const isOfNext = isPeopleSuffix(text.charAt(span.end)) && tag(span.end, text.length)[0]?.tag === 'x'
  return isOfNext && isPeople(text.slice(longer.start, longer.end)) ? longer : span
}

/** Things and their worth, or money and its sum, in the clause before: 捐来的款物,折价1785万元; …的援藏资金占到八成,达6.4亿元. */
function worth({ mention: { sentence, start, per }, nounEnd }: Asked): Span | null {
  const { text } = sentence
  const mark = clauseStart(text, start)
  // 救护车6辆、|价值210万元
  const nearer = [' ', '、'].map((sign) => text.lastIndexOf(sign, start - 1) + 1)
  const clause = nearer.find((at) => at > mark && WORTH.test(text.slice(at, start))) ?? mark
  if (!/[, 、]/.test(text.charAt(clause - 1))) return null
  const lead = text.slice(clause, start)
  const from = clauseStart(text, clause - 1)
  const tokens = sentence.tag(from, clause - 1)
  // 合计|1.2亿元, 也由2015年的|8196元: a clause that says nothing of its own
  if (lead === '' || LIGHT_LEAD.test(lead) || (per === null && nounEnd <= clause && !WORTH.test(lead))) {
    const money = lead === '' ? null : phraseWithBefore(sentence, from, clause - 1, namesMoney)
    const things = tokens.findLast(
      (token) => isThing(token, text) && numbered().test(text.slice(token.end, clause - 1)),
    )
    return money ?? (things ? phraseTo(sentence, from, things.end) : null)
  }
  if (!WORTH.test(lead)) return null
  // 棉被|4000床: the thing stands in front of its count, else it is the last noun that is no body
  const counted = tokens.findLast((token) => isThing(token, text) && count().test(text.slice(token.end)))
  const isBody = (token: Token | undefined) => token !== undefined && institutionOf(token.text) !== null
  const thing =
    counted ?? tokens.findLast((token, i) => isThing(token, text) && !isBody(token) && !isBody(tokens[i + 1]))
  return thing ? phraseTo(sentence, from, thing.end) : null
}

/** 援建临时屋,|支出520万元; 兴建水窖,动用780万元: what the clause before built, where a clause only says what was spent. */
export const built: Place = [
  'what was built',
  ({ mention: { sentence, start } }) => {
    const { text } = sentence
    const clause = clauseStart(text, start)
    if (text[clause - 1] !== ',') return null
    const from = clauseStart(text, clause - 1)
    const verb = building().exec(text.slice(from, clause - 1))
    return verb && phraseTo(sentence, from + verb[0].length, clause - 1)
  },
]
const building = lazy(() => new RegExp(`^[^\\d]*(?:${anyAct('builds')})(?:了|起|成)?`))

/** What begins behind the name of a thing and counts it: 4000床, 一台, ”1500个. */
const count = lazy(() => new RegExp(`^[”」]?(?:\\d|[一二两三四五六七八九十百千]+(?:${anyAct('counts-things')}))`))

/** 救护车|2辆: a count that the clause ends with. */
const numbered = lazy(() => new RegExp(`^\\d{1,6}余?(?:${anyAct('counts-things')})$`))

/** True for a noun, be it one that the dictionary has as a verb's (设备), that does not stand behind a number itself. */
const isThing = ({ tag, start }: Token, text: string) =>
  /^(?:n(?!s)|vn|eng)/.test(tag) && !/[\d万余多]/.test(text.charAt(start - 1))

/** 浙江省财政|向荆门拨付: what ends like a giver and stands in front of a verb gives the money and does not name it. */
function notGiver(span: Span | null, { mention: { sentence }, nounEnd }: Asked): Span | null {
  if (!span || !GIVES.test(sentence.text.slice(span.start, span.end))) return span
  return VERBS.test(sentence.text.slice(span.end, nounEnd)) ? null : span
}

/** 景点恢复工程|投入2860万元: works in front of the verb are what the money went to. */
function builtInFront({ mention: { sentence }, from, nounEnd }: Asked): Span | null {
  const verb = actBefore('bestows', sentence.text, nounEnd)
  const span = verb === '' ? null : phraseTo(sentence, from, nounEnd - verb.length)
  return span && WORKS.test(sentence.text.slice(span.start, span.end)) ? span : null
}

/** Works by their ending, those that are no bodies as well. */
const WORKS = /..(?:工程|项目|基地|[厂路桥渠楼馆])$/

/** Of one character only these name money: 每户|药 2000元. */
const ONE = /[款钱金费药粮股税]/

function moneyInFront(asked: Asked): Span | null {
  if (asked.isGift) return null
  const span = inFront[1](asked)
  const { sentence } = asked.mention
  // 拨付|区域医疗中心2600万元: in front of who gets the amount
  if (!span || paysTo(asked, span)) return null
  if (span.end - span.start === 1 && !ONE.test(sentence.text.charAt(span.start))) return null
  return withoutGiver(sentence, span)
}

/** True where the span is who gets the amount: right behind a verb of paying, or a body anywhere behind it. */
function paysTo({ mention: { sentence }, from }: Asked, { start, end }: Span): boolean {
  if (actBefore('pays-to', sentence.text, start)) return true
  const isBody = institutionOf(sentence.text.slice(start, end)) !== null
  return isBody && sentence.tag(from, start).some(({ text }) => isAct('pays-to', text))
}

/** Before what money built or founded: 建设|数字化校园, 设立|“雪莲”奖学金, 为县一中建起|录播教室, 购置两台|超声仪. */
const builds = lazy(
  () =>
    new RegExp(
      `^,?(?:[为给在与帮][^,;。]{2,30}?)?(?:专门|专项)?(?:用于|用来)?(?!${anyAct('nothing')})(?:${anyAct('builds')})(?:了|起了?|上|成了?)?(?:(?:[一两三四五六七八九十]|\\d{1,4}余?)(?:${anyAct('counts-things')}))?`,
    ),
)
/** 500万元|援建的|幼儿园: what was built with it stands behind. */
const builtOf = lazy(() => new RegExp(`^(?:${anyAct('builds')})的`))
/** Before what money is for, where nothing but a noun follows. */
const FOR = /^(?:,?(?:专门|专项|全部|主要)?(?:用于|实施|支持|开展|投给了?|投向了?)|于|的(?!标准))/
/** In front of the number of a part of a sum: what follows its comma is told of the whole. */
const PART = /其中|^、/

/** So far behind an amount begins what it was for. */
const FAR = 50

/** What money without a noun of its own is for, by what stands behind it: 投入89亿元,实施58项扶贫项目; 拿出500万元设立奖学金. */
function purpose({ mention: { sentence, start, end }, from: floor }: Asked): Span | null {
  const { text } = sentence
  const rest = text.slice(end, end + FAR)
  const lead = builds().exec(rest) ?? FOR.exec(rest)
  if (!lead || (rest.startsWith(',') && PART.test(text.slice(floor, start)))) return null
  const from = end + lead[0].length
  const clause = clauseEnd(text, from)
  const projects = projectNounEnd(text.slice(from, clause))
  if (projects > 0) return phraseTo(sentence, from, from + projects)
  const number = text.slice(from, clause).search(/[0-9]/)
  const to = number < 0 ? clause : from + number
  const [verb, noun] = sentence.tag(from, to)
  // 供暖|管网: a verb says what sort the thing is of
  const sorted = verb && noun && /^v/.test(verb.tag) && noun.text.length > 1 && /^n/.test(noun.tag)
  const first = phraseFrom(sentence, from, to) ?? (sorted ? { start: verb.start, end: noun.end } : null)
  // 修了学校|的食堂, 一幢三层高|的宿舍: what was built is the head
  const phrase = builds().test(rest) ? (headBehind(sentence, first?.end ?? from, to) ?? first) : first
  const whole = phrase && phrase.end >= to - 1
  return phrase && (whole || rest.startsWith('的') || builds().test(rest)) ? phrase : null
}

/** The noun behind 的, which a few words may part from `from`. */
function headBehind(sentence: Mention['sentence'], from: number, to: number): Span | null {
  const lead = /^[^、的“]{0,6}的/.exec(sentence.text.slice(from, to))
  return lead && phraseFrom(sentence, from + lead[0].length, to)
}

/** The noun that made the recogniser see projects; of a long list its last sixteen characters. */
function projectNoun({ sentence, noun, end }: Mention, from: number): Span | null {
  if (!noun || !/(?:项目|工程)$/.test(sentence.text.slice(noun.start, noun.end))) return null
  if (noun.start >= end) return withoutLead(sentence.text, noun)
  return phraseTo(sentence, from, noun.end)
}

function withoutLead(text: string, { start, end }: Span): Span {
  return { start: /[的“ ]/.test(text.charAt(start)) ? start + 1 : start, end }
}
