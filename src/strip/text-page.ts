import { fold, hanCount } from './fold.js'
import { NO_HEAD, type PageHead } from './metadata.js'
import { type Line, type Page, sourceIsText } from './page.js'
import { onceLength, trimLine } from './trim-line.js'
import { joinBroken } from './wraps.js'

/** A page with what it says of itself; of plain text that is nothing. */
export interface TextPage extends Page {
  readonly head: PageHead
}

/** The lines of a text dump. */
export function textPage(text: string): TextPage {
  const lines: Line[] = []
  const folded = fold(text)
  let gap = 0
  let at = 0
  while (at < text.length) {
    let next = at
    while (next < text.length && !isBreak(text.charCodeAt(next))) next++
    const trimmed = trimLine(folded, at, next)
    if (trimmed === null) gap++
    else {
      const whole = folded.slice(trimmed.start, trimmed.end)
      const line = whole.slice(0, onceLength(whole))
      lines.push({
        start: trimmed.start,
        end: trimmed.start + line.length,
        indent: trimmed.indent,
        bullet: trimmed.bullet,
        text: line,
        han: hanCount(line),
        gap,
        link: 0,
        kind: null,
        heading: 0,
        element: -1,
      })
      gap = 0
    }
    at = text.charCodeAt(next) === 13 && text.charCodeAt(next + 1) === 10 ? next + 2 : next + 1
  }
  return { text, lines: joinBroken(lines, text).lines, map: sourceIsText, head: NO_HEAD }
}

function isBreak(unit: number): boolean {
  return unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029 || unit === 0x85 || unit === 12
}
