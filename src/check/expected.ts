import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { AidRecord } from '../model.js'
import { systemError } from '../system-error.js'

/**
 * The records that a file of expected records holds; null where there is no such file.
 * @throws Error with one line where it cannot be read, or is no JSON array
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

/**
 * Makes the file hold these records; true where it did not before.
 * @throws Error with one line where it cannot be read or written
 */
export function writeExpected(file: string, records: readonly AidRecord[]): boolean {
  // Indented: the change of one field is one line of git's diff.
  const text = `${JSON.stringify(records, null, 2)}\n`
  if (readText(file) === text) return false
  told(file, 'written', () => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  })
  return true
}

function readText(file: string): string | null {
  return existsSync(file) ? told(file, 'read', () => readFileSync(file, 'utf8')) : null
}

/** What an act on a file gives. @throws Error with one line for people */
function told<Given>(file: string, done: 'read' | 'written', act: () => Given): Given {
  try {
    return act()
  } catch (error) {
    throw new Error(`${file} cannot be ${done}: ${systemError(error) ?? error}`, { cause: error })
  }
}
