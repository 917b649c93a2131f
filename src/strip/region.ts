import type { ClassedLine, LineClass } from './line-class.js'
import { isLink } from './page.js'
import { IMPRINT, isLoose, LOOSE } from './page-signs.js'
import { anchorAbove, type Body, datesInLists, ENDS, introduces } from './prose.js'

/** Lines `[first, end)` that are shown to hold the article: an element of a page, or a text that is no page. */
export interface Region {
  readonly first: number
  readonly end: number
  /** True inside a page: single words at its ends may be buttons. */
  readonly paged: boolean
}

/** A sign that prose follows, this share of what stood before it, parts nothing: it is dropped alone. */
const GOES_ON = 0.5
/** Lines from a headline to its line of date and source. */
const HEADLINE_REACH = 3
/** Lines that may stand above the text of a document. */
const LONGEST_HEAD = 8
/** So many short lines at the end may be a signature; more are buttons. */
const SIGNED = 2
/** Lines of an item's head: its headline and its line of date and source. */
const ITEM_HEAD = 4

/** Where one of these stands, the article has ended, unless it goes on. */
const CUTS: ReadonlySet<LineClass> = new Set<LineClass>([
  'related',
  'comment',
  'disclaimer',
  'foot',
  'pager',
  'editor',
  'nav',
  'share',
  'promo',
])
/** Lines that stand above an article. */
const HEADS: ReadonlySet<LineClass> = new Set<LineClass>([
  'nav',
  'share',
  'meta',
  'date',
  'source',
  'field',
  'player',
  'pager',
])
const CONTENT: ReadonlySet<LineClass> = new Set<LineClass>(['strong', 'weak', 'short', 'item', 'box', 'teaser', 'date'])

/** A notice is signed within so many lines below its text: office and day, at times a blank line or an annex between. */
export const SIGNATURE_REACH = 4
/** What a writer puts above the signature of mails and posts. */
export const SIGNATURE_FOLLOWS = /^-{2,3}$/

/**
 * The article in a region: all of it but what is shown to be chrome, from the signs outward. `body` is the prose found
 * in it, null where there is none. @returns null where nothing is left
 */
export function fillRegion(lines: readonly ClassedLine[], region: Region, body: Body | null): Body | null {
  const top = firstLine(lines, region, body)
  const end = lastLine(lines, top, region, body?.last ?? top)
  let first = -1
  let last = -1
  for (let i = top; i < end; i++) {
    if (!CONTENT.has((lines[i] as ClassedLine).class)) continue
    if (first < 0) first = i
    last = i
  }
  if (first < 0) return body
  if (region.paged) [first, last] = withoutLooseEnds(lines, first, last)
  const { anchor, prose, proseLines } = body ?? {
    anchor: anchorAbove(lines, first, datesInLists(lines)),
    prose: 0,
    proseLines: 0,
  }
  first = Math.min(first, body?.first ?? first)
  last = Math.max(last, body?.last ?? last)
  return { first, last, anchor, prose, proseLines, doubtfulFrom: last + 1, whole: true }
}

/** The article of a page without prose: the lines below its line of date and source, where enough of them tell something. */
export function underDate(lines: readonly ClassedLine[]): Body | null {
  const listed = datesInLists(lines)
  const anchor = lines.findIndex(({ class: name }, i) => name === 'meta' && !listed.has(i))
  if (anchor < 0) return null
  const body = fillRegion(lines, { first: anchor + 1, end: lines.length, paged: true }, null)
  return body && lines.slice(body.first, body.last + 1).some((line) => massOf(line) > 0) ? { ...body, anchor } : null
}

/** The article of a page that is a ledger: no prose, no line of date, but most of its lines tell something. */
export function ledger(lines: readonly ClassedLine[]): Body | null {
  const body = fillRegion(lines, { first: 0, end: lines.length, paged: true }, null)
  if (body === null) return null
  const own = lines.slice(body.first, body.last + 1).filter(({ line }) => line.cells === undefined)
  const telling = own.filter((line) => massOf(line) > 0 && !line.line.bullet).length
  return telling * 2 > own.length ? body : null
}

/** A document of which every line is article. */
export function wholeBody(lines: readonly ClassedLine[]): Body {
  const anchor = anchorAbove(lines, Math.min(lines.length, LONGEST_HEAD), datesInLists(lines))
  const last = lines.length - 1
  return { first: 0, last, anchor, prose: 0, proseLines: 0, doubtfulFrom: last + 1, whole: true }
}

/** Words that lead nowhere at the ends of an element are its buttons: above, what a title has is looked for elsewhere. */
function withoutLooseEnds(lines: readonly ClassedLine[], first: number, last: number): [number, number] {
  const loose = (i: number): boolean => {
    const { class: name, line } = lines[i] as ClassedLine
    return LOOSE.has(name) && line.cells === undefined && isLoose(line.text)
  }
  let from = first
  while (from < last && loose(from)) from++
  let to = last
  while (to > from && loose(to)) to--
  const listed = introduces((lines[to] as ClassedLine).line.text)
  return [from, listed || last - to <= SIGNED ? last : to]
}

