import type { Decimal } from '../../decimal.js'
import type { Quantity } from '../../model.js'
import { BIG, kindAt, SMALL, valueAt } from './alphabet.js'
import { readFraction } from './fraction.js'
import type { Reading } from './grammar.js'
import type { Found, Numeral } from './numeral.js'

/** The numeral of a reading, with the fraction that goes on behind it. */
export function foundReading(text: string, start: number, reading: Reading): Found {
  const fraction = readFraction(text, reading)
  if (fraction !== null) return foundAmount(start, fraction.end, hedgedBy(fraction), 0, 'fraction')
  const { end, hasArabic, hasChinese, isBare } = reading
  const form = isBare ? 'scale' : hasArabic ? (hasChinese ? 'mixed' : 'arabic') : 'chinese'
  return foundAmount(start, end, hedgedBy(reading), scaleBefore(text, end), form)
}

/** A numeral of known parts. */
export function foundAmount(
  start: number,
  end: number,
  quantity: Quantity,
  scale: number,
  form: Numeral['form'],
): Found {
  return { numeral: { start, end, ...quantity, scale, form }, end }
}

export function exactly(value: Decimal): Quantity {
  return { value, qualifier: 'exact', min: null, max: null }
}

/** The quantity of a number that its own characters hedge. */
export function hedgedBy({ low, high, hedge }: Pick<Reading, 'low' | 'high' | 'hedge'>): Quantity {
  if (hedge === 'range' || hedge === 'vague') return { value: low, qualifier: hedge, min: low, max: high }
  return { value: low, qualifier: hedge, min: hedge === 'over' ? low : null, max: null }
}

/** Power of ten of the scale words that end at `end`, over an inner hedge: 百万 6, 万余 4. */
export function scaleBefore(text: string, end: number): number {
  let at = end
  while ('余餘多来來+ '.includes(text[at - 1] ?? '!')) at--
  let scale = 0
  for (; isScale(text, at - 1); at--) scale += valueAt(text, at - 1)
  return scale
}

function isScale(text: string, at: number): boolean {
  const kind = kindAt(text, at)
  return kind === BIG || (kind === SMALL && valueAt(text, at) > 1)
}
