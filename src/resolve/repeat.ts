import { toNumber, toText } from '../decimal.js'
import { changed } from '../mention.js'
import type { Mention } from '../model.js'
import type { Resolver } from './resolver.js'

/** The first uses of a number are compared with later ones; more would make a long list of equal numbers quadratic. */
const COMPARED = 8
/** How far a headline's round number may be from the one that it rounds. */
const ROUNDED = { exact: [0.99, 1.01], about: [0.95, 1.05], nearly: [0.9, 1], over: [1, 1.1] } as const

/** Marks a figure that the article has given before for the same thing: in the headline, the lead, a caption. */
export const repeat: Resolver = {
  name: 'repeat',
  resolve: (mentions) => {
    const seen = new Map<string, Mention[]>()
    const told = new Set<Mention>()
    const repeated = new Set<Mention>()
    for (const mention of mentions) {
      // 88亿 and 88亿多元 are one figure, told roughly and exactly
      const key = [mention.kind, mention.unit, toText(mention.value)].join(' ')
      const earlier = seen.get(key) ?? []
      if (earlier.length < COMPARED) seen.set(key, [...earlier, mention])
      const first = earlier.find((other) => isSameThing(other, mention))
      if (!first) continue
      told.add(first)
      repeated.add(mention)
    }
    for (const one of restated(mentions, told)) repeated.add(one)
    return mentions.map((mention) =>
      repeated.has(mention) ? changed(mention, { flags: [...mention.flags, 'repeat' as const] }) : mention,
    )
  },
}

/**
 * The figures of the text that a headline tells in its own way. A headline says what the text says: where nothing repeats
 * its figure outright, the first that is near enough does, be it rounded (近万亿元 and 9916亿元) or told of other parties,
 * whom a headline has no room for.
 */
function restated(mentions: readonly Mention[], told: ReadonlySet<Mention>): readonly Mention[] {
  const headlines = mentions.filter((one) => isHeadline(one) && !told.has(one))
  return headlines.flatMap((headline) => {
    const same = mentions.find((one) => !isHeadline(one) && isRestating(headline, one))
    return same ? [same] : []
  })
}

function isRestating(headline: Mention, mention: Mention): boolean {
  const { kind, unit, role, per, label } = mention
  if (kind !== headline.kind || unit !== headline.unit || role !== headline.role || per !== headline.per) return false
  if (!isNear(headline, mention)) return false
  return isOddAmount(mention) || !label || !headline.label || shareWords(label, headline.label)
}

function isNear({ qualifier, value }: Mention, { value: exact }: Mention): boolean {
  const [least, most] = qualifier in ROUNDED ? ROUNDED[qualifier as keyof typeof ROUNDED] : [1, 1]
  const ratio = toNumber(exact) / toNumber(value)
  return ratio >= least && ratio <= most
}

function isSubhead({ sentence }: Mention): boolean {
  return sentence.block.block.kind === 'subhead'
}

function isHeadline({ sentence }: Mention): boolean {
  return sentence.block.block.kind === 'headline'
}

/** The same number of something else is no repeat: 25个 planned and 25个 started, 35名 of teachers and 35名 of doctors. */
function isSameThing(a: Mention, b: Mention): boolean {
  if ((!areLikeRoles(a, b) && !isTitle(a) && !isTitle(b)) || a.per !== b.per || !isSameTime(a, b)) return false
  if (areRows(a, b) || areListed(a, b)) return false
  if (differ(a.donor, b.donor) || differ(a.recipient, b.recipient)) return false
  if (!a.label || !b.label) return true
  if (a.label.includes(b.label) || b.label.includes(a.label)) return true
  // 援建项目 and 落地项目: the head of the two is one
  if (a.label.slice(-2) === b.label.slice(-2)) return true
  // a headline or a subhead words it in its own way: an amount of one role is the same (拿出17.6亿元, 投了17.6亿元)
  if (isOddAmount(a) && (isSubhead(a) || isSubhead(b))) return true
  return (isTitle(a) || isTitle(b)) && (isOddAmount(a) || shareWords(a.label, b.label))
}

/** Projects of which no more is told are `implemented`: those that 落地 may be the same. */
function areLikeRoles({ role: a }: Mention, { role: b }: Mention): boolean {
  return a === b || (LANDED.has(a) && LANDED.has(b))
}

const LANDED: ReadonlySet<Mention['role']> = new Set(['implemented', 'signed'])

/** An amount of more than one digit that is not 0: a round one may be of anything. */
function isOddAmount({ kind, value }: Mention): boolean {
  return kind === 'money' && /[1-9].*[1-9]/.test(toText(value))
}

function shareWords(a: string, b: string): boolean {
  return [...a].some((character) => b.includes(character))
}

/** In a headline or below a picture a figure is told in few words, and what is done with it in others than in the text. */
function isTitle({ sentence }: Mention): boolean {
  return ['headline', 'caption'].includes(sentence.block.block.kind)
}

/** 玉泉镇20名、柳河乡20名: two entries of one list, of which each has its own. */
function areListed(a: Mention, b: Mention): boolean {
  return b.continues && a.kind === 'personnel' && a.sentence === b.sentence
}

/** Two rows of a table, or two cells that a dump left on lines of their own, are two things. */
function areRows(a: Mention, b: Mention): boolean {
  return a.sentence.blockIndex !== b.sentence.blockIndex && isCell(a) && isCell(b)
}

function isCell({ sentence, start, end }: Mention): boolean {
  if (sentence.block.block.kind === 'table-row') return true
  const around = sentence.text.slice(0, start) + sentence.text.slice(end)
  return !/[\p{L}\d]/u.test(around)
}

/** Two names of which neither stands in the other: 昭苏县500万元、特克斯县500万元. */
function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && !a.includes(b) && !b.includes(a)
}

/** 去年捐款30万元, 今年又捐款30万元: two gifts. A figure without a date may repeat one that has it. */
function isSameTime({ period: a }: Mention, { period: b }: Mention): boolean {
  if (!a || !b) return true
  return a.start === b.start && a.end === b.end && (a.start !== null || a.end !== null || a.text === b.text)
}
