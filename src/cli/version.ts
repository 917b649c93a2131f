import { readFileSync } from 'node:fs'

/** The program's version, from its package. */
export function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}
