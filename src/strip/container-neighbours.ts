import { isInChrome, type LineRange } from './container.js'
import type { HtmlPage } from './html-page.js'
import type { ClassedLine, LineClass } from './line-class.js'
import { endsSentence, holdsAmount } from './line-class.js'

/** Lines without prose that may stand between two parts of one article: a picture, an advert, buttons. 5 and 8 alike, 2 loses a fixture (bench/strip-sweep.mjs). */
const GAP = 8
const LINKED = 0.3

/** What stands between the parts of an article and does not end it. */
const PASSED: ReadonlySet<LineClass> = new Set<LineClass>([
  'short',
  'weak',
  'item',
  'box',
  'image',
  'noise',
  'repeated',
  'share',
  'player',
  'links',
  'teaser',
  'promo',
  'advert',
])

/** What the rows of a ledger or of a list of terms look like; where they hold figures they tell something. */
const ROWS: ReadonlySet<LineClass> = new Set<LineClass>(['short', 'weak', 'item'])

/**
 * The container with what belongs to it and stands outside: what is below the headline, and prose without links right
 * above and below, as where the lead, the last paragraph or the half behind an advert has an element of its own.
 */
export function withNeighbours(
  page: HtmlPage,
  lines: readonly ClassedLine[],
  container: LineRange | null,
  own: LineRange | null,
): LineRange | null {
  if (container === null) return own
  const range = own === null ? container : joined(page, lines, container, own)
  return { ...range, first: reach(page, lines, range.first, -1), end: reach(page, lines, range.end - 1, 1) + 1 }
}

/** Headline and date with sentences below them are an article; a container in the page's footer is none. */
function joined(page: HtmlPage, lines: readonly ClassedLine[], container: LineRange, own: LineRange): LineRange {
  if (own.first >= container.first && own.first < container.end) return container
  if (own.first > container.first) return container
  const chrome = lines.slice(container.first, container.end).filter(({ line }) => isInChrome(page, line)).length
  if (chrome * 2 > container.end - container.first) return own
  const between = lines.slice(own.end, container.first)
  const apart = between.some(({ class: name, line }) => !PASSED.has(name) || line.heading > 0)
  return apart || between.length > GAP ? container : { ...container, first: own.first }
}

/** True in a list of terms, which menus and lists of stories are not set as. */
function isTerm(page: HtmlPage, { element }: ClassedLine['line']): boolean {
  return /^d[ltd]$/.test(page.elements[element]?.name ?? '')
}

/** So many siblings of one make are rows: a chronicle has one a day. */
const ROWS_ALIKE = 3

/** True for a line in one of several siblings that the page names alike, or in their child. */
function isOfRows(page: HtmlPage, { element }: ClassedLine['line']): boolean {
  for (const at of [element, page.elements[element]?.parent ?? -1]) {
    const own = page.elements[at]
    if (own === undefined || own.names.trim() === '') continue
    const alike = page.elements.filter(({ parent, names }) => parent === own.parent && names === own.names)
    if (alike.length >= ROWS_ALIKE) return true
  }
  return false
}

/** The last line of prose that can be come to from line `from` in steps of `by`. */
function reach(page: HtmlPage, lines: readonly ClassedLine[], from: number, by: 1 | -1): number {
  let reached = from
  for (let i = from + by; i >= 0 && i < lines.length && Math.abs(i - reached) <= GAP; i += by) {
    const { class: name, line } = lines[i] as ClassedLine
    const chrome = isInChrome(page, line)
    const tells =
      (name === 'strong' && endsSentence(line.text)) || (isTerm(page, line) && ROWS.has(name) && holdsAmount(line.text))
    if (tells && line.link < LINKED && line.heading === 0 && !chrome) reached = i
    else if (!chrome && ((!PASSED.has(name) && !(name === 'date' && isOfRows(page, line))) || line.heading > 0)) break
  }
  return reached
}
