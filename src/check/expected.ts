import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { AidRecord } from '../model.js'

/**
 * The records that a file of expected records holds; null where there is no such file.
 * @throws Error where it is no JSON array
 */
export function readExpected(file: string): readonly AidRecord[] | null {
  const text = readText(file)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return value
  } catch {
    // told below, with the file's name
  }
  throw new Error(`${file} is no JSON array of records; aid-extract check --update writes it anew`)
}

/** Makes the file hold these records; true where it did not before. */
export function writeExpected(file: string, records: readonly AidRecord[]): boolean {
  // Indented: the change of one field is one line of git's diff.
  const text = `${JSON.stringify(records, null, 2)}\n`
  if (readText(file) === text) return false
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return true
}

function readText(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
