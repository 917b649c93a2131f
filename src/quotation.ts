import { fits } from './pattern.js'
import type { Span } from './span.js'

/** A stretch in quotation marks, the marks included. */
export interface Quotation extends Span {
  /** Somebody's words, not a name or a term. */
  readonly isSpeech: boolean
}

/** A quotation shorter than this that holds no mark of its own is a name or a term. */
const SPEECH = 12
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['「', '」'],
])
const MARKS = /[“”「」]/g
/** So far a mark is looked for that only somebody's words hold. */
const REACH = 400
/** A word of saying right in front of a quotation makes it speech at any length. */
const SAYS = /(?<=(?:[说道喊问答讲称]|表示|告诉.{0,4}|坦言|介绍|回忆|感慨)[,:]?)/y

/** … but for a name or a term with which the clause goes on: 他说“十三五”|期间…. */
const ENDS = /^[^\p{L}\p{N}]?$/u

/** True where a verb of saying opens the quotation whose mark stands at `open`: 她说“捐了五百元”. */
export function isSaid(text: string, open: number): boolean {
  return fits(SAYS, text, open)
}

/** The quotations of a text, in order; what stands in quotation marks inside of one is part of it, a mark without its other opens none. */
export function quotations(text: string): readonly Quotation[] {
  const marks = [...text.matchAll(MARKS)]
  const nextClosing = new Map<string, number>()
  const closes = new Map<number, number>()
  for (const { 0: mark, index } of marks.toReversed()) {
    const close = nextClosing.get(CLOSING.get(mark) ?? '')
    if (!CLOSING.has(mark)) nextClosing.set(mark, index)
    else if (close !== undefined) closes.set(index, close)
  }
  const found: Quotation[] = []
  let end = 0
  for (const [start, close] of [...closes].toReversed()) {
    if (start < end) continue
    end = close + 1
    const inner = text.slice(start + 1, Math.min(close, start + REACH))
    found.push({
      start,
      end,
      isSpeech:
        inner.length >= SPEECH || /[,。!?;]/.test(inner) || (isSaid(text, start) && ENDS.test(text.charAt(end))),
    })
  }
  return found
}
