import { firstAt } from '../first-at.js'
import type { Article, Block, Plain, PlainBlock } from '../model.js'
import { hasTraditional, simplify } from '../script.js'
import { printFormulas } from './formula.js'
import { foldWidth } from './width.js'

/**
 * The article as the rules read it: mathematics as it is printed, simplified script, half-width forms. Only a document that is
 * traditional is converted, because the tables spoil simplified text (乾县 → 干县, 金昇 → 金升).
 * @throws Error where a conversion changes the number of code points: offsets would no longer lead back
 */
export function normalise(article: Article): Plain {
  const traditional = hasTraditional(article.blocks.map(({ text }) => text))
  const around = traditional ? simplify(article.dropped.map((line) => line.text).join('\n')) : ''
  return { article, traditional, around, blocks: article.blocks.map((block) => plainBlock(block, traditional)) }
}

function plainBlock(block: Block, traditional: boolean): PlainBlock {
  const plain = (text: string) => foldWidth(traditional ? simplify(text) : text)
  const printed = printFormulas(block.text)
  const text = plain(printed.text)
  const toBlock = through(offsetMap(printed.text, text), printed.toSource)
  const inPlain = (offset: number) => (toBlock ? firstAtLeast(toBlock, offset) : offset)
  const cells = (block.cells ?? []).map(({ start, end, header, caption }) => ({
    start: inPlain(start),
    end: inPlain(end),
    header: plain(printFormulas(header).text),
    caption: plain(printFormulas(caption).text),
  }))
  return { block, text, toBlock, cells }
}

/**
 * For each UTF-16 offset of `plain` the offset in `original`; null where all are the same. Both have the same code
 * points one by one, but a converted one may leave the basic plane (暐 → 𬀩).
 */
function offsetMap(original: string, plain: string): Uint32Array | null {
  if (original === plain) return null
  const map = new Uint32Array(plain.length + 1)
  let [from, to] = [0, 0]
  let same = true
  while (to < plain.length) {
    const width = unitsAt(plain, to)
    map[to] = from
    if (width === 2) map[to + 1] = from
    same &&= from === to
    from += unitsAt(original, from)
    to += width
  }
  if (from !== original.length) throw new Error('normalise: the number of code points changed')
  map[to] = from
  return same && from === to ? null : map
}

/** Two maps as one, the first of which leads into what the second is a map of. */
function through(first: Uint32Array | null, second: Uint32Array | null): Uint32Array | null {
  return first && second ? first.map((at) => second[at] as number) : (first ?? second)
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/** Where in an ascending map the first number stands that is not below `least`. */
function firstAtLeast(map: Uint32Array, least: number): number {
  return firstAt(map.length - 1, (i) => (map[i] as number) >= least)
}
