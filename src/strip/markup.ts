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
  children: Node[]
  end: number
}

interface Text extends Node {
  readonly pieces: Piece[]
  data: string
  end: number
}

/** An array that grows makes room for 17 at once, and most elements have one child or none. */
const CHILDLESS: Node[] = []
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {}

/** The nodes of a page. */
export interface Markup {
  readonly root: Node
  /** True where there were more than were asked for: the rest was passed over. */
  readonly isCut: boolean
}

/** The document's nodes, with their places in the source; nested no deeper than some hundred levels, and not many more than `most`. */
export function parseMarkup(html: string, most = Number.POSITIVE_INFINITY): Markup {
  const root: Element = { children: CHILDLESS, start: 0, end: html.length }
  const open: Element[] = [root]
  let text: Text | null = null
  let count = 0
  const counted = (): void => {
    if (++count > most) parser.pause()
  }
  const add = <T extends Node>(node: T): T => {
    counted()
    const parent = open[open.length - 1]
    if (parent?.children === CHILDLESS) parent.children = [node]
    else parent?.children.push(node)
    return node
  }
  const parser = new PlacingParser(html, {
    onopentag: (name, attributes) => {
      text = null
      const attribs = isEmpty(attributes) ? NO_ATTRIBUTES : attributes
      open.push(add({ name, attribs, children: CHILDLESS, start: parser.startIndex, end: html.length }))
    },
    onclosetag: () => {
      text = null
      const element = open.pop()
      if (element !== undefined) element.end = parser.endIndex + 1
    },
    ontext: (words) => {
      const [start, end] = [parser.startIndex, parser.endIndex + 1]
      const piece = { text: words, start, end }
      if (text === null) text = add({ data: words, pieces: [piece], start, end })
      // each entity is a piece of its own
      else if (addPiece(text, piece, html)) counted()
    },
  })
  parser.end(html)
  return { root, isCut: count > most }
}

function isEmpty(attributes: Readonly<Record<string, string>>): boolean {
  for (const _ in attributes) return false
  return true
}

/** Returns whether the text has a piece more. */
function addPiece(text: Text, piece: Piece, html: string): boolean {
  const last = text.pieces.length - 1
  const before = text.pieces[last] as Piece
  // the second character of an entity that stands for two
  const isSecond = before.end === piece.end
  // the parser tells `<<<` as three texts
  const goesOn = before.end === piece.start && isPlain(before) && isPlain(piece)
  const { start } = before
  const { end } = piece
  // cut out of the page anew: a million texts put together one by one were a million strings
  if (goesOn) text.pieces[last] = { text: html.slice(start, end), start, end }
  else if (isSecond) text.pieces[last] = { text: before.text + piece.text, start, end }
  else text.pieces.push(piece)
  text.data = text.pieces.length === 1 ? (text.pieces[0] as Piece).text : text.data + piece.text
  text.end = end
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
