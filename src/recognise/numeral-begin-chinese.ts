import { decimal, shift } from '../decimal.js'
import { numberWordEnd } from '../lexicon/number-words.js'
import type { Found } from './numeral.js'
import { BIG, DIGIT, isBlank, kindAt, SMALL, valueAt } from './numeral-alphabet.js'
import { foundReading } from './numeral-found.js'
import { fractionMark } from './numeral-fraction.js'
import { type Reading, readNumber } from './numeral-grammar.js'
import { isUnitScale } from './numeral-section.js'

/** The number that begins with the Chinese character at `at`, unless that begins a word (四川, 百姓). */
export function beginChinese(text: string, at: number): Found {
  // 二两: the rest of a number that another sort of character ended.
  if (kindAt(text, at) === DIGIT && kindAt(text, at - 1) === DIGIT) return { numeral: null, end: at + 1 }
  const listed = readListedPair(text, at)
  if (listed !== null) return foundReading(text, at, listed)
  const reading = readNumber(text, at)
  const isFraction = reading.low !== null && fractionMark(text, reading.end) > 0
  const wordEnd = isFraction ? 0 : isUnitScale(text, at) ? at + 1 : numberWordEnd(text, at)
  if (wordEnd > 0) return { numeral: null, end: wordEnd }
  if (reading.low === null || isStray(text, at, reading)) return { numeral: null, end: reading.end }
  return foundReading(text, at, roundedDown(text, at, reading))
}

/** 拾 alone is a verb, unless money stands behind it (拾元) or nothing beside it. */
function isStray(text: string, at: number, { end }: Reading): boolean {
  if (text[at] !== '拾' || end > at + 1 || '元圆圓角分块'.includes(text[end] ?? ' ')) return false
  return /\p{L}/u.test(`${text[at - 1] ?? ''}${text[end] ?? ''}`)
}

/** 三、四百 within a sentence: two digits that say a range. At the head of a line the first is a heading's number. */
function readListedPair(text: string, at: number): Reading | null {
  if (text[at + 1] !== '、' || isHead(text, at) || kindAt(text, at) !== kindAt(text, at + 2)) return null
  const [first, second] = [valueAt(text, at), valueAt(text, at + 2)]
  const behind = kindAt(text, at + 3)
  if (kindAt(text, at) !== DIGIT || first === 0 || second !== first + 1 || (behind !== SMALL && behind !== BIG))
    return null
  const reading = readNumber(text, at + 2)
  if (reading.low === null || reading.low.digits !== BigInt(second)) return null
  return { ...reading, low: shift(decimal(first), reading.low.exponent), hedge: 'range' }
}

function isHead(text: string, at: number): boolean {
  const before = text[at - 1]
  return before === undefined || isBlank(before.charCodeAt(0)) || '。、!！;；:：(（第之'.includes(before)
}

/** 百八十, 千八百 and 万八千 are said of a little less than the scale. */
function roundedDown(text: string, at: number, reading: Reading): Reading {
  const power = valueAt(text, at)
  const isLead = kindAt(text, at) === SMALL ? power > 1 : kindAt(text, at) === BIG && power === 4
  const isRounded = isLead && reading.end === at + 3 && valueAt(text, at + 1) === 8 && kindAt(text, at + 1) === DIGIT
  if (!isRounded || kindAt(text, at + 2) !== SMALL || valueAt(text, at + 2) !== power - 1) return reading
  return { ...reading, low: shift(decimal(8), power - 1), high: shift(decimal(1), power), hedge: 'range' }
}
