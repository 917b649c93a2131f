import { chromeCues } from '../lexicon/chrome.js'
import type { Block, BlockKind, Cell } from '../model.js'
import { type Run, type SourceMap, type Span, toOrigin } from '../span.js'
import { endsSentence, UNCLOSED_PROSE } from './line-class.js'
import type { Line, Page } from './page.js'
import { partsOf } from './wraps.js'

/** Characters of a site's mark behind the last sentence of a line. */
const LONGEST_WATERMARK = 60

export interface KeptLine {
  readonly line: Line
  readonly doubtful: boolean
  readonly title: boolean
}

/** The blocks of the kept lines, in order: marks of the site at line ends cut off. */
export function toBlocks(page: Page, kept: readonly KeptLine[]): Block[] {
  return kept.map((one) => {
    const { line, doubtful } = one
    const { text, map, places } = textOf(page, line)
    const block = { kind: kindOf(one), text, map, doubtful }
    if (line.cells === undefined) return block
    const cells: Cell[] = line.cells.map(({ start, end, header, caption }) => {
      const moved = movedBy(places, start)
      return { start: start - moved, end: end - moved, header, caption }
    })
    return { ...block, cells }
  })
}

/** A block's text, and where in it each piece of the page's text begins. */
interface BlockText {
  readonly text: string
  readonly map: SourceMap
  readonly places: readonly { readonly start: number; readonly at: number }[]
}

/** How far a place in the page's text stands behind its place in the block. */
function movedBy(places: BlockText['places'], place: number): number {
  const { start, at } = places.findLast(({ start }) => start <= place) ?? { start: place, at: 0 }
  return start - at
}

function textOf(page: Page, line: Line): BlockText {
  const spans = withoutWatermark(line)
  const maps = spans.map(({ start, end }) => page.map(start, end))
  if (spans.length === 1) {
    const [{ start, end }] = spans as [Span]
    return { text: page.text.slice(start, end), map: maps[0] as SourceMap, places: [{ start, at: 0 }] }
  }
  const heads = new Set((line.cells ?? []).map((cell) => cell.start))
  const places: { start: number; at: number }[] = []
  const texts: string[] = []
  const runs: Run[] = []
  let length = 0
  spans.forEach((span, i) => {
    const piece = page.text.slice(span.start, span.end)
    const map = maps[i] as SourceMap
    // the space between Latin words, and between cells of lines of their own, stands nowhere in the source
    const words = /[A-Za-z]$/.test(texts[texts.length - 1] ?? '') && /^[A-Za-z]/.test(piece)
    if (words || (texts.length > 0 && heads.has(span.start))) {
      const { length: before } = maps[i - 1] as SourceMap
      const { end } = toOrigin(maps[i - 1] as SourceMap, { start: before - 1, end: before })
      texts.push(' ')
      runs.push({ at: length, start: end, end })
      length++
    }
    places.push({ start: span.start, at: length })
    texts.push(piece)
    for (const run of map.runs) runs.push({ ...run, at: length + run.at })
    length += piece.length
  })
  return { text: texts.join(''), map: { length, runs }, places }
}

/** The line's pieces without what a site puts behind its last sentence. */
function withoutWatermark(line: Line): readonly Span[] {
  const parts = partsOf(line)
  const at = Math.max(line.text.lastIndexOf('。 '), line.text.lastIndexOf('” '), line.text.lastIndexOf('】 '))
  const last = parts[parts.length - 1] as Span
  const cut = line.text.length - at - 1
  if (at < 0 || cut > LONGEST_WATERMARK || cut >= last.end - last.start) return parts
  const rest = line.text.slice(at + 2).trim()
  const mark =
    chromeCues('watermark').end?.test(rest) || /^[^\s。,;:]{2,40}\.(?:com|cn|net|org|cc|tw|hk|info)$/i.test(rest)
  return mark ? [...parts.slice(0, -1), { start: last.start, end: last.end - cut }] : parts
}

function kindOf({ line, title }: KeptLine): BlockKind {
  if (title) return 'headline'
  if (line.kind === 'subhead' ? !endsSentence(line.text) : line.kind !== null) return line.kind as BlockKind
  if (isCaption(line)) return 'caption'
  if (line.bullet && line.han < UNCLOSED_PROSE) return 'list-item'
  // 援疆资金:33.7亿元 is no heading
  const open = !endsSentence(line.text) && !/[,、。;:]$|:\s?\S{0,8}\d/.test(line.text)
  if (open && line.han < UNCLOSED_PROSE && line.kind === null) return 'subhead'
  return 'paragraph'
}

/** Whom a picture shows: 送教团全体队员合影,共38人. */
export const PICTURED = /合影(?:留念)?(?:[,;:]?共?\d{1,4}人)?$/

function isCaption({ text }: Line): boolean {
  return (
    PICTURED.test(text) ||
    /^[▲△▼↑◀]|^[(（]?图(?:为|片|\d|一|二|:)/.test(text) ||
    (/(?:摄|供图|资料图片?|资料照片?)[)）\]】]?$/.test(text) && !/^\(/.test(text))
  )
}
