import type { Site } from '../lexicon/sites.js'
import type { HtmlPage } from './html-page.js'
import type { ClassedLine, LineClass } from './line-class.js'
import { endsSentence, holdsAmount, stops } from './line-class.js'
import { isLink, type Line, type PageElement } from './page.js'

/** The lines `[first, end)` of the element that holds the article. */
export interface LineRange {
  readonly first: number
  readonly end: number
  /** True where the list of known sites names the element. */
  readonly known: boolean
  /** The rule that names it. */
  readonly site?: Site
  /** Lines among them that are no article: what stands between its parts. */
  readonly passed?: ReadonlySet<number>
}

/**
 * A known container holds this share of the prose that the densest element does, or is none: one that names the article's body may be
 * less of it than one that is likely to hold it.
 */
const KNOWN_PROSE = { body: 0.3, likely: 0.6 }
/** Sentences of a known container; one of a line or two is right only where nothing else reads like an article. */
const KNOWN_STOPS = 2
/** An element named for chrome with more than this share of the article's prose is article. */
const CHROME_PROSE = 0.25
/**
 * A line of so many Han characters votes for the elements around it, by its length and by its clauses, each of which counts as so many
 * characters: less in a list, less for what stands farther out.
 */
const VOTE = { han: 12, clause: 20, inList: 0.25, grandparent: 0.5 }
/** How much an element's vote grows where its name is one that articles have. */
const RICH_NAME = 1.15

interface Measure {
  readonly han: number
  readonly linked: number
  readonly stops: number
  /** Han characters of its prose lines. */
  readonly prose: number
}

const POOR =
  /comment|reply|related|relate|recommend|hot|rank|sidebar|side|footer|foot|copyright|nav|menu|crumb|share|pinglun|tuijian|xgxw|paihang|login|breadcrumb|ad[-_s]|advert/i
const RICH = /content|article|detail|text|body|main|zoom|news|post|entry|zw|neirong/i
const CHROME_NAME =
  /(?:^|[\s_-])(?:related?|recommend|hot|rank|comments?|pinglun|share|sidebar|ads?|advert|tuijian|xgxw|xgyd|paihang|copyright|bdshare|jiathis|crumbs?|breadcrumb|toolbar|pager?|pagination)(?=$|[\s_-]|[A-Z\d])/i
const IMPRINT_NAME =
  /(?:^|[\s_-])(?:foot(?:er)?|bottom|statement|disclaimer|shengming|declare|nav|menu)(?=$|[\s_-]|[A-Z\d])/i
const NO_VOTE: ReadonlySet<LineClass> = new Set<LineClass>(['foot', 'comment', 'disclaimer', 'teaser'])
const CHROME_TAG = new Set('footer nav aside'.split(' '))
const LISTS = new Set('li aside nav footer dd ul ol form'.split(' '))
const PARAGRAPHS = new Set('p li h1 h2 h3 h4 h5 h6 dd dt pre blockquote figcaption'.split(' '))

/** The element that holds the article: a known container where the text bears it out, else the one with most prose. */
export function findContainer(page: HtmlPage, lines: readonly ClassedLine[]): LineRange | null {
  const sums = runningSums(lines)
  const measure = ({ first, end }: { first: number; end: number }): Measure => sums(first, end)
  const found = densest(page, lines, measure)
  const dense = found === null ? null : withTwins(page, lines, found)
  const known = knownContainer(page, measure)
  if (known === null) return dense && { first: dense.first, end: dense.end, known: false }
  const inKnown = measure(known.range)
  const inDense = dense === null ? null : measure(dense)
  const enough =
    inDense === null || inKnown.prose >= inDense.prose * (known.specific ? KNOWN_PROSE.body : KNOWN_PROSE.likely)
  if (enough) return { ...known.range, known: true, site: known.site }
  return dense && { first: dense.first, end: dense.end, known: false }
}

