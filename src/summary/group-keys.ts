import { provincesOf } from '../lexicon/provinces.js'
import type { Summable } from './left-out.js'

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

/** 2018; 2016–2020; –2021 where nothing says when it began; 2019– where nothing says when it ends. */
function yearsOf({ period_start, period_end }: Summable): string | null {
  const [from, to] = [period_start?.slice(0, 4) ?? '', period_end?.slice(0, 4) ?? '']
  if (from === '' && to === '') return null
  return from === to ? from : `${from}–${to}`
}
