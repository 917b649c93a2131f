import { readFileSync } from 'node:fs'
import { packageFile } from '../package-file.js'

/** The program's version, from its package. */
export function version(): string {
  return JSON.parse(readFileSync(packageFile('package.json'), 'utf8')).version
}
