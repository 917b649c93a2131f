import type { Line, PageElement } from './page.js'

/** Lines of a card: the number, its unit and what it counts, each in an element of its own. */
const CARD_LINES = 3
/** Han characters of a card; a paragraph below a figure is none. */
const CARD_HAN = 80
/** Numbers of places in a list stand so near to each other. */
const RANK_REACH = 8

const NUMBER = /^[+约近超逾]?\d[\d,.]{0,16}\s?(?:[余多+]|[万亿千百]{1,2})?$/
const UNIT = '(?:[余多]?[万亿]{0,2}(?:[美港]?元|人次|[人名位户口个项家所])|[万亿]{1,2})'
const UNIT_ALONE = new RegExp(`^${UNIT}$`)
const UNIT_FIRST = new RegExp(`^${UNIT}`)
const FIGURE = new RegExp(`^[+约近超逾]?\\d[\\d,.]{0,16}\\s?[余多]?${UNIT}$`)

/**
 * The lines that go on in the next one though the markup has them apart: a number and its unit, and with them what they
 * count, where one element holds the three and nothing else, as the cards of figures in features do; a number that a
 * clause has in an element of its own. The numbers of a list's places (1, 2, 3) are none.
 */
export function cardJoins(lines: readonly Line[], elements: readonly PageElement[]): ReadonlySet<number> {
  const joined = new Set<number>()
  lines.forEach((line, i) => {
    const next = lines[i + 1]
    const number = NUMBER.test(line.text) && next !== undefined && UNIT_FIRST.test(next.text) && !isRank(lines, i)
    if (!number && !FIGURE.test(line.text)) return
    if (line.cells !== undefined || (number && next.cells !== undefined)) return
    const last = number ? i + 1 : i
    if (number && (UNIT_ALONE.test(next.text) || elements.length > 0)) joined.add(i)
    const card = elementAround(elements, line, i, last)
    if (card === null || !holdsOneFigure(lines, card, i)) return
    for (let k = card.first; k + 1 < card.end; k++) joined.add(k)
  })
  return joined
}

/** The smallest element around the figure in the lines `[first, last]` that holds something beside it. */
function elementAround(elements: readonly PageElement[], line: Line, first: number, last: number): PageElement | null {
  for (let at = line.element; at >= 0; ) {
    const element = elements[at] as PageElement
    if (element.end > last + 1 || element.first < first) return element
    at = element.parent
  }
  return null
}

/** True for a card: short, of few lines, and one figure among them. */
function holdsOneFigure(lines: readonly Line[], { first, end }: PageElement, own: number): boolean {
  if (end - first > CARD_LINES) return false
  const card = lines.slice(first, end)
  if (card.reduce((sum, { han }) => sum + han, 0) > CARD_HAN || card.some(({ cells }) => cells)) return false
  return card.every(({ text }, k) => first + k === own || !(NUMBER.test(text) || FIGURE.test(text)))
}

/** True where a number near by is one more or one less. */
function isRank(lines: readonly Line[], i: number): boolean {
  const own = lines[i]?.text ?? ''
  if (!/^\d{1,2}$/.test(own)) return false
  for (let k = Math.max(0, i - RANK_REACH); k < Math.min(lines.length, i + RANK_REACH + 1); k++) {
    const other = lines[k]?.text ?? ''
    if (/^\d{1,2}$/.test(other) && Math.abs(Number(other) - Number(own)) === 1) return true
  }
  return false
}
