import type { LineClass } from './line-class.js'

/**
 * Why something goes that the look of its line does not tell: each is given in one file, where its name stands in quotation marks.
 * lexicon/reasons.tsv has them in words.
 */
export const REASONS = [
  'outside the article',
  'above the head',
  'behind the end',
  'below related',
  'behind promo',
  'in chrome',
  'between parts',
  'among others',
  'scrolls by',
  'running head',
  'stands twice',
  'hidden',
  'known site',
  'other data',
] as const
export type Reason = LineClass | (typeof REASONS)[number]

/** What becomes of a line. */
export interface Verdict {
  readonly keep: boolean
  readonly doubtful: boolean
  /** Why it goes; '' for lines kept. */
  readonly reason: Reason | ''
}

export const KEEP: Verdict = { keep: true, doubtful: false, reason: '' }
/** Kept, but it may be page chrome. */
export const DOUBT: Verdict = { keep: true, doubtful: true, reason: '' }

export function dropped(reason: Reason): Verdict {
  return { keep: false, doubtful: false, reason }
}
