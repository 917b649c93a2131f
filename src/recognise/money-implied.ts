import { clauseStart } from '../clause.js'
import { compare, decimal } from '../decimal.js'
import { currencyPrefixes } from '../lexicon/currencies.js'
import { moneyCuesAfter, moneyCuesBefore, moneyVerbs } from '../lexicon/money-cues.js'
import { isProjectNoun } from '../lexicon/projects.js'
import type { Sentence, Token } from '../model.js'
import { fits } from '../pattern.js'
import { isHedgedBehind, isHedgedInFront } from './hedge.js'
import { firstNounAfter, lightStart, namesBody, peopleWord } from './noun-phrase.js'
import type { Candidate, Slot } from './slot.js'

/** Nothing that the number counts stands behind it. */
const ENDS =
  /$|[,;:。!?、()的” /—吧呢啊嘛呀啦是由还整⋯…]|[换增提升扩降减涨到]|[我你他她咱][们家]|[下进出][去来]|一\p{Script=Han}/uy
/** Behind a number that shares the unit of the next one: 1.3亿|和1.4亿元, 20亿|15个项目. */
const TO_NEXT = /^(?:以?及|[和与或并、,])?$/
const TEN_THOUSAND = decimal(10_000)
/** How far from the number a cue word may stand in its clause. */
const CUE_REACH = 20
/** An amount without a currency, where the words around it are about money: 资金达88亿, 背债700万, 21亿援疆资金, 每户3万. */
export function moneyImplied(slot: Slot): Candidate | null {
  const { sentence, text, numeral, after, clause, nextStart } = slot
  // 二百八十万, 11万8
  const isLong = /^(?:chinese|mixed)$/.test(numeral.form) && compare(numeral.value, TEN_THOUSAND) > 0
  const big = numeral.scale >= 4 || isLong || text[numeral.end - 1] === 'k'
  if (!big) return moneyListed(slot) ?? moneySpoken(slot)
  const spoken = numeral.scale === 0 ? moneySpoken(slot) : null
  if (spoken) return spoken
  // 资金超|百亿: a hedge makes an amount of a scale word
  if (numeral.form === 'scale' && numeral.qualifier === 'exact' && !isHedgedInFront(text, numeral.start)) return null
  const candidate = {
    kind: 'money',
    unit: slot.currency(),
    start: numeral.start,
    end: numeral.end,
    noun: null,
    impliedCurrency: true,
  }
  const behind = firstNounAfter(sentence, after, Math.min(clause.end, nextStart), (token) => isMoneyNoun(token) || null)
  if (behind)
    return { ...candidate, noun: { start: behind.start, end: behind.end }, rule: 'money/implied: noun behind' }
  const from = Math.max(clause.start, slot.previous?.end ?? 0, numeral.start - CUE_REACH)
  const cue = cueBefore(text, from, numeral.start)
  if (isGoods(slot)) return { ...candidate, rule: 'money/implied: goods' }
  // 数以万计|的口罩: so many of them
  if (text.startsWith('计的', numeral.end - 1)) return null
  const ends =
    fits(ENDS, text, numeral.end) ||
    isHedgedBehind(text, numeral.end) ||
    TO_NEXT.test(text.slice(numeral.end, nextStart))
  if (isShareOfMoney(slot))
    return { ...candidate, unit: slot.previous?.unit ?? slot.currency(), rule: 'money/implied: share' }
  const isSpent = isSpentBehind(slot) && cue?.side !== 'no' && (isPaid(slot) || isPartOfMoney(slot))
  if (isSpent) return { ...candidate, unit: spentCurrency(slot), rule: 'money/implied: spent' }
  if (!ends && !(cue?.adjacent && (cue.side === 'both' || isVerbBehind(slot)))) return null
  if (cue?.side === 'no') return null
  const stated = cue && currencyBefore(slot, cue)
  if (stated) return { ...candidate, unit: stated.code, impliedCurrency: false, rule: `money/stated: ${stated.word}` }
  if (cue) return { ...candidate, rule: `money/implied: ${cue.word}` }
  if (isShareOfEach(slot)) return { ...candidate, rule: 'money/implied: 每' }
  if (slot.isStated) return { ...candidate, rule: 'money/implied: as before' }
  if (isPaid(slot)) return { ...candidate, rule: 'money/spoken' }
  if (isListedBehindColon(slot)) return { ...candidate, rule: 'money/implied: listed' }
  if (slot.amongMoney) return { ...candidate, rule: 'money/implied: beside amounts' }
  if (isAnswer(slot)) return { ...candidate, rule: 'money/implied: asked' }
  if (isAlone(slot) && (slot.nearMoney || isExtreme(slot) || isSpokenOf(slot)))
    return { ...candidate, rule: 'money/implied: alone' }
  const earlier = isShareOfEarlier(slot)
    ? cueBefore(text, clauseStart(text, clause.start - 1), clause.start)
    : undefined
  if (earlier) return earlier.side === 'no' ? null : { ...candidate, rule: `money/implied: ${earlier.word}` }
  // 投了七个亿, 一年撒五六个亿
  if (isOfBillions(text.slice(numeral.start, numeral.end))) return { ...candidate, rule: 'money/spoken' }
  // 规模居第三,达36.5亿: nothing else is counted in 亿 without a noun
  const isOnlyMoney = isShareOfEarlier(slot) || text[numeral.start - 1] === ':'
  const isBillions = numeral.scale >= 8 && isOnlyMoney && cueBefore(text, 0, numeral.start)?.side !== 'no'
  return isBillions ? { ...candidate, rule: 'money/implied: 亿' } : null
}

