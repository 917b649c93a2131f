import type { Span } from '../span.js'
import { isHan } from './fold.js'
import { endsSentence, isAdvert, UNCLOSED_PROSE } from './line-class.js'
import { headsAnswer } from './other-voices.js'
import type { Line } from './page.js'
import { isPageNumber, runningHeads } from './running-heads.js'

/** Lines with the broken ones joined, and where each of the given lines went. */
export interface JoinedLines {
  readonly lines: readonly Line[]
  readonly index: readonly number[]
}

/** So many lines cut in mid-clause show that a text is wrapped. */
const CUT_LINES = 2
/** … if they are this share of its lines of prose. */
const CUT_SHARE = 0.5
/** Han characters of a line that may be cut in mid-clause, of one cut in a number, and of one with a clause that begins a paragraph. */
const SHORTEST_CUT = 8
const SHORTEST_PIECE = 4
const SHORTEST_CLAUSE = 12
/** White space in front of a paragraph's first line, in units. */
const INDENT = 2
/** Columns of a wrapped line, how many a line may miss of the text's width, and how many of those that are broken reach it. */
const WIDTH = { least: 36, slack: 4, share: 0.6 }
/** So many lines without an end are of one width where a text is wrapped, most with a clause; of a short text's lines so many of the greatest width. */
const WRAPPED = { lines: 4, clauses: 0.7, greatest: 3 }

// For time: how far from a line's end its last figure begins.
const TAIL = 30

/**
 * Joins lines of prose that a page layout has broken: wrapped at one width, after a comma, or across a page's end; and
 * the lines in `known` with the next ones.
 */
export function joinBroken(lines: readonly Line[], text: string, known: ReadonlySet<number>): JoinedLines {
  const width = wrapWidth(lines, text)
  const indented =
    areIndented(lines.filter((line) => line.han >= UNCLOSED_PROSE)) || (width > 0 && areIndented(beginnings(lines)))
  // where paragraphs are indented no indented line goes on with the one above it
  const takesUp = (line: Line, next: Line | undefined): boolean =>
    isCut(line, next) && !(indented && (next?.indent ?? 0) >= INDENT)
  const cut = isWrappedAnyhow(lines, takesUp)
  const endOf = pageEnds(lines)
  const groups: Line[][] = []
  const index: number[] = []
  let open = false
  let held: Line[] = []
  const close = (): void => {
    for (const line of held) groups.push([line])
    held = []
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line
    const before = groups[groups.length - 1]?.at(-1)
    const end = before !== undefined && !known.has(i) ? endOf(i) : i
    if (before !== undefined && end > i && partsPages(before, lines[end])) {
      // what stands at a page's end within a paragraph comes behind what it parts
      const next = { ...(lines[end] as Line), gap: 0 }
      const cued = TIME_CODE.test(lines[end - 1]?.text ?? '')
      open =
        isCutFigure(before, next) ||
        (!cued && (goesOn(before, next, text, width, indented, false) || (cut && takesUp(before, next))))
      for (; i < end; i++) {
        index.push(groups.length + held.length)
        held.push(lines[i] as Line)
      }
      i--
      if (!open) close()
      continue
    }
    if (open) groups[groups.length - 1]?.push(line)
    else {
      close()
      groups.push([line])
    }
    index.push(groups.length - 1)
    open =
      known.has(i) ||
      goesOn(line, lines[i + 1], text, width, indented, open) ||
      isCutFigure(line, lines[i + 1]) ||
      (cut && takesUp(line, lines[i + 1]))
    if (!open && endOf(i + 1) === i + 1) close()
  }
  close()
  return { lines: groups.map(joinGroup), index }
}

/** The pieces that a line is made of, in the page's text. */
export function partsOf(line: Line): readonly Span[] {
  return line.parts ?? [line]
}

function joinGroup(group: readonly Line[]): Line {
  const [first, ...others] = group as [Line, ...Line[]]
  if (others.length === 0) return first
  const texts = [first.text]
  let han = first.han
  let linked = first.link * first.text.length
  for (const line of others) {
    // words in Latin letters need the space that the line break stood for
    const words = /[A-Za-z]$/.test(texts[texts.length - 1] as string) && /^[A-Za-z]/.test(line.text)
    texts.push(words ? ` ${line.text}` : line.text)
    han += line.han
    linked += line.link * line.text.length
  }
  const text = texts.join('')
  const parts = group.flatMap(partsOf)
  return { ...first, end: others[others.length - 1]?.end ?? first.end, text, han, link: linked / text.length, parts }
}

/** A mark between clauses; that of thousands is none. */
const CLAUSE_MARK = /[;。]|,(?!\d{3})/

