import { clauseStart } from '../clause.js'
import { toNumber } from '../decimal.js'
import { hedgeWords } from '../lexicon/hedges.js'
import { isNumberName } from '../lexicon/number-names.js'
import { isPeopleAct, peopleNoun, takesPeople } from '../lexicon/people.js'
import { isProjectNoun, projectRests } from '../lexicon/projects.js'
import { roleCues } from '../lexicon/roles.js'
import type { Sentence } from '../model.js'
import { fits } from '../pattern.js'
import type { Span } from '../span.js'
import { isHedgedBehind, isHedgedInFront } from './hedge.js'
import {
  type CountedNoun,
  firstNounAfter,
  lightStart,
  namesBody,
  nounPhraseAfter,
  nounPhraseBefore,
  peopleWord,
  startsPeopleNoun,
} from './noun-phrase.js'
import type { Candidate, Reason, Slot } from './slot.js'
import { cutsWord } from './unit.js'

/** What is made for so many people is no count of them: 4|人间, 6|人桌, 三|人篮球赛. Only lodging, seats, vehicles, tickets and matches are sized so. */
const MADE_FOR = /[帐篷桌床房间餐车艇票舞转赛杯]$/
/** Behind a bare number, nothing that it counts follows. */
const ENDS = /$|[,;。!?、)的]|[增减升降提扩]\p{Script=Han}/uy
/** What this many people are counted in: 参保人数达到|1.36万. */
const NUMBER_OF_PEOPLE = /(人数|人次|户数)([^,;、]{0,8})$/
/** Things that are counted by their mouths: 水窖412口. */
const HAS_MOUTH = /(?<=[井窖锅缸窑塘池])/y
/** … told in the clause or in the one before: 数了数茶厂的炒锅,一百零三口. */
const OF_MOUTHS = /[井窖锅缸窑塘池][^。;]{0,12}$/
/** How far a noun left out may be from the count that had it. */
const CARRIES = 40
/** 户 of these is an organisation: whatever has a licence, a closed class. */
const FIRM = /企业|公司|商户|主体|合作社|单位|机构|[厂店]/

/** A count of people by a counter of its own: 350名, 1000多人, 2000余人次, 373户. */
export function people(slot: Slot): Candidate | Reason | null {
  const { sentence, text, numeral, unit, after, clause, nextStart } = slot
  if (isHeadcount(slot))
    return { kind: 'personnel', unit: 'person', start: numeral.start, end: after + 1, noun: null, rule: 'personnel/号' }
  if (unit?.class !== 'personnel') return null
  const end = after + unit.word.length
  if (unit.word === '口' && !isMouth(slot, end)) return null
  if (cutsWord(sentence, after, end) && !isNameOfPeople(slot, end)) return null
  const limit = Math.min(clause.end, nextStart)
  const behind = nounPhraseAfter(sentence, end, limit)
  if (unit.word === '人' && isMadeForPeople(slot, end)) return 'kind of thing'
  if (unit.word === '位' && isOfDigits(slot, end)) return 'decimal places'
  if (isProgramme(slot, end)) return 'programme'
  if (numeral.form === 'scale' && /^[人户]$/.test(unit.word) && !isCountOfScale(slot, end)) return null
  const before = behind ? null : nounBefore(slot)
  const noun = behind ?? before
  const firms = behind ?? (before?.adjacent ? before : null)
  if (unit.word === '户' && firms && isFirm(text, firms)) return 'organisations'
  // 规上工业企业|净增17户: what became of the firms' number
  if (unit.word === '户' && before && isFirm(text, before) && isNumberOf(slot, before)) return 'organisations'
  return { kind: 'personnel', unit: unit.unit, start: numeral.start, end, noun, rule: `personnel/${unit.word}` }
}

/**
 * Behind so many mouths the clause ends or goes on about all of them: 五十几口|只跑出一半; in 家眷两千余口|西迁 and 一家六口 people stand in
 * front.
 */
function isMouth(slot: Slot, end: number): boolean {
  const { text, numeral, clause } = slot
  if (fits(HAS_MOUTH, text, lightStart(text, clause.start, numeral.start))) return false
  if (text[numeral.start - 1] === '家') return true
  if (OF_MOUTHS.test(text.slice(clauseStart(text, Math.max(0, clause.start - 1)), numeral.start))) return false
  if (fits(/$|[,;:。!?、()都人在全只也]/y, text, end)) return true
  const before = nounBefore(slot)
  return before?.adjacent === true && before.counts === 'person'
}