/** 七个亿, 五六个亿: only money is counted so. */
export function isOfBillions(number: string): boolean {
  return /[个個]多?[亿億]/.test(number)
}

/** 那笔赠款一分为二,80万|打井,40万|修诊所: a clause that begins with its share of money, and what was done with it. */
function isPartOfMoney(slot: Slot): boolean {
  const { sentence, text, numeral, clause, previous } = slot
  const lead = text.slice(clause.start, numeral.start)
  // 这笔钱怎么分?三百二十万|归二中改食堂
  if (isAlone(slot) && isSpokenOf(slot) && fits(GIVEN_TO, text, numeral.end)) return true
  // 补助款分成三份,一份|4万修渠
  if (/^另?一(?:[份笔]|部分)$/.test(lead)) return cueBefore(text, 0, clause.start) !== undefined
  if (previous?.kind !== 'money') return false
  // 1.7亿元专款为何不到|4000万落地: the amount before is what the clause is about
  if (previous.start >= clause.start) {
    const [noun, ...more] = sentence.tag(previous.end, lightStart(text, previous.end, numeral.start))
    return noun !== undefined && isMoneyNoun(noun) && more.every(({ tag }) => /^[rdfpc]/.test(tag))
  }
  if (!isAlone(slot)) return false
  const [verb, object] = sentence.tag(numeral.end, Math.min(clause.end, numeral.end + 8))
  if (verb === undefined) return false
  if (object === undefined) return BUILDS.test(verb.text)
  return object.start === verb.end && (/^(?:n|vn|b|x)/.test(object.tag) || BUILDS.test(verb.text + object.text[0]))
}

/** 捐款五百万元,其中|三百万定向用于供暖: so much of the amount before, which nothing behind it counts. */
function isShareOfMoney({ sentence, text, numeral, clause, previous }: Slot): boolean {
  if (previous?.kind !== 'money') return false
  if (!OF_IT.test(text.slice(clause.start, numeral.start)) && !WITHIN.test(text.slice(previous.end, numeral.start)))
    return false
  const [next] = sentence.tag(numeral.end, Math.min(clause.end, numeral.end + 6))
  return (
    next === undefined ||
    isMoneyNoun(next) ||
    BUILDS.test(next.text) ||
    /^[vpd]/.test(next.tag) ||
    text.slice(next.start, next.end + 4).includes('用于')
  )
}

