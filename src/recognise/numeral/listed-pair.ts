import { decimal, shift } from '../../decimal.js'
import { matchAt } from '../../pattern.js'
import { ARABIC, BIG, DIGIT, isBlank, kindAt, SMALL, valueAt } from './alphabet.js'
import { type Reading, readNumber } from './grammar.js'

/** 十二、三万: what stands in front of the first digit of such a pair. */
const TENS = /[二三四五六七八九]?十/y
/** 两、三名: a pair without a scale is one of what is counted in ones; 二 and 一 in front of 名 tell a rank, of which 两 tells none. */
const COUNTED = /^(?!二、|一、.名).{1,3}、.[名位人户戶元块塊毛角个個项項]/

/**
 * 三、四百, 5、6万, 2、3名 and 十二、三万 within a sentence: two digits that say a range, with the scale or the counter behind the
 * second. Null elsewhere, also at the head of a line, where the first digit is a heading's number, and in longer lists.
 */
export function readListedPair(text: string, start: number): Reading | null {
  const tens = matchAt(TENS, text, start)?.[0] ?? ''
  const at = start + tens.length
  if (text[at + 1] !== '、' || isHead(text[start - 1])) return null
  const kind = kindAt(text, at)
  const [first, second] = [valueAt(text, at), valueAt(text, at + 2)]
  if ((kind !== DIGIT && kind !== ARABIC) || kindAt(text, at + 2) !== kind || first === 0 || second !== first + 1)
    return null
  const behind = kindAt(text, at + 3)
  if (behind !== SMALL && behind !== BIG && !COUNTED.test(text.slice(start, at + 4))) return null
  const reading = readNumber(text, at + 2)
  if (reading.low === null || reading.low.digits !== BigInt(second)) return null
  const { exponent } = reading.low
  const ten = tens === '' ? 0 : tens.length === 1 ? 10 : 10 * valueAt(text, start)
  const [low, high] = [shift(decimal(ten + first), exponent), shift(decimal(ten + second), exponent)]
  return { ...reading, low, high, hedge: 'range' }
}

function isHead(before: string | undefined): boolean {
  return before === undefined || isBlank(before.charCodeAt(0)) || '。、!！;；:：(（第之列居获'.includes(before)
}
