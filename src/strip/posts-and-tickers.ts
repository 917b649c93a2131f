import type { HtmlPage } from './html-page.js'
import type { ClassedLine } from './line-class.js'
import type { PageElement } from './page.js'

/** The id of a post on a board: post_88102, pid4711, floor3. A blog's own pieces (post-12) are articles. */
const POST = /^(?:post_|postmessage_|pid|floor|reply|msg)\d{1,12}(?: |$)/

/** The lines of a page with those that its elements set apart from any article classed so: what scrolls by, answers on a board. */
export function withoutPostsAndTickers(page: HtmlPage, lines: readonly ClassedLine[]): readonly ClassedLine[] {
  const apart = new Map<number, 'nav' | 'answer'>()
  const headed = new Set<number>()
  for (const element of page.elements) {
    if (element.name === 'marquee') mark(apart, element, 'nav')
    else if (POST.test(element.names)) {
      if (headed.has(element.parent)) mark(apart, element, 'answer')
      else headed.add(element.parent)
    }
  }
  if (apart.size === 0) return lines
  return lines.map((line, i) => {
    const name = apart.get(i)
    // a notice may scroll as a whole
    if (name === undefined || (name === 'nav' && line.class === 'strong')) return line
    return { ...line, class: name, reason: name === 'nav' ? 'scrolls by' : name }
  })
}

function mark(apart: Map<number, 'nav' | 'answer'>, { first, end }: PageElement, name: 'nav' | 'answer'): void {
  for (let i = first; i < end; i++) apart.set(i, name)
}
