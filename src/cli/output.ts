import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { lazy } from '../lazy.js'
import { systemError } from '../system-error.js'
import { answerSignals } from './signals.js'

export interface Output {
  /** @throws Error with the code `UNWRITABLE` */
  readonly write: (piece: string | Uint8Array) => Promise<void> | void
  /**
   * Everything has been written: the output may be seen.
   * @throws Error with the code `UNWRITABLE`
   */
  readonly finish: () => void
}

/**
 * Where the result goes: standard output, or a file that is written whole or not at all.
 * @throws Error with the code `UNWRITABLE`
 */
export function openOutput(path: string | undefined): Output {
  if (path === '') throw unwritable('the output has no name')
  return path === undefined || path === '-' ? standardOutput : fileOutput(path)
}

/** What an act on a file gives. @throws Error with the code `UNWRITABLE`, in words for the user */
export function writing<Given>(path: string, act: () => Given): Given {
  try {
    return act()
  } catch (error) {
    throw unwritable(`cannot write ${path}: ${systemError(error) ?? (error as Error).message}`)
  }
}

function unwritable(message: string): Error {
  return Object.assign(new Error(message), { code: 'UNWRITABLE' })
}

const standardOutput: Output = {
  write: async (piece) => {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
  },
  finish: () => {},
}

function fileOutput(path: string): Output {
  return writing(path, () => {
    const existing = statSync(path, { throwIfNoEntry: false })
    // a device or a pipe is written to, never replaced
    if (existing && !existing.isFile()) {
      const file = openSync(path, 'w')
      return { write: (piece) => writing(path, () => writeFileSync(file, piece)), finish: () => closeSync(file) }
    }
    const target = targetOf(path)
    const { partial, notes } = partialOf(target)
    if (!existsSync(partial)) rmSync(notes, { force: true })
    // told before anything is read
    accessSync(dirname(target), constants.W_OK)
    // made when there is something to write: until then a signal has nothing to clear away
    const begun = lazy(() => {
      const { draft, keep } = newDraft(dirname(target))
      const file = openSync(draft, 'wx')
      if (existing) fchmodSync(file, existing.mode)
      return { draft, keep, file }
    })
    return {
      write: (piece) => writing(path, () => writeFileSync(begun().file, piece)),
      finish: () =>
        writing(path, () => {
          const { draft, keep, file } = begun()
          fsyncSync(file)
          closeSync(file)
          renameSync(draft, target)
          keep()
        }),
    }
  })
}

/** The file that a path names: a link goes on pointing to where it points. */
export function targetOf(path: string): string {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() && existsSync(path)
  return isLink ? realpathSync(path) : path
}

/** A result that is written bit by bit, and what says how far; the latter may be left behind where the former is whole. */
export function partialOf(target: string) {
  return { partial: `${target}.partial`, notes: `${target}.partial.json` }
}

const DRAFT = /^\.aid-extract-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.tmp$/
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

/** A name for a draft in a folder that nothing else has, and whose it is. Unless it is kept, it goes when the process ends. */
export function newDraft(folder: string) {
  clearAway(folder)
  const draft = join(resolve(folder), `.aid-extract-${HOST}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`)
  const clear = () => rmSync(draft, { force: true })
  answerSignals()
  process.on('exit', clear)
  return { draft, keep: () => process.off('exit', clear) }
}

/** Clears away the drafts of processes of this machine that were killed before they could. */
function clearAway(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const [, host, pid] = DRAFT.exec(name) ?? []
      if (host === HOST && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true })
    }
  } catch {
    // a folder that may be written to but not looked into
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // one of another user's is there all the same
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
