import type { Candidate, Slot } from './slot.js'

/** What a list of gifts is headed with: 捐款名单, 爱心捐款公示(单位:元), 捐赠情况如下, 接龙. */
const HEADS_GIFTS =
  /(?:(?:[捐募][赠资助献]|爱心|随礼|众筹|助学)(?:(?!物|图书|药品|衣)[^:。;]){0,6}(?:名单|名录|名册|明细|公示|公布|公告|芳名|榜|统计|情况|接龙)|捐款|善款|募款|乐捐|接龙)(?:(?!物|图书|药品|衣)[^:。;()]){0,6}(?:\([^()]{0,12}\))? ?:?$/
/** Whoever gives, as a list has it, and no word that says what else the number may be. */
const GIVER = /^(?:\d{1,3}[.、] ?)?[\p{Script=Han}·]{2,14}(?:\([\p{Script=Han}]{1,6}\))?[ :]{0,4}$/u
const COUNTS_ELSE = /(?:[人户家笔件个名项]数|人次|编号|序号|号码|电话|日期|时间|尾号|年级?|月|日|第)[ :]{0,4}$/
/** One row of such a list. */
const ROW = /^(?:\d{1,3}[.、] ?)?[\p{Script=Han}·()]{2,16}[ :]{0,4}[\d,]+(?:\.\d{1,2})?[kw]? ?(?:元|块)?[,;。]?$/u
/** Behind the amount the row or its part ends. */
const ENDS = /^(?:$|[ ,;。!、)])/
/** The heading and its row are no farther apart. */
const REACH = 200

/** 捐款名单:王先生|300、李女士 500: in a list of gifts a bare number behind a giver is an amount. */
export function moneyGiven(slot: Slot): Candidate | null {
  const { text, numeral, unit } = slot
  const { start, end } = numeral
  if (unit !== undefined || numeral.qualifier !== 'exact' || !ENDS.test(text.slice(end, end + 1))) return null
  if (numeral.form !== 'arabic' && !/[kw]$/.test(text.slice(start, end))) return null
  const from = itemStart(text, start)
  const giver = text.slice(from, start).trimStart()
  if (!GIVER.test(giver) || COUNTS_ELSE.test(giver) || !isInList(slot, from)) return null
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
  const isHeaded =
    colon >= Math.max(0, from - REACH) && HEADS_GIFTS.test(text.slice(Math.max(0, colon - 40), colon + 1))
  if (isHeaded) return colon === from - 1 || previous?.kind === 'money'
  if (sentence.start > 0 || from > 0) return false
  return HEADS_GIFTS.test(blockBefore.slice(-40)) || (nearMoney && ROW.test(blockBefore))
}