/** True for a text whose lines of prose break off in mid-clause more often than they end. */
function isWrappedAnyhow(lines: readonly Line[], takesUp: (line: Line, next: Line | undefined) => boolean): boolean {
  // what lists hold is not wrapped
  const prose = lines.filter(({ text, kind }) => kind === null && CLAUSE_MARK.test(text)).length
  if (prose < CUT_LINES) return false
  const cuts = lines.filter((line, i) => takesUp(line, lines[i + 1]) || isCutFigure(line, lines[i + 1])).length
  return cuts >= CUT_LINES && cuts >= prose * CUT_SHARE
}

/**
 * True for a line of prose that breaks off in mid-clause and the line that takes it up, whatever their widths: a number
 * is cut from its unit, a word in two. Lines of one make (a year each, a label each) are rows, not pieces.
 */
function isCut(line: Line, next: Line | undefined): boolean {
  if (next === undefined || next.gap > 0 || line.kind !== null || next.kind !== null || next.bullet) return false
  return !endsSentence(line.text) && breaksOff(line, next) && fits(line, next) && !isAdvert(next.text)
}

function breaksOff(line: Line, next: Line): boolean {
  const number =
    /^[\d.万亿元人名户个项次]/.test(next.text) && /\d[\d.]{0,20}[万亿千百余多]{0,3}$/.test(line.text.slice(-TAIL))
  if (number) return line.han >= SHORTEST_PIECE
  if (/^[,。;、)》”」]/.test(next.text)) return true
  const clauses = /[,;。]/.test(line.text) && line.han >= SHORTEST_CUT && /[,。]/.test(next.text)
  return clauses && makeOf(line.text) !== makeOf(next.text)
}

/** A figure's beginning at a line's end: 38,700余, 1,250, and 4, whose next three digits are on the line below. */
const FIGURE_BEGUN = /\p{L}[^\p{L}]{0,3}\d[\d.,]{0,20} ?(?:[万亿千百余多]{0,3}|(?<=\d),)$/u
const FIGURE_ENDS =
  /^(?:[余多]?[万亿]{0,2} ?(?:[名户]|人次?)|\d{3} ?(?:万)?(?:[元名户]|人次?))(?=[,。;、)]|$)|^[余多]?[万亿]{0,2} ?元/

/** A numeral in words that a line's end cuts: 六百四十⏎二个, 十⏎八万三千户. */
const NUMERAL_BEGUN =
  /(?:[^一二三四五六七八九十百千万亿、.,]|[^一二三四五六七八九十百千万亿]、)[一二两三四五六七八九十百千万亿零]{1,8}$/
const NUMERAL_ENDS =
  /^(?:[一二两三四五六七八九十百千万亿零]{1,8}[余多来]?|[余多来][万亿]?)(?:[元名户人个项位块口]|人次)/

/** The times of a subtitle. */
export const TIME_CODE = /^[\d:,.\s]{4,20}-->/

/** True where a line ends in a figure whose unit, closed by a mark, begins the next one: one cut is enough to be sure. */
function isCutFigure(line: Line, next: Line | undefined): boolean {
  if (next === undefined || next.gap > 0 || line.kind !== null || next.kind !== null || next.bullet) return false
  if (line.han < SHORTEST_PIECE) return false
  // how the next line begins is seen at once
  if (NUMERAL_ENDS.test(next.text) && NUMERAL_BEGUN.test(line.text.slice(-TAIL))) return true
  if (!FIGURE_ENDS.test(next.text) || !FIGURE_BEGUN.test(line.text.slice(-TAIL))) return false
  return /^\d/.test(next.text) === line.text.endsWith(',')
}

/** How a row begins; '' with its place in the text for what is no row. */
function makeOf(text: string): string {
  const row = /^(?:(?:19|20)\d\d年|\d{1,2}月|[\p{L} ]{1,12}:|\d{1,3}[、.)])/u.exec(text)?.[0]
  return row === undefined ? text : row.replace(/\d/g, '0').replace(/^[\p{L} ]{1,12}:/u, '甲:')
}

/** @param begun the line is in the middle of a paragraph */
function goesOn(
  line: Line,
  next: Line | undefined,
  text: string,
  width: number,
  indented: boolean,
  begun: boolean,
): boolean {
  if (next === undefined || line.kind !== null || next.kind !== null || next.bullet) return false
  return (
    runsOn(line, next, text, width, indented, begun) &&
    !endsSentence(line.text) &&
    fits(line, next) &&
    !isAdvert(next.text)
  )
}

function runsOn(line: Line, next: Line, text: string, width: number, indented: boolean, begun: boolean): boolean {
  if (next.gap === 0 && width > 0 && Math.abs(columns(line, text) - width) <= WIDTH.slack)
    return next.indent < INDENT || !indented
  // in a wrapped text whose paragraphs are indented a line at the margin begins none
  if (next.gap === 0 && width > 0 && indented && begun && next.indent === 0) return true
  if (next.gap === 0 && /[,、]$/.test(line.text)) return line.han >= SHORTEST_CUT
  // across a blank line only where paragraphs are indented and this one is not
  const flush = indented && line.indent >= INDENT && next.indent === 0
  return flush && /[,;。、]/.test(line.text) && next.han >= SHORTEST_CUT
}

