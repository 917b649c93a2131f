import type { Site } from '../lexicon/sites.js'
import type { Dropped } from '../model.js'
import { toOrigin } from '../span.js'
import { type LineWriter, lineWriter } from './line-writer.js'
import { empty, type Node, parseMarkup, piecesOf, textUpTo } from './markup.js'
import { ACCOUNT, type PageHead, readHead, saysDay } from './metadata.js'
import type { Page, PageElement } from './page.js'
import { siteMatcher } from './site-match.js'
import { dataTable, type TableGrid } from './tables.js'
import { type DraftElement, visibleLines } from './visible-lines.js'
import { walk } from './walk.js'

export interface HtmlPage extends Page {
  readonly elements: readonly PageElement[]
  readonly head: PageHead
  /** What was left out before there were lines: hidden nodes, chrome that the list of known sites names. */
  readonly gone: readonly Dropped[]
}

const SKIPPED = new Set(
  'del s strike rt rp script style noscript iframe template textarea select button object embed svg canvas audio video map title datalist amp-ad amp-embed amp-sticky-ad amp-auto-ads amp-sidebar amp-consent amp-user-notification amp-analytics'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main marquee nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const HEAD_NODES = new Set('meta link title script time'.split(' '))

/** What an element is by its name: looked up once where it opens. */
interface Kind {
  readonly skipped: boolean
  readonly block: boolean
  readonly head: boolean
  /** 1 to 6 for a heading, else 0. */
  readonly heading: number
}

const KINDS = new Map(
  [...SKIPPED, ...BLOCKS, ...HEAD_NODES].map((name): [string, Kind] => [
    name,
    {
      skipped: SKIPPED.has(name),
      block: BLOCKS.has(name),
      head: HEAD_NODES.has(name),
      heading: /^h[1-6]$/.test(name) ? Number(name[1]) : 0,
    },
  ]),
)
const INLINE: Kind = { skipped: false, block: false, head: false, heading: 0 }

/** An element that has been entered and not left. */
interface Open {
  readonly kind: Kind
  readonly caption: boolean
  readonly hides: boolean
  /** It says something of the page, and is read once more. */
  readonly head: boolean
  /** Its index among the elements that hold lines; -1 where it is none. */
  readonly element: number
}
const CAPTION_CLASS = /caption|img-?_?desc|pic-?_?desc|pic-?_?txt|photo-?_?desc|img-?_?title/i
// hidden text longer than this may be the article, waiting for a script
const SHORT_TEXT = 200
// the term of a list of terms in one line with what is said of it: 项目 126个
const LONGEST_TERM = 20
const HIDDEN = /display\s{0,3}:\s{0,3}none/i

/** A page as it is written, its lines not yet looked at. */
interface Draft {
  readonly writer: LineWriter
  readonly elements: readonly DraftElement[]
  readonly grids: readonly TableGrid[]
  readonly head: PageHead
  readonly gone: Dropped[]
}

/**
 * What a reader of the page sees, line by line, with the elements around the lines and the data of its head; null where it has more
 * than `most` nodes.
 */
export function htmlPage(html: string, sites: readonly Site[], most?: number): HtmlPage | null {
  const draft = draftOf(html, sites, most)
  if (draft === null) return null
  const { writer, elements, grids, head, gone } = draft
  const text = writer.out.text()
  const { lines, hidden } = visibleLines(text, writer.drafts, elements, grids)
  for (const { start, end } of hidden)
    gone.push({
      ...toOrigin(writer.out.map(start, end), { start: 0, end: end - start }),
      text: text.slice(start, end),
      reason: 'hidden',
    })
  return { text, map: writer.out.map, lines, elements, head, gone }
}

/**
 * The nodes of the page are held here alone, and each no longer than until it is written: were they still held while its lines are looked at,
 * each garbage collection would copy them once more, which doubled the time of large pages.
 */
function draftOf(html: string, sites: readonly Site[], most?: number): Draft | null {
  const { root, isCut } = parseMarkup(html, most)
  if (isCut) return null
  const matcher = siteMatcher(sites)
  const writer = lineWriter()
  const { context } = writer
  const elements: DraftElement[] = []
  const headNodes: Node[] = []
  const tables: (TableGrid | null)[] = []
  const grids: TableGrid[] = []
  const gone: Dropped[] = []
  const open: Open[] = []
  let isHidden = false
  let hiddenNodes = 0
  let cellDepth = 0

  const enter = (node: Node): boolean => {
    const name = node.name as string
    const attributes = node.attribs ?? {}
    const at = node.start
    const kind = KINDS.get(name) ?? INLINE
    const head = kind.head || attributes.id === ACCOUNT || saysDay(attributes)
    if (head) headNodes.push(node)
    if (name === 'br') writer.lineBreak(at)
    if (name === 'br' || kind.skipped) return false
    const matched = matcher(name, attributes)
    const { hidden, style } = attributes
    const hides = !isHidden && (hidden !== undefined || (style !== undefined && HIDDEN.test(style)))
    const said = hides && !kind.block ? textUpTo(node, SHORT_TEXT) : ''
    const known = matched[0]?.use === 'drop'
    if (known || (hides && !kind.block && said.length < SHORT_TEXT)) {
      const text = textUpTo(node, SHORT_TEXT).trim()
      if (text !== '') gone.push({ start: at, end: node.end, text, reason: known ? 'known site' : 'hidden' })
      return false
    }
    let element = -1
    if (kind.block || matched.length > 0 || hides) {
      if (name === 'dd' && writer.written() > 0 && writer.written() <= LONGEST_TERM) writer.space(at)
      else writer.boundary(at)
      if (cellDepth === 0) {
        element = elements.length
        elements.push({
          name,
          names: `${attributes.id ?? ''} ${attributes.class ?? ''}`,
          parent: context.element,
          sites: matched,
          first: writer.drafts.length,
          end: 0,
        })
        context.element = element
      }
    }
    if (hides) {
      isHidden = true
      context.hidden = hiddenNodes++
    }
    const caption = isCaption(node)
    if (caption) context.captions++
    open.push({ kind, caption, hides, head, element })
    if (name === 'a') {
      if (context.links++ === 0) context.link++
    } else if (name === 'li' || name === 'dd') context.items++
    else if (name === 'pre') context.preformatted++
    else if (kind.heading > 0) context.heading = kind.heading
    else if (name === 'table') {
      const grid: TableGrid | null =
        cellDepth === 0 && dataTable(node) ? { first: writer.drafts.length, rows: [] } : null
      tables.push(grid)
      if (grid !== null) grids.push(grid)
    } else if (name === 'tr' && tables.at(-1)) writer.openRow()
    else if ((name === 'td' || name === 'th') && tables.at(-1)) {
      cellDepth++
      writer.openCell(node)
    }
    return true
  }
  const leave = (node: Node): void => {
    const name = node.name as string
    const { kind, caption, hides, head, element } = open.pop() as Open
    const table = tables.at(-1)
    if ((name === 'td' || name === 'th') && table) {
      cellDepth--
      writer.closeCell(node)
    } else if (name === 'tr' && table) {
      const cells = (node.children ?? []).filter((child) => child.name === 'td' || child.name === 'th')
      const before = writer.drafts.length
      writer.closeRow()
      if (writer.drafts.length > before) table.rows.push({ line: before, cells })
    } else if (name !== 'dt' && (kind.block || element >= 0)) writer.boundary(node.end)
    if (name === 'table') tables.pop()
    else if (name === 'a') context.links--
    else if (name === 'li' || name === 'dd') context.items--
    else if (name === 'pre') context.preformatted--
    else if (kind.heading > 0) context.heading = 0
    if (caption) context.captions--
    if (!head) empty(node)
    if (hides) {
      isHidden = false
      context.hidden = -1
    }
    if (element < 0) return
    const own = elements[element] as DraftElement
    own.end = writer.drafts.length
    context.element = own.parent
  }
  walk(root, {
    enter,
    leave,
    text: (node) => {
      for (const { text, start, end } of piecesOf(node)) writer.text(text, start, end)
    },
  })
  writer.boundary(root.end)
  return { writer, elements, grids, head: readHead(headNodes), gone }
}

function isCaption(node: Node): boolean {
  const names = node.attribs?.class
  return node.name === 'figcaption' || (names !== undefined && node.name !== 'table' && CAPTION_CLASS.test(names))
}
