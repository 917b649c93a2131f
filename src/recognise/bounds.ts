import { compare, shift } from '../decimal.js'
import type { Quantity } from '../model.js'
import { fits } from '../pattern.js'
import type { Span } from '../span.js'

/** What may stand between a lower and an upper bound of one amount: 不少于100人且不超过300人, 1000元以上、3000元以下. */
const BETWEEN = /^[,，、]?\s?[并而且但的同时]{0,3}\s?$/

/** Between two amounts in full that are the ends of a range: 1元5角至2元, 三毛到五毛. */
const TO = /^ ?(?:至|到|-{1,2}|−|–|—{1,2}|~) ?$/

/** From 300块 to 3个亿 somebody has come: the ends of a range are so many powers of ten apart at most. */
const MOST_POWERS = 4

const COUNTER = /[人名位户个项]$/

const LOWER: ReadonlySet<string> = new Set(['over', 'at_least'])
const UPPER: ReadonlySet<string> = new Set(['at_most'])

/**
 * Joins a lower and an upper bound that the text puts side by side for one amount into a range, in either order, and two
 * amounts with 至 or a dash between them. The joined
 * amount keeps the other fields of its first part.
 * @param isSame whether two neighbours count the same thing, that is have the same kind and unit
 */
export function joinBounds<T extends Span & Quantity>(
  text: string,
  amounts: readonly T[],
  isSame: (a: T, b: T) => boolean,
): readonly T[] {
  const joined: T[] = []
  for (const amount of amounts) {
    const before = joined.at(-1)
    const range = before && isSame(before, amount) ? join(text, before, amount) : null
    if (range) joined.splice(-1, 1, range)
    else joined.push(amount)
  }
  return joined
}

/** 1000万元以上、不足3000万元: behind a lower bound what is not reached is the upper one. */
function isBelow(text: string, { start, qualifier }: Span & Quantity): boolean {
  return qualifier === 'nearly' && fits(/不[足到满]|未[满到达]/y, text, start)
}

function join<T extends Span & Quantity>(text: string, a: T, b: T): T | null {
  const between = text.slice(a.end, b.start)
  // 从36人到1200人 and 从500块到2个亿, tell a change
  const isOpening = a.start === 1 && /^[从從由]/.test(text) && fits(/[:：,，]/y, text, b.end)
  if (
    TO.test(between) &&
    !isOpening &&
    !COUNTER.test(text.slice(a.start, a.end)) &&
    a.qualifier === 'exact' &&
    b.qualifier === 'exact' &&
    compare(a.value, b.value) < 0 &&
    compare(b.value, shift(a.value, MOST_POWERS)) <= 0
  )
    return { ...a, end: b.end, qualifier: 'range', min: a.value, max: b.value }
  if (!BETWEEN.test(between)) return null
  const [lower, upper] = LOWER.has(a.qualifier) ? [a, b] : [b, a]
  if (!LOWER.has(lower.qualifier) || !(UPPER.has(upper.qualifier) || isBelow(text, upper))) return null
  if (compare(lower.value, upper.value) >= 0) return null
  return { ...a, end: b.end, value: lower.value, qualifier: 'range', min: lower.value, max: upper.value }
}
