import { characterClass } from '../character-set.js'
import { hanCount } from './fold.js'
import { type ClassedLine, holdsAmount } from './line-class.js'
import { dropped, type Verdict } from './verdict.js'

const REPEATED = dropped('stands twice')
/** Characters of a line of which a second is a copy wherever it stands. */
const LONG = 30
/** So often a site's mark stands between paragraphs. */
const LEAST_MARKS = 3
/** Share of two lines that agrees where one is a copy of the other. */
const SAME = 0.9
/** A line that is one figure: a cell of a table that was copied cell by cell. */
const CELL = /^[¥$]?\s?\d[\d,.]{0,20}\s?[万亿千]{0,2}\s?[\u4e00-\u9fff]{0,2}$/
const FIGURE = /[\d〇○一二两三四五六七八九十百千万亿]/

/** The verdicts with copies dropped: a line kept before, a line that repeats its neighbour, a site's mark between paragraphs. */
export function withoutRepeats(lines: readonly ClassedLine[], title: number, verdicts: readonly Verdict[]): Verdict[] {
  const keys = lines.map(({ line }, i) => (verdicts[i]?.keep === true ? keyOf(line.text) : ''))
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  const seen = new Set<string>()
  const result = [...verdicts]
  let previous = -1
  verdicts.forEach((verdict, i) => {
    const { line, class: name } = lines[i] as ClassedLine
    // rows of a table may well be alike, and its cells
    if (!verdict.keep || line.cells !== undefined || CELL.test(line.text)) return
    const key = keys[i] as string
    const before = keys[previous] ?? ''
    const mark =
      name === 'short' &&
      i !== title &&
      line.han > 1 &&
      !holdsAmount(line.text) &&
      (counts.get(key) ?? 0) >= LEAST_MARKS
    const copy = key === before || (line.han >= LONG && seen.has(key)) || (i !== title && key === keys[title])
    seen.add(key)
    if (copy || mark) result[i] = REPEATED
    else {
      if (previous >= 0 && nearlySame(before, key)) result[key.length > before.length ? previous : i] = REPEATED
      previous = i
    }
  })
  return result
}

/** A line without its marks but those within numbers: 1.5万元 is not 15万元. */
function keyOf(text: string): string {
  if (hanCount(text) === 0) return text
  let key = ''
  let from = 0
  for (let i = 0; i < text.length; ) {
    if (!isMark(text.charCodeAt(i))) {
      i++
      continue
    }
    const start = i
    while (i < text.length && isMark(text.charCodeAt(i))) i++
    if (isDigit(text.charCodeAt(start - 1)) && isDigit(text.charCodeAt(i))) continue
    key += text.slice(from, start)
    from = i
  }
  return from === 0 ? text : key + text.slice(from)
}

/** White space, punctuation and signs. */
const isMark = characterClass(/[\s\p{P}\p{S}]/u)

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

/** True for two long lines of which one begins with the other, or that agree but for a few words. */
function nearlySame(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length)
  const short = Math.min(a.length, b.length)
  if (short >= 2 * LONG && a.slice(0, short) === b.slice(0, short)) return true
  if (short < LONG) return false
  let head = 0
  while (head < length && a[head] === b[head]) head++
  let tail = 0
  while (tail < length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  if (head + tail < length * SAME) return false
  // two lines of one pattern with other figures are two facts
  return !FIGURE.test(a.slice(head, a.length - tail)) && !FIGURE.test(b.slice(head, b.length - tail))
}
