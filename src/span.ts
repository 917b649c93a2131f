import { firstAt } from './first-at.js'

/** A half-open range of UTF-16 offsets into some text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A piece of a text up to the next one's begin, and where it came from. */
export interface Run {
  /** Where it begins in the text. */
  readonly at: number
  /** Where its first unit begins in the origin. */
  readonly start: number
  /** Null where its units stand in the origin one by one; else each came of all that stands between `start` and here. */
  readonly end: number | null
}

/**
 * Where each UTF-16 unit of a text came from, in runs that follow one another from 0 on. A list of units would be several times as long as the
 * text.
 */
export interface SourceMap {
  /** UTF-16 units of the text. */
  readonly length: number
  readonly runs: readonly Run[]
}

/** The map of a text that stands in its origin unchanged from `start` on. */
export function identityMap(length: number, start = 0): SourceMap {
  return { length, runs: length === 0 ? [] : [{ at: 0, start, end: null }] }
}

/** The map of a part of a text. */
export function partOf({ runs }: SourceMap, { start, end }: Span): SourceMap {
  const parts: Run[] = []
  for (let i = indexAt(runs, start); i < runs.length && (runs[i] as Run).at < end; i++) {
    const run = runs[i] as Run
    const cut = Math.max(0, start - run.at)
    parts.push({ at: run.at + cut - start, start: run.end === null ? run.start + cut : run.start, end: run.end })
  }
  return { length: end - start, runs: parts }
}

/** Where in the origin a text begins; 0 where there is none. */
export function beginOf(map: SourceMap | undefined): number {
  return map?.runs[0]?.start ?? 0
}

/** The origin's span of a non-empty span of the text: it never takes in the tag or comment behind its last character. */
export function toOrigin(map: SourceMap, span: Span): Span {
  return { start: unitAt(map, span.start).start, end: unitAt(map, span.end - 1).end }
}

function unitAt({ runs }: SourceMap, unit: number): Span {
  const { at, start, end } = runs[indexAt(runs, unit)] as Run
  return end === null ? { start: start + unit - at, end: start + unit - at + 1 } : { start, end }
}

/** The run in which a unit stands. */
function indexAt(runs: readonly Run[], unit: number): number {
  return Math.max(0, firstAt(runs.length, (i) => (runs[i] as Run).at > unit) - 1)
}

/** True where two spans share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