/** 小数点后2|位小数, 四|位流水号: what has so many digits. */
function isOfDigits({ sentence, text, clause }: Slot, end: number): boolean {
  if (fits(/小数|数/y, text, end)) return true
  return /(?:[号码]|数字)$/.test(
    sentence
      .tag(end, Math.min(clause.end, end + 8))
      .slice(0, 2)
      .map((token) => token.text)
      .join(''),
  )
}

function isFirm(text: string, { start, end }: Span): boolean {
  return FIRM.test(text.slice(start, end))
}

/** Verbs of change alone stand between a noun and its number. */
const ITS_NUMBER = /^(?:\p{Script=Han}?[增减][加长少]?)?$/u

function isNumberOf({ text, numeral }: Slot, before: CountedNoun): boolean {
  return ITS_NUMBER.test(text.slice(before.end, lightStart(text, before.end, numeral.start)))
}

/**
 * 25名|师市干部, 11名|菜把式: behind a number 名 counts, also where a word such as 名师 begins; not in 名单, 名次 and their like, nor behind a
 * number that is itself a name (985名校).
 */
function isNameOfPeople({ text, numeral, unit }: Slot, end: number): boolean {
  if (unit?.word !== '名' || isNumberName(text.slice(numeral.start, numeral.end))) return false
  return !fits(/[单录次列称额]/y, text, end)
}

/** A small number in front of 人 and the noun of a thing, a room or a match: it says of what size that is. */
function isMadeForPeople({ sentence, text, numeral, clause, nextStart }: Slot, end: number): boolean {
  if (numeral.qualifier !== 'exact' || numeral.end - numeral.start > 2 || !fits(/\p{Script=Han}/uy, text, end))
    return false
  // 15人|分四车
  const [first] = sentence.tag(end, Math.min(clause.end, nextStart, end + 6))
  if (first === undefined || /^[vdp]/.test(first.tag))
    return MADE_FOR.test(text.slice(end, end + 1)) && first?.text.length === 1
  return MADE_FOR.test(first.text)
}

/** Nouns of what is carried out under a name. */
const PROGRAMME = /(?:计划|行动|活动|赛)$/

/**
 * 万名教师支教计划, 百名专家进边疆行动: a round number with a noun of people that ends in a programme names it. In 组织百名医生开展义诊活动 a
 * verb of its own governs the activity, so the people are counted, unless the verb in front takes a programme (实施…行动).
 */
function isProgramme({ sentence, text, numeral, clause, nextStart }: Slot, end: number): boolean {
  if (numeral.form !== 'scale' || numeral.qualifier !== 'exact') return false
  const limit = Math.min(clause.end, nextStart, end + 20)
  let governs = false
  for (const token of sentence.tag(end, limit)) {
    if (token.text === '、' || /^[mu]/.test(token.tag)) return false
    if (PROGRAMME.test(token.text) || isProjectNoun(token.text))
      return !governs || isCarriedOut(text, nameStart(sentence, clause.start, numeral.start))
    if (/^v(?!n)/.test(token.tag) && token.text.length > 1) governs = true
  }
  return false
}

/** Where the nouns begin that stand in front of a number: 实施|东西协作千名医师下乡行动. */
function nameStart(sentence: Sentence, from: number, to: number): number {
  const others = sentence.tag(from, to).findLast(({ tag }) => !/^(?:n|vn|j|b|x)/.test(tag))
  return others?.end ?? from
}

/** 实施|万名教师支教计划: what is done with projects is done with a programme. */
function isCarriedOut(text: string, at: number): boolean {
  return roleCues('project').near.before(text, lightStart(text, 0, at)) !== undefined
}

