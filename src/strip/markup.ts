import { load } from 'cheerio/slim'

/** What this stage reads of a parsed node; offsets are the parser's, the end included. */
export interface Node {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly Node[]
  readonly startIndex: number | null
  readonly endIndex: number | null
}

/** The document's nodes, with their places in the source. Nesting of any depth is safe so long as it is walked without recursion. */
export function parseMarkup(html: string): Node {
  const $ = load(html, {
    xml: { xmlMode: false, decodeEntities: true, recognizeCDATA: true, withStartIndices: true, withEndIndices: true },
  })
  return $.root()[0] as unknown as Node
}

/** The text inside a node in document order, up to a number of units; longer text is cut there. */
export function textUpTo(node: Node, limit: number): string {
  const path: Node[] = [node]
  let text = ''
  for (let next = path.pop(); next !== undefined && text.length < limit; next = path.pop()) {
    if (next.type === 'text') text += next.data ?? ''
    const children = next.children ?? []
    for (let i = children.length - 1; i >= 0; i--) path.push(children[i] as Node)
  }
  return text.slice(0, limit)
}
