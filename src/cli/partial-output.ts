import {
  closeSync,
  constants,
  existsSync,
  fdatasync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Place } from '../read/place.js'
import { newDraft, type Output, partialOf, targetOf, writing } from './output.js'

/** What is kept of a run beside its partial result. */
export interface Kept<Counts> {
  /** Of the program and of what it was asked: another run would not go on as this one began. */
  readonly of: string
  readonly place: Place
  /** Bytes of the result in front of the place. */
  readonly written: number
  readonly counts: Counts
}

export interface PartialOutput<Counts> extends Output {
  /** What an earlier run left; null where there is none. */
  readonly left: Kept<Counts> | null
  /** All in front of this place has been written. */
  readonly reached: (place: Place, counts: Counts) => Promise<void>
}

/** Milliseconds from one note of the place to the next. */
const INTERVAL = 1000
const sync = promisify(fdatasync)

/**
 * A file that is written bit by bit as `FILE.partial` and gets its name when it is whole. `FILE.partial.json` says up to
 * where it is right: what stands behind is written anew, so that a run may end at any moment, and two runs at once write
 * the same bytes in the same places.
 * @throws Error with the code `UNWRITABLE`, or `OTHER_RUN` where what an earlier run left cannot be gone on with
 */
export function openPartial<Counts>(path: string, of: string): PartialOutput<Counts> {
  const target = targetOf(path)
  const { partial, notes } = partialOf(resolve(target))
  const left = keptIn<Counts>(partial, notes)
  if (left !== null && left.of !== of) {
    throw otherRun(
      `${target}.partial is of a run with other options or another version: end that one, or remove the file`,
    )
  }
  const file = writing(`${target}.partial`, () => openSync(partial, constants.O_RDWR | constants.O_CREAT, 0o666))
  let written = left?.written ?? 0
  let latest: Kept<Counts> | null = left
  let notedAt = Number.NEGATIVE_INFINITY
  const note = () => {
    if (latest === null) return
    const { draft, keep } = newDraft(dirname(notes))
    try {
      writeFileSync(draft, JSON.stringify(latest))
      renameSync(draft, notes)
    } finally {
      // at the end of the process nothing else would
      rmSync(draft, { force: true })
      keep()
    }
  }
  const noteAtEnd = () => {
    try {
      note()
    } catch {
      // the one before is as good, only older
    }
  }
  process.on('exit', noteAtEnd)
  return {
    left,
    write: (piece) =>
      writing(`${target}.partial`, () => {
        const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
        for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, written + at)
        written += bytes.length
      }),
    reached: async (place, counts) => {
      latest = { of, place, written, counts }
      if (performance.now() - notedAt < INTERVAL) return
      // a place must not be on disk before what it speaks of
      await sync(file)
      writing(`${target}.partial.json`, note)
      notedAt = performance.now()
    },
    finish: () =>
      writing(path, () => {
        ftruncateSync(file, written)
        closeSync(file)
        renameSync(partial, target)
        process.off('exit', noteAtEnd)
        rmSync(notes, { force: true })
      }),
  }
}

/** @throws Error with the code `OTHER_RUN` where it is not ours */
function keptIn<Counts>(partial: string, notes: string): Kept<Counts> | null {
  if (!existsSync(partial) || !existsSync(notes)) return null
  try {
    const kept = JSON.parse(readFileSync(notes, 'utf8')) as Kept<Counts>
    // where a machine has gone down, less may have reached the disk: then all is written anew
    return statSync(partial).size < kept.written ? null : kept
  } catch (error) {
    throw otherRun(`${notes} cannot be read (${(error as Error).message}): remove it, and all is read anew`)
  }
}

function otherRun(message: string): Error {
  return Object.assign(new Error(message), { code: 'OTHER_RUN' })
}
