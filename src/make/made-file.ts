import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageFile } from '../package-file.js'

/** Writes a file of `dist`. One that says the same already is left alone: another process may be reading it. */
export function writeMade(path: string, content: string | Uint8Array): void {
  const file = fileURLToPath(packageFile(`dist/${path}`))
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content as Uint8Array))) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
