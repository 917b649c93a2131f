import type { Dropped } from '../model.js'
import { simplifyUnits } from '../script.js'
import type { Span } from '../span.js'
import { cardJoins } from './figure-cards.js'
import { foldWidth, hanCount } from './fold.js'
import { NO_HEAD, type PageHead } from './metadata.js'
import { type Line, type Page, sourceIsText } from './page.js'
import { withSeparatedRows } from './separated-rows.js'
import { withStackedRows } from './stacked-rows.js'
import { onceLength, trimLine } from './trim-line.js'
import { joinBroken } from './wraps.js'

/** A page with what it says of itself; of plain text that is nothing. */
export interface TextPage extends Page {
  readonly head: PageHead
  /** What was left out before there were lines. */
  readonly gone: readonly Dropped[]
}

/** The lines of a text dump. */
export function textPage(text: string): TextPage {
  const lines: Line[] = []
  const wide = foldWidth(text)
  const folded = simplifyUnits(wide)
  let gap = 0
  let at = 0
  while (at < text.length) {
    const next = lineEnd(text, at)
    const trimmed = trimLine(folded, at, next)
    if (trimmed === null) gap++
    else {
      const whole = folded.slice(trimmed.start, trimmed.end)
      const line = whole.slice(0, onceLength(whole))
      const pieces = piecesOf(line, trimmed.start)
      const text = pieces === null ? line : pieces.map((piece) => folded.slice(piece.start, piece.end)).join('')
      lines.push({
        start: trimmed.start,
        end: trimmed.start + line.length,
        indent: trimmed.indent,
        bullet: trimmed.bullet,
        text,
        ...(pieces && { parts: pieces }),
        ...(folded !== wide && { written: wide.slice(trimmed.start, trimmed.start + line.length) }),
        han: hanCount(text),
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
  const rows = withStackedRows(withSeparatedRows(lines, text, folded), folded)
  return { text, lines: joinBroken(rows, text, cardJoins(rows, [])).lines, map: sourceIsText, head: NO_HEAD, gone: [] }
}

/** Marks of type in subtitles, notes and posts, which are no words: <i>4.3亿</i>, {\\an8}, the caps of keys (3️⃣6️⃣个), marks without width. */
const TYPE =
  /[\u00ad\u200b-\u200f\u2060\ufeff]+|\ufe0f?\u20e3|<\/?(?:[ibu]|em|strong|font)(?:\s[^<>]{0,60})?>|\{\\[^{}]{1,20}\}/g
/** What only a line with a mark of type or a blank has. */
const PIECED = /[ <{\u00ad\u200b-\u200f\u2060\ufeff]|\u20e3/
/** A blank between two characters; before another blank it parts two words. */
const BLANK = /(?<=\S) (?=\S)/g
/** So many blanks between characters, this share of all that could be, set a line of so many Han characters apart letter by letter. */
const SET_APART = { blanks: 5, share: 0.6, han: 3 }
/**
 * A number that a scan has taken apart: 7 8 0万元, 3 00户, and right behind a word 造价2 3 l万元, 1 80人. Two numbers side by side are
 * thousands, cells of a table or the number of a line and its figure (12 36名).
 */
const DIGITS_APART =
  /(?<![\d.,])(?:\d(?: \d){2,8}|\d{1,3} 0\d|(?<=[\u4e00-\u9fff])\d(?: [\dlIO]{1,3}){1,4})(?=\s?[余多]?[万亿]?[元人户名个项])/g

const BREAK = /[\n\r\f\u0085\u2028\u2029]/g

interface Gap {
  readonly index: number
  readonly length: number
}

/** The pieces of a line that are its words, without marks of type, blanks within numbers and, where it is set letter by letter, all blanks; null for the whole. */
function piecesOf(line: string, start: number): Span[] | null {
  if (!PIECED.test(line)) return null
  const gaps: Gap[] = /[<{\u00ad\u200b-\u200f\u2060\ufeff]|\u20e3/.test(line) ? placesOf(line, TYPE) : []
  if (isSetApart(line)) gaps.push(...placesOf(line, BLANK))
  else if (/\d [\dlIO]/.test(line)) {
    for (const { index, length } of placesOf(line, DIGITS_APART))
      for (let at = line.indexOf(' ', index); at >= 0 && at < index + length; at = line.indexOf(' ', at + 1))
        gaps.push({ index: at, length: 1 })
  }
  if (gaps.length === 0) return null
  const pieces: Span[] = []
  let at = 0
  for (const gap of gaps.sort((a, b) => a.index - b.index)) {
    if (gap.index > at) pieces.push({ start: start + at, end: start + gap.index })
    at = gap.index + gap.length
  }
  if (at < line.length) pieces.push({ start: start + at, end: start + line.length })
  return pieces.length > 0 ? pieces : null
}

function placesOf(line: string, pattern: RegExp): Gap[] {
  return Array.from(line.matchAll(pattern), ({ index, 0: { length } }) => ({ index, length }))
}

function isSetApart(line: string): boolean {
  let blanks = 0
  for (let at = line.indexOf(' '); at >= 0; at = line.indexOf(' ', at + 1)) blanks++
  // there are no more between characters than blanks at all
  if (blanks < SET_APART.blanks || blanks < (line.length - blanks - 1) * SET_APART.share) return false
  const between = placesOf(line, BLANK).length
  if (between < SET_APART.blanks || between < (line.replace(/\s/g, '').length - 1) * SET_APART.share) return false
  return hanCount(line) >= SET_APART.han
}

/** Where the line ends that begins at `at`. */
function lineEnd(text: string, at: number): number {
  BREAK.lastIndex = at
  return BREAK.test(text) ? BREAK.lastIndex - 1 : text.length
}
