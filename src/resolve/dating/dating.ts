import type { Outline } from '../../layout/outline.js'
import { lazy } from '../../lazy.js'
import { weightsOf } from '../../lexicon/weights.js'
import { changed } from '../../mention.js'
import type { Mention } from '../../model.js'
import { cluesOf } from '../clues.js'
import { type DatedBlock, datedBlocks } from '../period/dated-blocks.js'
import type { Days } from '../period/days.js'
import type { Resolver } from '../resolver.js'
import { scales } from '../scales.js'
import { type Ballot, type Option, preferred, type Tell } from '../weigh.js'
import { aroundOf, speakFor, speakForNone } from './evidence.js'
import { SCOPE_OF, sameDays, seatOf, type Time, timesOf } from './times.js'

/** By so much more must speak for another time than for that of the rules, … */
const MARGIN = 0.25
/** … and for one where they find none: a wrong one is worse. */
const MARGIN_OF_NONE = 0.5

const weighed = lazy(() => scales(weightsOf('period')))

/** Dates a figure by other words of the text, or by none, where more speaks for that than for what the rules take. */
export const dating: Resolver = {
  name: 'dating',
  resolve(mentions, outline) {
    const ballot = lazy(() => datings(mentions, outline))
    return mentions.map((mention, i) => {
      // what a table says stands in its heads
      if (outline.parts[mention.sentence.blockIndex]?.kind === 'row') return mention
      const question = ballot()(i)
      const ruled = question.options[question.standing]?.value
      const time = preferred(question, weighed(), ruled ? MARGIN : MARGIN_OF_NONE)
      return time === ruled ? mention : withTime(mention, time)
    })
  },
}

/**
 * For the figure at an index all times that it may be of, and none.
 * @public `bench/learn.mjs` learns from the same
 */
export function datings(mentions: readonly Mention[], outline: Outline): (index: number) => Ballot<Time | null> {
  const blocks = datedBlocks(outline, mentions)
  const shareOf = sharesOf(mentions)
  const { near } = cluesOf(mentions, outline)
  return (i) => {
    const mention = mentions[i] as Mention
    const block = blocks[mention.sentence.blockIndex] as DatedBlock
    const seat = seatOf(mention, block)
    const named = timesOf(seat, block)
    const around = aroundOf(mention, mentions[i - 1], seat, named, shareOf)
    const { ruled } = around
    const isNamed = ruled !== null && named.some(({ days }) => sameDays(days, ruled))
    // what the rules take from elsewhere, or reckon out of two
    const other: readonly Time[] =
      ruled === null || isNamed
        ? []
        : [{ text: ruled.text, days: ruled, place: 'headline', phrase: null, frame: null, reading: 'said' }]
    const times = [...named, ...other]
    const options = times.map(
      (time): Option<Time | null> => ({ value: time, speak: (tell) => speakFor(time, around, tell) }),
    )
    const none = { value: null, speak: (tell: Tell) => speakForNone(around, tell) }
    const standing = ruled === null ? times.length : times.findIndex(({ days }) => sameDays(days, ruled))
    return { clues: near(i), options: [...options, none], standing }
  }
}

function withTime(mention: Mention, time: Time | null): Mention {
  const [period, scope] = time ? [{ text: time.text, ...time.days }, SCOPE_OF[time.place]] : [null, null]
  return changed(mention, {
    period,
    evidence: { ...mention.evidence, period: scope },
    trace: [...mention.trace, `period: weighed (${scope ?? 'nowhere'})`],
  })
}

const SHARES = [0, 0.1, 0.3, 0.6]

/** How much of a document's figures the rules give to days: none, few, some, many or most. */
function sharesOf(mentions: readonly Mention[]): (days: Days) => number {
  const key = ({ start, end }: Days) => `${start}/${end}`
  const shares = new Map<string, number>()
  for (const { period } of mentions)
    if (period) shares.set(key(period), (shares.get(key(period)) ?? 0) + 1 / mentions.length)
  return (days) => SHARES.filter((least) => (shares.get(key(days)) ?? 0) > least).length
}
