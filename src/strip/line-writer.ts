import { characterSet } from '../character-set.js'
import type { BlockKind } from '../model.js'
import type { Span } from '../span.js'
import { isHan } from './fold.js'
import type { Node } from './markup.js'
import { type TextBuilder, textBuilder } from './text-builder.js'

/** A line as it is written: not yet trimmed. */
export interface DraftLine extends Span {
  readonly gap: number
  /** Characters of it that are links. */
  readonly linked: number
  /** The last link in it. */
  readonly link: number
  readonly kind: BlockKind | null
  readonly heading: number
  readonly element: number
  /** The outermost hidden node around it, or -1. */
  readonly hidden: number
  /** The spans of its cells, where it is the row of a data table. */
  readonly cells: readonly Span[] | null
}

/** What the markup says at the point of writing; counts, since elements nest. */
export interface Context {
  links: number
  /** The outermost link now or last open. */
  link: number
  items: number
  captions: number
  preformatted: number
  heading: number
  element: number
  hidden: number
}

export interface LineWriter {
  readonly context: Context
  readonly drafts: readonly DraftLine[]
  readonly out: TextBuilder
  /** Words that stand at `[start, end)` of the source: unit by unit where the lengths agree, else as a whole. */
  readonly text: (text: string, start: number, end: number) => void
  /** A paragraph ends or begins at `at`; inside a table row only a space. */
  readonly boundary: (at: number) => void
  readonly lineBreak: (at: number) => void
  /** White space, where the markup ends one thing and begins another on the same line. */
  readonly space: (at: number) => void
  /** How many units the line being written has. */
  readonly written: () => number
  /** Until the row is closed all is one line. */
  readonly openRow: () => void
  readonly closeRow: () => void
  readonly openCell: (node: Node) => void
  readonly closeCell: (node: Node) => void
}

const isBlank = characterSet(' \t\n\r\f')
/** Marks without width, which are left out. */
const isNothing = characterSet('\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff')

/** Writes a page's text line by line as a reader sees it: white space folded, one line a paragraph, `<br>` or table row. */
export function lineWriter(): LineWriter {
  const out = textBuilder()
  const drafts: DraftLine[] = []
  const context: Context = {
    links: 0,
    link: -1,
    items: 0,
    captions: 0,
    preformatted: 0,
    heading: 0,
    element: -1,
    hidden: -1,
  }
  let lineStart = 0
  let gap = 0
  let linked = 0
  let last = 0
  let space: (Span & { readonly wrapped: boolean }) | null = null
  let row: Span[] | null = null
  let cell: { readonly node: Node; start: number } | null = null

  const flush = (): void => {
    space = null
    if (out.length() > lineStart) {
      const { captions, heading, items, element, hidden } = context
      const kind = captions > 0 ? 'caption' : heading > 0 ? 'subhead' : items > 0 ? 'list-item' : null
      const cells = row !== null && row.length > 0 ? row : null
      drafts.push({
        start: lineStart,
        end: out.length(),
        gap,
        linked,
        link: context.link,
        kind: cells === null ? kind : 'table-row',
        heading,
        element,
        hidden,
        cells,
      })
      out.breakLine()
      gap = 0
    }
    lineStart = out.length()
    linked = 0
  }
  const emit = (text: string, start: number, end: number): void => {
    if (out.length() > lineStart && space !== null) {
      // a line break in the markup between two Han characters is no space
      const joined = space.wrapped && isWide(last) && isWide(text.charCodeAt(0))
      if (!joined) out.add(' ', space.start, space.end)
    }
    space = null
    if (cell !== null && cell.start < 0) cell.start = out.length()
    out.add(text, start, end)
    last = text.charCodeAt(text.length - 1)
    if (context.links > 0) linked += text.length
  }
  const write = (text: string, start: number, end: number): void => {
    const oneToOne = end - start === text.length
    for (let at = 0; at < text.length; ) {
      const next = tokenEnd(text, at)
      const token = text.slice(at, next)
      const from = oneToOne ? start + at : start
      const to = oneToOne ? start + next : end
      at = next
      const first = token.charCodeAt(0)
      if (isNothing(first)) continue
      if (first > 32) emit(token, from, to)
      else if (context.preformatted > 0 && row === null && token.includes('\n')) flush()
      else
        space = {
          start: space?.start ?? from,
          end: space === null ? to : space.end,
          wrapped: (space?.wrapped ?? false) || token.includes('\n'),
        }
    }
  }
  const boundary = (at: number): void => {
    if (row !== null) {
      space ??= { start: at, end: at, wrapped: false }
      return
    }
    flush()
    gap = Math.max(gap, 1)
  }
  return {
    context,
    drafts,
    out,
    text: write,
    boundary,
    lineBreak: (at) => {
      if (row !== null || out.length() === lineStart) boundary(at)
      else flush()
    },
    space: (at) => {
      space ??= { start: at, end: at, wrapped: false }
    },
    written: () => out.length() - lineStart,
    openRow: () => {
      row = []
    },
    closeRow: () => {
      cell = null
      flush()
      row = null
      gap = Math.max(gap, 1)
    },
    openCell: (node) => {
      if (row !== null) cell = { node, start: -1 }
    },
    closeCell: (node) => {
      if (cell === null || cell.node !== node || row === null) return boundary(node.end)
      row.push({ start: cell.start < 0 ? out.length() : cell.start, end: out.length() })
      cell = null
      space = { start: node.end, end: node.end, wrapped: false }
    },
  }
}

/** Where the white space, the words or the marks without width end that begin at `at`. */
function tokenEnd(text: string, at: number): number {
  const first = text.charCodeAt(at)
  const [blank, nothing] = [isBlank(first), isNothing(first)]
  let end = at + 1
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (isBlank(code) !== blank || isNothing(code) !== nothing) break
  }
  return end
}

function isWide(unit: number): boolean {
  return isHan(unit) || (unit >= 0x3000 && unit <= 0x303f) || unit >= 0xff00 || (unit >= 0x2018 && unit <= 0x201d)
}
