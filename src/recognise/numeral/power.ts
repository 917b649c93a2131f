import { shift } from '../../decimal.js'
import { fits, matchAt } from '../../pattern.js'
import { BIG, kindAt, valueAt } from './alphabet.js'
import { readArabic } from './arabic.js'
import type { Reading } from './grammar.js'
import { innerHedgeAt } from './hedge.js'

/** Times a power of ten. Where the power stands on the line (15×104) nothing tells it from a product. */
const POWER = / {0,2}[×xX*·] {0,2}10(?: ?\^ ?(?:(\d{1,2})|[{(](\d{1,2})[)}])\^?|([⁰¹²³⁴-⁹]{1,2}))(?![\d⁰¹²³⁴-⁹])/y
/** For time: most numbers have no such sign behind their digits. */
const AHEAD = /[\d.,' ]{1,64}[×xX*·] {0,2}10/y
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A number and its power of ten. */
export type Scientific = Pick<Reading, 'end' | 'low' | 'high' | 'hedge'> & { readonly scale: number }

/** 15.91×10⁴, 3 x 10^8, 1.2×10⁴余, 2×10³万; null where no power of ten stands behind the digits at `start`. */
export function readScientific(text: string, start: number): Scientific | null {
  if (!fits(AHEAD, text, start)) return null
  const { end: digitsEnd, value, isRatio } = readArabic(text, start)
  if (value === null || isRatio) return null
  const match = matchAt(POWER, text, digitsEnd)
  if (match === null) return null
  const [all, onLine, braced, raised = ''] = match
  const power = Number(onLine ?? braced ?? [...raised].map((digit) => RAISED.indexOf(digit)).join(''))
  const powerEnd = digitsEnd + all.length
  const isScaled = kindAt(text, powerEnd) === BIG
  const scale = power + (isScaled ? valueAt(text, powerEnd) : 0)
  const scaleEnd = isScaled ? powerEnd + 1 : powerEnd
  const hedge = innerHedgeAt(text, scaleEnd)
  const low = shift(value, scale)
  return { end: hedge?.end ?? scaleEnd, low, high: low, hedge: hedge?.qualifier ?? 'exact', scale }
}
