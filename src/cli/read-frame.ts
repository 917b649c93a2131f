import type { ExtractOptions, InputOptions } from '../index.js'
import type { Source } from '../model.js'
import type { Frame } from '../read/frame.js'
import { sourcesOf } from '../read/sources-in.js'
import { stackOf } from './stack.js'

/** How documents are read: plain data. */
export interface How {
  readonly input: InputOptions
  readonly options: ExtractOptions
}

/** What one document came to, or the bug that it met. */
export interface Outcome<Result> {
  /** The document as messages call it. */
  readonly name: string
  readonly result?: Result
  readonly bug?: string
}

/**
 * What a reader makes of each document of a frame. A bug is told of the document that met it, and the others are read.
 * @throws Error where it is no document's fault: the segmenter is missing
 */
export async function readFrame<Result>(
  frame: Frame,
  { input, options }: How,
  read: (source: Source, options: ExtractOptions) => Result,
): Promise<readonly Outcome<Result>[]> {
  try {
    const sources = await sourcesOf(frame, input)
    return sources.map((source) => {
      const name = source.place ? `${frame.path}: ${source.place}` : frame.path
      try {
        return { name, result: read(source, options) }
      } catch (bug) {
        return { name, bug: told(bug) }
      }
    })
  } catch (bug) {
    return [{ name: frame.path, bug: told(bug) }]
  }
}

/** @throws what the next document would meet too */
function told(bug: unknown): string {
  if ((bug as NodeJS.ErrnoException).code === 'NO_SEGMENTER') throw bug
  return bug instanceof Error ? stackOf(bug) : String(bug)
}
