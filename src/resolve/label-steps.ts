import { clauseEnd, clauseStart } from '../clause.js'
import { peopleNoun } from '../lexicon/people.js'
import { projectNounEnd } from '../lexicon/projects.js'
import type { Mention } from '../model.js'
import type { Span } from '../span.js'
import {
  governor,
  namesGiver,
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

const LIGHT_LEAD = /^(?:达到?|为|共计?|合计|累计|总计|计)$/
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
}

/** A place to look for the noun, by name; the first that finds one decides. */
export type Step = readonly [name: string, find: (asked: Asked) => Span | null]

const isPeople = (word: string) => peopleNoun(word) !== null
const endsInPeople = (span: Span | null, { mention }: Asked) =>
  span && isPeople(mention.sentence.text.slice(span.start, span.end)) ? span : null

const endsInSort = (span: Span | null, { mention }: Asked) =>
  span && /(?:项目|工程|类)$/.test(mention.sentence.text.slice(span.start, span.end)) ? span : null

const endsInMoney = (span: Span | null, { mention }: Asked) =>
  span && MONEY_END.test(mention.sentence.text.slice(span.start, span.end))
    ? withoutGiver(mention.sentence, span)
    : null

const behind: Step = ['noun behind', ({ mention, to }) => phraseFrom(mention.sentence, mention.end, to)]
const inFront: Step = ['noun in front', ({ mention, from, nounEnd }) => phraseTo(mention.sentence, from, nounEnd)]
const verbInFront: Step = ['verb in front', ({ mention, from, nounEnd }) => verbTo(mention, from, nounEnd)]
const verbBehind: Step = ['verb behind', ({ mention, to }) => verbFrom(mention, to)]
/** The last resort: a verb of the clause, wherever it stands. */
export const anyVerb: Step = ['verb in the clause', ({ mention, from, nounEnd }) => verbBefore(mention, from, nounEnd)]
/** The verb of which the number is the object, whatever it says: 筹得|860多万元, 派|32名. */
export const ownVerb: Step = ['verb at the number', ({ mention, from, nounEnd }) => governor(mention, from, nounEnd)]
const people: Step = ['people behind', peopleBehind]
const peopleEarlier: Step = [
  'people in front',
  ({ mention, from, nounEnd }) => phraseWithBefore(mention.sentence, from, nounEnd, ({ text }) => isPeople(text)),
]

const MONEY: readonly Step[] = [
  ['what a verb of paying pays for', paidFor],
  ['money right in front', (asked) => endsInMoney(inFront[1](asked), asked)],
  behind,
  ['noun in front', (asked) => moneyInFront(asked)],
  ['money in front', ({ mention, from, nounEnd }) => phraseWithBefore(mention.sentence, from, nounEnd, namesMoney)],
  ['what it is worth', worth],
  ['purpose', purpose],
  verbInFront,
]

const PERSONS: readonly Step[] = [
  people,
  ['people right in front', (asked) => endsInPeople(inFront[1](asked), asked)],
  peopleEarlier,
  verbBehind,
  verbInFront,
  inFront,
]

/** What is done with people as often as it is counted names the count: 接诊3.65万人次. */
const PERSON_TIMES: readonly Step[] = [people, inFront, verbInFront, verbBehind, peopleEarlier]

const PROJECTS: readonly Step[] = [
  ['noun seen', ({ mention, from }) => projectNoun(mention, from)],
  ['sort in front', (asked) => endsInSort(inFront[1](asked), asked)],
]

/** Where the noun of a figure is looked for, in order. */
export function stepsFor({ kind, unit }: Mention): readonly Step[] {
  if (kind === 'money') return MONEY
  if (kind === 'project') return PROJECTS
  return unit === 'person_time' ? PERSON_TIMES : PERSONS
}

/** Behind 名 and 位 the noun may stand after a clause of its own (5206名到内地就读贫困大学生); behind 人 it stands at once. */
function peopleBehind({ mention, to }: Asked): Span | null {
  const { sentence, end, unit } = mention
  if (/[、,;。)]/.test(sentence.text[end] ?? '')) return null
  const at = phraseFrom(sentence, end, to)
  const named = at && upToPeople(sentence, at)
  if (named && isPeople(sentence.text.slice(named.start, named.end))) return named
  if (unit === 'person_time' || !/[名位个户]/.test(sentence.text[end - 1] ?? '')) return null
  const modified = sentence.text.lastIndexOf('的', to - 1)
  const behindClause = modified > end ? phraseFrom(sentence, modified, to) : null
  const noun = behindClause && upToPeople(sentence, behindClause)
  if (noun && isPeople(sentence.text.slice(noun.start, noun.end))) return noun
  return phraseWith(sentence, end, to, isPeople) ?? named
}

