import type { ClassedLine, LineClass } from './line-class.js'

/** A run of prose: line indices, both included. */
export interface Segment {
  readonly first: number
  readonly last: number
  /** Han characters of its prose lines. */
  readonly prose: number
  readonly proseLines: number
}

export interface Body extends Segment {
  /** The date or source line above it, or -1. */
  readonly anchor: number
  /** From here on the lines stand behind something that looks like the end. */
  readonly doubtfulFrom: number
  /** True where all between its ends is article but what is shown to be chrome; else short lines must lead somewhere. */
  readonly whole?: true
}

/** Classes that end an article: what follows them is something else. */
export const ENDS: ReadonlySet<LineClass> = new Set<LineClass>(['foot', 'beside', 'editor', 'disclaimer', 'comment'])
const BREAKS: ReadonlySet<LineClass> = new Set<LineClass>([...ENDS, 'related', 'nav', 'pager'])

/**
 * What says for prose that it is the article's, in Han characters: its own, a line of date or source above it, that it is the first with
 * one; and against it, that it stands behind the end of other prose, which is some when it has `begun`.
 */
const SCORE = { anchor: 420, first: 350, behindEnd: 300, begun: 60 }
/** Bulleted lines and links between two pieces of prose; more that nothing announces part them. */
const MOST_BULLETS = 6
/** Lines of date among others are a list's where so few lines are between them. */
const LIST_STEP = 7
/** Prose behind a widget counts with what stands within so many lines below it. */
const NEAR = 14
/** The editor's line closes the prose so few lines above it. */
const EDITOR_REACH = 3

// For time: a line of date or source heads what stands so few lines below it.
const ANCHOR_REACH = 18

/** The prose that is the article, by its length and the date or source line above it; null where there is no prose. */
export function findBody(lines: readonly ClassedLine[]): Body | null {
  const listed = datesInLists(lines)
  const segments = segmentsOf(lines, headedSentences(lines, listed))
  let best: Body | null = null
  let bestScore = Number.NEGATIVE_INFINITY
  let anchored = false
  const ended = endedBefore(lines, segments)
  for (const segment of segments) {
    const index = anchorAbove(lines, segment.first, listed)
    let score = segment.prose
    if (ended.has(segment)) score -= SCORE.behindEnd
    if (index >= 0) {
      score += anchored ? SCORE.anchor : SCORE.anchor + SCORE.first
      anchored = true
    }
    if (score > bestScore) {
      bestScore = score
      best = { ...segment, anchor: index, doubtfulFrom: segment.last + 1 }
    }
  }
  return best && extend(lines, segments, best, listed)
}

/** Below a line of date or source what ends as a sentence is prose, however short. */
function headedSentences(lines: readonly ClassedLine[], listed: ReadonlySet<number>): ReadonlySet<number> {
  const found = new Set<number>()
  const prose = lines.findIndex(({ class: name }) => name === 'strong')
  lines.forEach(({ class: anchor, date }, i) => {
    // below prose such lines head comments and other stories
    if (prose >= 0 && i > prose) return
    if (listed.has(i) || !(anchor === 'meta' || (anchor === 'date' && date !== null))) return
    for (let k = i + 1; k < Math.min(lines.length, i + 1 + ANCHOR_REACH); k++) {
      const { class: name, line } = lines[k] as ClassedLine
      if (BREAKS.has(name) || name === 'strong') break
      if (name === 'weak' && /[。;]$/.test(line.text)) found.add(k)
    }
  })
  return found
}

function segmentsOf(lines: readonly ClassedLine[], headed: ReadonlySet<number>): Segment[] {
  const segments: Segment[] = []
  let open: { first: number; last: number; prose: number; proseLines: number } | null = null
  lines.forEach(({ class: name, line }, i) => {
    if (name !== 'strong' && !headed.has(i)) return
    if (open !== null && belongTogether(lines, open.last, i)) {
      open.last = i
      open.prose += line.han
      open.proseLines++
      return
    }
    open = { first: i, last: i, prose: line.han, proseLines: 1 }
    segments.push(open)
  })
  return segments
}

/** True where nothing between two prose lines parts them; lists and subheads do not. */
function belongTogether(lines: readonly ClassedLine[], from: number, to: number): boolean {
  const between = lines.slice(from + 1, to).filter(({ line }) => line.cells === undefined)
  if (between.some(({ class: name }) => BREAKS.has(name))) return false
  const bullets = between.filter(({ class: name, line }) => line.bullet || name === 'links').length
  const listed = introduces(lines[from]?.line.text ?? '')
  return bullets <= MOST_BULLETS || listed
}

