import type { Line } from './page.js'

const PAGE_NUMBER = /^(?:[-—–·\s]{0,4}\d{1,4}[-—–·\s]{0,4}|第\s?\d{1,4}\s?页.{0,12})$/
const SENTENCE = /[。,;:!?]/
/** Characters of a running head. */
const LONGEST_HEAD = 60
/** So often a line beside a page's number must stand in a text to be a running head wherever it stands. */
const LEAST_HEADS = 3

/** True for a folded line that holds the number of a page. */
export function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(text)
}

/**
 * Indices of the lines that a document repeats at its pages' ends, beside their numbers: three times, or twice where no
 * other line of that text stands than at a page's end or begin. Where the first of them may be the title, since no
 * other line stands there that could be one, it is not among them.
 */
export function runningHeads(lines: readonly Line[]): ReadonlySet<number> {
  // where each of them stands
  const heads = new Map<string, number[]>()
  lines.forEach((line, i) => {
    if (!isPageNumber(line.text) || isHead(line)) return
    for (const near of [lines[i - 1], lines[i + 1]]) if (near !== undefined && isHead(near)) heads.set(near.text, [])
  })
  const found = new Set<number>()
  if (heads.size === 0) return found
  lines.forEach((line, i) => {
    if (isHead(line)) heads.get(line.text)?.push(i)
  })
  for (const all of heads.values()) {
    if (all.length < LEAST_HEADS && !(all.length === 2 && all.every((i) => i === 0 || isBesideNumber(lines, i))))
      continue
    const below = lines[(all[0] as number) + 1]
    const titled = below !== undefined && isHead(below) && !/^[一二三四五六七八九十]{1,3}、/.test(below.text)
    for (const i of titled ? all : all.slice(1)) found.add(i)
  }
  return found
}

function isBesideNumber(lines: readonly Line[], i: number): boolean {
  return [lines[i - 1], lines[i + 1]].some((near) => near !== undefined && isPageNumber(near.text))
}

function isHead({ text, han, bullet, kind }: Line): boolean {
  return kind === null && !bullet && han >= 2 && text.length <= LONGEST_HEAD && !SENTENCE.test(text)
}
