import { clauseStart } from '../clause.js'
import { compare } from '../decimal.js'
import type { Part } from '../layout/outline.js'
import { isAct } from '../lexicon/acts.js'
import { isPeopleAct, peopleNoun } from '../lexicon/people.js'
import { roleCues } from '../lexicon/roles.js'
import type { Mention, Token } from '../model.js'
import { arePeopleOf } from './households.js'
import { firstOf, isWhere, type Named } from './label-named.js'
import { namesMoney, nounEnd, phraseTo, phraseWithBefore, withoutGiver } from './label-phrases.js'
import { type Asked, doing, object, rightVerb } from './label-steps.js'

/** A label that another figure has as well. */
const asBefore = (text: string): Named => ({ text, step: 'as the figure before', continues: true })

/** 来了27个人: the counter holds a noun, where nothing else names them. */
export function inCounter({ kind, sentence: { text }, end }: Mention): Named {
  return kind === 'personnel' && text.slice(0, end).endsWith('个人') ? { text: '人', step: 'in the counter' } : null
}

/**
 * 招了187名学生,毕业时|152个直接签了工作: some of those who have just been counted; the recogniser saw the noun.
 */
export function ofThem(mention: Mention, last: Mention | undefined): Named {
  return last?.label && countsSame(last, mention) ? { text: last.label, step: 'as the figure before' } : null
}

/** True for people who were counted by the noun of the figure before. */
export function countsSame(a: Mention, b: Mention): boolean {
  const isSeen = b.kind === 'personnel' && b.noun !== null && a.sentence === b.sentence
  return isSeen && a.noun?.start === b.noun.start && b.sentence.text[b.end - 1] === '个'
}

/** True for the noun for people that a figure of people counts, and not what they do. */
const isOfPeople = ({ kind, label }: Mention): boolean =>
  kind === 'personnel' && label !== null && peopleNoun(label) !== null && !isPeopleAct(label)

/** 转移劳动力10236人,在青就业|3800人: some of those who were counted before, by what they do. */
export function someOf({ kind, unit, sentence, start, value }: Mention, before: readonly Mention[], own: Named): Named {
  if (kind !== 'personnel' || !own || !isPeopleAct(own.text)) return null
  const all = before.findLast((one) => one.sentence === sentence && isOfPeople(one))
  if (
    !all?.label ||
    all.unit !== unit ||
    compare(all.value, value) < 0 ||
    sentence.text.slice(all.end, start).includes(';')
  )
    return null
  return asBefore(all.label)
}

/** 其中纺织专业|210人, 玉树市|190名: where people are names nobody; they are those who were counted before, or by the line above. */
export function somewhere(
  { kind, sentence }: Mention,
  before: readonly Mention[],
  own: Named,
  parts: readonly Part[],
): Named {
  const last = before.at(-1)
  const isItem = (parts[sentence.blockIndex] as Part).kind === 'item'
  if (kind !== 'personnel' || !last?.label || !isOfPeople(last)) return null
  if (own !== null && !isWhere(own.text, isItem ? 1 : 2)) return null
  if (last.sentence === sentence) return own === null ? null : asBefore(last.label)
  const { blockIndex } = sentence
  const opens = last.sentence.block.text.endsWith(':') || parts[blockIndex - 1]?.kind === 'item'
  return isItem && opens ? asBefore(last.label) : null
}

/** 从广州来毕节的教师,两年间共有|389名: the people of whom the clause before speaks. */
export function spokenOf({ kind, unit, sentence, start }: Mention, before: readonly Mention[]): Named {
  const { text } = sentence
  // times are counted of what is done, and of who came or was taught so often
  if (kind !== 'personnel' || (unit === 'person_time' && !CAME.test(text.slice(0, start)))) return null
  const last = before.at(-1)
  const floor = last?.sentence === sentence ? last.end : 0
  const clause = clauseStart(text, start)
  const from = clause > 0 ? Math.max(floor, clauseStart(text, clause - 1)) : clause
  const isSpokenOf = (word: string) => peopleNoun(word) === (unit === 'household' ? unit : 'person')
  const span = phraseWithBefore(sentence, from, clause - 1, ({ text, tag }) => /^n/.test(tag) && isSpokenOf(text))
  return span && !TELLS.test(text.slice(span.end, clause))
    ? { text: text.slice(span.start, span.end), step: 'spoken of' }
    : null
}

