import { isInChrome, type LineRange } from './container.js'
import type { HtmlPage } from './html-page.js'
import { type ClassedLine, endsSentence, type LineClass } from './line-class.js'
import type { PageHead } from './metadata.js'
import { isLink, type Line } from './page.js'
import { plain } from './page-title.js'

/** Lines from one to the next of another article's head. */
const NEAR = 4
const PARTS: ReadonlySet<LineClass> = new Set<LineClass>([
  'foot',
  'disclaimer',
  'comment',
  'editor',
  'related',
  'nav',
  'pager',
])

/**
 * `range` without what is another's: the page's own article stands between the heading that `<title>` repeats, with
 * its line of date or source, and the head of the next article or the readers' comments, however short it is and
 * however long they are. Pages where no such head or comments follow keep their range.
 */
export function ownArticle(range: LineRange | null, lines: readonly ClassedLine[], head: PageHead): LineRange | null {
  const prose = headedProse(lines, head)
  if (prose === null) return range
  const end = nextArticle(lines, prose.first, prose.level)
  if (end < 0 || (range !== null && range.end <= end)) return range
  return range !== null && range.first <= prose.first ? { ...range, end } : { first: prose.first, end, known: false }
}

/** The first prose line below the page's heading and its line of date or source. */
function headedProse(lines: readonly ClassedLine[], head: PageHead): { first: number; level: number } | null {
  const titles = titlesOf(head)
  for (let i = 0; i < lines.length; i++) {
    const { line } = lines[i] as ClassedLine
    if (!repeatsTitle(line, titles)) continue
    const meta = next(lines, i, lines.length, ({ class: name }) => name === 'meta' || name === 'date')
    const first = meta < 0 ? -1 : next(lines, meta, lines.length, ({ class: name }) => name === 'strong')
    if (first >= 0) return { first, level: line.heading }
  }
  return null
}

/** The lines below the page's heading and its line of date or source, up to the first that is chrome; null without sentences. */
export function underHeadline(page: HtmlPage, lines: readonly ClassedLine[]): LineRange | null {
  const titles = titlesOf(page.head)
  for (let i = 0; i < lines.length; i++) {
    const { line } = lines[i] as ClassedLine
    if (!repeatsTitle(line, titles)) continue
    const dated = next(lines, i, lines.length, ({ date }) => date !== null)
    const first = Math.max(i, dated) + 1
    let end = first
    while (end < lines.length && !endsThere(page, lines[end] as ClassedLine)) end++
    const sentences = lines.slice(first, end).some((other) => endsSentence(other.line.text) && !isLink(other.line))
    return sentences ? { first, end, known: false } : null
  }
  return null
}

function endsThere(page: HtmlPage, { line, class: name }: ClassedLine): boolean {
  return PARTS.has(name) || line.heading > 0 || isInChrome(page, line)
}

function titlesOf(head: PageHead): readonly string[] {
  return [head.title, head.headline ?? ''].map((title) => plain(title))
}

function repeatsTitle(line: Line, titles: readonly string[]): boolean {
  if (line.heading === 0) return false
  const own = plain(line.text)
  return own !== '' && titles.some((title) => title.includes(own))
}

/** The line at which another article, or a list of comments with their times, begins; -1 where none does. */
function nextArticle(lines: readonly ClassedLine[], from: number, level: number): number {
  for (let i = from + 1; i < lines.length; i++) {
    const { line, class: name } = lines[i] as ClassedLine
    const heads = line.heading > 0 && line.heading <= level && name !== 'related'
    if (!heads && name !== 'comment') continue
    const meta = next(lines, i, NEAR, (other) => other.class === 'meta')
    if (meta >= 0 && next(lines, meta, NEAR, (other) => other.class === 'strong') >= 0) return i
  }
  return -1
}

function next(
  lines: readonly ClassedLine[],
  from: number,
  reach: number,
  wanted: (line: ClassedLine) => boolean,
): number {
  for (let i = from + 1; i < Math.min(lines.length, from + 1 + reach); i++)
    if (wanted(lines[i] as ClassedLine)) return i
  return -1
}
