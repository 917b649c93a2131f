import { createHash, type Hash } from 'node:crypto'
import { type FoundFrame, framesAt } from './frames-at.js'
import { linesOf } from './jsonl.js'
import type { InputOptions } from './sources-in.js'

/** How far the inputs have been read: behind a line, a record or a file. */
export interface Place {
  /** Which of the inputs it is in, from 0. */
  readonly input: number
  /** SHA-256, hexadecimal, of the names of the inputs up to this one. */
  readonly names: string
  /** The last line or record that has been read; 0 where the input could not be opened. */
  readonly number: number
  /** SHA-256, hexadecimal, of what has been read of this input. */
  readonly bytes: string
}

/** What is found in an input, and the place behind it. */
export interface PlacedFrame extends FoundFrame {
  readonly place: Place
}

/**
 * What `framesAt` finds behind a place. Inputs that were read are not opened again; of the one that holds the place, what
 * was read is passed over and held against it.
 * @throws Error with the code `OTHER_INPUT` where these are not the inputs that the place was made with
 */
export async function* framesFrom(
  paths: readonly string[],
  options: InputOptions,
  start: Place | null,
): AsyncIterable<PlacedFrame> {
  const names = createHash('sha256')
  let bytes = createHash('sha256')
  let sought = start
  for await (const found of framesAt(paths, options, start?.input)) {
    const { input, path } = found
    if (found.frame === undefined && found.error === undefined) {
      names.update(`${path}\n`)
      bytes = createHash('sha256')
      if (sought !== null && (input > sought.input || (input === sought.input && hex(names) !== sought.names))) {
        throw otherInput(path)
      }
      continue
    }
    const { done, left } = sought === null ? { done: [], left: found } : passedOver(found, sought.number)
    for (const { frame } of done) if (frame !== undefined) bytes.update(frame.bytes)
    if (sought !== null) {
      const last = done.map(numberOf).at(-1)
      if (last !== undefined && last < sought.number) continue
      if (last !== sought.number || hex(bytes) !== sought.bytes) throw otherInput(path)
      sought = null
    }
    if (left === null) continue
    if (left.frame !== undefined) bytes.update(left.frame.bytes)
    yield { ...left, place: { input, names: hex(names), number: numberOf(left), bytes: hex(bytes) } }
  }
  if (sought !== null) throw otherInput(paths.at(-1) ?? '')
}

/** The number of the last line or record that is found. */
function numberOf({ frame }: FoundFrame): number {
  return frame === undefined ? 0 : frame.number + frame.count - 1
}

/** What lies in front of a line or record, itself included, and what behind it. */
function passedOver(found: FoundFrame, number: number): { done: readonly FoundFrame[]; left: FoundFrame | null } {
  const { frame } = found
  if (numberOf(found) <= number) return { done: [found], left: null }
  if (frame === undefined || frame.number > number) return { done: [], left: found }
  const lines = linesOf(frame).map((line) => ({ ...found, frame: line }))
  const [done, left] = [lines.slice(0, number + 1 - frame.number), lines.slice(number + 1 - frame.number)]
  const rest = Buffer.concat(left.map((line) => line.frame.bytes))
  return {
    done,
    left: { ...found, frame: { ...frame, number: number + 1, count: left.length, bytes: rest } },
  }
}

/** The hash of what has been read so far; it can be read on. */
function hex(hash: Hash): string {
  return hash.copy().digest('hex')
}

function otherInput(path: string): Error {
  const mend = 'give the same inputs, or remove FILE.partial to begin anew'
  return Object.assign(new Error(`${path} is not what the partial result was made of: ${mend}`), {
    code: 'OTHER_INPUT',
  })
}
