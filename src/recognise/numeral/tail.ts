import { add, type Decimal, decimal, shift } from '../../decimal.js'
import type { Section } from './section.js'

export interface Bounds {
  readonly low: Decimal
  readonly high: Decimal
}

const ONE = decimal(1)

/**
 * The value of a section with the digits at its end. What these count depends on their number and on the scale before them:
 * 一百五 150, 一万六七 16000–17000, 三百零五, 3万4000, 十几 10–20. Null where no such number is said: 三百五万.
 * @param lastBig power of ten of the 万 or 亿 before the section, 0 without
 * @param isLast false where a further 万 or 亿 stands behind
 */
export function resolveTail({ low, high, tail, lastSmall }: Section, lastBig: number, isLast: boolean): Bounds | null {
  if (tail === null) return { low, high }
  const place = lastSmall < 4 ? lastSmall : isLast ? lastBig : 0
  // 几万 is one to ten of them; 十几 begins at ten, 三百几 at three hundred.
  if (tail.sort === 'some' && place > 0) return { low, high: add(high, shift(ONE, tail.isBehindZero ? 1 : place)) }
  const power = tail.hasPoint && lastSmall < 4 ? null : tailPower(tail, place, isLast)
  return power === null ? null : { low: add(low, shift(tail.low, power)), high: add(high, shift(tail.high, power)) }
}

/** The power of ten that digits behind a scale count; `place` is that of the scale, 0 where they are behind none. */
function tailPower(tail: NonNullable<Section['tail']>, place: number, isLast: boolean): number | null {
  if (place === 0 || tail.hasPoint || tail.isBehindZero) return 0
  if (tail.length > 1) return tail.length <= place ? 0 : null
  return isLast || place === 1 ? place - 1 : null
}
