import type { Source } from '../model.js'
import { isoDay } from './iso-day.js'
import { failed, sourceFromText } from './source.js'

/** What this module reads of a parsed node. */
interface Node {
  readonly type: string
  readonly name?: string
  readonly data?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly Node[]
}

const ROOT =
  /^\ufeff?\s{0,200}(?:<\?[^>]{0,500}>\s{0,20}|<!--[\s\S]{0,2000}?-->\s{0,20}){0,8}<(?:rss|feed|rdf:RDF|urlset)[\s>]/i
const ITEMS = new Set(['item', 'entry', 'url'])
/** Best first: the whole text comes before a summary of it. */
const BODIES = ['content:encoded', 'content', 'description', 'summary', 'news:keywords']
const SUMMARIES = ['description', 'summary']
const TITLES = ['title', 'news:title', 'media:title', 'image:title']
const DAYS = ['pubdate', 'published', 'dc:date', 'news:publication_date', 'updated', 'lastmod']
const PUBLISHERS = ['source', 'dc:publisher', 'news:name', 'dc:creator']

/** True for the text of an RSS or Atom feed or a sitemap: many documents in one file. */
export function isFeed(text: string): boolean {
  return ROOT.test(text.slice(0, 1 << 14))
}

/**
 * The documents of a feed or a sitemap, one an item: its headline and text, its link as id, the day on which it says it
 * was published. Offsets count in the item's own text, as those of a line of JSON Lines do. An item without text that is
 * read here (a sitemap's address alone) is passed over; a feed without any is one error.
 */
export async function feedSources(feed: Source): Promise<readonly Source[]> {
  const { load } = await import('cheerio/slim')
  const root = load(feed.text, { xml: true }).root()[0] as unknown as Node
  const sources: Source[] = []
  let number = 0
  for (const item of itemsOf(root)) {
    number++
    const place = `item ${number}`
    const title = first(item, TITLES)
    const body = bodyOf(item)
    if (title === null && body === '') continue
    const url = linkOf(item)
    const text = `${title === null ? '' : `<h1>${escaped(title)}</h1>\n`}${markup(body)}`
    const source = sourceFromText(url ?? first(item, ['guid', 'id']) ?? `${feed.doc}:${number}`, text, {
      format: 'html',
      url,
      crawled: feed.crawled,
      given: { title, published: dayOf(first(item, DAYS)), publisher: publisherOf(item) },
    })
    sources.push({ ...source, encoding: feed.encoding, diagnostics: feed.diagnostics, place })
  }
  if (sources.length > 0) return sources
  return [failed(feed.doc, 'a feed or sitemap without texts: give the pages that it names')]
}

/** The text of an item; a summary that says what the text does not stands above it. */
function bodyOf(item: Node): string {
  const body = first(item, BODIES) ?? ''
  const summary = first(item, SUMMARIES) ?? ''
  const words = wordsOf(summary)
  if (!/[。！？][”」』）)]?$/.test(words) || wordsOf(body).includes(words)) return body
  return `${markup(summary)}\n${markup(body)}`
}

/** The words of a field, without markup and white space. */
function wordsOf(field: string): string {
  return field.replace(/<[^<>]{0,2000}>|\s+|&[a-z]{2,8};|[“”"]/g, '')
}

function markup(field: string): string {
  return /<\w/.test(field) ? field : paragraphs(field)
}

function* itemsOf(root: Node): Iterable<Node> {
  const path: Node[] = [root]
  for (let node = path.pop(); node !== undefined; node = path.pop()) {
    if (node !== root && ITEMS.has(node.name?.toLowerCase() ?? '')) yield node
    else for (let i = (node.children?.length ?? 0) - 1; i >= 0; i--) path.push(node.children?.[i] as Node)
  }
}

/** The text of the first of some fields that an item has, within it at any depth but for other items. */
function first(item: Node, names: readonly string[]): string | null {
  for (const name of names) {
    const text = textOf(find(item, name)).trim()
    if (text !== '') return text
  }
  return null
}

function find(node: Node, name: string): Node | null {
  for (const child of node.children ?? []) {
    if (child.name?.toLowerCase() === name) return child
    const inner = child.name?.startsWith('news:') ? find(child, name) : null
    if (inner !== null) return inner
  }
  return null
}

/** The words in a field: what is escaped or in CDATA as it was meant, elements (`type="xhtml"`) as markup. */
function textOf(node: Node | null): string {
  if (node === null) return ''
  let text = ''
  for (const child of node.children ?? []) {
    if (child.type === 'text') text += child.data ?? ''
    else if (child.type === 'cdata') text += textOf(child)
    else if (child.name !== undefined) text += `<${child.name}>${textOf(child)}</${child.name}>`
  }
  return text
}

function linkOf(item: Node): string | null {
  for (const child of item.children ?? []) {
    const name = child.name?.toLowerCase()
    const address = name === 'link' ? (child.attribs?.href ?? textOf(child)) : name === 'loc' ? textOf(child) : ''
    const other = child.attribs?.rel !== undefined && child.attribs.rel !== 'alternate'
    if (!other && /^https?:\/\/\S{4,}$/.test(address.trim())) return address.trim()
  }
  return null
}

function publisherOf(item: Node): string | null {
  const name = first(item, PUBLISHERS)
  return name !== null && /\p{Script=Han}/u.test(name) && name.length <= 30 ? name : null
}

/** The written day of `2021-07-12T20:15+08:00` or `Mon, 12 Jul 2021 20:15:00 +0800`: never moved to another zone. */
function dayOf(moment: string | null): string | null {
  const written = /(\d{1,2})\s{1,2}(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s{1,2}(\d{4})/i.exec(
    moment ?? '',
  )
  if (written === null) return isoDay(moment)
  const month = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf((written[2] as string).toLowerCase()) / 3 + 1
  return isoDay(`${written[3]}-${String(month).padStart(2, '0')}-${(written[1] as string).padStart(2, '0')}`)
}

function escaped(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}

function paragraphs(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('\n')
}