const CAME = /(?:[,;]|[来到]了?|培训|参训|受训)(?:\d{1,3}批次?)?$/

/** 贷款由省财政厅转贷至各县,其中甲县|3900万美元: money of which the sentence spoke behind the amount before. */
export function spokenMoney({ kind, sentence, start }: Mention, before: readonly Mention[]): Named {
  if (kind !== 'money') return null
  const last = before.findLast((one) => one.sentence === sentence && one.kind === kind)
  const from = Math.max(last?.end ?? 0, sentence.text.lastIndexOf(')', start) + 1)
  const span = phraseWithBefore(sentence, from, start, namesMoney)
  if (!span) return null
  const noun = withoutGiver(sentence, span)
  const name = sentence.text.slice(noun.start, noun.end)
  return MONEY_NOUN.test(name) && !GIVES.test(name) ? { text: name, step: 'spoken of' } : null
}

/** 到账资金3.2亿元,|1.1亿元用于产业,用于教育|5100万元: what an amount is for names no money that the paragraph has named. */
export function forWhat(mention: Mention, before: readonly Mention[], own: Named): Named {
  const { kind, sentence, start, end } = mention
  if (kind !== 'money' || own === null || MONEY_NOUN.test(own.text)) return null
  const { text } = sentence
  if (!FOR.test(text.slice(end)) && !FOR_THAT.test(text.slice(clauseStart(text, start), start))) return null
  const last = before.findLast((one) => one.kind === kind)
  const isOfIt = last?.sentence.blockIndex === sentence.blockIndex && MONEY_NOUN.test(last.label ?? '')
  return spokenMoney(mention, before) ?? (isOfIt ? asBefore(last.label as string) : null)
}
const FOR = /^(?:用于|用在|投向)/
const FOR_THAT = /(?:用于|用在|投向)[^,;。\d]{2,20}$/

/** Behind whoever tells what the text says. */
const TELLS = /说|称|告诉|介绍|回忆|表示/

