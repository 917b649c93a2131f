import { knownSites } from '../lexicon/sites.js'
import type { Article, Diagnostic, Dropped, Source } from '../model.js'
import { toBlocks } from './blocks.js'
import { findContainer } from './container.js'
import { dayOf } from './dates.js'
import { findHeadline } from './headline.js'
import { htmlPage } from './html-page.js'
import { judge, type Verdict } from './keep.js'
import { type ClassedLine, classLines, type LineClass } from './line-class.js'
import type { Page } from './page.js'
import { publisherIn } from './publisher.js'
import { type Body, findBody } from './segments.js'
import { textPage } from './text-page.js'
import { findTitle } from './title.js'

export interface StripOptions {
  /** False leaves the list of known sites aside. */
  readonly sites?: boolean | undefined
}

/**
 * The article of a document: title, date, publisher and the blocks of its text, each with its map to the source; what
 * is page chrome goes to `dropped` with the reason. A document without an article has no blocks and one error.
 */
export function strip(source: Source, options: StripOptions = {}): Article {
  if (source.text === '') return empty(source, [])
  return source.format === 'html' ? stripHtml(source, options) : stripText(source)
}

function stripText(source: Source): Article {
  const page = textPage(source.text)
  const lines = classLines(page.lines)
  const body = findBody(lines) ?? lastResort(lines)
  if (body === null) return empty(source, droppedLines(page, lines, []))
  const title = findTitle(lines, body.anchor, body.first)
  const article = articleOf(source, page, lines, body, title)
  return { ...article, ...headData(source, lines, body, title) }
}

function stripHtml(source: Source, options: StripOptions): Article {
  const sites = options.sites ?? true
  const page = htmlPage(
    source.text,
    knownSites().filter(({ use }) => sites || use === 'drop'),
  )
  const lines = classLines(page.lines)
  const range = findContainer(page, lines, sites)
  const inside =
    range === null
      ? lines
      : lines.map((line, i) =>
          i >= range.first && i < range.end ? line : { ...line, class: outsideClass(line.class) },
        )
  const body = findBody(inside) ?? findBody(lines) ?? lastResort(inside) ?? lastResort(lines)
  if (body === null) return empty(source, droppedLines(page, lines, []))
  const headline = findHeadline(lines, page.head, body.anchor, body.first)
  const article = articleOf(source, page, inside, body, headline.line)
  const written = headData(source, lines, body, headline.line)
  return {
    ...article,
    title: headline.text ?? article.title,
    published: page.head.published ?? written.published,
    publisher: page.head.publisher ?? written.publisher,
    url: source.url ?? page.head.url,
  }
}

/** Outside the container nothing is prose; what heads or ends an article still does. */
function outsideClass(name: LineClass): LineClass {
  return name === 'strong' || name === 'weak' ? 'foot' : name
}

function empty(source: Source, dropped: readonly Dropped[]): Article {
  const diagnostics: Diagnostic[] = source.diagnostics.some(({ level }) => level === 'error')
    ? []
    : [{ level: 'error', message: 'no article found: nothing but menus, lists and short lines' }]
  return { source, title: null, published: null, publisher: null, url: source.url, blocks: [], dropped, diagnostics }
}

function articleOf(source: Source, page: Page, lines: readonly ClassedLine[], body: Body, title: number): Article {
  const verdicts = judge(lines, body, title)
  if (title >= 0) verdicts[title] = { keep: true, doubtful: false, reason: '' }
  const blocks = toBlocks(page, keptLines(lines, verdicts, title))
  return {
    source,
    title: title < 0 ? null : (blocks[0]?.text ?? '').replace(/^[■◆●▲★]\s{0,4}/, '') || null,
    published: null,
    publisher: null,
    url: source.url,
    blocks,
    dropped: droppedLines(page, lines, verdicts),
    diagnostics: [],
  }
}

function keptLines(lines: readonly ClassedLine[], verdicts: readonly Verdict[], title: number) {
  const kept = lines.flatMap(({ line }, i) => {
    const { keep, doubtful } = verdicts[i] as Verdict
    return keep && i !== title ? [{ line, doubtful, title: false }] : []
  })
  const first = lines[title]
  return first === undefined ? kept : [{ line: first.line, doubtful: false, title: true }, ...kept]
}

function droppedLines(page: Page, lines: readonly ClassedLine[], verdicts: readonly Verdict[]): Dropped[] {
  return lines.flatMap(({ line }, i) => {
    const { keep, reason } = verdicts[i] ?? { keep: false, reason: lines[i]?.class ?? '' }
    if (keep) return []
    return [
      {
        start: page.map(line.start, line.start + 1).start[0] as number,
        end: page.map(line.end - 1, line.end).end[0] as number,
        text: page.text.slice(line.start, line.end),
        reason,
      },
    ]
  })
}

/** One sentence without a full stop, or a page of short lines: the longest line that no list holds. */
function lastResort(lines: readonly ClassedLine[]): Body | null {
  let best = -1
  lines.forEach(({ line, class: name }, i) => {
    if ((name === 'short' || name === 'weak') && line.han >= 12 && line.han > (lines[best]?.line.han ?? 0)) best = i
  })
  return best < 0 ? null : { first: best, last: best, prose: 0, proseLines: 0, anchor: -1, doubtfulFrom: best }
}

function headData(source: Source, lines: readonly ClassedLine[], body: Body, title: number) {
  const from = Math.max(0, Math.min(title < 0 ? body.first : title, body.first) - 3)
  let published: string | null = null
  let publisher: string | null = null
  let bestScore = 0
  for (let i = from; i < body.first; i++) {
    const { date, line, class: name } = lines[i] as ClassedLine
    if (name === 'meta' || name === 'source' || name === 'field') publisher ??= publisherIn(line.text, date?.end ?? 0)
    if (date === null || (name !== 'date' && name !== 'meta' && name !== 'nav') || body.anchor < 0) continue
    const score =
      4 +
      (date.time ? 2 : 0) +
      (/来源|來源|发布|發布|發佈/.test(line.text) ? 2 : 0) -
      (line.text.length > 60 ? 3 : 0) -
      (name === 'nav' ? 3 : 0)
    if (score > bestScore) {
      bestScore = score
      published = date.day
    }
  }
  for (let i = body.last + 1; i < Math.min(lines.length, body.last + 12); i++) {
    const { date, line, class: name } = lines[i] as ClassedLine
    if (name === 'source' || name === 'meta' || name === 'editor') publisher ??= publisherIn(line.text, 0)
    if (date !== null && /发布|發布|發佈|日期|时间|時間|更新/.test(line.text)) published ??= date.day
  }
  return { published: published ?? urlDay(source.url), publisher }
}

function urlDay(url: string | null): string | null {
  const match = url === null ? null : /(?:\/|_|t)((?:19|20)\d\d)[-/_]?(\d\d)[-/_]?(\d\d)(?:\/|_|\.|\d{0,12})/.exec(url)
  return match === null ? null : dayOf(`${match[1]}-${match[2]}-${match[3]}`)
}
