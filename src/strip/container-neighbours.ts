import { isInChrome, type LineRange } from './container.js'
import type { HtmlPage } from './html-page.js'
import type { ClassedLine, LineClass } from './line-class.js'
import { endsSentence, holdsAmount } from './line-class.js'
import { isLink } from './page.js'

/** Lines without prose that may stand between two parts of one article: a picture, an advert, buttons. */
const GAP = 8
/** A last sentence with who wrote it behind it: 每年500名左右。(州沪滇办 李某) */
const CREDITED = /。[(【][^。]{2,24}[)】]$/

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
  const range = own === null ? container : joined(lines, container, own)
  const passed = new Set<number>()
  const end = reach(page, lines, range.end - 1, 1, passed) + 1
  return { ...range, first: reach(page, lines, range.first, -1), end, passed }
}

/** Headline and date with sentences below them are an article. */
function joined(lines: readonly ClassedLine[], container: LineRange, own: LineRange): LineRange {
  if (own.first >= container.first && own.first < container.end) return container
  if (own.first > container.first) return container
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

/** The last line of prose that can be come to from line `from` in steps of `by`; what is passed on the way goes to `passed`. */
function reach(
  page: HtmlPage,
  lines: readonly ClassedLine[],
  from: number,
  by: 1 | -1,
  passed: Set<number> = new Set(),
): number {
  let reached = from
  let gap = 0
  for (let i = from + by; i >= 0 && i < lines.length && gap < GAP; i += by) {
    const { class: name, line } = lines[i] as ClassedLine
    const chrome = isInChrome(page, line)
    const tells =
      (name === 'strong' && (endsSentence(line.text) || CREDITED.test(line.text))) ||
      (isTerm(page, line) && ROWS.has(name) && holdsAmount(line.text))
    gap++
    if (tells && !isLink(line) && line.heading === 0 && !chrome) {
      reached = i
      gap = 0
      continue
    }
    if (chrome || name === 'strong') continue
    const end = by > 0 ? widgetEnd(page, lines, i, from) : i
    if (end > i) {
      for (let k = i; k < end; k++) passed.add(k)
      i = end - 1
    } else if ((!PASSED.has(name) && !(name === 'date' && isOfRows(page, line))) || line.heading > 0) break
  }
  return reached
}

/**
 * The line behind what an article goes on behind: a list of other stories in a column of a layout table; an editor's
 * line with the last paragraph below it, which another box or nothing follows. Line `i` where there is neither.
 */
function widgetEnd(page: HtmlPage, lines: readonly ClassedLine[], i: number, from: number): number {
  const { class: name, line } = lines[i] as ClassedLine
  if (name === 'related' || name === 'box') return Math.max(i, columnEnd(page, line, from))
  const [next, then] = [lines[i + 1], lines[i + 2]]
  const closes = next?.class === 'strong' && (then === undefined || then.class === 'related' || then.class === 'foot')
  return name === 'editor' && closes ? i + 1 : i
}

/** The line behind the column of a layout table that begins with a line and does not hold line `from`; 0 where it stands in none. */
function columnEnd({ elements }: HtmlPage, { element }: ClassedLine['line'], from: number): number {
  for (let at = element; at >= 0; ) {
    const { name, first, end, parent } = elements[at] as (typeof elements)[number]
    if (first <= from) return 0
    if (name === 'td') return end
    at = parent
  }
  return 0
}