/**
 * The lines inside the article's element that stand in elements named for chrome: related lists, comments, share bars.
 * An element that holds a good part of the prose is article, whatever its name, unless it is a footer and sentences
 * stand below the headline, in `headed`.
 */
export function chromeInside(
  page: HtmlPage,
  lines: readonly ClassedLine[],
  range: LineRange,
  headed: LineRange | null,
): ReadonlySet<number> {
  const measure = runningSums(lines)
  const prose = measure(range.first, range.end).prose
  const found = new Set<number>()
  for (const element of page.elements) {
    const inside = element.first >= range.first && element.end <= range.end && element.end > element.first
    if (!inside) continue
    const imprint = CHROME_TAG.has(element.name) || IMPRINT_NAME.test(element.names)
    if (!(imprint || CHROME_NAME.test(element.names))) continue
    if (found.has(element.first) && found.has(element.end - 1)) continue
    const apart = headed !== null && (headed.end <= element.first || headed.first >= element.end)
    if (!(imprint && apart) && measure(element.first, element.end).prose > prose * CHROME_PROSE) continue
    for (let i = element.first; i < element.end; i++) found.add(i)
  }
  return found
}

/** True for a line in an element that the page itself names for chrome: a footer, a list of comments, an advert. */
export function isInChrome(page: HtmlPage, line: Line): boolean {
  for (let at = line.element; at >= 0; ) {
    const { name, names, parent } = page.elements[at] as PageElement
    if (CHROME_TAG.has(name) || CHROME_NAME.test(names) || IMPRINT_NAME.test(names)) return true
    at = parent
  }
  return false
}

function knownContainer(
  page: HtmlPage,
  measure: (range: PageElement) => Measure,
): { range: { first: number; end: number }; specific: boolean; site: Site } | null {
  let best: { element: PageElement; specific: boolean; prose: number } | null = null
  for (const element of page.elements) {
    const site = element.sites[0]
    if (site === undefined) continue
    const { stops: ends, prose } = measure(element)
    const specific = site.use === 'body'
    if (ends < KNOWN_STOPS || (best?.specific && !specific)) continue
    // of two equal ones the inner holds less chrome
    const isInner = best !== null && element.first >= best.element.first && element.end <= best.element.end
    if (best === null || (specific && !best.specific) || prose > best.prose || (prose === best.prose && isInner))
      best = { element, specific, prose }
  }
  if (best === null) return null
  const { element, specific } = best
  const twins = page.elements.filter((other) => other.parent === element.parent && other.sites[0] === element.sites[0])
  const first = twins.reduce((least, twin) => Math.min(least, twin.first), element.first)
  const end = twins.reduce((most, twin) => Math.max(most, twin.end), element.end)
  return { range: { first, end }, specific, site: element.sites[0] as Site }
}

function densest(
  page: HtmlPage,
  lines: readonly ClassedLine[],
  measure: (range: PageElement) => Measure,
): PageElement | null {
  const votes = new Float64Array(page.elements.length)
  const isParagraph = paragraphs(page)
  for (const { line, class: name } of lines) {
    if (line.han < VOTE.han || NO_VOTE.has(name)) continue
    const clauses = line.text.split(',').length - 1 + stops(line.text)
    let vote = (line.text.length + VOTE.clause * clauses) * (1 - line.link)
    let at = line.element
    let own = page.elements[at]
    // a line that was put together may stand in an element that holds no whole line
    while (own !== undefined && own.first === own.end) {
      at = own.parent
      own = page.elements[at]
    }
    if (own === undefined) continue
    if (LISTS.has(own.name)) vote *= VOTE.inList
    if (isParagraph(own)) at = own.parent
    for (const share of [1, VOTE.grandparent]) {
      if (at < 0) break
      votes[at] = (votes[at] as number) + vote * share
      at = (page.elements[at] as PageElement).parent
    }
  }
  let best: PageElement | null = null
  let bestScore = 0
  page.elements.forEach((element, i) => {
    const vote = votes[i] as number
    if (vote === 0 || POOR.test(element.names)) return
    const { han, linked } = measure(element)
    let score = vote * (1 - linked / Math.max(1, han))
    if (RICH.test(element.names)) score *= RICH_NAME
    if (score > bestScore) {
      bestScore = score
      best = element
    }
  })
  return best
}