/** Things and their worth, or money and its sum, in the clause before: 捐来的款物,折价1785万元; …的援藏资金占到八成,达6.4亿元. */
function worth({ mention: { sentence, start } }: Asked): Span | null {
  const { text } = sentence
  const clause = clauseStart(text, start)
  if (text[clause - 1] !== ',') return null
  const lead = text.slice(clause, start)
  const from = clauseStart(text, clause - 1)
  if (LIGHT_LEAD.test(lead)) return phraseWithBefore(sentence, from, clause - 1, namesMoney)
  return WORTH.test(lead) ? phraseWithBefore(sentence, from, clause - 1, ({ tag }) => /^n/.test(tag)) : null
}

function moneyInFront(asked: Asked): Span | null {
  const { sentence } = asked.mention
  const span = inFront[1](asked)
  const named = span && withoutGiver(sentence, span)
  return named && namesGiver(sentence, named) ? null : named
}

/** Verbs that pay: their object is the sum, and what it is for stands behind it. */
const PAYS =
  /(?:投资|出资|捐资|捐赠|捐助|捐建|捐|援助|资助|赞助|投入|注资|斥资|筹资|耗资|花费|花|拿出|掏出|垫资|募资|奖励|补助|支援)了?$/
/** Words between the sum and the verb that says what it does. */
const TOWARDS = /^,?(?:共同|联合|重点|专门|全部|主要)?(?:用于|用来|用以|用在|来|以|去|为)?/
/** Verbs that make or get a thing. */
const MAKES =
  /^(?:[援新修续扩改重共兴筹捐]?建(?:设|造|成|立|起)?(?:了|的)?|修(?:复|缮|筑|通)?(?:了)?|改造|设立|成立|开办|开展|实施|兴办|购(?:买|置|进|得)?(?:了)?|采购(?:了)?|添置|买(?:来|下|了)?|打造|安装|配备|更新|铺设|架设|创办)(?![期性者])/

/** 投资15亿元建设|医院, 出资500万元设立|奖学金: behind a verb that pays, the thing that the clause makes or gets. */
function paidFor({ mention: { sentence, end }, from, nounEnd }: Asked): Span | null {
  const { text } = sentence
  const pays = PAYS.exec(text.slice(Math.max(from, nounEnd - 4), nounEnd))?.[0]
  if (pays === undefined) return null
  // 项目总投资 is a noun, and what it is called
  const noun = phraseTo(sentence, from, nounEnd)
  if (noun && noun.end - noun.start > pays.length) return null
  const towards = end + (TOWARDS.exec(text.slice(end, end + 12))?.[0].length ?? 0)
  const makes = MAKES.exec(text.slice(towards, towards + 5))?.[0]
  if (makes === undefined) return null
  const at = towards + makes.length
  return phraseFrom(sentence, at, clauseEnd(text, at))
}

/** What money without a noun of its own is for, by the clause behind it: 投入89亿元,实施58项扶贫项目. */
function purpose({ mention: { sentence, end } }: Asked): Span | null {
  const { text } = sentence
  const lead = /^,(?:用于|实施|建设|支持|开展)/.exec(text.slice(end, end + 4))
  if (!lead) return null
  const from = end + lead[0].length
  const projects = projectNounEnd(text.slice(from, clauseEnd(text, from)))
  return projects > 0 ? phraseTo(sentence, from, from + projects) : null
}

/** The noun that made the recogniser see projects; of a long list its last sixteen characters. */
function projectNoun({ sentence, noun, end }: Mention, from: number): Span | null {
  if (!noun || !/(?:项目|工程)$/.test(sentence.text.slice(noun.start, noun.end))) return null
  if (noun.start >= end)
    return noun.end - noun.start <= 16 ? withoutLead(sentence.text, noun) : phraseTo(sentence, noun.start, noun.end)
  return phraseTo(sentence, from, noun.end)
}

function withoutLead(text: string, { start, end }: Span): Span {
  return { start: /[的“ ]/.test(text[start] ?? '') ? start + 1 : start, end }
}
