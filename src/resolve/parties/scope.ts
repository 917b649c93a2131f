import { characterSet } from '../../character-set.js'
import type { Span } from '../../span.js'

const isClauseMark = characterSet(',:—。!?;')
const isSegmentMark = characterSet(';。')

/** The clause, and the segment between semicolons, in which a span stands. */
export interface Surroundings {
  readonly clause: Span
  readonly segment: Span
}

export function surroundings(text: string, span: Span): Surroundings {
  const clause = between(text, span, isClauseMark)
  return { clause, segment: between(text, clause, isSegmentMark) }
}

function between(text: string, span: Span, isMark: (code: number) => boolean): Span {
  let { start, end } = span
  while (start > 0 && !isMark(text.charCodeAt(start - 1))) start--
  while (end < text.length && !isMark(text.charCodeAt(end))) end++
  return { start, end }
}
