import { knownSites, type Site } from '../lexicon/sites.js'
import { beyond, DEFAULT_LIMITS, type Limits } from '../limits.js'
import type { Article, Diagnostic, Dropped, Source } from '../model.js'
import { toOrigin } from '../span.js'
import { toBlocks } from './blocks.js'
import { chromeInside, findContainer, isInChrome, type LineRange } from './container.js'
import { withNeighbours } from './container-neighbours.js'
import { datelineOf, proseStart } from './dateline.js'
import { unmarked } from './dialects.js'
import { type HtmlPage, htmlPage } from './html-page.js'
import { jsonPage } from './json-page.js'
import { judge } from './judge.js'
import { lastResort } from './last-resort.js'
import { type ClassedLine, classLines, endsSentence, type LineClass } from './line-class.js'
import { isMarkdown, markdownPage } from './markdown-page.js'
import { NO_HEAD, type PageHead } from './metadata.js'
import type { Page } from './page.js'
import { isLonePromotion, isPage, isTranscript } from './page-signs.js'
import { findHeadline, type Headline, CUT as SITE_NAME } from './page-title.js'
import { postTitle } from './post-fields.js'
import { withoutPostsAndTickers } from './posts-and-tickers.js'
import { type Body, findBody } from './prose.js'
import { goesOnBehind, homeEnd } from './prose-element.js'
import { fillRegion, ledger, underDate, wholeBody } from './region.js'
import { statePage } from './state-page.js'
import { mapThrough } from './text-builder.js'
import { type TextPage, textPage } from './text-page.js'
import { findTitle, openingTitle } from './text-title.js'
import { ownArticle, underHeadline } from './under-headline.js'
import { dropped, KEEP, type Verdict } from './verdict.js'

const ARTICLE: ReadonlySet<LineClass> = new Set<LineClass>(['strong', 'weak', 'short', 'item', 'box'])
/** What others than the article's writer tell stands below one of these, outside its element. */
const HEADS_OTHERS: ReadonlySet<LineClass> = new Set<LineClass>(['related', 'comment', 'meta', 'date', 'links'])

export interface StripOptions {
  /** False leaves the list of known sites aside. */
  readonly sites?: boolean | undefined
  /** Sites of the user's own, to come before the known ones. */
  readonly ownSites?: readonly Site[] | undefined
  /** False keeps every line: the document is known to be all article. */
  readonly strip?: boolean | undefined
  readonly limits?: Limits | undefined
}

const TITLE_BUTTON = /\s{0,4}[[【(（]?(?:打印页面|打印本页|打印|關閉|关闭|收藏|字号)[\])】）]?$/

const FIRST_PAGE = 'one page of an article on several: give the other pages too, or its print version'

/**
 * The article of a document: title, date, publisher and the blocks of its text, each with its map to the source; what
 * is page chrome goes to `dropped` with the reason. A document without an article has no blocks and one error.
 */
export function strip(source: Source, options: StripOptions = {}): Article {
  if (source.text === '') return empty(source, [])
  const isWhole = options.strip === false || source.whole === true
  const answer = isWhole ? null : jsonPage(source.text)
  if (answer !== null) return stripText(source, answer)
  if (source.format === 'text') return isWhole ? unstripped(source, linesOf(source)) : stripText(source)
  const { limits = DEFAULT_LIMITS, ownSites = [], sites = true } = options
  const known = isWhole ? [] : sites ? [...ownSites, ...knownSites()] : ownSites
  const page = htmlPage(source.text, known, limits.nodes)
  if (page === null) return refused(source, beyond(limits, 'nodes'))
  return isWhole ? unstripped(source, page) : stripHtml(source, page, ownSites)
}

function stripText(source: Source, page: TextPage = linesOf(source)): Article {
  const classed = classLines(page.lines)
  const prose = findBody(classed)
  const region = { first: 0, end: classed.length, paged: false }
  const filled = () => (isPage(classed) ? null : fillRegion(classed, region, prose))
  const whole = isTranscript(classed) || isLonePromotion(classed) ? wholeBody(classed) : filled()
  const body = whole ?? prose ?? underDate(classed) ?? ledger(classed) ?? lastResort(classed)
  const { head } = page
  if (body === null) return withHead(empty(source, droppedLines(page, classed, [])), head)
  const { lines, title: posted } = postTitle(classed, proseStart(classed, body))
  const headline = posted >= 0 ? { line: posted, text: null } : titleOf(lines, body, head)
  const article = articleOf(source, page, lines, body, headline.line)
  const written = datelineOf(lines, body, headline.line, source.url ?? head.url)
  const dropped = [...article.dropped, ...page.gone]
  return withHead({ ...article, ...written, dropped, title: headline.text ?? article.title }, head)
}

