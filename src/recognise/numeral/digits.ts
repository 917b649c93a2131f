import { characterSet } from '../../character-set.js'
import { type Decimal, decimal } from '../../decimal.js'
import { numberWordEnd } from '../../lexicon/number-words.js'
import { fits } from '../../pattern.js'
import { ARABIC, BIG, DIGIT, kindAt, OTHER, SMALL, SOME, skipBlanks, TENS, valueAt } from './alphabet.js'
import { readArabic } from './arabic.js'

/** What may stand in front of 千, 百, 十, 万: digits in either script, two digits that say a range, 几, or nothing. */
export interface Digits {
  readonly end: number
  readonly low: Decimal
  readonly high: Decimal
  readonly sort: 'none' | 'some' | 'pair' | 'chinese' | 'arabic'
  /** Number of digits before the point. */
  readonly length: number
  readonly hasPoint: boolean
}

const ONE = decimal(1)
const TEN = decimal(10)
const ONE_DIGIT: readonly Decimal[] = Array.from({ length: 10 }, (_, digit) => decimal(digit))

/** No number has a longer row of digits. */
const MOST_DIGITS = 20

/**
 * Reads the digits at `at` of a number that began at `start`. Without digits they are one of the scale behind: 百 is 一百.
 * Null where they are no number: 1.2.3, 八一.
 */
export function readDigits(text: string, at: number, start: number): Digits | null {
  const none: Digits = { end: at, low: ONE, high: ONE, sort: 'none', length: 0, hasPoint: false }
  switch (kindAt(text, at)) {
    case ARABIC:
      return arabicDigits(text, at, start)
    case TENS: {
      // 廿 is its own scale: the digit does not go beyond it.
      const tens = ONE_DIGIT[valueAt(text, at)] as Decimal
      return { ...none, low: tens, high: tens, sort: 'chinese', length: 1 }
    }
    case SOME:
      return isSomeHere(text, at, start) ? { ...none, high: TEN, end: at + 1, sort: 'some' } : none
    case DIGIT:
      return isDigitHere(text, at, start) && !isWordHere(text, at, start) ? chineseDigits(text, at) : none
    default:
      return none
  }
}

function arabicDigits(text: string, at: number, start: number): Digits | null {
  const { end, whole, value, hasPoint, isRatio } = readArabic(text, at)
  if (isRatio) return null
  const low = value ?? (holdsPlaces(whole, end - at) && at > start ? decimal(whole) : null)
  return low === null ? null : { end, low, high: low, sort: 'arabic', length: whole.length, hasPoint }
}

/** 1百01, 4亿0512万: zeros in front hold the places behind a scale. */
function holdsPlaces(whole: string, length: number): boolean {
  return length === whole.length && length <= 4
}

/** 几 counts before a scale and behind one; 数 only before one. */
function isSomeHere(text: string, at: number, start: number): boolean {
  const next = kindAt(text, skipBlanks(text, at + 1))
  if (next === SMALL || next === BIG || text.startsWith('个亿', at + 1) || text.startsWith('個億', at + 1)) return true
  // 几块钱; elsewhere 几 alone says no number: 几名, 几个
  if (at === start && '几幾'.includes(text[at] as string)) return fits(/[元圆圓块塊毛角][钱錢]/y, text, at + 1)
  return at > start && (text[at] === '几' || text[at] === '幾')
}

/** 八万八|一座: behind a digit, so much is for one of them. */
export function isForOne(text: string, at: number): boolean {
  return text[at] === '一' && fits(/[座台臺斤头頭只隻匹亩畝间間套张張辆輛棵株吨噸平桌]/y, text, at + 1)
}

/** One digit, two that say a range (三四, 三五, 一两), or a row of digits (二〇〇八). */
function chineseDigits(text: string, at: number): Digits | null {
  let end = at + 1
  let digits = String(valueAt(text, at))
  while (kindAt(text, end) === DIGIT && isDigitHere(text, end, at) && digits.length < MOST_DIGITS) {
    digits += valueAt(text, end)
    end++
  }
  const low = digits.length === 1 ? (ONE_DIGIT[valueAt(text, at)] as Decimal) : decimal(digits)
  const row: Digits = { end, low, high: low, sort: 'chinese', length: digits.length, hasPoint: false }
  if (digits.length === 1) return row
  const [first = 0, second = 0] = [...digits].map(Number)
  const isPair = digits.length === 2 && first > 0 && (second === first + 1 || digits === '35')
  if (isPair) return { ...row, low: decimal(first), high: decimal(second), sort: 'pair', length: 1 }
  if (digits.length === 2 && isForOne(text, end - 1) && kindAt(text, at - 1) !== OTHER)
    return { ...row, end: end - 1, low: decimal(first), high: decimal(first), length: 1 }
  // 零五 is a code; 八一 and 九九 are names, but 三六億 is set digit by digit.
  if (isTwo(text, at) || digits.startsWith('0')) return null
  return digits.length === 2 && !digits.includes('0') && kindAt(text, end) !== BIG ? null : row
}

/**
 * True where the digit at `at` counts. 两 begins a number or stands before a scale. Financial digits that are words of their own
 * (陆 伍 拾 肆 参) need a scale or a unit of money beside them.
 */
function isDigitHere(text: string, at: number, start: number): boolean {
  if (isTwo(text, at)) return isTwoHere(text, at, start)
  if (!'陆陸伍肆参參叄'.includes(text[at] as string)) return true
  if (numberWordEnd(text, at) > 0) return false
  const next = kindAt(text, at + 1)
  if (next === SMALL || next === BIG || fits(/[元圆圓角分块]/y, text, at + 1)) return true
  // 交通玖项、电力伍项: behind another number of such digits
  if (fits(BEHIND_COUNT, text, at)) return true
  return next === OTHER && (text[at - 1] === '之' || (at > start && kindAt(text, at - 1) !== OTHER))
}

/** Financial digits with their counter, and those that follow with theirs. */
const BEHIND_COUNT = /(?<=[壹贰貳叁肆伍陆陸柒捌玖拾][项項户戶名].{0,10}).[项項户戶名]/y

function isTwoHere(text: string, at: number, start: number): boolean {
  const next = kindAt(text, at + 1)
  if (at === start) return !isTwo(text, at + 1) && !isTwo(text, at - 1)
  // 一两百 is a range; in 二两 the second is a weight.
  if (kindAt(text, at - 1) === DIGIT && valueAt(text, at - 1) > 0)
    return valueAt(text, at - 1) === 1 && at - 1 === start
  return next === SMALL || next === BIG
}

const isOneOfTwo = characterSet('两兩俩倆')

export function isTwo(text: string, at: number): boolean {
  return isOneOfTwo(text.charCodeAt(at))
}

/** 三百一线教师 is 300: behind a scale a digit may begin the next word. In 二十一起 it is the number's. */
function isWordHere(text: string, at: number, start: number): boolean {
  if (at === start || kindAt(text, at + 1) !== OTHER || numberWordEnd(text, at) === 0) return false
  return kindAt(text, at - 1) === BIG || (kindAt(text, at - 1) === SMALL && valueAt(text, at - 1) > 1)
}
