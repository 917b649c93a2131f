import { compare } from '../decimal.js'
import type { Mention, Resolver } from '../model.js'

/** Between a whole and its parts: 其中, 包括, 分为 …. */
const PARTS_FOLLOW = /其中|包括|内有|内含|分别为|分别是|分为|含孳息|包含/

/**
 * Links the parts of a total to it, so that a sum can leave them out: 援疆资金18.12亿元 …,其中用于民生14.62亿元. A part
 * is of the same kind and unit and no larger than its whole.
 */
export const partOf: Resolver = {
  name: 'part-of',
  resolve: (mentions) => {
    let wholes: readonly Mention[] = []
    return mentions.map((mention, i) => {
      const previous = mentions[i - 1]
      if (previous?.sentence.blockIndex !== mention.sentence.blockIndex) wholes = []
      else if (opensParts(previous, mention)) wholes = earlierInBlock(mentions, i)
      else if (previous.sentence !== mention.sentence) wholes = []
      const larger = wholes.filter((candidate) => isWholeOf(candidate, mention))
      const whole = larger.findLast((candidate) => isAlike(candidate, mention)) ?? larger.at(-1)
      return whole ? { ...mention, partOf: whole.index, trace: [...mention.trace, 'part-of/其中'] } : mention
    })
  },
}

function opensParts(previous: Mention, mention: Mention): boolean {
  const { text } = mention.sentence
  const from = previous.sentence === mention.sentence ? previous.end : 0
  return PARTS_FOLLOW.test(text.slice(from, mention.start))
}

function earlierInBlock(mentions: readonly Mention[], i: number): readonly Mention[] {
  const block = mentions[i]?.sentence.blockIndex
  return mentions.slice(Math.max(0, i - 12), i).filter(({ sentence }) => sentence.blockIndex === block)
}

/** Of 援疆资金18.12亿元,项目总投资46.82亿元,其中援疆资金14.62亿元 the first is the whole. */
function isAlike(whole: Mention, part: Mention): boolean {
  return whole.label !== null && (whole.label === part.label || whole.role === part.role)
}

function isWholeOf(whole: Mention, part: Mention): boolean {
  return (
    whole.kind === part.kind &&
    whole.unit === part.unit &&
    whole.partOf === null &&
    compare(whole.value, part.value) > 0
  )
}
