import { decimal, shift } from '../../decimal.js'
import { currencyNames, currencyPrefixes } from '../../lexicon/currencies.js'
import { fits, matchAt } from '../../pattern.js'
import { ARABIC, isBlank, isLatin, kindAt, OTHER } from './alphabet.js'
import { readArabic } from './arabic.js'
import { exactly, foundAmount, foundReading, hedgedBy } from './found.js'
import { type Reading, readNumber } from './grammar.js'
import { innerHedgeAt } from './hedge.js'
import { readListedPair } from './listed-pair.js'
import type { Found } from './numeral.js'
import { readScientific } from './power.js'

/** The number that begins with the digit at `at`. Digits glued to Latin letters are names: MP3, G20, COVID-19, 5G. */
export function beginArabic(text: string, at: number): Found {
  const misread = beginMisread(text, at)
  if (misread !== null) return misread
  if (isGluedLeft(text, at)) return { numeral: null, end: rowEnd(text, at) }
  const listed = readListedPair(text, at)
  if (listed !== null) return foundReading(text, at, listed)
  const scientific = readScientific(text, at)
  if (scientific !== null) {
    const { end, scale } = scientific
    return isGluedRight(text, end)
      ? { numeral: null, end }
      : foundAmount(at, end, hedgedBy(scientific), scale, 'arabic')
  }
  const reading = readNumber(text, at)
  if (reading.low === null) return ratioOrNothing(text, at, reading.end)
  const isDigit = kindAt(text, reading.end - 1) === ARABIC
  // 300 w,
  if (isDigit && fits(/ w(?:[,，。;；、)）块塊元]|$)/y, text, reading.end))
    return scaledBy(text, at, { ...reading, end: reading.end + 1 }, 4)
  if (!isDigit || !isGluedRight(text, reading.end)) return foundReading(text, at, reading)
  const letter = text[reading.end] as string
  if (!isLatin(text.charCodeAt(reading.end + 1))) {
    // behind a sign of money the capitals are no watts and no name: ￥65W
    if (letter === 'k' || (letter === 'K' && isPriced(text, at))) return scaledBy(text, at, reading, 3)
    if (letter === 'W' && isPriced(text, at)) return scaledBy(text, at, reading, 4)
  }
  if (
    (fits(WAN, text, reading.end) || fits(TO_WAN, text, reading.end)) &&
    !WATTS.test(text.slice(Math.max(0, at - 6), reading.end + 3))
  )
    return scaledBy(text, at, reading, 4)
  return { numeral: null, end: reading.end }
}

function isPriced(text: string, at: number): boolean {
  return fits(/(?<=[¥￥$])/y, text, at)
}

/** 3/5; other digits that are no number are read over with all that hangs on them. */
function ratioOrNothing(text: string, at: number, end: number): Found {
  const digits = readArabic(text, at)
  if (!digits.isRatio || digits.value === null) return { numeral: null, end: rowEnd(text, Math.max(end, digits.end)) }
  return foundAmount(at, digits.end, exactly(digits.value), 0, 'fraction')
}

/** Letters that a scan takes digits for: l75万, 2,8O7万, 2I4个. */
const MISREAD = /[\dIlOo]{1,12}(?:[,，][\dIlOo]{3}){0,3}(?:\.[\dIlOo]{1,4})?/y
const LETTERS = /(?<=([IlOo]{0,4}))/y
/** What makes such a row of letters and digits a number. */
const COUNTED = / ?(?:[余餘多])?(?:[万亿萬億元名户戶]|人(?!民)|[个個项項](?=[\p{Script=Han},，。、;；]))/uy

/** The number that a scan has spoilt with letters; null where no letter stands in it or nothing is counted by it. */
function beginMisread(text: string, at: number): Found | null {
  const start = at - (matchAt(LETTERS, text, at)?.[1]?.length ?? 0)
  if (start === at && !fits(/\d{1,8}[IlOo,，.]/y, text, at)) return null
  const row = matchAt(MISREAD, text, start)?.[0] ?? ''
  const end = start + row.length
  if (!/[IlOo]/.test(row) || isLatin(text.charCodeAt(start - 1)) || !fits(COUNTED, text, end)) return null
  const mended = row.replace(/[Il]/g, '1').replace(/[Oo]/g, '0')
  return beginArabic(text.slice(0, start) + mended + text.slice(end), start)
}

/** 2.3w人, 5W元, 3w+: the w of 万 in front of what is counted in it; the small one elsewhere too (花5w买, 户补2.5w?), as a lamp has 300W. */
const WAN = /[wW][元人名块塊户戶多+余餘]|w(?=$|[^\p{Script=Latin}\d的])/uy
/** 15W-20W元 */
const TO_WAN = /[wW][-—~～至到]{1,2}\d{1,4}(?:\.\d{1,2})?[wW](?:[元块塊,，。;；、)）/]|$)/y
/** What has so many watts. */
const WATTS = /[灯燈电電瓦泵]|功率/