/** 较震前的|3900多元, 比去年增加|1.9亿元: what the figure before says is held against another time. */
export function compared({ kind, sentence, start }: Mention, before: readonly Mention[]): Named {
  const last = before.findLast((one) => one.kind === kind)
  if (!last?.label || last.sentence.blockIndex !== sentence.blockIndex) return null
  return THAN.test(sentence.text.slice(0, start)) ? asBefore(last.label) : null
}
const THAN = /(?:^|[,;(])(?:同?比|较)(?:震|灾|[^,;。\d]{0,5}[年期月])前?[^,;。\d]{0,5}$/

/** 普陀区给三地的|帮扶|,2017年是|2000万元: what the clause before names as that of which the amount is told. */
export function topic({ kind, sentence, start, per }: Mention): Named {
  if (kind !== 'money' || per !== null) return null
  const text = /的([^的,;。\d]{2,6}),(?:\d{4}年|[今去前]年)(?:是|为|有|达)?$/.exec(sentence.text.slice(0, start))?.[1]
  return text ? { text, step: 'topic' } : null
}

/** People take the label of those before; where that names no people, what is done names them as well. */
export function carriedOrObject(mention: Mention, before: readonly Mention[], asked: Asked): Named {
  const named = carried(mention, before)
  const isSame = mention.kind !== 'personnel' || (named !== null && peopleNoun(named.text) !== null)
  return isSame ? named : (firstOf([object, rightVerb, doing], asked) ?? named)
}

/** What the figure before it counts, where both are of one kind and stand in one paragraph, people in one sentence; amounts may differ in currency. */
function carried(mention: Mention, before: readonly Mention[]): Named {
  const earlier = before.slice(-6).findLast((one) => {
    const { kind, unit, sentence, label } = one
    const isAlike = kind === mention.kind && (kind === 'money' || unit === mention.unit || arePeopleOf(one, mention))
    const isNear =
      sentence === mention.sentence ||
      (sentence.blockIndex === mention.sentence.blockIndex &&
        (kind !== 'personnel' || mention.sentence.text.startsWith('其中')))
    return label && isAlike && isNear
  })
  if (!earlier?.label) return null
  // 资助高中生64名,每名2500元;添了桌椅,花了|7.3万元: a verb names what stands in its own clauses
  const isEnded =
    earlier.sentence !== mention.sentence || mention.sentence.text.slice(earlier.end, mention.start).includes(';')
  if (isAct('stipend', earlier.label) && isEnded) return null
  // 产业类29个。完工44个: what is told of all behind the list counts no sort of them
  const whole = mention.kind === 'project' && isEnded && earlier.label.endsWith('类')
  return asBefore(whole ? '项目' : earlier.label)
}

/** Among so many figures before one that is dealt with the last amount is looked for: 资金2亿元,惠及745人,支出|1.9亿元. */
const DEALT_REACH = 3
/** 资金到位13.85亿元,支出|11.92亿元; 采购农产品2185万元,帮助销售|960万元: what the last figure of the paragraph counts is dealt with. */
export function dealt({ kind, sentence, start, per }: Mention, before: readonly Mention[], own: Named): Named {
  const last = before.slice(-DEALT_REACH).findLast((one) => one.kind === kind)
  if (
    !own ||
    !(isAct('deals', own.text) || isBareSum(own.text, sentence.text.slice(0, start))) ||
    per !== null ||
    !last?.label ||
    last.sentence.blockIndex !== sentence.blockIndex
  )
    return null
  const isSame =
    own.text === '销售' || isAct('sums', own.text)
      ? last.sentence === sentence && !last.label.endsWith('额')
      : MONEY_NOUN.test(last.label)
  return kind === 'money' && isSame ? asBefore(last.label) : null
}

/** 销售额7.9亿元,全年目标是|15亿元: a sum of which its own clause says nothing more. */
function isBareSum(word: string, lead: string): boolean {
  return isAct('sums', word) && BARE.test(lead.slice(0, lead.lastIndexOf(word)))
}
const BARE = /(?:^|[,;:(]|全年|年度|累计|合计)$/

/** 国内配套到位|4.9亿元, 资金累计支出|5.12亿元: what is dealt with stands in front of the verb. */
export function dealtNoun({ kind, sentence }: Mention, named: Named, asked: Asked): Named {
  const { from, nounEnd: end } = asked
  const own = named ?? firstOf([rightVerb], asked)
  if (kind !== 'money' || !own || !isAct('deals', own.text) || !/verb/.test(own.step)) return null
  const stop = nounEnd({ sentence, start: sentence.text.lastIndexOf(own.text, end) }, from)
  const noun = roleCues('money').noun.before(sentence.text, stop)?.word
  const span = noun === undefined ? null : phraseTo(sentence, from, stop)
  const text = span ? sentence.text.slice(span.start, span.end) : noun
  return text && !GIVES.test(text) ? { text, step: 'what is dealt with' } : null
}
/** Whose money it is, and no name of it: 省级财政先期拨付. */
const GIVES = /(?:财政|基金|政府)$/

/** 善款218万元,其中义工队捐出|50万元、护士捐出|10万元: what is given or used of a sum is of its money. */
export function ofWhole({ kind, sentence, start, per }: Mention, before: readonly Mention[], own: Named): Named {
  if (kind !== 'money' || per !== null) return null
  const last = before.findLast((one) => one.kind === kind)
  if (!last?.label || last.sentence !== sentence || !WHOLE.test(last.label)) return null
  const whole = before.find((one) => one.sentence === sentence && one.label === last.label) as Mention
  const lead = sentence.text.slice(whole.end, start)
  const part = lead.lastIndexOf('其中')
  if (part < 0 || lead.includes(';')) return null
  // a sort of gift has its giver in one character: 月捐
  const isGiven =
    own !== null && isAct('bestows', own.text) && lead.length - part - '其中'.length >= own.text.length + 2
  return isGiven || own?.step === 'purpose' || /^其中用于[^,、]{2,20}的/.test(lead.slice(part))
    ? { text: last.label, step: 'as the whole', continues: true }
    : null
}

/** Money that has parts, by what it is called. */
const WHOLE = /(?:资金|善款|拨款|专款|金|经费|捐款捐物|款物)$/

/** 贫困人口2153户|9468人全部脱贫: the people of the households, where only what they do stands behind them. */
export function asHouseholds(mention: Mention, households: Mention | undefined, own: Named): Named {
  if (!own || !/^(?:any )?verb behind$/.test(own.step) || !households?.label) return null
  const isBeside = households.end === mention.start && arePeopleOf(households, mention)
  return isBeside && peopleNoun(households.label) !== null
    ? { text: households.label, step: 'as its households', continues: true }
    : null
}

/** 向甲国派遣医疗队,迄今派出|450余人次: people who are only told to be sent are the team of which the sentence spoke. */
export function team({ kind, sentence, start }: Mention, own: Named): Named {
  if (kind !== 'personnel' || own !== null || !SENT.test(sentence.text.slice(0, start))) return null
  const span = phraseWithBefore(sentence, 0, clauseStart(sentence.text, start), ({ text }) => isAct('team', text))
  return span && { text: sentence.text.slice(span.start, span.end), step: 'spoken of' }
}

const SENT = /派(?:出|遣|往|去)了?$/

/** 47户按户分红,多的|2600元,少的|800元: what those who got most and least got is told in front of them. */
export function mostAndLeast({ kind, sentence, start }: Mention, before: readonly Mention[]): Named {
  const lead = kind === 'money' ? MOST.exec(sentence.text.slice(0, start)) : null
  if (!lead) return null
  const last = before.findLast((one) => one.sentence === sentence && one.kind === kind)
  if (last?.label && MOST.test(sentence.text.slice(0, last.start))) return asBefore(last.label)
  const paid = sentence.tag(last?.end ?? 0, lead.index).findLast(({ text }) => isAct('wages', text) || FUND.test(text))
  return paid ? { text: paid.text, step: 'told before' } : null
}
const MOST = /[,;][^,;]{0,3}[多高好少低]的(?:能?[有拿得]到?)?$/

/** A noun for money that passes from hand to hand. */
export const MONEY_NOUN = /(?:资金|款物|[款金]|经费)$/

/** Money by the name of what it is for. */
const FUND =
  /(?:(?:奖|奖学|助学|应急|慰问|抚恤|补偿|励学|扶持|救助|补助|生活|抚慰|安家)金|补贴|津贴|工资|[^获颁得受大头]奖)$/

/** 设立助学金,每人资助|5000元: the money that the sentence told of, between the amount before and this one's clause. */
export function toldBefore(mention: Mention, before: readonly Mention[], own: Named): Named {
  const { kind, sentence, start, per } = mention
  if (kind !== 'money' || (per === null && own === null)) return null
  const isSum = own !== null && isAct('sums', own.text)
  const last = before.findLast((one) => one.sentence === sentence && (one.kind === kind || !isSum))
  const from = own === null ? 0 : (last?.end ?? 0)
  const tokens = from < start ? sentence.tag(from, start) : []
  const fund = tokens.findLast(({ text }, i) => FUND.test(text) || FUND.test(`${tokens[i - 1]?.text ?? ''}${text}`))
  if (!fund) {
    const isEach = own === null && /^(?:person|household)/.test(per as string)
    const amount = before.findLast((one) => one.kind === kind && one.sentence === sentence)
    return isEach ? givenEach(mention, amount?.end ?? 0) : null
  }
  const at = tokens.indexOf(fund)
  const text = FUND.test(fund.text) && fund.text.length > 2 ? fund.text : `${tokens[at - 1]?.text ?? ''}${fund.text}`
  return { text, step: 'told before' }
}

const PAID = /.[费金款]$/
/** 资助大学生128名,每人|5000元: what is done with those who get so much each. */
function givenEach({ sentence, start }: Mention, from: number): Named {
  const tokens = sentence.tag(from, start)
  const at = tokens.findLastIndex(({ text }) => isAct('stipend', text))
  if (at < 0) return null
  const paid = tokens[at + 1]
  // 补助|生活费
  return { text: (paid && PAID.test(paid.text) ? paid : (tokens[at] as Token)).text, step: 'told before' }
}
