import type { SourceMap } from '../span.js'

/** Text put together from pieces of a source, and the way back. */
export interface TextBuilder {
  /** How much text there is, in UTF-16 units. */
  readonly length: () => number
  /** Adds text that stands at `[start, end)` of the source: unit by unit where the lengths agree, else as a whole. */
  readonly add: (text: string, start: number, end: number) => void
  /** Adds a line break that stands nowhere in the source. */
  readonly breakLine: () => void
  readonly text: () => string
  /** The source's span of each unit of `[start, end)`, which must not hold a line break. */
  readonly map: (start: number, end: number) => SourceMap
}

/** A builder with nothing in it. */
export function textBuilder(): TextBuilder {
  const parts: string[] = []
  // parallel arrays, one entry a piece: offset in the text, length there, span in the source
  const at: number[] = []
  const size: number[] = []
  const from: number[] = []
  const to: number[] = []
  let length = 0
  return {
    length: () => length,
    add: (text, start, end) => {
      at.push(length)
      size.push(text.length)
      from.push(start)
      to.push(end)
      parts.push(text)
      length += text.length
    },
    breakLine: () => {
      parts.push('\n')
      length++
    },
    text: () => parts.join(''),
    map: (start, end) => {
      const map = { start: new Uint32Array(end - start), end: new Uint32Array(end - start) }
      let piece = lastAtOrBefore(at, start)
      for (let i = start; i < end; i++) {
        while ((at[piece + 1] ?? Number.POSITIVE_INFINITY) <= i) piece++
        const source = from[piece] as number
        const sourceEnd = to[piece] as number
        const offset = sourceEnd - source === size[piece] ? i - (at[piece] as number) : -1
        map.start[i - start] = offset < 0 ? source : source + offset
        map.end[i - start] = offset < 0 ? sourceEnd : source + offset + 1
      }
      return map
    },
  }
}

/** A map into a text that was put together itself, led on to the source of that text. */
export function mapThrough(map: SourceMap, out: TextBuilder): SourceMap {
  const start = new Uint32Array(map.start.length)
  const end = new Uint32Array(map.end.length)
  for (let i = 0; i < map.start.length; i++) {
    const inner = out.map(map.start[i] as number, Math.max(map.end[i] as number, (map.start[i] as number) + 1))
    start[i] = inner.start[0] as number
    end[i] = inner.end[inner.end.length - 1] as number
  }
  return { start, end }
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}