/** 5k is said of wages; 5K, 4K and 5G are names. */
function scaledBy(text: string, start: number, { end, low }: Reading, scale: number): Found {
  const value = shift(low, scale)
  const hedge = innerHedgeAt(text, end + 1)
  if (hedge?.qualifier !== 'over') return foundAmount(start, end + 1, exactly(value), scale, 'mixed')
  return foundAmount(start, hedge.end, { value, qualifier: 'over', min: value, max: null }, scale, 'mixed')
}

/** Nouns and copulas of a balance end so: 利润-56.7万元, 差额为-3亿. Behind any other word the dash parts two things: 张某-500元. */
const BALANCE = /(?<=[为爲為是达達至润潤額额差余餘值动動增减減])/y

/** Items of an account and what is paid: 上解支出-2300万元, 年终结转-3万元, 付手续费-15元; the kinds of entry that final accounts have. */
const ACCOUNT =
  /(?<=[支收][入出]|[结結][存余餘转轉]|[调調][整减減]|[损損盈][益亏虧]|净[额值]|[付缴繳扣支][^,，。;；\d]{0,6}[费費]|(?<!\p{Script=Han})[合共]?[计計]|涉及[资資]金)/uy

/** Words of a correction, in the clause in front of the sign: 冲销多记差旅费-1306.8元; bookkeeping has no others. */
const REVERSED =
  /(?<=(?:冲[销減减回正红紅账賬]|[销銷紅红]字|退[回还還]|扣[减減除]|核[减減])(?:\d{1,2}月)?[^,，。;；、\d]{0,10})/y

/** A point behind a word, in front of so few digits that a scale closes: 资金.5亿元, half of it or the end of a longer number. */
const POINT = /(?<=\p{Script=Han})[.．]\d{1,2}[万亿萬億]/uy

/** Where a sign may stand: at the head of a line or clause, behind a bracket, behind words of accounts. */
const CLEAR = /(?<=^|[(（,，:：;；、\s])/y

/** A minus sign or a leading point where nothing stands before it: -5, .5. Without the sign: -5 is 5. */
export function beginSign(text: string, at: number): Found | null {
  if (fits(POINT, text, at)) return beginPoint(text, at, at)
  if (![CLEAR, BALANCE, ACCOUNT, REVERSED].some((pattern) => fits(pattern, text, at))) return null
  // 20 -30: the dash of a range
  if (isBlank(text.charCodeAt(at - 1)) && kindAt(text, at - 2) !== OTHER) return null
  const point = fits(/[.．]/y, text, at) ? at : at + 1
  if (fits(/[.．]/y, text, point)) return beginPoint(text, at, point)
  return kindAt(text, at + 1) === ARABIC ? beginArabic(text, at + 1) : null
}

function beginPoint(text: string, start: number, point: number): Found | null {
  if (kindAt(text, point + 1) !== ARABIC) return null
  const { end, whole, hasPoint } = readArabic(text, point + 1)
  const isWhole = !hasPoint && end === point + 1 + whole.length
  const isPlain = isWhole && kindAt(text, end) === OTHER && !isGluedRight(text, end)
  return isPlain
    ? foundAmount(start, end, exactly(decimal(`0.${whole}`)), 0, 'arabic')
    : { numeral: null, end: rowEnd(text, end) }
}

/** True behind letters, also over a hyphen, that are no code of a currency: RMB500. */
function isGluedLeft(text: string, at: number): boolean {
  const behind = fits(/(?<=[-_–])/y, text, at) ? at - 1 : at
  if (!isLatin(text.charCodeAt(behind - 1))) return false
  // 5k-20k, 15W-20W
  if (behind < at && 'kwW'.includes(text[behind - 1] as string) && kindAt(text, behind - 2) === ARABIC) return false
  const code = currencyPrefixes().before(text, at)
  return code === undefined || isLatin(text.charCodeAt(at - code.word.length - 1))
}

/** True before letters that are no code of a currency: 50USD. */
function isGluedRight(text: string, end: number): boolean {
  if (!isLatin(text.charCodeAt(end))) return false
  const name = currencyNames().at(text, end)
  return name === undefined || isLatin(text.charCodeAt(end + name.word.length))
}

/** Behind the numeral characters at `from` and the further numbers that hang on them: 0571-8531, 1.2.3万. */
function rowEnd(text: string, from: number): number {
  let end = from
  while (kindAt(text, end) !== OTHER || (fits(/[.\-:/_]/y, text, end) && kindAt(text, end + 1) === ARABIC)) end++
  return end
}