function titleOfHead({ title }: PageHead): string | null {
  return title.replace(SITE_NAME, '').trim() || null
}

/** The document with every line kept. */
function unstripped(source: Source, page: TextPage): Article {
  const lines = classLines(page.lines)
  if (lines.length === 0) return withHead(empty(source, []), page.head)
  const body = wholeBody(lines)
  const headline = titleOf(lines, body, page.head)
  const verdicts = lines.map(() => KEEP)
  const article = articleFrom(source, page, lines, verdicts, headline.line)
  const written = datelineOf(lines, body, headline.line, source.url ?? page.head.url)
  return withHead({ ...article, ...written, title: headline.text ?? article.title }, page.head)
}

function linesOf({ text }: Source): TextPage {
  const plain = unmarked(text)
  if (plain === null) return linesOfText(text)
  const page = linesOfText(plain.text())
  return { ...page, map: (start, end) => mapThrough(page.map(start, end), plain) }
}

function linesOfText(text: string): TextPage {
  return isMarkdown(text) ? markdownPage(text) : textPage(text)
}

/** The title of a text: its first heading where it has headings, else the line that stands where titles do. */
function titleOf(lines: readonly ClassedLine[], body: Body, head: PageHead): Headline {
  if (head.title !== '') return findHeadline(lines, head, body.anchor, body.first)
  const heading = lines.findIndex(({ line }, i) => line.heading > 0 && i <= body.first + 1)
  if (heading >= 0) return { line: heading, text: null }
  const above = findTitle(lines, body.anchor, body.first)
  return { line: above < 0 && body.whole ? openingTitle(lines, body.first, body.last) : above, text: null }
}

/** What a page says of itself outside its text comes before what its lines say. */
function withHead(article: Article, head: PageHead): Article {
  const given = article.source.given ?? {}
  return {
    ...article,
    title: article.title ?? given.title ?? head.headline ?? titleOfHead(head),
    published: given.published ?? head.published ?? article.published ?? head.time,
    publisher: given.publisher ?? head.publisher ?? article.publisher,
    url: article.source.url ?? head.url,
  }
}

/** `own` are the sites of the user's. */
function stripHtml(source: Source, page: HtmlPage, own: readonly Site[]): Article {
  const lines = withoutPostsAndTickers(page, classLines(page.lines))
  const container = ownArticle(findContainer(page, lines), lines, page.head)
  // a rule of the user's says where the article begins and ends
  const exact = container?.site !== undefined && own.includes(container.site)
  const headed = underHeadline(page, lines)
  // a fragment without any sign of a page is all article
  const bare = container === null && headed === null && !isPage(lines) && !stateOnly(lines)
  const all: LineRange = { first: 0, end: lines.length, known: false }
  const range = exact ? container : bare ? all : withNeighbours(page, lines, container, headed)
  const inside = range === null ? lines : linesInside(page, lines, range, chromeInside(page, lines, range, headed))
  const prose = findBody(inside)
  const whole = range === null ? null : fillRegion(inside, { ...range, paged: !bare }, prose)
  const found = whole ?? findBody(lines) ?? lastResort(inside) ?? lastResort(lines)
  // a page that shows no prose may be drawn by its scripts
  const state = found === null || found.proseLines === 0 ? statePage(source.text) : null
  if (state !== null && (found === null || !tells(inside, found))) return ofState(source, state, page, lines)
  if (found === null) return empty(source, droppedLines(page, lines, []))
  const sure = found.proseLines > 0 && goesOnBehind(page, inside, found, range?.known ? range.end : 0)
  const body = sure ? { ...found, doubtfulFrom: found.last + 1 } : found
  const headline = findHeadline(lines, page.head, body.anchor, body.first)
  const end = range?.known ? range.end : Math.min(range?.end ?? Number.POSITIVE_INFINITY, homeEnd(page, inside, body))
  const article = articleOf(source, page, inside, body, headline.line, end)
  const written = datelineOf(lines, body, headline.line, source.url ?? page.head.url)
  const dropped = [...article.dropped, ...page.gone]
  return withHead({ ...article, ...written, dropped, title: headline.text ?? article.title }, page.head)
}

