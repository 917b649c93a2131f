import { partOf, type Run, type SourceMap, toOrigin } from '../span.js'

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
  const runs: Run[] = []
  let length = 0
  return {
    length: () => length,
    add: (text, start, end) => {
      runs.push({ at: length, start, end: end - start === text.length ? null : end })
      parts.push(text)
      length += text.length
    },
    breakLine: () => {
      parts.push('\n')
      length++
    },
    text: () => parts.join(''),
    map: (start, end) => partOf({ length, runs }, { start, end }),
  }
}

/** A map into a text that was put together itself, led on to the source of that text. */
export function mapThrough({ length, runs }: SourceMap, out: TextBuilder): SourceMap {
  const through = runs.flatMap(({ at, start, end }, i): readonly Run[] => {
    if (end === null) {
      const { runs: inner } = out.map(start, start + (runs[i + 1]?.at ?? length) - at)
      return inner.map((run) => ({ ...run, at: at + run.at }))
    }
    const size = Math.max(end - start, 1)
    return [{ at, ...toOrigin(out.map(start, start + size), { start: 0, end: size }) }]
  })
  return { length, runs: through }
}