const OF_IT = /^(?:其中|剩下|余下)的?(?:有)?$/
/** 捐的1.1亿余元里的|6,000万交给了前方 */
const WITHIN = /^[里中当之][中头面]?(?:的|,?\p{Script=Han}{0,2})$/u

/** 节水改造:720万,产业扶持:350万: items with what each costs, near amounts. */
function isListedBehindColon({ text, numeral, clause, nearMoney, amongMoney, blockBefore }: Slot): boolean {
  if (text[numeral.start - 1] !== ':') return false
  const lead = text.slice(clause.start, numeral.start)
  if (cueBefore(lead, 0, lead.length)?.side === 'no') return false
  return nearMoney || amongMoney || cueBefore(blockBefore, 0, blockBefore.length) !== undefined
}

/** 每户3万, 每个村最高50万: whoever or whatever place so much money goes to stands right behind 每, and no other noun in front of the number. */
function isShareOfEach({ sentence, text, numeral, clause }: Slot): boolean {
  const each = text.lastIndexOf('每', numeral.start - 1)
  if (each < Math.max(clause.start, numeral.start - CUE_REACH)) return false
  const from = each + (fits(/每[个名位所家]\p{Script=Han}/uy, text, each) ? 2 : 1)
  const [noun, ...rest] = sentence.tag(from, numeral.start)
  if (
    noun === undefined ||
    !(namesBody(noun.text) || peopleWord(noun) || isProjectNoun(noun.text) || /^[人生]$/.test(noun.text))
  )
    return false
  return rest.every(({ tag }) => /^[vdpaur]/.test(tag))
}

/** What a share falls to; whoever hands it over has a verb of his own. */
const GIVEN_TO = /归/y

/** Two characters that say what is built or bought, nouns to the segmenter as often as verbs: 打井, 修路, 买车. */
export const BUILDS = /^[打修建盖铺架种添挖装买购补]\p{Script=Han}$/u

/** 80万|修诊所, 40万|修路, 4000万|落地. */
function isSpentBehind(slot: Slot): boolean {
  const { sentence, text, numeral } = slot
  const [next] = sentence.tag(numeral.end, numeral.end + 6)
  return (
    isVerbBehind(slot) ||
    fits(GIVEN_TO, text, numeral.end) ||
    (next !== undefined && (BUILDS.test(next.text) || /^[落给]/.test(next.text)))
  )
}

/** What is done with a share has the currency of the whole. */
function spentCurrency(slot: Slot): string {
  return isPartOfMoney(slot) ? (slot.previous?.unit ?? slot.currency()) : slot.currency()
}

/** Verbs by which goods change hands, for money or as a gift. */
const TRADES = /[送买捐卖购赠运拉带][了来去回出下到得]*(?:给.{1,6})?$/

/** 送来50万|的药,|30万的书: between two lots of goods. */
const NEXT_GOODS = /^的\p{Script=Han}{1,6}[、和,]$/u

/** 送来50万|的药: goods told by what they are worth; in 买了50万|的保险 too, in 送走50万的人 people are counted. */
function isGoods({ sentence, text, numeral, clause, previous }: Slot): boolean {
  if (text[numeral.end] !== '的' || numeral.scale < 4 || numeral.form === 'scale') return false
  const goods = sentence
    .tag(numeral.end + 1, Math.min(clause.end, numeral.end + 8))
    .find(({ tag }) => /^(?:[nx]|vn)/.test(tag))
  if (goods === undefined || peopleWord(goods) !== null || namesBody(goods.text)) return false
  const lead = text.slice(clause.start, numeral.start)
  const isNext = previous?.kind === 'money' && NEXT_GOODS.test(text.slice(previous.end, numeral.start))
  return isNext || TRADES.test(lead)
}