/** True for a line that announces a list. */
export function introduces(text: string): boolean {
  return /(?:[::]|如下[。]?|下列.{0,12}|如下表.{0,6})$/.test(text)
}

/** What heads an item of a chronicle beside whole days: 1995, 1998.8, 2004年7月. */
const YEAR_OR_MONTH = /^(?:19|20)\d\d(?:[./-]\d{1,2}|年(?:\d{1,2}月)?)?$/

/** Dated lines among other dated lines: the stories of a list, not the head of an article. */
export function datesInLists(lines: readonly ClassedLine[]): ReadonlySet<number> {
  const dated = lines.flatMap(({ class: name, line }, i) =>
    name === 'date' || name === 'meta' || YEAR_OR_MONTH.test(line.text) ? [i] : [],
  )
  const near = (i: number, j: number | undefined): boolean => j !== undefined && Math.abs(i - j) <= LIST_STEP
  return new Set(
    dated.filter((i, k) => {
      const around = [dated[k - 2], dated[k - 1], dated[k + 1], dated[k + 2]]
      const others = around.filter((j) => near(i, j)).length
      return others >= 2 || (others === 1 && lines[i]?.line.bullet === true)
    }),
  )
}

/** The date or source line that heads the text from line `first` on; -1 where none does. */
export function anchorAbove(lines: readonly ClassedLine[], first: number, listed: ReadonlySet<number>): number {
  for (let i = first - 1; i >= Math.max(0, first - ANCHOR_REACH); i--) {
    const { class: name, date, line } = lines[i] as ClassedLine
    if (name === 'strong') break
    if (listed.has(i)) continue
    if (name === 'meta' || (name === 'date' && date !== null)) return i
    if (name === 'source' && /来源|稿源|出处/.test(line.text)) return i
  }
  return -1
}

/** The segments that stand behind prose and a line that ends an article. */
function endedBefore(lines: readonly ClassedLine[], segments: readonly Segment[]): ReadonlySet<Segment> {
  const behind = new Set<Segment>()
  let begun = false
  let ended = false
  segments.forEach((segment, i) => {
    const previous = segments[i - 1]
    if (begun && !ended && previous) {
      ended = lines.slice(previous.last + 1, segment.first).some(({ class: name }) => ENDS.has(name))
    }
    if (ended) behind.add(segment)
    begun ||= segment.prose >= SCORE.begun
  })
  return behind
}

/** Han characters of a segment and of those that stand near behind it. */
function proseFrom(segments: readonly Segment[], from: number): number {
  const { last } = segments[from] as Segment
  let prose = 0
  for (let i = from; i < segments.length && (segments[i] as Segment).first - last <= NEAR; i++)
    prose += (segments[i] as Segment).prose
  return prose
}

/** Takes in prose behind a widget in the article, and prose between the date line and the body. */
function extend(
  lines: readonly ClassedLine[],
  segments: readonly Segment[],
  body: Body,
  listed: ReadonlySet<number>,
): Body {
  let { first, last, anchor, prose, proseLines, doubtfulFrom } = body
  const own = segments.findIndex((segment) => segment.first === first)
  for (let i = own + 1; i < segments.length; i++) {
    const next = segments[i] as Segment
    const between = lines.slice(last + 1, next.first)
    if (between.some(({ class: name }) => ENDS.has(name) || name === 'pager')) break
    // a second date line heads another story
    if (anchor >= 0 && between.some(({ class: name }) => name === 'meta' || name === 'date')) break
    const closed = lines.slice(next.last + 1, next.last + 1 + EDITOR_REACH).some(({ class: name }) => name === 'editor')
    // prose between a widget and the editor's line is the article's own
    if (proseFrom(segments, i) * 2 < prose && !closed) break
    doubtfulFrom = Math.min(doubtfulFrom, next.first)
    last = next.last
    prose += next.prose
    proseLines += next.proseLines
  }
  for (let i = own - 1; i >= 0; i--) {
    const previous = segments[i] as Segment
    if (previous.first <= anchor) break
    const between = lines.slice(previous.last + 1, first)
    // a lead right below the date line, with a widget between it and the text
    const lead = anchor < 0 ? anchorAbove(lines, previous.first, listed) : -1
    const parting = lead >= 0 ? ENDS : BREAKS
    if (between.some(({ class: name }) => parting.has(name) || (name === 'links' && lead < 0))) break
    if (lead >= 0) anchor = lead
    first = previous.first
    prose += previous.prose
    proseLines += previous.proseLines
  }
  return { first, last, anchor, prose, proseLines, doubtfulFrom }
}
