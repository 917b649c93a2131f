import { createReadStream } from 'node:fs'
import { documentName, documentPaths } from './documents.js'
import type { Frame } from './frame.js'
import { framesIn, type InputOptions } from './sources-in.js'

/** A frame, or a path that gives none and why. */
export type FoundFrame =
  | { readonly path: string; readonly frame: Frame; readonly error?: undefined }
  | { readonly path: string; readonly frame?: undefined; readonly error: string }

/**
 * The frames at some paths, in a stable order: files, what folders hold; `-` is standard input, called `stdin`, and comes
 * first. Whatever cannot be read is told, and the rest goes on.
 */
export async function* framesAt(paths: readonly string[], options: InputOptions = {}): AsyncIterable<FoundFrame> {
  if (paths.includes('-')) yield* framesOf(documentName('-'), process.stdin, options)
  for await (const found of documentPaths(paths.filter((path) => path !== '-'))) {
    if ('error' in found) yield found
    else yield* framesOf(found.path, createReadStream(found.path), options)
  }
}

async function* framesOf(
  path: string,
  stream: NodeJS.ReadableStream & { destroy: () => void },
  options: InputOptions,
): AsyncIterable<FoundFrame> {
  try {
    for await (const frame of framesIn(path, stream as AsyncIterable<Buffer>, options)) yield { path, frame }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    yield { path, error: `cannot be read: ${code}` }
  } finally {
    stream.destroy()
  }
}