/** The clause is the number and no more: 第一期五十二间,|9,870万。 */
function isAlone({ text, numeral, clause }: Slot): boolean {
  return /^[“”"「』 -]*(?:(?:19|20)\d\d年度? ?)?$/.test(
    text.slice(clause.start, lightStart(text, clause.start, numeral.start)),
  )
}

/**
 * 这笔钱怎么分?三百二十万|归食堂,剩下的|八十来万留给卫生室; 那台核磁共振,|八百六十万: in a paragraph that has just spoken of money a number of
 * 万 without a noun is of it, where no count of people has come between.
 */
function isSpokenOf({ sentence, clause, previous }: Slot): boolean {
  if (previous !== undefined && previous.kind !== 'money') return false
  const to = sentence.start + clause.start
  const before = sentence.block.text.slice(Math.max(0, to - SPOKEN_REACH), to)
  const cue = cueBefore(before, 0, before.length)
  return cue !== undefined ? cue.side !== 'no' : AMOUNT.test(before)
}

/** How far back in the paragraph money must have been spoken of. */
const SPOKEN_REACH = 60
const AMOUNT = /[\d千百万亿余多][元块]/

/** 最大的是镇中心小学,|4,120万: of what the paragraph says the money went to, the most or the least. */
function isExtreme({ sentence, text, clause }: Slot): boolean {
  if (!fits(/(?<=最[大小多少高低贵][^。;!?]{0,16})/y, text, clause.start)) return false
  const to = sentence.start + clause.start
  const cue = cueBefore(sentence.block.text, Math.max(0, to - EXTREME_REACH), to)
  return cue !== undefined && cue.side !== 'no'
}

/** How far back in the paragraph money must have been spoken of. */
const EXTREME_REACH = 120

/** “去年卖了多少钱？”“|九万出头吧: what stands before asks about money. */
function isAskedFor({ sentence, clause, blockBefore }: Slot): boolean {
  const at = sentence.start + clause.start
  const before = `${blockBefore}${sentence.block.text.slice(Math.max(0, at - ASKED_REACH), at)}`.slice(-ASKED_REACH)
  const question = before.lastIndexOf('?')
  return question >= 0 && cueBefore(before, Math.max(0, question - CUE_REACH), question) !== undefined
}

/** How far in front of its answer the question may end. */
const ASKED_REACH = 48

/** 答:好的时候|七八万: no more than when or where. */
const ANSWERS = /^[“”"「」『』 ]*\p{Script=Han}{0,10}$/u

function isAnswer(slot: Slot): boolean {
  const { sentence, text, numeral, clause } = slot
  if (!ANSWERS.test(text.slice(clause.start, numeral.start)) || !isAskedFor(slot)) return false
  return !sentence.tag(clause.start, numeral.start).some(({ tag, text: word }) => /^v(?!n)/.test(tag) && word !== '有')
}

/** 投入援建资金中,北京占|3.2亿; 规模居第三,达|36.5亿: the clause says only whose share it is, an earlier one of what. */
function isShareOfEarlier({ text, numeral, clause }: Slot): boolean {
  const end = lightStart(text, clause.start, numeral.start)
  return end - clause.start <= LONGEST_SHARE && (SHARE.test(text.slice(end, numeral.start)) || text[end - 1] === '占')
}

/** A word that reaches the number, none that leads on from it: 有|3.2亿; not 从|3.2亿, 增至|4亿, 我国的|3.2亿. */
const SHARE = /[^的从由至到]$/
/** Who or what has the share. */
const LONGEST_SHARE = 8

/** What a verb takes behind it on the way to its number: 花|了, 掏|出了, 寄|回去, 才|拿. */
const COMPLEMENTS = '了到得出下起回过上进来去才拿'
/** So much goes to each, or is one lot of money: 每户|三千, 那笔|八百. */
const FOR_EACH = /(?:每[人户名位家]|[一每这那]笔)$/

/** What goes in front of an amount that has its unit from the one before. */
const GIVES_TOO = /\p{Script=Han}捐[了款助出]?$/u
/** … or with what falls to each; a smaller number may be of anything. */
const EACH_HAS = /[户人]均$/
const LEAST_OF_EACH = decimal(100)

/** 张老师捐200元、李老师捐|100、王校长捐|300; 报酬1.2亿元,户均|9000. */
function moneyListed({ text, numeral, clause, unit, previous }: Slot): Candidate | null {
  const { start, end } = numeral
  if (previous?.kind !== 'money' || numeral.form !== 'arabic' || unit !== undefined) return null
  const lead = text.slice(clause.start, start)
  const isShare = EACH_HAS.test(lead) && compare(numeral.value, LEAST_OF_EACH) >= 0
  if (!fits(/$|[,;。!?、)]/y, text, end) || !(isShare || GIVES_TOO.test(lead))) return null
  return {
    kind: 'money',
    unit: previous.unit,
    start,
    end,
    noun: null,
    impliedCurrency: true,
    rule: 'money/implied: listed',
  }
}

