import { changed } from '../mention.js'
import type { Mention } from '../model.js'
import type { Resolver } from './resolver.js'

/**
 * A part that has no date of its own has its whole's: 2018年到2020年投入1.4亿元,其中今年6000万元。产业7800万元: what a later sentence
 * deals out of the total is of the total's time, not of the date last named.
 */
export const partPeriod: Resolver = {
  name: 'part-period',
  resolve: (mentions) =>
    mentions.map((mention) => {
      const whole = mention.partOf === null ? undefined : mentions[mention.partOf]
      if (!whole?.period || whole.index > mention.index || !isBorrowed(mention) || isBorrowed(whole)) return mention
      if (whole.sentence.blockIndex !== mention.sentence.blockIndex) return mention
      const evidence = { ...mention.evidence, period: 'paragraph' as const }
      return changed(mention, {
        period: whole.period,
        evidence,
        trace: [...mention.trace, `period: ${whole.period.text} (of its whole)`],
      })
    }),
}

/** True for a figure that its own sentence does not date. */
function isBorrowed({ evidence }: Mention): boolean {
  return evidence.period !== 'clause' && evidence.period !== 'sentence'
}
