import { dayOf } from './dates.js'
import type { Node } from './markup.js'
import { publisherOf } from './publisher.js'

/** What a page says of itself outside its text. */
export interface PageHead {
  /** The content of `<title>`; '' where there is none. */
  readonly title: string
  /** The title that a meta element or JSON-LD gives. */
  readonly headline: string | null
  /** `yyyy-mm-dd` */
  readonly published: string | null
  /** The one day that its time elements give, `yyyy-mm-dd`; null where they give none or several. */
  readonly time: string | null
  readonly publisher: string | null
  readonly url: string | null
}

/** A page that says nothing of itself. */
export const NO_HEAD: PageHead = {
  title: '',
  headline: null,
  published: null,
  time: null,
  publisher: null,
  url: null,
}

// best first; the written day is kept whatever the zone
const DATES =
  'pubdate publishdate publish_date article:published_time og:release_date apub:time _pubtime firstpublishedtime weibo:article:create_at weibo: article:create_at og:time datepublished dateupdate news:published_time og:published_time dc.date dc.date.issued parsely-pub-date sailthru.date publication_date maketime'
    .replace('weibo: article', 'weibo:\u0000article')
    .split(' ')
    .map((name) => name.replace('\u0000', ' '))
const PUBLISHERS = 'contentsource source mediaid article:author:source'.split(' ')
const HEADLINES = 'articletitle og:title twitter:title headline'.split(' ')

/** Attributes in which pages keep the moment of publishing. */
const DATA_DAYS: ReadonlySet<string> = new Set(
  'data-ptime data-pubtime data-publish-time data-publishtime data-pubdate data-publish data-date data-time data-published'.split(
    ' ',
  ),
)

/** True for the attributes of an element that states when its page was published. */
export function saysDay(attributes: Readonly<Record<string, string>>): boolean {
  for (const name in attributes) if (name.startsWith('data-') && DATA_DAYS.has(name)) return true
  return false
}

/** WeChat pages keep it as seconds in a script. */
const WECHAT_SECONDS = /\b(?:ct|publish_time|oriCreateTime|create_time)\s{0,3}[=:]\s{0,3}["']?(1\d{9})\b/

/** The id of the element in which a WeChat page names the account that publishes it. */
export const ACCOUNT = 'js_name'

/** Reads title, date, publisher and address out of meta, link, time and JSON-LD elements. */
export function readHead(nodes: readonly Node[]): PageHead {
  const metas = new Map<string, string>()
  const times = new Set<string | null>()
  let title = ''
  let canonical: string | null = null
  let sent: string | null = null
  let linked: { day: string | null; headline: string | null } = { day: null, headline: null }
  for (const node of nodes) {
    const { name, property, itemprop, content, rel, href, type } = node.attribs ?? {}
    if (node.name === 'title' && title === '') title = textOf(node)
    else if (node.name === 'link' && rel === 'canonical' && href !== undefined) canonical ??= address(href)
    else if (node.name === 'script' && type === 'application/ld+json' && linked.day === null)
      linked = readLinkedData(textOf(node))
    for (const [key, moment] of Object.entries(node.attribs ?? {})) if (DATA_DAYS.has(key)) times.add(dayOf(moment))
    if (node.name === 'script') sent ??= weChatDay(textOf(node))
    if (node.name === 'time' && node.attribs?.datetime !== undefined) times.add(dayOf(node.attribs.datetime))
    const value = content ?? (node.name === 'time' && itemprop !== undefined ? node.attribs?.datetime : undefined)
    const key = (property ?? name ?? itemprop)?.trim().toLowerCase()
    if (key !== undefined && value !== undefined && value.trim() !== '' && !metas.has(key)) metas.set(key, value.trim())
  }
  const first = (keys: readonly string[]): string | null => {
    for (const key of keys) if (metas.has(key)) return metas.get(key) as string
    return null
  }
  const days = DATES.map((key) => (metas.has(key) ? dayOf(metas.get(key) as string) : null))
  const account = nodes.find(({ attribs }) => attribs?.id === ACCOUNT)
  const publisher = first(PUBLISHERS) ?? (account === undefined ? null : textOf(account).trim())
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    headline: first(HEADLINES) ?? linked.headline,
    published: days.find((day) => day !== null) ?? linked.day ?? sent,
    time: times.size === 1 ? ([...times][0] ?? null) : null,
    publisher: publisherOf(publisher)?.replace(/^(?:来源|來源)\s{0,2}[:\uff1a]\s{0,2}/, '') ?? null,
    url: canonical ?? address(metas.get('og:url') ?? ''),
  }
}

/** The day in China of the second that a WeChat page's script names. */
function weChatDay(script: string): string | null {
  const seconds = WECHAT_SECONDS.exec(script)?.[1]
  return seconds === undefined ? null : new Date((Number(seconds) + 8 * 3600) * 1000).toISOString().slice(0, 10)
}

function textOf(node: Node): string {
  return (node.children ?? []).map((child) => child.data ?? '').join('')
}

function address(href: string): string | null {
  return /^https?:\/\/\S{4,}$/.test(href.trim()) ? href.trim() : null
}

function readLinkedData(json: string): { day: string | null; headline: string | null } {
  // scripts of this type are often spoilt: a pattern reads what a parser would refuse
  const day = /"(?:datePublished|pubDate)"\s{0,4}:\s{0,4}"([^"]{8,40})"/.exec(json)?.[1]
  const headline = /"(?:headline)"\s{0,4}:\s{0,4}"((?:[^"\\]|\\.){2,200})"/.exec(json)?.[1]
  return {
    day: day === undefined ? null : dayOf(day),
    headline:
      headline === undefined
        ? null
        : headline
            .replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
            .replace(/\\(.)/g, '$1'),
  }
}
