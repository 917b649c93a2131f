import { chromeCues } from '../lexicon/chrome.js'
import type { Block, BlockKind, Cell } from '../model.js'
import type { SourceMap, Span } from '../span.js'
import { endsSentence } from './line-class.js'
import type { Line, Page } from './page.js'
import { brokenLines } from './wraps.js'

export interface KeptLine {
  readonly line: Line
  readonly doubtful: boolean
  readonly title: boolean
}

/** The blocks of the kept lines, in order: broken lines joined, marks of the site at line ends cut off. */
export function toBlocks(page: Page, kept: readonly KeptLine[]): Block[] {
  const joins = brokenLines(kept.map(({ line }) => line))
  const blocks: Block[] = []
  for (let i = 0; i < kept.length; i++) {
    const from = i
    while (joins[i] === true && kept[i]?.title === false && kept[i + 1]?.title === false) i++
    const parts = kept.slice(from, i + 1)
    blocks.push(blockOf(page, parts))
  }
  return blocks
}

function blockOf(page: Page, parts: readonly KeptLine[]): Block {
  const head = parts[0] as KeptLine
  const spans = parts.map(({ line }) => withoutWatermark(line))
  const { text, map } = join(page, spans)
  const doubtful = parts.some((part) => part.doubtful)
  const kind = parts.length > 1 ? 'paragraph' : kindOf(head)
  if (head.line.cells === undefined) return { kind, text, map, doubtful }
  const cells: Cell[] = head.line.cells.map(({ start, end, header, caption }) => {
    return { start: start - head.line.start, end: end - head.line.start, header, caption }
  })
  return { kind, text, map, doubtful, cells }
}

function join(page: Page, spans: readonly Span[]): { text: string; map: SourceMap } {
  const maps = spans.map(({ start, end }) => page.map(start, end))
  let text = ''
  const start: number[] = []
  const end: number[] = []
  spans.forEach((span, i) => {
    const piece = page.text.slice(span.start, span.end)
    // words in Latin letters need the space that the line break stood for; it comes from nowhere in the source
    if (i > 0 && /[A-Za-z0-9]$/.test(text.slice(-1)) && /^[A-Za-z0-9]/.test(piece)) {
      const at = end[end.length - 1] as number
      text += ' '
      start.push(at)
      end.push(at)
    }
    text += piece
    const map = maps[i] as SourceMap
    for (let k = 0; k < piece.length; k++) {
      start.push(map.start[k] as number)
      end.push(map.end[k] as number)
    }
  })
  return { text, map: { start: Uint32Array.from(start), end: Uint32Array.from(end) } }
}

/** The line's span without what a site puts behind its last sentence. */
function withoutWatermark(line: Line): Span {
  const at = Math.max(line.text.lastIndexOf('。 '), line.text.lastIndexOf('” '), line.text.lastIndexOf('】 '))
  if (at < 0 || line.text.length - at > 60) return line
  const rest = line.text.slice(at + 2).trim()
  const mark = chromeCues('watermark').end?.test(rest) || /^[\w.-]{3,40}\.[a-z]{2,6}$/i.test(rest)
  return mark ? { start: line.start, end: line.start + at + 1 } : line
}

function kindOf({ line, title }: KeptLine): BlockKind {
  if (title) return 'headline'
  if (line.kind === 'subhead' ? line.han < 60 && !endsSentence(line.text) : line.kind !== null)
    return line.kind as BlockKind
  if (isCaption(line)) return 'caption'
  if (line.bullet && line.han < 35) return 'list-item'
  if (!endsSentence(line.text) && line.han < 35 && !/[,、。;]$/.test(line.text) && line.kind === null) return 'subhead'
  return 'paragraph'
}

function isCaption({ text, han }: Line): boolean {
  return (
    /^[▲△▼↑◀]|^[(（]?图(?:为|片|\d|一|二|:)/.test(text) ||
    (han < 60 && /(?:摄|攝|供图|资料图片?|資料照片?)[)）\]】]?$/.test(text) && !/^\(/.test(text))
  )
}