/** True for the shell of a page that a script draws: a few words and no sentence. */
function stateOnly(lines: readonly ClassedLine[]): boolean {
  return !lines.some(({ line }) => endsSentence(line.text) || line.cells !== undefined || /\d/.test(line.text))
}

/** True where the lines of a body hold a sentence or a table. */
function tells(lines: readonly ClassedLine[], { first, last }: Body): boolean {
  return lines.slice(first, last + 1).some(({ line }) => /。/.test(line.text) || line.cells !== undefined)
}

/** The article out of a script's data, with what the page says of itself. */
function ofState(source: Source, state: TextPage, page: HtmlPage, lines: readonly ClassedLine[]): Article {
  const article = stripText(source, { ...state, head: NO_HEAD })
  const dropped = [...droppedLines(page, lines, []), ...article.dropped]
  const title = page.head.headline ?? article.title
  return withHead({ ...article, title, dropped }, page.head)
}

/** Outside the container nothing is prose; what heads or ends an article still does, on its own side. */
function linesInside(
  page: HtmlPage,
  lines: readonly ClassedLine[],
  range: LineRange,
  chrome: ReadonlySet<number>,
): ClassedLine[] {
  // below a list of stories, a line of date and source or what opens comments, prose is another's
  let others = false
  return lines.map((line, i) => {
    const { class: name } = line
    others = i === range.end ? false : others || HEADS_OTHERS.has(name)
    if (range.passed?.has(i)) return { ...line, class: 'links', reason: 'between parts' }
    if (chrome.has(i)) return ARTICLE.has(name) ? { ...line, class: 'links', reason: 'in chrome' } : line
    if (i >= range.first && i < range.end) return line
    if (name === 'strong' || name === 'weak') {
      const sure = others || line.line.link > 0 || isInChrome(page, line.line)
      return sure ? { ...line, class: 'foot', reason: 'among others' } : { ...line, class: 'beside' }
    }
    return name === 'meta' && i >= range.end ? { ...line, class: 'foot', reason: 'among others' } : line
  })
}

function refused(source: Source, message: string): Article {
  return { ...empty(source, []), diagnostics: [{ level: 'error', message }] }
}

function empty(source: Source, dropped: readonly Dropped[]): Article {
  const diagnostics: Diagnostic[] = source.diagnostics.some(({ level }) => level === 'error')
    ? []
    : [{ level: 'error', message: 'no article found: nothing but menus, lists and short lines' }]
  return { source, title: null, published: null, publisher: null, url: source.url, blocks: [], dropped, diagnostics }
}

function articleOf(
  source: Source,
  page: Page,
  lines: readonly ClassedLine[],
  body: Body,
  title: number,
  end = 0,
): Article {
  const article = articleFrom(source, page, lines, judge(lines, body, title, end), title)
  return goesOnElsewhere(lines, body)
    ? { ...article, diagnostics: [{ level: 'warning', message: FIRST_PAGE }] }
    : article
}

function articleFrom(
  source: Source,
  page: Page,
  lines: readonly ClassedLine[],
  verdicts: readonly Verdict[],
  title: number,
): Article {
  const blocks = toBlocks(page, keptLines(lines, verdicts, title))
  return {
    source,
    title: title < 0 ? null : cleanTitle(blocks[0]?.text ?? '') || null,
    published: null,
    publisher: null,
    url: source.url,
    blocks,
    dropped: droppedLines(page, lines, verdicts),
    diagnostics: [],
  }
}

/** A title without the marks that stand around it in some dumps. */
function cleanTitle(text: string): string {
  return text
    .replace(/^(?:[■◆●▲★]|#{1,6}\s)\s{0,4}/, '')
    .replace(/[\s|｜]{1,8}$/, '')
    .replace(TITLE_BUTTON, '')
    .trim()
}

/** True where a pager stands below the text. */
function goesOnElsewhere(lines: readonly ClassedLine[], body: Body): boolean {
  return lines.slice(body.last + 1).some(({ class: name, line }) => {
    const leadsOn = name === 'pager' || name === 'links' || name === 'nav'
    return leadsOn && line.text.includes('下一页') && /\d.{0,40}下一页/.test(line.text)
  })
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
    const { class: name, reason: why = name } = lines[i] as ClassedLine
    const { keep, reason } = verdicts[i] ?? dropped(why)
    if (keep) return []
    return [
      {
        ...toOrigin(page.map(line.start, line.end), { start: 0, end: line.end - line.start }),
        text: page.text.slice(line.start, line.end),
        reason,
      },
    ]
  })
}