/** 万人 and 百户 are slogans and names (万人帮万户, 千户苗寨) unless a hedge, a noun or the end of the clause marks a count. */
function isCountOfScale({ text, numeral, sentence, clause, previous }: Slot, end: number): boolean {
  // 万人帮|万户: two round numbers beside a verb
  if (fits(/(?<=[百千万亿]\p{Script=Han}{1,3})/uy, text, numeral.start)) return false
  if (numeral.qualifier !== 'exact') return true
  if (isHedgedInFront(text, numeral.start) || isHedgedBehind(text, end)) return true
  if (fits(/$|[,;。!?、)]/y, text, end)) return true
  // 援疆教师|百人抵博乐: who they are stands right in front
  if (nounPhraseBefore(sentence, numeral.start, clause.start)?.counts === 'person') return true
  const [next] = sentence.tag(end, end + 6)
  if (next !== undefined && peopleWord(next) !== null) return true
  // 千户|增收、万人|参与: a clause of its own
  if (next && /^v/.test(next.tag) && next.text.length > 1 && fits(/$|[,;。!?、]/y, text, next.end)) return true
  // 带动|千户增收, 吸引|万人参与: the object of a verb; 、百人创业 goes on with a list of them
  const governor = sentence.tag(Math.max(clause.start, numeral.start - 6), numeral.start).at(-1)
  // what is carried out is a programme: 开展|万人帮万户
  if (governor?.tag.startsWith('v') && !governor.text.endsWith('是') && !isCarriedOut(text, numeral.start)) return true
  return text[numeral.start - 1] === '、' && previous?.kind === 'personnel'
}

/** A number whose noun is people, without a counter of people: 23.7万贫困人口, 十几个小学生, 农村劳动力13.76万. */
export function peopleByNoun(slot: Slot): Candidate | Reason | null {
  const { sentence, text, numeral, unit, after, clause, nextStart } = slot
  const counted = unit?.word === '个'
  const isNounItself = unit && !/^(?:size|counter)$/.test(unit.class) && unit.word.length === 1
  if (unit && !counted && !(isNounItself && startsPeopleNoun(sentence, after, 1))) return null
  const end = counted ? after + 1 : numeral.end
  const limit = Math.min(clause.end, nextStart)
  if (counted) {
    const behind = nounPhraseAfter(sentence, behindHedge(text, end), limit)
    const before = behind && !behind.isPredicate ? null : nounBefore(slot)
    if (behind && !(behind.isPredicate && isCountedBefore(text, before)))
      return isPeople(behind) ? candidate(slot, end, behind, behind.counts) : null
    const isCount = before?.adjacent && isPeople(before) && !isEach(text, before)
    return isCount ? candidate(slot, end, before, before.counts) : null
  }
  const behind = isBareCount(slot) ? firstNounAfter(sentence, behindHedge(text, after), limit, peopleWord) : null
  if (behind) return isNameOfBody(slot) ? 'name of a body' : candidate(slot, end, behind, behind.found)
  if (numeral.scale < 4) return peopleListed(slot) ?? peopleRound(slot) ?? population(slot)
  if (!fits(ENDS, text, end) && !isHedgedBehind(text, end)) return null
  return numberOfPeople(slot) ?? peopleInFront(slot)
}

/** Between people and the number of them. */
const OF_PEOPLE_LISTED = /^[有共:各占才]?$/

/** 126人(其中:党政干部|30、专技人才96): in a row behind a count of people their sorts have bare numbers. */
function peopleListed(slot: Slot): Candidate | null {
  const { text, numeral, previous } = slot
  const { start, end } = numeral
  if (isNumberOfDeed(slot)) return { kind: 'personnel', unit: 'person', start, end, noun: null, rule: 'personnel/deed' }
  if (previous?.kind !== 'personnel' || previous.unit !== 'person' || start - previous.end > CARRIES) return null
  const isCount = numeral.qualifier === 'exact' ? numeral.value.exponent >= 0 && end - start <= LONGEST_LISTED : true
  if (!isCount || numeral.form === 'fraction' || !fits(ROW_ENDS, text, end)) return null
  const before = nounBefore(slot)
  if (!before?.adjacent || !isPeople(before) || isEach(text, before)) return null
  return OF_PEOPLE_LISTED.test(text.slice(before.end, start)) ? candidate(slot, end, before, before.counts) : null
}

/** 可容纳就业|200: a deed that counts whoever does it, in front of a number of two digits and more. */
function isNumberOfDeed({ sentence, text, numeral, clause, unit }: Slot): boolean {
  const { start, end } = numeral
  if (unit !== undefined || !/^\d{2,6}$/.test(text.slice(start, end))) return false
  const word = sentence.tag(Math.max(clause.start, start - 8), start).at(-1)
  return word !== undefined && isPeopleAct(word.text) && fits(ROW_ENDS, text, end)
}

