import { cellAt } from '../cell.js'
import { add, compare } from '../decimal.js'
import type { Mention } from '../model.js'
import type { Resolver } from './resolver.js'

/** Between a whole and its parts. */
const PARTS_FOLLOW =
  /其中|当中|包括|内有|内含|包含|分为|分别|含孳息|[,(;]含|里,?有|[仅光][^,;。\d]{1,12}一项就|占[^,;。总全\d]{0,4}$|中(?:,?已)?有|中,|[个项元人名户次]:/
/** Between a part and its whole: 用于民生的4.2亿元,占总投入5亿元的84%. */
const WHOLE_FOLLOWS = /占(?:到|了)?(?:总|全|全部|同期|年度)?[^,;。\d]{0,8}$/
/** How far back a whole may stand. */
const NEIGHBOURS = 12

/**
 * Links the parts of a total to it, so that a sum can leave them out: 援疆资金18.12亿元 …,其中用于民生14.62亿元; 培训120名,男70名,女50名.
 * A part is of the same kind and unit and smaller than its whole.
 */
export const partOf: Resolver = {
  name: 'part-of',
  resolve: (mentions) => {
    const wholes = new Map([...byWords(mentions), ...bySum(mentions), ...byTable(mentions)])
    return mentions.map((mention) => {
      const whole = wholes.get(mention.index)
      if (whole === undefined) return mention
      return { ...mention, partOf: whole, trace: [...mention.trace, 'part-of'] }
    })
  },
}

/** Part and whole where words tell: 其中 opens parts up to the sentence's end, 占 names the whole behind its part. */
function byWords(mentions: readonly Mention[]): readonly (readonly [number, number])[] {
  const links: (readonly [number, number])[] = []
  let open: readonly Mention[] = []
  const parts = new Set<number>()
  const link = (part: Mention, candidates: readonly Mention[]) => {
    const larger = candidates.filter((whole) => !parts.has(whole.index) && isWholeOf(whole, part))
    const whole = larger.findLast((candidate) => isAlike(candidate, part)) ?? larger.at(-1)
    if (!whole) return
    parts.add(part.index)
    links.push([part.index, whole.index])
  }
  for (const [i, mention] of mentions.entries()) {
    const previous = mentions[i - 1]
    if (previous?.sentence.blockIndex !== mention.sentence.blockIndex) open = []
    else {
      const from = previous.sentence === mention.sentence ? previous.end : 0
      const between = mention.sentence.text.slice(Math.max(from - 1, 0), mention.start)
      if (WHOLE_FOLLOWS.test(between)) link(previous, [mention])
      if (PARTS_FOLLOW.test(between)) open = neighbours(mentions, i)
      else if (previous.sentence !== mention.sentence) open = []
    }
    link(mention, open)
  }
  return links
}

/** Part and whole where the figures tell: two or more of a sentence that together are exactly the one in front of them. */
function bySum(mentions: readonly Mention[]): readonly (readonly [number, number])[] {
  return mentions.flatMap((whole, i) => {
    const parts: Mention[] = []
    for (const part of mentions.slice(i + 1, i + 1 + NEIGHBOURS)) {
      if (part.sentence !== whole.sentence) break
      if (!isWholeOf(whole, part)) continue
      parts.push(part)
      const sum = parts.map(({ value }) => value).reduce(add)
      if (compare(sum, whole.value) < 0) continue
      return compare(sum, whole.value) === 0 && parts.length > 1
        ? parts.map(({ index }) => [index, whole.index] as const)
        : []
    }
    return []
  })
}

/** Part and whole in a table: the last figure of a column that is exactly the sum of those above it. */
function byTable(mentions: readonly Mention[]): readonly (readonly [number, number])[] {
  const columns = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const cell = cellAt(mention.sentence, mention.start)
    if (!cell) continue
    const key = [cell.caption, cell.header, mention.kind, mention.unit].join('\n')
    const column = columns.get(key)
    if (column) column.push(mention)
    else columns.set(key, [mention])
  }
  return [...columns.values()].flatMap((column) => {
    const total = column.at(-1)
    const parts = column.slice(0, -1)
    if (!total || parts.length < 2 || compare(parts.map(({ value }) => value).reduce(add), total.value) !== 0) return []
    return parts.map(({ index }) => [index, total.index] as const)
  })
}

function neighbours(mentions: readonly Mention[], i: number): readonly Mention[] {
  const block = mentions[i]?.sentence.blockIndex
  return mentions.slice(Math.max(0, i - NEIGHBOURS), i).filter(({ sentence }) => sentence.blockIndex === block)
}

/** Of 援疆资金18.12亿元,项目总投资46.82亿元,其中援疆资金14.62亿元 the first is the whole. */
function isAlike(whole: Mention, part: Mention): boolean {
  return whole.label !== null && (whole.label === part.label || whole.role === part.role)
}

function isWholeOf(whole: Mention, part: Mention): boolean {
  return whole.kind === part.kind && whole.unit === part.unit && compare(whole.value, part.value) > 0
}
