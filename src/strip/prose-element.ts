import type { HtmlPage } from './html-page.js'
import type { ClassedLine } from './line-class.js'
import type { Body, Segment } from './prose.js'

// what holds one paragraph; its siblings stand in the element around it
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 li dd dt pre blockquote figcaption center'.split(' '))

/**
 * The line behind the innermost element that holds all prose of the body: up to there its short lines may be the
 * article's last paragraphs. 0 where only the whole page holds it.
 */
export function homeEnd(page: HtmlPage, lines: readonly ClassedLine[], body: Segment): number {
  const prose = lines.slice(body.first, body.last + 1).filter(({ class: name }) => name === 'strong')
  let at = prose[0]?.line.element ?? -1
  const holds = (index: number): boolean => {
    const { name, first, end } = page.elements[index] as { name: string; first: number; end: number }
    return first <= body.first && end > body.last && !PARAGRAPHS.has(name)
  }
  while (at >= 0 && !holds(at)) at = page.elements[at]?.parent ?? -1
  const home = page.elements[at]
  return home === undefined || home.name === 'body' || home.name === 'html' ? 0 : home.end
}

/**
 * True where the prose behind a widget is the article's as surely as that before it: in a container that is known
 * to hold the article, or among the siblings of paragraphs before the widget.
 */
export function goesOnBehind(page: HtmlPage, lines: readonly ClassedLine[], body: Body, knownEnd: number): boolean {
  if (body.last < knownEnd) return true
  const parents = (from: number, to: number): number[] =>
    lines.slice(from, to).flatMap(({ class: name, line: { element } }) => {
      if (name !== 'strong') return []
      const own = page.elements[element]
      return [own !== undefined && PARAGRAPHS.has(own.name) ? own.parent : element]
    })
  const before = new Set(parents(body.first, body.doubtfulFrom))
  return parents(body.doubtfulFrom, body.last + 1).every((parent) => before.has(parent))
}
