import { actBefore } from '../lexicon/acts.js'
import { isProjectList } from '../lexicon/projects.js'
import { fits } from '../pattern.js'
import { isNeverCounted } from './column.js'
import type { Candidate, Slot } from './slot.js'

/** Between the end of a heading and its list: 爱心捐款公示|(单位:元): */
const HEAD_ENDS = /(?:\([^()]{0,12}\))? ?:?$/
/** What is told to everybody. */
const MADE_KNOWN = /(?:公[示布告]|榜|如下)$/
/** These are headings by themselves. */
const GIVEN_MONEY = /款|乐捐|接龙/
/** Gifts by the names of their customs; the verbs of giving are in lexicon/acts.tsv. */
const CUSTOM = /随礼|众筹|助学|接龙/
const GOODS = /[物书药衣]/
/** No heading is longer. */
const HEADING = 16
/** Whoever gives, as a list has it, and no word that says what else the number may be. */
const GIVER = /^(?:\d{1,3}[.、] ?)?[\p{Script=Han}·]{2,14}(?:\([\p{Script=Han}]{1,6}\))?[ :]{0,4}$/u
const COUNTS_ELSE = /[数次号码年级月日第][ :]{0,4}$/
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

/** True for a heading about gifts of money whose head is a list, or something made known: 捐款|名单, 爱心捐款|公示; not 捐书|名单. */
function isHeadOfGifts(text: string): boolean {
  const [head = ''] = /[^,:。;()]*$/.exec(text.replace(HEAD_ENDS, '').slice(-HEADING)) ?? []
  const isOfGifts = CUSTOM.test(head) || [...head].some((_, i) => actBefore('gift', head, i + 1) !== '')
  return isOfGifts && !GOODS.test(head) && (GIVEN_MONEY.test(head) || isProjectList(head) || MADE_KNOWN.test(head))
}