/** Hundreds and thousands as people say them, without a unit: 花了一千二. */
function moneySpoken(slot: Slot): Candidate | null {
  const { text, numeral, unit } = slot
  const digits = text.slice(numeral.start, numeral.end)
  if (numeral.form !== 'chinese' || !/[百千万]/.test(digits) || unit !== undefined) return null
  if (!fits(/$|[,;。!?、)”整]|左右|多|出头/y, text, numeral.end)) return null
  if (!isPaid(slot) && !isPrice(slot) && !isSpokenOfMoney(slot)) return null
  const { start, end } = numeral
  const found = {
    kind: 'money',
    unit: slot.currency(),
    start,
    end,
    noun: null,
    impliedCurrency: true,
    rule: 'money/spoken',
  }
  return isOfOthers(slot) ? { ...found, leftOut: 'part' } : found
}

/** 一千二, 三百五, 两万四: a number that leaves out its last scale. */
const CLIPPED = /^[一二两三四五六七八九][百千万][一二三四五六七八九]$/
/** What takes part of the money away, or leaves it: 房租去掉|三百五. */
const TAKES_AWAY = /^(?:[是有要得]|[去扣除剩][掉下除去]?)$/

/** 高的拿到5800元,少的也有|两千出头: others of those who got the amount before. */
const OTHERS = /^(?:最?[多少高低有]的|其他人?)\p{Script=Han}{0,2}$/u

function isOfOthers({ text, numeral, clause, previous }: Slot): boolean {
  return previous?.kind === 'money' && OTHERS.test(text.slice(clause.start, numeral.start))
}

/** 退休金4800块,老妈|两千三; 工资低,一个月|一千二,房租去掉|三百五: money was told of just before, and the clause counts nothing else. */
function isSpokenOfMoney(slot: Slot): boolean {
  const { text, numeral, clause, previous } = slot
  const lead = text.slice(clause.start, numeral.start)
  if (isOfOthers(slot)) return true
  if (!CLIPPED.test(text.slice(numeral.start, numeral.end))) return false
  // 光化肥就花了六千三,种子|两千一: where prices are told without a unit the next thing has its own
  const isNextPrice = previous?.kind === 'money' && previous.flags.includes('implied-currency') && isThing(slot, lead)
  if (!isNextPrice && !tellsWhose(slot)) return false
  if (previous?.kind === 'money') return true
  const from = clauseStart(text, clause.start - 1)
  return previous === undefined && cueBefore(text, from, clause.start) !== undefined
}

/** A clause that tells of nothing else than whose money it is, of what time, or what took it away. */
function tellsWhose({ sentence, numeral, clause }: Slot): boolean {
  const words = sentence.tag(clause.start, numeral.start)
  return (
    words.length > 0 &&
    words.every(
      (word) =>
        /^[rtmqdfcb]/.test(word.tag) || peopleWord(word) !== null || isMoneyNoun(word) || TAKES_AWAY.test(word.text),
    )
  )
}

