import { add, type Decimal } from '../../decimal.js'
import { kindAt, OTHER, skipBlanks } from './alphabet.js'
import { divide } from './arabic.js'
import { type Reading, readNumber } from './grammar.js'

/** A fraction in words. Values that do not end are cut at 12 digits behind the point. */
export interface Fraction {
  readonly end: number
  readonly low: Decimal
  readonly high: Decimal
  readonly hedge: Reading['hedge']
}

/** The fraction of which `reading` is the first number: X分之Y is Y/X, N又X分之Y is N + Y/X. Null where none goes on behind it. */
export function readFraction(text: string, reading: Reading): Fraction | null {
  const mark = fractionMark(text, reading.end)
  if (mark === 0) return readMixed(text, reading)
  const above = readNumber(text, mark)
  if (above.low === null || reading.low.digits === 0n) return null
  const [low, high] = [divide(above.low, reading.low), divide(above.high, reading.low)]
  return { end: above.end, low, high, hedge: above.hedge }
}

function readMixed(text: string, whole: Reading): Fraction | null {
  if (text[whole.end] !== '又' || kindAt(text, whole.end + 1) === OTHER) return null
  const below = readNumber(text, whole.end + 1)
  if (below.low === null || fractionMark(text, below.end) === 0) return null
  const part = readFraction(text, below)
  return part && { ...part, low: add(whole.low, part.low), high: add(whole.high, part.high) }
}

/** Offset behind 分之 at `at`, if a number follows; 0 without. */
export function fractionMark(text: string, at: number): number {
  const part = skipBlanks(text, at)
  if (text[part] !== '分') return 0
  const of = skipBlanks(text, part + 1)
  if (text[of] !== '之') return 0
  const behind = skipBlanks(text, of + 1)
  return kindAt(text, behind) === OTHER ? 0 : behind
}
