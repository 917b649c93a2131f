import { PlacingParser } from './placing-parser.js'

/** The root of a page's nodes, an element, or a text; offsets are half open. */
export interface Node {
  /** Of elements. */
  readonly name?: string
  readonly attribs?: Readonly<Record<string, string>>
  /** Of elements and the root. */
  readonly children?: readonly Node[]
  /** Of texts: the words with their entities decoded, as a whole and by where they stand. */
  readonly data?: string
  readonly pieces?: readonly Piece[]
  readonly start: number
  readonly end: number
}

/** Decoded text and its place in the source; its units stand one for one unless it comes from an entity. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
}

interface Element extends Node {
  readonly children: Node[]
  end: number
}

interface Text extends Node {
  readonly pieces: Piece[]
  data: string
  end: number
}

/** The nodes of a page. */
export interface Markup {
  readonly root: Node
  /** True where there were more than were asked for: the rest was passed over. */
  readonly isCut: boolean
}

/** The document's nodes, with their places in the source; nested no deeper than some hundred levels, and not many more than `most`. */
export function parseMarkup(html: string, most = Number.POSITIVE_INFINITY): Markup {
  const root: Element = { children: [], start: 0, end: html.length }
  const open: Element[] = [root]
  let text: Text | null = null
  let count = 0
  const counted = (): void => {
    if (++count > most) parser.pause()
  }
  const add = <T extends Node>(node: T): T => {
    counted()
    open[open.length - 1]?.children.push(node)
    return node
  }
  const parser = new PlacingParser(html, {
    onopentag: (name, attribs) => {
      text = null
      open.push(add({ name, attribs, children: [], start: parser.startIndex, end: html.length }))
    },
    onclosetag: () => {
      text = null
      const element = open.pop()
      if (element !== undefined) element.end = parser.endIndex + 1
    },
    ontext: (words) => {
      const [start, end] = [parser.startIndex, parser.endIndex + 1]
      text ??= add({ data: '', pieces: [], start, end })
      // each entity is a piece of its own
      if (addPiece(text, { text: words, start, end })) counted()
    },
  })
  parser.end(html)
  return { root, isCut: count > most }
}

/** Returns whether the text has a piece more. */
function addPiece(text: Text, piece: Piece): boolean {
  const before = text.pieces[text.pieces.length - 1]
  // the second character of an entity that stands for two
  const isSecond = before !== undefined && before.end === piece.end
  // the parser tells `<<<` as three texts
  const goesOn = before !== undefined && before.end === piece.start && isPlain(before) && isPlain(piece)
  if (isSecond || goesOn) {
    const joined = { text: before.text + piece.text, start: before.start, end: piece.end }
    text.pieces[text.pieces.length - 1] = joined
  } else text.pieces.push(piece)
  text.data += piece.text
  text.end = piece.end
  return !isSecond && !goesOn
}

/** True where each unit stands for itself. */
function isPlain({ text, start, end }: Piece): boolean {
  return end - start === text.length
}

/** The text inside a node in document order, up to a number of units; longer text is cut there. */
export function textUpTo(node: Node, limit: number): string {
  const path: Node[] = [node]
  let text = ''
  for (let next = path.pop(); next !== undefined && text.length < limit; next = path.pop()) {
    text += next.data ?? ''
    const children = next.children ?? []
    for (let i = children.length - 1; i >= 0; i--) path.push(children[i] as Node)
  }
  return text.slice(0, limit)
}
