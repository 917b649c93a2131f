import { constants, createReadStream, openSync, statSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { documentName, documentPaths, type FileName } from './documents.js'
import type { Frame } from './frame.js'
import { framesIn, type InputOptions } from './sources-in.js'
import { standardInput } from './standard-input.js'

/** An input, by its position and the path to name it by: that it begins, a frame of it, or why it gives none. */
export interface FoundFrame {
  readonly input: number
  readonly path: string
  readonly frame?: Frame
  readonly error?: string
}

/**
 * The frames at some paths, in a stable order: files, what folders hold; `-` is standard input, called `stdin`, and comes
 * first. Whatever cannot be read is told, and the rest goes on. The first `passed` inputs are named but not opened.
 */
export async function* framesAt(
  paths: readonly string[],
  options: InputOptions = {},
  passed = 0,
): AsyncIterable<FoundFrame> {
  let input = 0
  if (paths.includes('-')) {
    yield { input, path: documentName('-') }
    if (passed === 0) yield* framesOf(input, documentName('-'), options, standardInput)
    input++
  }
  for await (const found of documentPaths(paths.filter((path) => path !== '-'))) {
    const { path } = found
    yield { input, path }
    if (input >= passed) {
      if ('error' in found) yield { input, path, error: found.error }
      else yield* framesOf(input, path, options, () => streamAt(found.file))
    }
    input++
  }
}

async function* framesOf(
  input: number,
  path: string,
  options: InputOptions,
  open: () => Readable,
): AsyncIterable<FoundFrame> {
  let stream: Readable | undefined
  try {
    stream = open()
    for await (const frame of framesIn(path, stream, options)) yield { input, path, frame }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    yield { input, path, error: `cannot be read: ${code}` }
  } finally {
    stream?.destroy()
  }
}

/**
 * A file's bytes. A pipe with a name is read as standard input is: a thread that waits for a writer, as those do that read
 * files, would hold up the end of the process. Elsewhere than on Linux such a pipe seems empty until it has a writer.
 */
function streamAt(file: FileName): Readable {
  if (process.platform !== 'linux' || !statSync(file).isFIFO()) return createReadStream(file)
  const fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
  return new Socket({ fd, readable: true, writable: false })
}
