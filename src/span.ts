/** A half-open range of UTF-16 offsets into some text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Where each UTF-16 unit of a text came from: unit `i` stands at `[start[i], end[i])` of the origin.
 * Two arrays rather than one, so that a slice never takes in the tag or comment behind its last character.
 */
export interface SourceMap {
  readonly start: Uint32Array
  readonly end: Uint32Array
}

/** The map of a text that stands in its origin unchanged from `at` on. */
export function identityMap(length: number, at = 0): SourceMap {
  const start = new Uint32Array(length)
  const end = new Uint32Array(length)
  for (let i = 0; i < length; i++) {
    start[i] = at + i
    end[i] = at + i + 1
  }
  return { start, end }
}

/** The origin's span of a non-empty span of the text. */
export function toOrigin(map: SourceMap, span: Span): Span {
  return { start: map.start[span.start] as number, end: map.end[span.end - 1] as number }
}

/** True where two spans share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
