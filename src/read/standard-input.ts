import { fstatSync } from 'node:fs'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'

/**
 * Standard input. Node takes a folder there for an empty stream.
 * @throws Error of the system where it is a folder
 */
export function standardInput(): Readable {
  if (isFolder()) {
    const { EISDIR } = constants.errno
    throw Object.assign(new Error('standard input is a folder'), { code: 'EISDIR', errno: -EISDIR, path: 'stdin' })
  }
  return process.stdin
}

function isFolder(): boolean {
  try {
    return fstatSync(0).isDirectory()
  } catch {
    return false
  }
}
