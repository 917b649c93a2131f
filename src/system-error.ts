import { getSystemErrorMap } from 'node:util'

/** What the operating system said, in its own words; null for an error that is not its. */
export function systemError(error: unknown): string | null {
  const number = (error as NodeJS.ErrnoException | null)?.errno
  return number === undefined ? null : (getSystemErrorMap().get(number)?.[1] ?? null)
}
