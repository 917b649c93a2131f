import type { Site } from '../lexicon/sites.js'
import type { BlockKind } from '../model.js'
import { identityMap, type SourceMap, type Span } from '../span.js'

/** A line of a page, white space at its ends and its bullet left out. Offsets into the page's text. */
export interface Line extends Span {
  /** The line in half-width forms and simplified script: `text[i]` stands for the page's unit at `start + i`, where it is in one piece. */
  readonly text: string
  /** The line in its own script, where that is not the one of `text`. */
  readonly written?: string
  /** How many Han characters it has. */
  readonly han: number
  /** Blank lines above it. */
  readonly gap: number
  /** White space before it, in units. */
  readonly indent: number
  readonly bullet: boolean
  /** Share of its characters that are links, 0 to 1; 0 in plain text. */
  readonly link: number
  /** What the markup says it is; null where it says nothing, as in plain text. */
  readonly kind: BlockKind | null
  /** 1 to 6 in a heading, else 0. */
  readonly heading: number
  /** The innermost element around it, an index into the page's elements; -1 in plain text. */
  readonly element: number
  /** Where it was put together again: its pieces. The text of the line is theirs. */
  readonly parts?: readonly Span[]
  /** The cells of a table row, spans in the page's text. */
  readonly cells?: readonly PageCell[]
}

export interface PageCell extends Span {
  readonly header: string
  readonly caption: string
}

/** A line of which more than this share is a link is one. */
const LINKED = 0.5

/** True for a line that is a link, not one with a link in it. */
export function isLink({ link }: Line): boolean {
  return link > LINKED
}

/** An element that holds lines: those from `first` up to `end`. */
export interface PageElement {
  readonly name: string
  /** Its id and classes, for words such as `comment` or `content`. */
  readonly names: string
  /** Index of the element around it; -1 at the top. */
  readonly parent: number
  /** What the list of known sites says of it, best first. */
  readonly sites: readonly Site[]
  readonly first: number
  readonly end: number
}

/** A document as lines: of a text file the text itself, of HTML what a reader sees. */
export interface Page {
  readonly text: string
  readonly lines: readonly Line[]
  /** The source's span of each unit of `[start, end)`. */
  readonly map: (start: number, end: number) => SourceMap
}

/** The map of pages whose text is the source. */
export function sourceIsText(start: number, end: number): SourceMap {
  return identityMap(end - start, start)
}
