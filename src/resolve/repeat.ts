import { toText } from '../decimal.js'
import type { Mention } from '../model.js'
import type { Resolver } from './resolver.js'

/** The first uses of a number are compared with later ones; more would make a long list of equal numbers quadratic. */
const COMPARED = 8

/** Marks a figure that the article has given before for the same thing: in the headline, the lead, a caption. */
export const repeat: Resolver = {
  name: 'repeat',
  resolve: (mentions) => {
    const seen = new Map<string, Mention[]>()
    return mentions.map((mention) => {
      const key = [mention.kind, mention.unit, toText(mention.value), mention.qualifier].join(' ')
      const earlier = seen.get(key) ?? []
      if (earlier.length < COMPARED) seen.set(key, [...earlier, mention])
      if (!earlier.some((other) => isSameThing(other, mention))) return mention
      return { ...mention, flags: [...mention.flags, 'repeat' as const] }
    })
  },
}

/** The same number of something else is no repeat: 25个 planned and 25个 started, 35名 of teachers and 35名 of doctors. */
function isSameThing(a: Mention, b: Mention): boolean {
  if (a.role !== b.role || a.per !== b.per || !isSameTime(a, b) || areRows(a, b)) return false
  if (!a.label || !b.label) return true
  if (a.label.includes(b.label) || b.label.includes(a.label)) return true
  // a headline words it in its own way: what is counted is the same
  const headline = [a, b].some(({ sentence }) => sentence.block.block.kind === 'headline')
  return headline && [...a.label].some((character) => b.label?.includes(character))
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

/** 去年捐款30万元, 今年又捐款30万元: two gifts. A figure without a date may repeat one that has it. */
function isSameTime({ period: a }: Mention, { period: b }: Mention): boolean {
  if (!a || !b) return true
  return a.start || a.end || b.start || b.end ? a.start === b.start && a.end === b.end : a.text === b.text
}
