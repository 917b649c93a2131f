/** What becomes of a line. */
export interface Verdict {
  readonly keep: boolean
  readonly doubtful: boolean
  /** Why it goes; '' for lines kept. */
  readonly reason: string
}

export const KEEP: Verdict = { keep: true, doubtful: false, reason: '' }
/** Kept, but it may be page chrome. */
export const DOUBT: Verdict = { keep: true, doubtful: true, reason: '' }

export function dropped(reason: string): Verdict {
  return { keep: false, doubtful: false, reason }
}
