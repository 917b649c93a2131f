import { decimal, shift } from '../../decimal.js'
import { numberWordEnd } from '../../lexicon/number-words.js'
import { fits, matchAt } from '../../pattern.js'
import { BIG, DIGIT, kindAt, OTHER, SMALL, SOME, valueAt } from './alphabet.js'
import { foundReading } from './found.js'
import { fractionMark } from './fraction.js'
import { type Reading, readNumber } from './grammar.js'
import { readListedPair } from './listed-pair.js'
import type { Found } from './numeral.js'
import { isUnitScale } from './section.js'

/** 三干一百, 二干余人: a scan takes 千 for 干, if a number goes on behind it; 一干人 are a group. */
const MISREAD = /[一二三四五六七八九两]干(?:[一二三四五六七八九][百佰]|[零〇][一二三四五六七八九]|(?<!一干)[余餘])/y

/** The number that begins with the Chinese character at `at`, unless that begins a word (四川, 百姓). */
export function beginChinese(text: string, at: number): Found {
  // 二两, 120三年制: the rest of a row in which a number has ended. 人数三百 is none.
  const before = kindAt(text, at - 1)
  const endsWord = before !== OTHER && numberWordEnd(text, at - 1) === at
  if (before !== OTHER && before !== SOME && !endsWord) return { numeral: null, end: rowEnd(text, at) }
  // 队伍、六百余名: no row of digits begins with the end of a word
  if (numberWordEnd(text, at) === at + 1) return { numeral: null, end: at + 1 }
  const misread = matchAt(MISREAD, text, at)
  if (misread !== null) return beginChinese(`${text.slice(0, at + 1)}千${text.slice(at + 2)}`, at)
  const listed = readListedPair(text, at)
  if (listed !== null) return foundReading(text, at, listed)
  const reading = readNumber(text, at)
  const isFraction = reading.low !== null && fractionMark(text, reading.end) > 0
  const wordEnd = isFraction ? 0 : isUnitScale(text, at) ? at + 1 : numberWordEnd(text, at)
  if (wordEnd > 0) return { numeral: null, end: wordEnd }
  if (reading.low === null || isStray(text, at, reading)) return { numeral: null, end: reading.end }
  return foundReading(text, at, roundedDown(text, at, reading))
}

/** Behind the numeral characters at `from`. */
function rowEnd(text: string, from: number): number {
  let end = from
  while (kindAt(text, end) !== OTHER) end++
  return end
}

/** 拾 alone is a verb, unless money stands behind it (拾元) or nothing beside it; ○ alone is a bullet or a gap to fill in. */
function isStray(text: string, at: number, { end }: Reading): boolean {
  if (text[at] === '○') return end === at + 1
  if (text[at] !== '拾' || end > at + 1 || fits(/[元圆圓角分块]/y, text, end)) return false
  return /\p{L}/u.test(`${text[at - 1] ?? ''}${text[end] ?? ''}`)
}

/** 百八十, 千八百 and 万八千 are said of a little less than the scale. */
function roundedDown(text: string, at: number, reading: Reading): Reading {
  const power = valueAt(text, at)
  const isLead = kindAt(text, at) === SMALL ? power > 1 : kindAt(text, at) === BIG && power === 4
  const isRounded = isLead && reading.end === at + 3 && valueAt(text, at + 1) === 8 && kindAt(text, at + 1) === DIGIT
  if (!isRounded || kindAt(text, at + 2) !== SMALL || valueAt(text, at + 2) !== power - 1) return reading
  return { ...reading, low: shift(decimal(8), power - 1), high: shift(decimal(1), power), hedge: 'range' }
}