/** 饥民|数千, 灾民|三百余: right behind people a number that is no more than near enough, too large for an age. */
function peopleRound(slot: Slot): Candidate | null {
  const { text, numeral } = slot
  if (numeral.qualifier === 'exact' || slot.unit !== undefined || toNumber(numeral.value) < OLDEST) return null
  if (!fits(ENDS, text, numeral.end) && !isHedgedBehind(text, numeral.end)) return null
  const before = nounBefore(slot)
  return before?.adjacent && isPeople(before) && before.end === numeral.start
    ? candidate(slot, numeral.end, before, before.counts)
    : null
}

const POPULATION = /(?:人口|(户数)) ?[为有共:]?$/
const FEW = 10

/** 村里人口|1,180: behind the word for their number a number of two digits and more is one. */
function population(slot: Slot): Candidate | null {
  const { text, numeral, clause, unit } = slot
  const { start, end } = numeral
  const said = POPULATION.exec(text.slice(clause.start, start))
  if (said === null || unit !== undefined || numeral.value.exponent < 0 || toNumber(numeral.value) < FEW) return null
  if (!fits(ROW_ENDS, text, end)) return null
  return { kind: 'personnel', unit: said[1] ? 'household' : 'person', start, end, noun: null, rule: 'personnel/number' }
}

/** Nobody is as old. */
const OLDEST = 200

/** No sort of them has a number of more digits. */
const LONGEST_LISTED = 5
const ROW_ENDS = /$|[,;。、)]/y

/** 1300多号|工人, 三百号|兄弟: so many people; a day of the month is smaller, the number of one of them exact. */
function isHeadcount({ sentence, numeral, unit, after }: Slot): boolean {
  if (unit?.word !== '号' || toNumber(numeral.value) < MOST_DAYS) return false
  if (numeral.form !== 'chinese' && numeral.qualifier === 'exact') return false
  return startsPeopleNoun(sentence, after + 1) || sentence.text[after + 1] === '人'
}

const MOST_DAYS = 32

/** 两万出头的孩子, 300人左右: the hedge parts nothing. */
function behindHedge(text: string, at: number): number {
  return at + (hedgeWords().after.at(text, at)?.word.length ?? 0)
}

function nounBefore({ sentence, numeral, clause, previousEnd }: Slot): CountedNoun | null {
  return nounPhraseBefore(sentence, numeral.start, Math.max(clause.start, previousEnd))
}

/** 每户|3万, 每位医生|3万: so much falls to each. */
function isEach(text: string, { start }: Span): boolean {
  return text[start] === '每' || fits(/(?<=每[名位个]?)/y, text, start)
}

function isPeople({ counts }: CountedNoun): boolean {
  return counts === 'person' || counts === 'household'
}

/** 参保人数达到|1.36万, 贫困人口由5.3万减至|1.2万: a word for their number, or what became of the people before. */
function numberOfPeople(slot: Slot): Candidate | null {
  const { text, numeral, clause, previous, previousEnd } = slot
  const { start, end } = numeral
  const from = Math.max(clause.start, previousEnd, start - 16)
  const [, number, said = ''] = NUMBER_OF_PEOPLE.exec(text.slice(from, start)) ?? []
  if (number && (lightStart(said, 0, said.length) === 0 || CHANGED.test(said))) {
    const unit = number === '户数' ? 'household' : number === '人次' ? 'person_time' : 'person'
    return { kind: 'personnel', unit, start, end, noun: null, rule: `personnel/${number}` }
  }
  const isChange = previous?.kind === 'personnel' && CHANGE_TO.test(text.slice(previous.end, start))
  if (!isChange && !isChangeOfPeople(slot)) return null
  const unit = previous?.kind === 'personnel' ? previous.unit : 'person'
  return { kind: 'personnel', unit, start, end, noun: isChange ? previous.noun : null, rule: 'personnel/change' }
}

/** 农村劳动力|13.76万, 贫困人口|降至1.8万; in 每户|3万 so much goes to each. */
function peopleInFront(slot: Slot): Candidate | null {
  const { text, numeral } = slot
  const before = nounBefore(slot)
  if (!before || !isPeople(before) || isEach(text, before)) return null
  if (!before.adjacent && !CHANGED.test(text.slice(before.end, numeral.start))) return null
  return candidate(slot, numeral.end, before, before.counts)
}

/** Nothing but a verb of change stands in the clause. */
const CHANGE_ONLY = /^[^,;、]{0,2}[增减降升扩]\p{Script=Han}?[至到为]$/u
/** The clause before says how many people there are. */
const OF_PEOPLE = /人[数口次]/

