import type { Site } from '../lexicon/sites.js'
import { fold, hanCount } from './fold.js'
import { type DraftLine, lineWriter } from './line-writer.js'
import { type Node, parseMarkup } from './markup.js'
import type { Line, Page, PageCell } from './page.js'
import { type PageHead, readHead } from './page-head.js'
import { siteMatcher } from './site-match.js'
import { dataTable, type TableGrid, tableCells } from './tables.js'
import { trimLine } from './trim.js'
import { walk } from './walk.js'

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

export interface HtmlPage extends Page {
  readonly elements: readonly PageElement[]
  readonly head: PageHead
}

const SKIPPED = new Set(
  'script style noscript iframe template textarea select button object embed svg canvas audio video map title datalist'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const HEAD_NODES = new Set('meta link title script time'.split(' '))
const CAPTION_CLASS = /caption|img-?_?desc|pic-?_?desc|pic-?_?txt|photo-?_?desc|img-?_?title/i
const HIDDEN = /display\s{0,3}:\s{0,3}none/i
const HIDDEN_SHARE = 0.5

/** What a reader of the page sees, line by line, with the elements around the lines and the data of its head. */
export function htmlPage(html: string, sites: readonly Site[]): HtmlPage {
  const matcher = siteMatcher(sites)
  const writer = lineWriter(html)
  const { context } = writer
  const elements: (PageElement & { end: number })[] = []
  const headNodes: Node[] = []
  const tables: (TableGrid | null)[] = []
  const grids: TableGrid[] = []
  const opened = new Map<Node, number>()
  let hiddenNode: Node | null = null
  let hiddenNodes = 0
  let cellDepth = 0

  const enter = (node: Node): boolean => {
    const name = node.name as string
    const attributes = node.attribs ?? {}
    const at = node.startIndex ?? 0
    if (HEAD_NODES.has(name)) headNodes.push(node)
    if (name === 'br') writer.lineBreak(at)
    if (name === 'br' || SKIPPED.has(name)) return false
    const matched = matcher(name, attributes)
    if (matched[0]?.use === 'drop') return false
    const hides = hiddenNode === null && (attributes.hidden !== undefined || HIDDEN.test(attributes.style ?? ''))
    if (BLOCKS.has(name) || matched.length > 0 || hides) {
      writer.boundary(at)
      if (cellDepth === 0) {
        opened.set(node, elements.length)
        elements.push({
          name,
          names: `${attributes.id ?? ''} ${attributes.class ?? ''}`,
          parent: context.element,
          sites: matched,
          first: writer.drafts.length,
          end: 0,
        })
        context.element = elements.length - 1
      }
    }
    if (hides) {
      hiddenNode = node
      context.hidden = hiddenNodes++
    }
    if (isCaption(node)) context.captions++
    if (name === 'a') context.links++
    else if (name === 'li' || name === 'dd') context.items++
    else if (name === 'pre') context.preformatted++
    else if (/^h[1-6]$/.test(name)) context.heading = Number(name[1])
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
    const end = (node.endIndex ?? 0) + 1
    const table = tables.at(-1)
    if ((name === 'td' || name === 'th') && table) {
      cellDepth--
      writer.closeCell(node)
    } else if (name === 'tr' && table) {
      const cells = (node.children ?? []).filter((child) => child.name === 'td' || child.name === 'th')
      const before = writer.drafts.length
      writer.closeRow()
      if (writer.drafts.length > before) table.rows.push({ line: before, cells })
    } else if (BLOCKS.has(name) || opened.has(node)) writer.boundary(end)
    if (name === 'table') tables.pop()
    else if (name === 'a') context.links--
    else if (name === 'li' || name === 'dd') context.items--
    else if (name === 'pre') context.preformatted--
    else if (/^h[1-6]$/.test(name)) context.heading = 0
    if (isCaption(node)) context.captions--
    if (node === hiddenNode) {
      hiddenNode = null
      context.hidden = -1
    }
    const own = opened.get(node)
    if (own === undefined) return
    const element = elements[own] as PageElement & { end: number }
    element.end = writer.drafts.length
    context.element = element.parent
  }
  walk(parseMarkup(html), {
    enter,
    leave,
    text: (node) => writer.text(node.data ?? '', node.startIndex ?? 0, (node.endIndex ?? -1) + 1, false),
    cdata: (node) => {
      const data = node.children?.[0]?.data ?? ''
      const start = (node.startIndex ?? 0) + '<![CDATA['.length
      writer.text(data, start, start + data.length, true)
    },
  })
  writer.boundary(html.length)
  const text = writer.out.text()
  return { text, map: writer.out.map, head: readHead(headNodes), ...visible(text, writer.drafts, elements, grids) }
}

function isCaption(node: Node): boolean {
  const names = node.attribs?.class
  return node.name === 'figcaption' || (names !== undefined && node.name !== 'table' && CAPTION_CLASS.test(names))
}

/** Trims the lines and leaves out hidden ones, unless half of the page's sentences are hidden until a script runs. */
function visible(
  text: string,
  drafts: readonly DraftLine[],
  elements: readonly PageElement[],
  grids: readonly TableGrid[],
) {
  const folded = fold(text)
  const hidden = hiddenToDrop(folded, drafts)
  const cellsOf = tableCells(folded, drafts, grids)
  const lines: Line[] = []
  const kept: number[] = []
  let gap = 0
  drafts.forEach((draft, i) => {
    kept.push(lines.length)
    const trimmed = hidden.has(draft.hidden) ? null : trimLine(folded, draft.start, draft.end)
    gap = Math.max(gap, draft.gap)
    if (trimmed === null) return
    const { start, end, indent } = trimmed
    const line = folded.slice(start, end)
    const cells: readonly PageCell[] | undefined = cellsOf.get(i)
    const bullet = trimmed.bullet || draft.kind === 'list-item'
    const link = Math.min(1, draft.linked / line.length)
    lines.push({
      start,
      end,
      indent,
      bullet,
      text: line,
      han: hanCount(line),
      gap,
      link,
      kind: draft.kind,
      heading: draft.heading,
      element: draft.element,
      ...(cells && { cells }),
    })
    gap = 0
  })
  kept.push(lines.length)
  const moved = elements.map((element) => ({
    ...element,
    first: kept[element.first] as number,
    end: kept[element.end] as number,
  }))
  return { lines, elements: moved }
}

function hiddenToDrop(folded: string, drafts: readonly DraftLine[]): ReadonlySet<number> {
  const stops = new Map<number, number>()
  let all = 0
  for (const { start, end, hidden } of drafts) {
    const n = folded.slice(start, end).split('。').length - 1
    all += n
    stops.set(hidden, (stops.get(hidden) ?? 0) + n)
  }
  return new Set(
    [...stops].filter(([hidden, n]) => hidden >= 0 && (n === 0 || n < all * HIDDEN_SHARE)).map(([hidden]) => hidden),
  )
}
