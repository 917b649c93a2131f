import { decimal, shift } from '../../decimal.js'
import { ARABIC, BIG, DIGIT, isBlank, kindAt, SMALL, valueAt } from './alphabet.js'
import { type Reading, readNumber } from './grammar.js'

/**
 * 三、四百 and 5、6万 within a sentence: two digits that say a range, with the scale behind the second. Null elsewhere, also at the
 * head of a line, where the first digit is a heading's number, and in longer lists.
 */
export function readListedPair(text: string, at: number): Reading | null {
  if (text[at + 1] !== '、' || isHead(text[at - 1])) return null
  const kind = kindAt(text, at)
  const [first, second] = [valueAt(text, at), valueAt(text, at + 2)]
  if ((kind !== DIGIT && kind !== ARABIC) || kindAt(text, at + 2) !== kind || first === 0 || second !== first + 1)
    return null
  const behind = kindAt(text, at + 3)
  if (behind !== SMALL && behind !== BIG) return null
  const reading = readNumber(text, at + 2)
  if (reading.low === null || reading.low.digits !== BigInt(second)) return null
  return { ...reading, low: shift(decimal(first), reading.low.exponent), hedge: 'range' }
}

function isHead(before: string | undefined): boolean {
  return before === undefined || isBlank(before.charCodeAt(0)) || '。、!！;；:：(（第之'.includes(before)
}