/** 贫困人口大幅减少,降至|1.8万: the clause says only what became of the people of the one before. */
function isChangeOfPeople({ text, numeral, clause, previous }: Slot): boolean {
  if (!CHANGE_ONLY.test(text.slice(clause.start, numeral.start))) return false
  const from = clauseStart(text, clause.start - 1)
  return OF_PEOPLE.test(text.slice(from, clause.start)) || (previous?.kind === 'personnel' && previous.start >= from)
}

/** Between the two numbers of a change. */
const CHANGE_TO = /^[^,;、]{0,7}[到至][^,;、]?$/

/** 贫困人口|降至1.8万: a verb of change between people and their number. */
const CHANGED = /^(?:[^,;、]{0,4}[至到达过为][^,;、]{0,2}|[从由][^,;、]{0,3})$/

/** True for the noun of a thing right in front of a number that has a counter (扶贫车间85个|吸纳就业); 全县12个|返乡农民 counts no counties. */
export function isCountedBefore(text: string, before: CountedNoun | null): boolean {
  return before?.adjacent === true && !before.isSort && !/^[全各本我该]/.test(text.slice(before.start, before.end))
}

/** 301医院教授, 十四中学: the number is part of the name of the place or body right behind it. */
function isNameOfBody({ sentence, numeral, after, clause }: Slot): boolean {
  if (numeral.scale > 0 || numeral.qualifier !== 'exact' || after > numeral.end) return false
  const [first] = sentence.tag(after, Math.min(clause.end, after + 6))
  if (first === undefined || first.text.length === 1) return false
  return (
    namesBody(first.text) || takesPeople(first.text) || (first.text.length > 3 && namesBody(first.text.slice(0, 2)))
  )
}

/** Who of them is meant, or that they came, went or stayed: 女的|十九个, 其中|3个, 走了|三个. */
const OF_THEM = /(?:[男女]|其中|实际|一起|时候|后|到岗|[走来去到回剩留招派选调][了来去下走]*)$/

/** True where the words in front of a number tell no more than who of the people before is counted, when, or how many they are in all. */
function isOfThem({ sentence, text, numeral }: Slot, from: number): boolean {
  const end = lightStart(text, from, numeral.start)
  if (end === from) return end < numeral.start
  // 及格的|有二十几个
  if (text[end] === '的' || OF_THEM.test(text.slice(from, end)) || projectRests().before(text, end)) return true
  const word = sentence.tag(from, end).at(-1)
  return word?.text === '时' || /^[tdca]/.test(word?.tag ?? '')
}

/** Between the people and their number: 知青一共, 娃娃,这些年加起来有. */
const TOPIC = /^[嘛吧呢啊呀么]?,[^,;:。!?、]{0,12}$/
/** How far in front of the number the people may stand that a clause is about. */
const TOPIC_REACH = 24

/**
 * People counted by 个 whose noun stands with the count before (来了一百二十多个病人,还有二三十个没看上; 五十六个人,女的十九个) or as what the
 * sentence is about (在玉树班读书的娃娃,这些年加起来有1100多个).
 */
export function peopleElliptic(slot: Slot): Candidate | null {
  const { text, numeral, after, previous, clause } = slot
  // 走了|两个半小时
  if (text[after] !== '个' || text[after + 1] === '半') return null
  const end = after + 1
  const found = (unit: string) => ({
    kind: 'personnel',
    unit,
    start: numeral.start,
    end,
    noun: null,
    rule: 'personnel/left out',
  })
  if (previous?.kind === 'personnel' && numeral.start - previous.end <= CARRIES) {
    if (text[previous.end - 1] === '个') return found(previous.unit)
    if (previous.unit === 'person' && isOfThem(slot, clause.start) && isLeftOut(slot, end))
      return { ...found('person'), noun: previous.noun }
  }
  const isAbout = isAboutPeople(slot) || isAskedFor(slot)
  return isAbout && isLeftOut(slot, end) ? found('person') : null
}

/** 毕业时130个|直接签了工作, 五十多个|吧: behind the counter the clause ends, or an adverb, a copula or a particle goes on about what is counted. */
function isLeftOut({ sentence, text, clause }: Slot, end: number): boolean {
  if (fits(/$|[,;。!?、)是]/y, text, end)) return true
  return /^(?:a?d|y)/.test(sentence.tag(end, Math.min(clause.end, end + 6))[0]?.tag ?? '')
}

