import { simplifyUnits } from '../script.js'
import { hanCount } from './fold.js'
import type { ClassedLine } from './line-class.js'
import type { PageHead } from './metadata.js'
import { findTitle } from './text-title.js'

/**
 * What says for a line that it is the page's title: that `<title>` or a meta holds it, for each of its Han characters; else the share of
 * its pairs of characters that `<title>` has, in full from so many Han characters on; a heading, above all the first. And against it: that
 * the text begins with it, each line between it and the text. A line that comes to `enough` is the title.
 */
const SCORE = { held: 2, alike: 20, whole: 8, first: 14, heading: 8, opening: 6, distance: 0.4, enough: 12 }
/** Han characters of a title. */
const SHORTEST_TITLE = 3
/** Characters of a meta's title that is taken for a line that is a part of it, when it is so much longer. */
const LONGEST_META = 60
/** What `<title>` shares with the first lines of the text where it is its title. */
const TOLD = { lines: 4, share: 0.3 }

// For time: no line farther above the text comes to enough.
const REACH = 60

export const CUT = /\s{0,4}(?:[_|｜丨»]|--|——|\s[-–—]\s|[-–—](?=[^-–—]{2,16}$)).*/u

/** A page's title: the line that shows it, or -1, and its words. */
export interface Headline {
  readonly line: number
  readonly text: string | null
}

/** What editors and systems call any document: no title. */
const NAMELESS =
  /^(?:无标题|未命名|新建|untitled|document|newpage|noname)(?:文档|页面?|\d{0,3})(?:\d{0,3})$|^(?:首页|正文|详情页?|(?:新闻|文章|信息|内容)(?:详情|正文|内容|页|详细页?))$/

/** The line above the text that says what `<title>` says; else what metas or `<title>` say. */
export function findHeadline(lines: readonly ClassedLine[], given: PageHead, anchor: number, first: number): Headline {
  const head = named(given)
  const whole = plain(head.title)
  const meta = head.headline === null ? '' : plain(head.headline)
  const title = head.title.replace(CUT, '')
  // the name of the site behind the title is no title
  const site = title.trim() === '' ? '' : plain(head.title.slice(title.length))
  const words = plain(title)
  let best = -1
  let bestScore = 0
  for (let i = Math.min(lines.length - 1, first); i >= Math.max(0, first - REACH); i--) {
    const { line, class: name } = lines[i] as ClassedLine
    if (
      line.han < SHORTEST_TITLE ||
      name === 'nav' ||
      name === 'date' ||
      name === 'meta' ||
      (name === 'strong' && line.heading === 0)
    )
      continue
    const own = plain(line.text)
    const contained =
      (line.heading > 0 && words !== '' && own.startsWith(words)) ||
      (own !== '' && ((whole.includes(own) && !site.includes(own)) || (meta !== '' && meta.includes(own))))
    let score = contained
      ? SCORE.held * line.han
      : SCORE.alike * overlap(own, whole) * Math.min(1, line.han / SCORE.whole)
    if (line.heading > 0) score += line.heading === 1 ? SCORE.first : SCORE.heading
    if (i === first) score -= SCORE.opening
    score -= Math.abs((anchor >= 0 ? anchor : first) - i) * SCORE.distance
    if (score > bestScore) {
      bestScore = score
      best = i
    }
  }
  const cut = head.title.replace(CUT, '').trim()
  if (best >= 0 && bestScore >= SCORE.enough) {
    const { line } = lines[best] as ClassedLine
    const other =
      head.headline !== null &&
      plain(head.headline).includes(plain(line.text)) &&
      line.han * 2 < hanCount(head.headline) &&
      head.headline.length <= LONGEST_META
        ? head.headline
        : null
    return { line: best, text: other }
  }
  // a site's name says nothing of the article: then the line that stands where titles do
  const said = head.headline ?? (cut === '' ? null : cut)
  const prose = lines.slice(first, first + TOLD.lines).map(({ line }) => line.text)
  if (said === null || overlap(plain(said), plain(prose.join(''))) < TOLD.share) {
    const i = findTitle(lines, anchor, first)
    if (i >= 0) return { line: i, text: null }
  }
  return { line: -1, text: said }
}

/** What a page says of itself, a title that says nothing left out. */
function named(head: PageHead): PageHead {
  const isNamed = (title: string): boolean => !NAMELESS.test(plain(title))
  return {
    ...head,
    title: isNamed(head.title.replace(CUT, '')) ? head.title : '',
    headline: head.headline !== null && isNamed(head.headline) ? head.headline : null,
  }
}

/** A title without white space, punctuation and symbols, for comparing. */
export function plain(text: string): string {
  return simplifyUnits(text)
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]+/gu, '')
    .toLowerCase()
}

/** Share of the first text's pairs of characters that the second has. */
function overlap(a: string, b: string): number {
  if (a === '') return 0
  let n = 0
  for (let i = 0; i + 1 < a.length; i++) if (b.includes(a.slice(i, i + 2))) n++
  return n / (a.length - 1)
}
