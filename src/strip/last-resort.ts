import type { ClassedLine } from './line-class.js'
import { anchorAbove, type Body, datesInLists } from './prose.js'

/** Han characters of a line that is an article by itself: 上海援建的12所学校全部建成. */
const SHORTEST_LINE = 12

/** The article of a page without prose: its longest table, else its longest line that no list holds; null for neither. */
export function lastResort(lines: readonly ClassedLine[]): Body | null {
  const table = longestTable(lines)
  if (table !== null) return bodyOf(lines, table.first, table.last)
  let best = -1
  lines.forEach(({ line, class: name }, i) => {
    if ((name === 'short' || name === 'weak') && line.han >= SHORTEST_LINE && line.han > (lines[best]?.line.han ?? 0))
      best = i
  })
  return best < 0 ? null : bodyOf(lines, best, best)
}

function longestTable(lines: readonly ClassedLine[]): { first: number; last: number } | null {
  let best: { first: number; last: number } | null = null
  let first = 0
  lines.forEach(({ line }, i) => {
    if (line.cells === undefined) first = i + 1
    else if (best === null || i - first > best.last - best.first) best = { first, last: i }
  })
  return best
}

function bodyOf(lines: readonly ClassedLine[], first: number, last: number): Body {
  const anchor = anchorAbove(lines, first, datesInLists(lines))
  return { first, last, prose: 0, proseLines: 0, anchor, doubtfulFrom: first }
}
