import { chromeCues } from '../lexicon/chrome.js'
import { simplifyUnits } from '../script.js'
import type { Span } from '../span.js'
import { cardJoins } from './figure-cards.js'
import { foldWidth, hanCount } from './fold.js'
import { endsSentence } from './line-class.js'
import type { DraftLine } from './line-writer.js'
import type { Line, PageCell, PageElement } from './page.js'
import { type TableGrid, tableCells } from './tables.js'
import { onceLength, trimLine } from './trim-line.js'
import { joinBroken } from './wraps.js'

/** Share of a page's sentences that are hidden where a script shows them. */
const HIDDEN_SHARE = 0.5
/** So many paragraphs of so many characters within one link are text; a card that leads to a story holds less. */
const LINKED_PARAGRAPHS = 3
const LINKED_LENGTH = 40

// For time: a line's end is told by its last characters.
const TAIL = 6

const STOP = '。'.charCodeAt(0)

/** An element whose lines are not yet counted to the end. */
export interface DraftElement extends PageElement {
  first: number
  end: number
}

/**
 * The page's lines trimmed, and the hidden ones apart, with the places of the elements moved from the drafts to them; where half of the page's
 * sentences are hidden until a script runs, those count as seen.
 */
export function visibleLines(
  text: string,
  drafts: readonly DraftLine[],
  elements: readonly DraftElement[],
  grids: readonly TableGrid[],
) {
  const wide = foldWidth(text)
  const folded = simplifyUnits(wide)
  const hidden = hiddenToDrop(folded, drafts)
  const wrapping = wrappingLinks(drafts)
  const cellsOf = tableCells(folded, drafts, grids)
  const lines: Line[] = []
  const gone: Span[] = []
  const kept: number[] = []
  let gap = 0
  drafts.forEach((draft, i) => {
    kept.push(lines.length)
    const trimmed = trimLine(folded, draft.start, draft.end)
    gap = Math.max(gap, draft.gap)
    if (trimmed === null) return
    if (hidden.has(draft.hidden)) {
      gone.push({ start: trimmed.start, end: trimmed.end })
      return
    }
    const { start } = trimmed
    const whole = folded.slice(start, trimmed.end)
    const cells: readonly PageCell[] | undefined = cellsOf.get(i)
    const line = cells === undefined ? withoutLink(whole.slice(0, onceLength(whole)), draft.linked) : whole
    const linked = Math.max(0, draft.linked - (cells === undefined ? whole.length - line.length : 0))
    const bullet = trimmed.bullet || draft.kind === 'list-item'
    const link = wrapping.has(draft.link) ? 0 : Math.min(1, linked / line.length)
    const visible: Line = {
      start,
      end: start + line.length,
      indent: trimmed.indent,
      bullet,
      text: line,
      han: hanCount(line),
      gap,
      link,
      kind: draft.kind,
      heading: draft.heading,
      element: draft.element,
    }
    const written = folded === wide ? undefined : wide.slice(start, start + line.length)
    // most lines are neither, and a copy costs as much as the rest
    if (written === undefined && cells === undefined) lines.push(visible)
    else lines.push({ ...visible, ...(written !== undefined && { written }), ...(cells && { cells }) })
    gap = 0
  })
  kept.push(lines.length)
  moveTo(kept, elements)
  const joined = joinBroken(lines, text, cardJoins(lines, elements))
  moveTo([...joined.index, joined.lines.length], elements)
  return { lines: joined.lines, hidden: gone }
}

/** Sets the places anew in the elements themselves: copies of a large page's took 26 MB. */
function moveTo(index: readonly number[], elements: readonly DraftElement[]): void {
  for (const element of elements) {
    element.first = index[element.first] as number
    element.end = index[element.end] as number
  }
}

/** A line without the link to elsewhere that a site puts behind its last sentence; `linked` of its characters are links. */
function withoutLink(line: string, linked: number): string {
  if (linked === 0 || linked >= line.length) return line
  const at = line.length - linked
  const ends = endsSentence(line.slice(Math.max(0, at - TAIL), at).trimEnd())
  return ends && chromeCues('watermark').end?.test(line.slice(at).trimStart()) ? line.slice(0, at).trimEnd() : line
}

function hiddenToDrop(folded: string, drafts: readonly DraftLine[]): ReadonlySet<number> {
  const stops = new Map<number, number>()
  let all = 0
  for (const { start, end, hidden } of drafts) {
    const n = stopsIn(folded, start, end)
    all += n
    stops.set(hidden, (stops.get(hidden) ?? 0) + n)
  }
  return new Set(
    [...stops].filter(([hidden, n]) => hidden >= 0 && (n === 0 || n < all * HIDDEN_SHARE)).map(([hidden]) => hidden),
  )
}

function stopsIn(text: string, start: number, end: number): number {
  let n = 0
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === STOP) n++
  return n
}

/** Links around whole articles, by mistake or by design: what they hold is text like any other. */
function wrappingLinks(drafts: readonly DraftLine[]): ReadonlySet<number> {
  const paragraphs = new Map<number, number>()
  for (const { start, end, linked, link } of drafts) {
    if (linked > 0 && end - start >= LINKED_LENGTH) paragraphs.set(link, (paragraphs.get(link) ?? 0) + 1)
  }
  return new Set([...paragraphs].filter(([, n]) => n >= LINKED_PARAGRAPHS).map(([link]) => link))
}
