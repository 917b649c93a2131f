import { type SourceMap, toOrigin } from '../src/span.js'

/** What stands in the source for the units `[start, end)` of a text. */
export function originOf(source: string, map: SourceMap | undefined, start: number, end: number): string {
  if (map === undefined) throw new Error('there is no such block')
  const span = toOrigin(map, { start, end })
  return source.slice(span.start, span.end)
}
