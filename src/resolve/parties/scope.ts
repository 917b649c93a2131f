import type { Span } from '../../span.js'

const CLAUSE = new Set(',:—。!?;')

/** The clause, and the segment between semicolons, in which a span stands. */
export function surroundings(text: string, { start, end }: Span): { readonly clause: Span; readonly segment: Span } {
  const before = (stop: (c: string) => boolean): number => {
    let at = start
    while (at > 0 && !stop(text[at - 1] as string)) at--
    return at
  }
  const behind = (stop: (c: string) => boolean): number => {
    let at = end
    while (at < text.length && !stop(text[at] as string)) at++
    return at
  }
  const isClause = (c: string): boolean => CLAUSE.has(c)
  const isSegment = (c: string): boolean => c === ';' || c === '。'
  return {
    clause: { start: before(isClause), end: behind(isClause) },
    segment: { start: before(isSegment), end: behind(isSegment) },
  }
}
