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
export function resolveTail(section: Section, lastBig: number, isLast: boolean): Bounds | null {
  const { low, high, tail, lastSmall, tailBehindZero } = section
  if (tail === null) return section
  const power = tailPower(section, lastBig, isLast)
  if (power === null) return null
  if (tail.sort !== 'some') {
    if (lastSmall === 4 && power === 0) return tail
    return { low: add(low, shift(tail.low, power)), high: add(high, shift(tail.high, power)) }
  }
  const isCounting = lastSmall === 4 && (lastBig === 0 || !isLast)
  // 几万 is one to ten of them; 十几 begins at ten, 三百几 at three hundred.
  if (isCounting) return { low: tail.low, high: tail.high }
  return { low, high: add(high, shift(ONE, tailBehindZero ? 1 : power + 1)) }
}

/** The power of ten that the digits behind a section's scales count. */
function tailPower({ tail, lastSmall, tailBehindZero }: Section, lastBig: number, isLast: boolean): number | null {
  if (tail === null) return 0
  const isBehindSmall = lastSmall < 4
  if (tail.hasPoint) return isBehindSmall ? null : 0
  if (tailBehindZero || (!isBehindSmall && (lastBig === 0 || !isLast))) return 0
  const place = isBehindSmall ? lastSmall : lastBig
  if (tail.length > 1) return tail.length <= place ? 0 : null
  return isLast || place === 1 || tail.sort === 'some' ? place - 1 : null
}
