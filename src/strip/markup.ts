import { PlacingParser } from './placing-parser.js'

/** The root of a page's nodes, an element, or a text; offsets are half open. */
export interface Node {
  /** Of elements. */
  readonly name?: string
  readonly attribs?: Readonly<Record<string, string>>
  /** Of elements and the root. */
  readonly children?: readonly Node[]
  /** Of texts: the words with their entities decoded. */
  readonly data?: string
  /** Of texts whose words do not stand in the page as one: each with its place. */
  readonly pieces?: readonly Piece[] | null
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
  pieces: Piece[] | null
  data: string
  end: number
}

/** An array that grows makes room for 17 at once: most elements have one child or none, and of the others it is cut to its length. */
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
  const names = new Map<string, string>()
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
    onopentag: (told, attributes) => {
      text = null
      const name = once(names, told)
      const attribs = isEmpty(attributes) ? NO_ATTRIBUTES : attributes
      open.push(add({ name, attribs, children: CHILDLESS, start: parser.startIndex, end: html.length }))
    },
    onclosetag: () => {
      text = null
      const element = open.pop()
      if (element === undefined) return
      element.end = parser.endIndex + 1
      if (element.children.length > 1) element.children = element.children.slice()
    },
    ontext: (words) => {
      const [start, end] = [parser.startIndex, parser.endIndex + 1]
      if (text === null) text = add({ data: words, pieces: null, start, end })
      // each entity is a piece of its own
      else if (addPiece(text, { text: words, start, end }, html)) counted()
    },
  })
  parser.end(html)
  return { root, isCut: count > most }
}

/** One string for all elements of a name: the parser makes one for each. */
function once(names: Map<string, string>, name: string): string {
  const known = names.get(name)
  if (known === undefined) names.set(name, name)
  return known ?? name
}

function isEmpty(attributes: Readonly<Record<string, string>>): boolean {
  for (const _ in attributes) return false
  return true
}

/** Returns whether the text has a piece more. */
function addPiece(text: Text, piece: Piece, html: string): boolean {
  const pieces = piecesOf(text)
  const before = pieces[pieces.length - 1] as Piece
  // the second character of an entity that stands for two
  const isSecond = before.end === piece.end
  // the parser tells `<<<` as three texts
  const goesOn = before.end === piece.start && isPlain(before) && isPlain(piece)
  const { start } = before
  const { end } = piece
  // cut out of the page anew: a million texts put together one by one were a million strings
  const isMore = !goesOn && !isSecond
  const joined = goesOn ? html.slice(start, end) : before.text + piece.text
  if (text.pieces === null && !isMore) text.data = joined
  else {
    text.pieces ??= [before]
    if (isMore) text.pieces.push(piece)
    else text.pieces[text.pieces.length - 1] = { text: joined, start, end }
    text.data += piece.text
  }
  text.end = end
  return isMore
}

/** The words of a text as they stand in the page, one after the other; none of an element. */
export function piecesOf({ data, pieces, start, end }: Node): readonly Piece[] {
  return pieces ?? (data === undefined ? [] : [{ text: data, start, end }])
}

/** True where each unit stands for itself. */
function isPlain({ text, start, end }: Piece): boolean {
  return end - start === text.length
}

/** Lets go what an element holds, for the memory of large pages: the element has no children any more. */
export function empty(element: Node): void {
  ;(element as Element).children = CHILDLESS
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
