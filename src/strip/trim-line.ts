import type { Span } from '../span.js'

// marks that a list puts before its items; ■ ◆ ▲ and the like head sections and captions, so they are none
const BULLET = /^(?:[•·‧∙◦▪▫●・▸►▶‣＊*]|○(?!○))\s{0,4}(?=\S)/
const NUMBER = /^\d{1,2}\.(?=\s)/

/** Characters that stand twice over by no chance. */
const SHORTEST_TWICE = 4

// For time: a bullet is looked for at the head of a line.
const HEAD = 12

/** What is left of a line without white space at its ends and without its bullet. */
export interface Trimmed extends Span {
  readonly indent: number
  readonly bullet: boolean
}

/** The length of a line that may say its text twice over, as a link's picture and its words do: that of one copy. */
export function onceLength(text: string): number {
  const half = text.length >> 1
  if (half < SHORTEST_TWICE) return text.length
  const gap = text.length % 2
  if (gap === 1 && text.charCodeAt(half) !== 32) return text.length
  return text.slice(0, half) === text.slice(half + gap) ? half : text.length
}

/** Trims the line `[from, to)` of a folded text; null where nothing is left. */
export function trimLine(folded: string, from: number, to: number): Trimmed | null {
  let start = from
  let end = to
  while (start < end && isSpace(folded.charCodeAt(start))) start++
  while (end > start && isSpace(folded.charCodeAt(end - 1))) end--
  if (start === end) return null
  const indent = start - from
  const head = folded.slice(start, Math.min(end, start + HEAD))
  const mark = BULLET.exec(head)
  if (mark !== null) start += mark[0].length
  return { start, end, indent, bullet: mark !== null || NUMBER.test(head) }
}

/** White space and marks without width. */
function isSpace(unit: number): boolean {
  return (
    unit <= 32 ||
    unit === 0x3000 ||
    unit === 0xa0 ||
    unit === 0x200b ||
    unit === 0x200e ||
    unit === 0x200f ||
    unit === 0xfeff ||
    unit === 0xad
  )
}