/** One noun, of what is not told by another measure. */
function isThing({ sentence, numeral, clause }: Slot, lead: string): boolean {
  const [noun, ...more] = sentence.tag(clause.start, numeral.start)
  if (noun === undefined || more.length > 0 || peopleWord(noun) !== null) return false
  return /^(?:n|vn)$/.test(noun.tag) && cueBefore(lead, 0, lead.length)?.side !== 'no'
}

/** 工资也就|一千二, 学费|四千八: a noun of money, and no more than adverbs between. */
function isPrice({ sentence, text, numeral, clause }: Slot): boolean {
  const from = Math.max(clause.start, numeral.start - 12)
  const end = lightStart(text, from, numeral.start)
  const time = ONLY.exec(text.slice(from, end))?.[0] ?? ''
  const noun = sentence.tag(from, end - time.length).at(-1)
  return (
    noun !== undefined &&
    /^(?:n|vn|x|l)/.test(noun.tag) &&
    cueBefore(noun.text, 0, noun.text.length)?.adjacent === true &&
    isMoneyNoun(noun)
  )
}

/** What stands between a price and its number, beside what says nothing. */
const ONLY = /(?:一个?[年月天季]度?|每[年月天]|[才都要能净])*$/

/** True where the verb in front pays, earns or hands over, or each is named that gets so much: 花了|一千二, 给了|四百八十来万; not 产出, 招收. */
export function isPaid({ sentence, text, numeral, clause }: Slot): boolean {
  const from = Math.max(clause.start, numeral.start - 8)
  for (let end = lightStart(text, from, numeral.start); end > from; end--) {
    if (FOR_EACH.test(text.slice(from, end))) return true
    const verb = moneyVerbs().before(text, end)
    if (verb && (verb.side === 'before' || isWordOfItsOwn(sentence, end - verb.word.length, from, numeral.start)))
      return true
    if (!COMPLEMENTS.includes(text[end - 1] as string)) return false
  }
  return false
}

/** 给|了, 寄|回去; 净落 is no word to the segmenter, whatever its characters are. */
function isWordOfItsOwn(sentence: Sentence, at: number, from: number, to: number): boolean {
  return sentence
    .tag(from, to)
    .some(({ start, end, tag }) => (start === at && end <= to) || (tag === 'x' && start < at && end > at))
}

/** The currency that the clause names in front of the cue: 日元|贷款50亿, 欧元|现汇20万, 以美元计价的|出口额. */
function currencyBefore({ text, clause, previous }: Slot, { word, end }: { word: string; end: number }) {
  const from = Math.max(clause.start, previous?.end ?? 0)
  const before = currencyPrefixes().before(text, end - word.length)
  if (before && /^\p{Script=Han}{2}/u.test(before.word) && end - word.length - before.word.length >= from) return before
  return undefined
}

/** 投入42亿|改善民生, 投入2.4亿|助帕鲁瓦重建家园: what follows is done with the money. */
function isVerbBehind({ sentence, numeral }: Slot): boolean {
  const [next] = sentence.tag(numeral.end, numeral.end + 6)
  return next !== undefined && /^v/.test(next.tag)
}

/** True for a noun that is money: 援疆资金, 管理费. */
export function isMoneyNoun({ text, tag }: Token): boolean {
  const cue = moneyCuesAfter().before(text, text.length)
  return cue !== undefined && (cue.word.length > 1 || /^n/.test(tag) || text.length !== 2)
}

/** The cue word that ends nearest in front of `to`; adjacent where only a hedge or a particle stands between. */
export function cueBefore(text: string, from: number, to: number) {
  for (let end = to; end > from; end--) {
    const cue = moneyCuesBefore().before(text, end)
    if (cue && end - cue.word.length >= from) {
      const next = text[end] === '了' ? end + 1 : end
      return { ...cue, end, adjacent: lightStart(text, next, to) <= next }
    }
  }
  return undefined
}
