import { cellAt } from '../cell.js'
import { aligned } from '../decimal.js'
import type { Part } from '../layout/outline.js'
import type { Mention } from '../model.js'

/** So many figures of its kind lie at most between a total and the list that adds up to it. */
const APART = 6
/** Fewer figures may add up to another by chance. */
const LISTED = 3
/** More entries than a list has. */
const LONGEST = 60
/** Lists stand in lists no deeper. */
const DEPTH = 4

/** An index of a part and that of its whole. */
type Link = readonly [number, number]

/**
 * Part and whole where the figures tell across sentences: a list of three or more whose sum is exactly a figure in front of it, or right
 * behind it. Lists inside of lists go first: what is a part of an entry is no entry. `known`: parts that are told otherwise.
 */
export function byList(
  mentions: readonly Mention[],
  known: readonly Link[],
  outline: readonly Part[],
): readonly Link[] {
  const wholes = new Map(known)
  for (const sort of sorts(mentions)) {
    const values = aligned(sort.map(({ value }) => value))
    const of: Sort = { outline, amounts: new Map(sort.map((one, i) => [one, values[i] as bigint])) }
    for (let depth = 0; depth < DEPTH; depth++) {
      const left = sort.filter(({ index }) => !wholes.has(index))
      const firsts = left.filter((one, i) => one.sentence.blockIndex !== left[i - 1]?.sentence.blockIndex)
      const links = [left, firsts].flatMap((row) => {
        let at = 0
        return sort.flatMap((whole) => {
          while (at < row.length && (row[at] as Mention).index < whole.index) at++
          return summedAt(row, at, whole, of)
        })
      })
      if (links.length === 0) break
      for (const [part, whole] of links.toSorted(byNearness([...wholes, ...links])))
        if (!wholes.has(part)) wholes.set(part, whole)
    }
  }
  return [...wholes]
}

/** Of two figures that are both the sum of a list the one is meant that is no entry of the other's, then the nearer one in front. */
function byNearness(links: readonly Link[]): (a: Link, b: Link) => number {
  const parts = new Set(links.map(([part]) => part))
  const distance = ([part, whole]: Link) => (whole < part ? part - whole : Number.MAX_SAFE_INTEGER)
  return (a, b) => Number(parts.has(a[1])) - Number(parts.has(b[1])) || distance(a) - distance(b)
}

/** What is asked of the figures of one kind and unit. */
interface Sort {
  readonly outline: readonly Part[]
  /** What each comes to, as multiples of one power of ten. */
  readonly amounts: ReadonlyMap<Mention, bigint>
}

/** The exact figures of each kind and unit. */
function sorts(mentions: readonly Mention[]): readonly (readonly Mention[])[] {
  const by = new Map<string, Mention[]>()
  for (const mention of mentions) {
    if (mention.per || mention.qualifier !== 'exact') continue
    const key = `${mention.kind} ${mention.unit}`
    const sort = by.get(key)
    if (sort) sort.push(mention)
    else by.set(key, [mention])
  }
  return [...by.values()]
}

/** The parts of a figure, which stands at `at` of a row or in front of that: those behind it, or right in front of it, that are exactly its sum. */
function summedAt(row: readonly Mention[], at: number, whole: Mention, sort: Sort): readonly Link[] {
  if (at === row.length || cellAt(whole.sentence, whole.start)) return []
  const next = row[at] === whole ? at + 1 : at
  for (let apart = 0; apart <= APART; apart++) {
    const ahead = summing(row, next + apart, 1, whole, sort)
    if (ahead) return linked(ahead, whole)
  }
  const beside = summing(row, at - 1, -1, whole, sort)
  if (beside) return linked(beside, whole)
  // 捐款230万元,物资折款34万元: the lists that a line adds up stand one above the other
  for (let apart = 1; apart <= APART; apart++) {
    const farther = summing(row, at - 1 - apart, -1, whole, sort)
    if (farther?.every((one) => isItem(one, sort.outline))) return linked(farther, whole)
  }
  return []
}

const linked = (parts: readonly Mention[], whole: Mention): readonly Link[] =>
  parts.map(({ index }) => [index, whole.index])

const isItem = ({ sentence }: Mention, outline: readonly Part[]) => outline[sentence.blockIndex]?.kind === 'item'

/** The first figures of a row, from a place forwards or backwards, that together are exactly the whole; null where there are none. */
function summing(
  row: readonly Mention[],
  from: number,
  step: 1 | -1,
  whole: Mention,
  { outline, amounts }: Sort,
): readonly Mention[] | null {
  const wanted = amounts.get(whole) as bigint
  const parts: Mention[] = []
  let sum = 0n
  while (parts.length < LONGEST) {
    const part = row[from + parts.length * step]
    if (!part) return null
    if (part.kind === 'personnel' && part.role !== (parts[0] ?? part).role) return null
    if (areEntries(part, whole, outline)) return null
    sum += amounts.get(part) as bigint
    if (sum > wanted) return null
    parts.push(part)
    if (sum === wanted) return isList(parts) ? parts : null
  }
  return null
}

/** True for two entries of one list. */
function areEntries(a: Mention, b: Mention, outline: readonly Part[]): boolean {
  const [one, other] = [a, b].map(({ sentence }) => outline[sentence.blockIndex]) as [Part, Part]
  return one !== other && one.kind === 'item' && other.kind === 'item' && one.style === other.style
}

/** True for enough figures, all of one paragraph or one of each line, none of them a part of the one before (签约13个,其中亿元以上7个). */
function isList(parts: readonly Mention[]): boolean {
  const blocks = new Set(parts.map(({ sentence }) => sentence.blockIndex)).size
  if (parts.length < LISTED || (blocks > 1 && blocks < parts.length)) return false
  const inOrder = parts.toSorted((a, b) => a.index - b.index)
  return !inOrder.some(({ sentence, start }, i) => {
    const before = inOrder[i - 1]
    return before?.sentence === sentence && sentence.text.slice(before.end, start).includes('其中')
  })
}