/** So many elements of one line each, of one make and beside each other, are what another page sets as paragraphs. */
const LEAST_PARAGRAPHS = 3

/** Tells paragraphs, whatever element they are set in, from what holds them. */
function paragraphs({ elements }: HtmlPage): (element: PageElement) => boolean {
  const make = ({ parent, name, names }: PageElement): string => `${parent} ${name} ${classesOf(names)}`
  const alike = new Map<string, number>()
  const isLine = ({ first, end }: PageElement): boolean => end - first === 1
  for (const element of elements) {
    if (!isLine(element) || PARAGRAPHS.has(element.name)) continue
    const key = make(element)
    alike.set(key, (alike.get(key) ?? 0) + 1)
  }
  return (element) =>
    PARAGRAPHS.has(element.name) || (isLine(element) && (alike.get(make(element)) ?? 0) >= LEAST_PARAGRAPHS)
}

/**
 * The lines of an element and of its like beside it, where a page sets every chapter of its article into one: each begins with a heading of
 * that level, which is no link, and tells something of its own. Other stories have their dates there, and links.
 */
function withTwins(page: HtmlPage, lines: readonly ClassedLine[], element: PageElement): LineRange {
  let { first, end } = element
  const heading = headingOf(lines, element)
  if (heading <= 1) return { first, end, known: false }
  for (const twin of page.elements) {
    const { parent, name, names } = twin
    const alike = parent === element.parent && name === element.name && classesOf(names) === classesOf(element.names)
    if (!alike || headingOf(lines, twin) !== heading || !isChapter(page, lines, twin)) continue
    first = Math.min(first, twin.first)
    end = Math.max(end, twin.end)
  }
  return { first, end, known: false }
}

function isChapter(page: HtmlPage, lines: readonly ClassedLine[], { first, end }: PageElement): boolean {
  const own = lines.slice(first, end)
  if (own.some(({ class: name }) => name === 'meta' || name === 'date' || name === 'teaser')) return false
  if (own.some(({ line }) => isLink(line) || isInChrome(page, line))) return false
  return own.some(({ line }) => line.heading === 0 && (endsSentence(line.text) || holdsAmount(line.text)))
}

/** The level of the heading that an element begins with; 0 where it begins with something else. */
function headingOf(lines: readonly ClassedLine[], { first, end }: PageElement): number {
  return first < end ? (lines[first]?.line.heading ?? 0) : 0
}

/** The classes among an element's names, without its id. */
function classesOf(names: string): string {
  return names.slice(names.indexOf(' ') + 1).trim()
}

/** Measures of any range of lines, out of sums made once. */
function runningSums(lines: readonly ClassedLine[]): (first: number, end: number) => Measure {
  const han = [0]
  const linked = [0]
  const ends = [0]
  const prose = [0]
  lines.forEach(({ line, class: name }, i) => {
    han.push((han[i] as number) + line.han)
    linked.push((linked[i] as number) + line.han * line.link)
    ends.push((ends[i] as number) + (name === 'strong' ? Math.max(1, stops(line.text)) : stops(line.text)))
    prose.push((prose[i] as number) + (name === 'strong' ? line.han : 0))
  })
  const between = (sums: readonly number[], first: number, end: number): number =>
    (sums[end] as number) - (sums[first] as number)
  return (first, end) => ({
    han: between(han, first, end),
    linked: between(linked, first, end),
    stops: between(ends, first, end),
    prose: between(prose, first, end),
  })
}