/** The line behind the last one that heads the article: menus, the line of date and source, buttons. */
function firstLine(lines: readonly ClassedLine[], region: Region, body: Body | null): number {
  const anchor = body?.anchor ?? -1
  const listed = datesInLists(lines)
  const heads = (i: number): boolean => HEADS.has((lines[i] as ClassedLine).class) && !listed.has(i)
  const end = Math.min(region.end, body?.first ?? region.end)
  let top = Math.max(region.first, anchor + 1)
  for (let i = top; i < end; i++) {
    const { class: name, line } = lines[i] as ClassedLine
    if (heads(i)) top = i + 1
    else if (name === 'item' || /[。;:]$/.test(line.text)) break
    // what tells something is text, unless it is a headline: then the line of date and source follows
    else if (!isLoose(line.text) && !range(i + 1, Math.min(end, i + 1 + HEADLINE_REACH)).some(heads)) break
  }
  return top
}

/** True where nothing but links seems to stand from a line on. */
function looseFrom(lines: readonly ClassedLine[], from: number, end: number): boolean {
  return from < end && lines.slice(from, end).every(({ line }) => isLoose(line.text))
}

/**
 * The line at which the article of a region has ended: the first sign behind which little follows, and in a page behind
 * its last prose line whatever ends an article.
 */
function lastLine(lines: readonly ClassedLine[], from: number, { end, paged }: Region, lastProse: number): number {
  const proseEnd = paged ? lastProse : end
  const mass = [0]
  for (let i = from; i < end; i++) mass.push((mass[mass.length - 1] as number) + massOf(lines[i] as ClassedLine))
  const all = mass[mass.length - 1] as number
  let begun = false
  for (let i = from; i < end; i++) {
    const { class: name, line } = lines[i] as ClassedLine
    const led = i > from && introduces((lines[i - 1] as ClassedLine).line.text)
    if (i > proseEnd && (ENDS.has(name) || (line.heading > 0 && isSigned(lines, i)))) return i
    const before = mass[i - from] as number
    if (begun && !led && cutsAt(lines, i, end) && all - before <= before * GOES_ON) {
      if (!(paged ? isAside(lines, i, end) : headsAnother(lines, i, end))) return i
    }
    begun ||= CONTENT.has(name)
  }
  return end
}

/** True for the line of an editor behind which a headline, a line of date and source and prose follow: a text of several articles. */
function headsAnother(lines: readonly ClassedLine[], i: number, end: number): boolean {
  if (lines[i]?.class !== 'editor') return false
  const meta = range(i + 1, Math.min(end, i + 1 + ITEM_HEAD)).find((k) => lines[k]?.class === 'meta')
  if (meta === undefined || meta === i + 1) return false
  return range(meta + 1, Math.min(end, meta + 1 + ITEM_HEAD)).some((k) => lines[k]?.class === 'strong')
}

/** True for a link to one other story within its own line, below which the element's prose goes on. */
function isAside(lines: readonly ClassedLine[], i: number, end: number): boolean {
  const [own, next] = [lines[i], lines[i + 1]]
  if (own?.class !== 'related' || i + 1 >= end) return false
  return isLink(own.line) && next?.class === 'strong'
}

/** True right below the day that signs a notice. */
export function isSigned(lines: readonly ClassedLine[], i: number): boolean {
  const above = lines[i - 1]
  return above?.class === 'date' && above.date?.time === false && lines[i - 2]?.class === 'short'
}

function cutsAt(lines: readonly ClassedLine[], i: number, end: number): boolean {
  const { class: name, line } = lines[i] as ClassedLine
  if (name === 'foot') return IMPRINT.test(line.text)
  if (name === 'box') return looseFrom(lines, i + 1, end) || headsStories(lines, i, end)
  return CUTS.has(name) || SIGNATURE_FOLLOWS.test(line.text)
}

const LINKS = /链接$/
const STORIES: ReadonlySet<LineClass> = new Set<LineClass>(['short', 'item', 'teaser'])

/** True for 相关链接 above the headlines of other stories, which are in bullets or several; what it explains comes in clauses. */
function headsStories(lines: readonly ClassedLine[], i: number, end: number): boolean {
  if (!LINKS.test((lines[i] as ClassedLine).line.text.replace(/[\]】:]+$/, ''))) return false
  let last = i
  while (last + 1 < end && STORIES.has((lines[last + 1] as ClassedLine).class)) last++
  const stories = lines.slice(i + 1, last + 1).map(({ line }) => line)
  if (stories.some(({ text }) => /[,。;:]/.test(text))) return false
  return stories.length > 1 || stories[0]?.bullet === true
}

/** What a line weighs as article: links and single words nothing, whatever else by its length. */
function massOf({ class: name, line }: ClassedLine): number {
  return CONTENT.has(name) && !isLoose(line.text) ? line.han : 0
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}
