import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { beyond, type Limits } from '../limits.js'
import type { Chunks } from './frame.js'

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
 * The stream itself, or what it holds where it is gzipped: one member or many. A stream that grows beyond the limit's
 * ratio breaks there.
 */
export async function unpacked(chunks: Chunks, limits: Limits): Promise<Chunks> {
  const { head, chunks: all } = await peek(chunks, 2)
  if (head[0] !== 0x1f || head[1] !== 0x8b) return all
  const packed = Readable.from(all)
  // errors of either reach whoever reads the other end
  const gunzip = pipeline(packed, createGunzip(), () => {})
  return (async function* () {
    let length = 0
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      length += chunk.length
      if (length > SMALL && length > limits.ratio * gunzip.bytesWritten) throw new Error(beyond(limits, 'ratio'))
      yield chunk
    }
  })()
}
