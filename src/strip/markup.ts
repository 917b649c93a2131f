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

/** Deeper than any page is; the parser's time grows with the square of the depth. */
const DEEPEST = 4000
const TAG = /<(\/?)([a-z][a-z0-9]*)(?=[\s/>])[^<>]*>/gi
/** Elements that hold nothing, or that the parser closes by itself: they do not nest. */
const FLAT = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd tr td th option script style'.split(' '),
)

/** False where even the tags that nest, taken for open until they are closed, do not come to the deepest level. */
function mayBeDeep(html: string): boolean {
  let depth = 0
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const closing = html.charCodeAt(at + 1) === 47
    const from = closing ? at + 2 : at + 1
    let end = from
    while (isNamePart(html.charCodeAt(end))) end++
    if (end === from || FLAT.has(html.slice(from, end).toLowerCase())) continue
    depth = closing ? Math.max(0, depth - 1) : depth + 1
    if (depth > DEEPEST) return true
  }
  return false
}

function isNamePart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)
}

/** The page with the opening tags below the deepest level blanked out: lengths, and so offsets, stay. */
function boundedDepth(html: string): string {
  if (!mayBeDeep(html)) return html
  let depth = 0
  let deepest = 0
  const bounded = html.replace(TAG, (tag: string, closing: string, name: string) => {
    if (FLAT.has(name.toLowerCase()) || tag.endsWith('/>')) return tag
    if (closing) {
      depth = Math.max(0, depth - 1)
      return tag
    }
    depth++
    deepest = Math.max(deepest, depth)
    return depth > DEEPEST ? ' '.repeat(tag.length) : tag
  })
  return deepest > DEEPEST ? bounded : html
}

/** The document's nodes, with their places in the source. Nesting of any depth is safe so long as it is walked without recursion. */
export function parseMarkup(html: string): Node {
  const $ = load(boundedDepth(html), {
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
