import { once } from 'node:events'
import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Command } from 'commander'
import { systemError } from './system-error.js'

export interface Output {
  readonly write: (piece: string | Uint8Array) => Promise<void> | void
  /** Everything has been written: the output may be seen. */
  readonly finish: () => void
}

/**
 * Where the result goes: standard output, or a file that is written whole or not at all.
 * @throws Error where the file cannot be written
 */
export function openOutput(path: string | undefined): Output {
  return path === undefined || path === '-' ? standardOutput : fileOutput(path)
}

/**
 * Likewise, for a command.
 * @throws CommanderError where the file cannot be written
 */
export function openedOutput(command: Command, path: string | undefined): Output {
  try {
    return openOutput(path)
  } catch (error) {
    return command.error(`error: cannot write ${path}: ${systemError(error) ?? error}`)
  }
}

const standardOutput: Output = {
  write: async (piece) => {
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
  },
  finish: () => {},
}

function fileOutput(path: string): Output {
  const existing = statSync(path, { throwIfNoEntry: false })
  // A device or a pipe is written to, never replaced; a link goes on pointing to where it points.
  if (existing && !existing.isFile()) {
    const file = openSync(path, 'w')
    return { write: (piece) => writeFileSync(file, piece), finish: () => closeSync(file) }
  }
  const target = existing ? realpathSync(path) : path
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const file = openSync(draft, 'wx', existing?.mode)
  const discard = () => rmSync(draft, { force: true })
  process.on('exit', discard)
  return {
    write: (piece) => writeFileSync(file, piece),
    finish: () => {
      closeSync(file)
      renameSync(draft, target)
      process.off('exit', discard)
    },
  }
}
