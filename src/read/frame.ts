import type { InputKind } from './input-kind.js'

/**
 * A piece of an input, cut out but not read yet: a file, some lines of JSON Lines, a record of a WARC file. Cutting is
 * cheap, reading is not; a frame is plain data, so that another thread can read it.
 */
export interface Frame {
  /** What it was cut out of, as messages call it. */
  readonly path: string
  readonly kind: InputKind
  /** Which line or record it is, the first of several, from 1; of a file always 1. */
  readonly number: number
  /** How many lines it holds; of the other kinds always 1. */
  readonly count: number
  readonly bytes: Uint8Array
  /** A WARC record's header, names in lower case. */
  readonly fields?: ReadonlyMap<string, string>
  /** What was wrong with cutting it out; a frame without bytes has nothing else to say. */
  readonly error?: string
  /** What is odd about the stream that ends with it, and costs nothing. */
  readonly warning?: string
}

export const NO_BYTES = new Uint8Array()

export type Chunks = AsyncIterable<Uint8Array>
