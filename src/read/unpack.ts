import { beyond, type Limits } from '../limits.js'
import type { Chunks } from './frame.js'
import { gunzipped, isGzip, type Unpacked } from './gunzip.js'

const LINE_FEED = 10

/** A stream of bytes and what it begins with. */
export interface Peeked {
  /** So many first bytes as were asked for; fewer where the stream or its first line is shorter. */
  readonly head: Buffer
  /** The whole stream, its head included. */
  readonly chunks: Chunks
}

/**
 * Looks at the first `count` bytes of a stream, at fewer where its first line ends before: a slow stream is not waited for
 * longer than need be. A stream that breaks within them gives what it has, and its error then.
 * @throws what the stream throws before it has given anything
 */
export async function peek(chunks: Chunks, count: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  let length = 0
  let broken: unknown
  let isLine = false
  while (length < count && !isLine && broken === undefined) {
    try {
      const { done, value } = await iterator.next()
      if (done === true) break
      isLine = value.indexOf(LINE_FEED, length === 0 ? 1 : 0) >= 0
      seen.push(value)
      length += value.length
    } catch (error) {
      if (length === 0) throw error
      broken = error
    }
  }
  const rest = { [Symbol.asyncIterator]: () => iterator }
  const all = (async function* () {
    yield* seen
    if (broken !== undefined) throw broken
    yield* rest
  })()
  return { head: Buffer.concat(seen).subarray(0, count), chunks: all }
}

/** Of so many bytes no ratio is worth a word. */
const SMALL = 1 << 24

/**
 * The stream itself, or what it holds where it is gzipped. A stream that grows beyond the limit's ratio breaks there.
 */
export async function unpacked(bytes: Chunks, limits: Limits): Promise<Unpacked> {
  const { head, chunks } = await peek(bytes, 2)
  if (!isGzip(head)) return { chunks }
  let packed = 0
  const { chunks: all, hasRest } = gunzipped(
    (async function* () {
      for await (const chunk of chunks) {
        packed += chunk.length
        yield chunk
      }
    })(),
  )
  const bounded = (async function* () {
    let length = 0
    for await (const chunk of all) {
      length += chunk.length
      if (length > SMALL && length > limits.ratio * packed) throw new Error(beyond(limits, 'ratio'))
      yield chunk
    }
  })()
  return { chunks: bounded, hasRest }
}
