import { isProjectList } from '../lexicon/projects.js'
import { fits } from '../pattern.js'
import { isNeverCounted } from './column.js'
import type { Candidate, Slot } from './slot.js'

/** The heading of a list of gifts, up to its head: 捐款|名单, 爱心捐款|公示(单位:元), 接龙. What is given there is money, no goods. */
const HEADS_GIFTS =
  /(?<gift>[捐募][赠资助献款]|爱心|随礼|众筹|助学|善款|乐捐|接龙)(?<head>(?:(?![物书药衣])[^:。;()]){0,6})(?:\([^()]{0,12}\))? ?:?$/
/** What is told to everybody. */
const MADE_KNOWN = /公[示布告]|榜$|如下$/
/** These are headings by themselves. */
const GIVEN_MONEY = /款|乐捐|接龙/
/** Whoever gives, as a list has it, and no word that says what else the number may be. */
const GIVER = /^(?:\d{1,3}[.、] ?)?[\p{Script=Han}·]{2,14}(?:\([\p{Script=Han}]{1,6}\))?[ :]{0,4}$/u
const COUNTS_ELSE = /(?:[人户家笔件个名项]数|人次|[号码年级月日第])[ :]{0,4}$/
/** One row of such a list. */
const ROW = /^(?:\d{1,3}[.、] ?)?[\p{Script=Han}·()]{2,16}[ :]{0,4}[\d,]+(?:\.\d{1,2})?[kw]? ?[元块]?[,;。]?$/u
/** Behind the amount the row or its part ends. */
const ENDS = /$|[ ,;。!、)]/y
/** The heading and its row are no farther apart. */
const REACH = 200

/** 捐款名单:王先生|300、李女士 500: in a list of gifts a bare number behind a giver is an amount. */
export function moneyGiven(slot: Slot): Candidate | null {
  const { text, numeral, unit } = slot
  const { start, end } = numeral
  if (unit !== undefined || numeral.qualifier !== 'exact' || !fits(ENDS, text, end)) return null
  if (numeral.form !== 'arabic' && !/[kw]$/.test(text.slice(start, end))) return null
  const from = itemStart(text, start)
  const giver = text.slice(from, start).trimStart()
  if (
    !GIVER.test(giver) ||
    COUNTS_ELSE.test(giver) ||
    isNeverCounted(giver.replace(/[ :]+$/, '')) ||
    !isInList(slot, from)
  )
    return null
  const currency = slot.currency()
  return { kind: 'money', unit: currency, start, end, noun: null, impliedCurrency: true, rule: 'money/list of gifts' }
}

function itemStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !',、;:。|'.includes(text[start - 1] as string)) start--
  return start
}

/** True behind the list's heading, in the same line or the one before, or behind a row of it. */
function isInList({ sentence, text, blockBefore, nearMoney, previous }: Slot, from: number): boolean {
  const colon = text.lastIndexOf(':', from - 1)
  const isHeaded = colon >= Math.max(0, from - REACH) && isHeadOfGifts(text.slice(Math.max(0, colon - 40), colon + 1))
  if (isHeaded) return colon === from - 1 || previous?.kind === 'money'
  if (sentence.start > 0 || from > 0) return false
  return isHeadOfGifts(blockBefore.slice(-40)) || (nearMoney && ROW.test(blockBefore))
}

/** True for a heading about gifts whose head is a list, or something made known: 捐款|名单, 爱心捐款|公示. */
function isHeadOfGifts(text: string): boolean {
  const { gift = '', head = '' } = HEADS_GIFTS.exec(text)?.groups ?? {}
  return (
    gift !== '' && (GIVEN_MONEY.test(gift + head) || isProjectList(head.replace(/如下$/, '')) || MADE_KNOWN.test(head))
  )
}
