import { provincesOf } from '../lexicon/provinces.js'
import type { Summable } from './left-out.js'
import { yearsOf } from './years.js'

/**
 * What figures can be grouped by; null is a group too. A figure of several givers or years is not guessed apart: it is
 * a group of its own, 江苏、浙江 or 2016–2020.
 */
export const GROUP_KEYS = {
  donor: ({ donor }: Summable) => donor,
  recipient: ({ recipient }: Summable) => recipient,
  donor_province: ({ donor_codes }: Summable) => joined(provincesOf(donor_codes)),
  recipient_province: ({ recipient_codes }: Summable) => joined(provincesOf(recipient_codes)),
  year: yearsOf,
  doc: ({ doc }: Summable) => doc,
} as const
export type GroupKey = keyof typeof GROUP_KEYS

function joined(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join('、')
}
