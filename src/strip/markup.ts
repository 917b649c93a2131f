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