/** 问:您带过多少徒弟?答:“|五十多个吧: the question asks for their number, and the answer counts nothing else. */
const ASKED = /(?:多少|几)[个名位]?(\p{Script=Han}{1,6}?)[了呢啊呀]?\?[^?]{0,12}$/u
const ASKED_REACH = 40
const SPEAKER = /^(?:\p{Script=Han}{1,4}:)?[“”"「』 —]*/u

function isAskedFor({ sentence, text, numeral, clause, blockBefore }: Slot): boolean {
  const lead = text.slice(clause.start, numeral.start).replace(SPEAKER, '')
  if (lightStart(lead, 0, lead.length) > 0) return false
  const at = sentence.start + clause.start
  const asked = `${blockBefore}${sentence.block.text.slice(Math.max(0, at - ASKED_REACH), at)}`.slice(-ASKED_REACH)
  const noun = ASKED.exec(asked)?.[1]
  return noun !== undefined && peopleNoun(noun) === 'person'
}

/** 医生这批再去|6个, 娃娃,加起来有|1100多个: the nearest noun of the clause, else of the one before, is people. */
function isAboutPeople(slot: Slot): boolean {
  const { sentence, text, numeral, clause, previousEnd } = slot
  const inClause = nounBefore(slot)
  if (inClause?.counts === 'person' && !isEach(text, inClause)) return inClause.adjacent || isOfThem(slot, inClause.end)
  if (inClause?.adjacent) return false
  const start = clauseStart(text, clause.start - 1)
  const from = Math.max(start, previousEnd, clause.start - TOPIC_REACH)
  if (from >= clause.start || text[clause.start - 1] !== ',') return false
  const topic = nounPhraseBefore(sentence, clause.start - 1, from)
  if (topic?.counts !== 'person' || !TOPIC.test(text.slice(topic.end, numeral.start))) return false
  const lead = text.slice(clause.start, numeral.start)
  // so many of them, or they came and went
  return (
    lead === '' || /才$/.test(lead) || lightStart(lead, 0, lead.length) < lead.length || isOfThem(slot, clause.start)
  )
}

function candidate({ text, numeral }: Slot, end: number, noun: Span, counts: string): Candidate {
  const unit = /人次$/.test(text.slice(noun.start, noun.end)) ? 'person_time' : counts
  return { kind: 'personnel', unit, start: numeral.start, end, noun, rule: 'personnel/noun' }
}

/**
 * Without a counter, a year (2018), a name (985高校), a generation (80后) and a small Chinese number (三农, 两委) count nobody;
 * a scale word does only where people follow at once (百万农民工).
 */
function isBareCount({ sentence, numeral, text, after }: Slot): boolean {
  const digits = text.slice(numeral.start, numeral.end)
  if (/^(?:19|20)\d\d$/.test(digits) || isNumberName(digits) || text.startsWith('后', after)) return false
  // 身份证号4201…: a run of so many digits is a number that something has
  if (numeral.qualifier === 'exact' && LONG_RUN.test(digits)) return false
  // 2 产业支援类, 尾号 6688 联系人: a blank behind a number without a scale ends it
  if (after > numeral.end && numeral.scale < 4) return false
  if (numeral.form === 'scale' && numeral.qualifier === 'exact')
    return startsPeopleNoun(sentence, after) && !isSlogan(text, numeral) && !isAddressed(text, numeral)
  return !(numeral.form === 'chinese' && digits.length === 1)
}

/** More digits than there are people. */
const LONG_RUN = /^\d{11,}$/

/** 万|老师, 张百万|先生: whoever is spoken of by a surname or a name in front of what one is called. */
function isAddressed(text: string, { start, end }: Span): boolean {
  return fits(ADDRESSED, text, end) && !isHedgedInFront(text, start)
}

/** What somebody is called to the face, by politeness or by office: a closed class. */
const ADDRESSED = /先生|女士|老师(?![傅生])|同志|总|书记|主任|[校局县院]长/y

/** 双百人才工程, 百万人才计划: names of programmes. */
function isSlogan(text: string, { start, end }: Span): boolean {
  return fits(/(?<=双)/y, text, start) || fits(/[^,;。、\d]{2,4}(?:工程|计划|行动)/y, text, end)
}
