import type { ClassedLine } from './line-class.js'

/** A title in Han characters; a longer first line is the text's own. */
const LONGEST_OPENING = 40
/** Han characters of a title. */
const SHORTEST = 4
/** Lines from the line of date to a title below it. */
const BELOW = 5
/**
 * What says for a line that it is the title: each of its Han characters up to so many, that it stands twice, a blank line above it. And
 * against it: each line between it and the text, each word beyond those of a title, that two bodies sign with it what stands above them.
 */
const SCORE = { han: 1.2, most: 24, twice: 10, gap: 4, distance: 1.6, words: 4, word: 3, signed: 12 }

// For time: no line farther above the text comes to anything.
const REACH = 40

const DASHED = /^[—―-]{1,4}/
/** Fields one behind the other: 国别:中国 借款人:中华人民共和国. */
const FIELDS = /^[^\s:]{1,8}:[^:]{1,40}\s[^\s:]{1,8}:/
/** What an office calls its paper, however long: …关于下达…资金计划的通知. */
const OFFICIAL = /^[^,，。;；!！?？]+关于[^,，。;；!！?？]+的(?:通知|通报|公告|公示|报告|意见|批复|函|决定|请示)$/
const BODY = /[局厅廳委部会會院队隊办辦署社]$/

/**
 * The line that is the title: a short one above the date line (above the prose where there is no date line), or the
 * first short line below it. @returns its index, or -1
 */
export function findTitle(lines: readonly ClassedLine[], anchor: number, first: number): number {
  const from = anchor >= 0 ? anchor : first
  const repeated = countTexts(lines)
  let best = -1
  let bestScore = 0
  for (let i = from - 1; i >= Math.max(0, from - REACH); i--) {
    const { class: name, line } = lines[i] as ClassedLine
    // the trail of menus stands above the title
    if (name === 'nav' && best >= 0 && line.text.includes('>')) break
    const score = titleScore(lines, i, from, repeated)
    if (score > bestScore) {
      bestScore = score
      best = i
    }
  }
  if (best >= 0) return headOf(lines, best)
  for (let i = from + 1; anchor >= 0 && i <= Math.min(first - 1, from + BELOW); i++) {
    if (isCandidate(lines[i] as ClassedLine)) return i
  }
  return -1
}

/** A line that a dash begins is the subtitle of the one right above it: ——…纪实. */
function headOf(lines: readonly ClassedLine[], title: number): number {
  const [above, own] = [lines[title - 1], lines[title]]
  if (above === undefined || own === undefined || own.line.gap > 0 || !DASHED.test(own.line.text)) return title
  return isCandidate(above) ? title - 1 : title
}

function titleScore(
  lines: readonly ClassedLine[],
  i: number,
  from: number,
  repeated: ReadonlyMap<string, number>,
): number {
  const { line, class: name } = lines[i] as ClassedLine
  if (!isCandidate(lines[i] as ClassedLine) || line.bullet || name === 'links' || DASHED.test(line.text)) return 0
  let score = SCORE.han * Math.min(line.han, SCORE.most) - SCORE.distance * (from - i)
  if ((repeated.get(line.text) ?? 0) > 1) score += SCORE.twice
  if (line.gap > 0) score += SCORE.gap
  const words = line.text.split(/[\s|]+/)
  if (words.length > SCORE.words) score -= SCORE.word * (words.length - SCORE.words)
  // two bodies side by side sign what stands above them
  if (words.length > 1 && words.every((word) => BODY.test(word))) score -= SCORE.signed
  return score
}

function isCandidate({ line, class: name }: ClassedLine): boolean {
  if (name !== 'short' && name !== 'weak' && name !== 'box' && name !== 'item' && name !== 'links') return false
  if (line.cells !== undefined || line.han < SHORTEST || /[。,;:]$/.test(line.text)) return false
  return (
    !FIELDS.test(line.text) &&
    !/\d日(?:电|讯)|(?:报道|报导|电)[】)]$|^[(【]?(?:本报|本社|本网)?(?:记者|通讯员)/.test(line.text)
  )
}

function countTexts(lines: readonly ClassedLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { line } of lines) counts.set(line.text, (counts.get(line.text) ?? 0) + 1)
  return counts
}

/** The first line of a text without a page around it, where it stands above the text as a title does; else -1. */
export function openingTitle(lines: readonly ClassedLine[], first: number, last: number): number {
  const own = lines[first]
  const next = lines[first + 1]
  if (own === undefined || next === undefined || first >= last) return -1
  // the office that writes stands above what it writes of
  if (BODY.test(own.line.text) && next.line.gap === 0 && isCandidate(next) && own.line.han < next.line.han)
    return first + 1
  if (next.class === 'noise' || !isCandidate(own) || own.line.bullet || own.line.han > LONGEST_OPENING) return -1
  if (OFFICIAL.test(own.line.text)) return first
  // the first of several lines of one make is one of them
  return next.class !== own.class || shapeOf(own) !== shapeOf(next) || shapeOf(own) === '' ? first : -1
}

/** How a line of a list begins: with a number, a label and a colon, a year. */
function shapeOf({ line }: ClassedLine): string {
  if (/^\S{1,12}:/.test(line.text)) return 'label'
  if (/^(?:19|20)\d\d年/.test(line.text)) return 'year'
  if (/^[(（]?[\d一二三四五六七八九十]{1,3}[)）、.．]/.test(line.text)) return 'number'
  return /\d/.test(line.text) ? 'figure' : ''
}