/** The lines that begin a paragraph by what stands above them. */
function beginnings(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line, i) => {
    const before = lines[i - 1]
    return isClause(line) && (before === undefined || line.gap > 0 || endsSentence(before.text))
  })
}

function areIndented(lines: readonly Line[]): boolean {
  return lines.length >= 2 && lines.filter((line) => line.indent >= INDENT).length * 2 > lines.length
}

function isClause({ text, han }: Line): boolean {
  return han >= SHORTEST_CLAUSE && /[,;。、]/.test(text)
}

/** The width that a document's lines are wrapped at, in columns; 0 where they are not. */
function wrapWidth(lines: readonly Line[], text: string): number {
  return commonWidth(lines, text) || greatestWidth(lines, text)
}

/** In a short text: the width that no line of prose exceeds and most that are broken reach. */
function greatestWidth(lines: readonly Line[], text: string): number {
  const broken: number[] = []
  let greatest = 0
  lines.forEach((line, i) => {
    if (!isClause(line) || line.kind !== null) return
    const width = columns(line, text)
    greatest = Math.max(greatest, width)
    const next = lines[i + 1]
    if (next !== undefined && next.gap === 0 && fits(line, next) && !line.bullet) broken.push(width)
  })
  if (greatest < WIDTH.least) return 0
  const near = broken.filter((width) => greatest - width <= WIDTH.slack).length
  return near >= WRAPPED.greatest && near >= broken.length * WIDTH.share ? greatest - WIDTH.slack / 2 : 0
}

function commonWidth(lines: readonly Line[], text: string): number {
  const counts = new Map<number, number>()
  let open = 0
  let clauses = 0
  lines.forEach((line, i) => {
    const next = lines[i + 1]
    if (next === undefined || next.gap > 0 || endsSentence(line.text) || line.kind !== null || line.bullet) return
    const width = columns(line, text)
    if (width < WIDTH.least) return
    open++
    if (/[,;。、]/.test(line.text)) clauses++
    const bucket = Math.round(width / 2)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  })
  // lists of headlines may be cut to one length too, but few of them hold a clause
  if (open < WRAPPED.lines || clauses < open * WRAPPED.clauses) return 0
  let best = 0
  let bestCount = 0
  for (const bucket of counts.keys()) {
    const near = (counts.get(bucket - 1) ?? 0) + (counts.get(bucket) ?? 0) + (counts.get(bucket + 1) ?? 0)
    if (near > bestCount) {
      best = bucket
      bestCount = near
    }
  }
  return bestCount >= open * WIDTH.share ? best * 2 : 0
}

/**
 * For a line at a page's end or at the next one's begin (its number, what all pages repeat, the number and times of a
 * subtitle) the line behind all of these; for any other line the line itself.
 */
function pageEnds(lines: readonly Line[]): (i: number) => number {
  const found = new Set<number>()
  lines.forEach((line, i) => {
    if (line.kind !== null || !isPageNumber(line.text)) return
    found.add(i)
    if (TIME_CODE.test(lines[i + 1]?.text ?? '')) found.add(i + 1)
  })
  // what stands beside no number is no running head
  if (found.size > 1) for (const i of runningHeads(lines)) found.add(i)
  const ends = new Map<number, number>()
  for (const i of [...found].sort((a, b) => b - a)) ends.set(i, ends.get(i + 1) ?? i + 1)
  return (i) => ends.get(i) ?? i
}

function partsPages(before: Line, next: Line | undefined): boolean {
  if (next === undefined) return false
  return before.han >= SHORTEST_PIECE && !endsSentence(before.text) && fits(before, next)
}

/** Columns of a row, set apart by blanks or tabs; what is justified has no such gap. */
const COLUMNS = /\S(?: {4,}|\t)\s*\S/

function fits(line: Line, next: Line): boolean {
  // a row of columns is whole, and so is the one below it
  if (COLUMNS.test(line.text) && COLUMNS.test(next.text)) return false
  const last = line.text.charCodeAt(line.text.length - 1)
  const open = isHan(last) || /[A-Za-z0-9,、%.“‘(《]/.test(line.text.at(-1) as string)
  const heads = /^[■◆●▲△▼★☆※【〔]|^第?[一二三四五六七八九十]{1,3}[、.章条节]|^\(?[一二三四五六七八九十\d]{1,2}[)、.]\D/
  return open && !heads.test(next.text) && !headsAnswer(next.text)
}

/** The columns a line takes on a page, its indent with it: two for wide characters. */
function columns(line: Line, text: string): number {
  let n = line.indent * 2
  for (let i = line.start; i < line.end; i++) n += isWide(text.charCodeAt(i)) ? 2 : 1
  return n
}

function isWide(unit: number): boolean {
  return unit > 0x2e7f || (unit >= 0x2014 && unit <= 0x201d) || unit === 0x2026
}
