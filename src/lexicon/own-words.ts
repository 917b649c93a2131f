import { createHash } from 'node:crypto'
import type { OwnWords } from './own.js'
import { parseTable, type TableName } from './tables.js'

/** The lists that a user may add to: those whose words are of the field, not of the grammar. */
export const OWN_LISTS = [
  'people',
  'units',
  'currencies',
  'hedges',
  'roles',
  'projects',
  'bodies',
  'places',
  'pairs',
  'chrome',
  'words',
] as const satisfies readonly TableName[]

const HEADING = /^\[([^\]]*)\]\s*$/

/**
 * A user's own words: lists one below the other, each under its name in brackets, with the column names of the package's list
 * and rows that are checked as those are.
 *
 *     [people]
 *     word    how
 *     育苗员  noun
 *
 * @throws Error with one line that says which line is wrong and why
 */
export function ownWordsFromText(text: string): OwnWords {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const rows = new Map<TableName, readonly object[]>()
  const starts = lines.flatMap((line, i) => (HEADING.test(line) ? [i] : []))
  const before = lines.slice(0, starts[0]).findIndex((line) => line.trim() !== '' && !line.startsWith('#'))
  if (before >= 0) throw new Error(`line ${before + 1}: begin with the name of a list in brackets, as [people]`)
  for (const [nth, start] of starts.entries()) {
    const given = HEADING.exec(lines[start] as string)?.[1]
    const name = OWN_LISTS.find((list) => list === given)
    if (name === undefined) {
      throw new Error(`line ${start + 1}: no list [${given}]. Lists are ${OWN_LISTS.join(', ')}`)
    }
    // what is not of the list is empty, so that lines keep their numbers
    const section = lines.map((line, i) => (i > start && i < (starts[nth + 1] ?? lines.length) ? line.trimEnd() : ''))
    const found = parseTable(name, section.join('\n'), (number) => `line ${number}`)
    rows.set(name, [...(rows.get(name) ?? []), ...found])
  }
  return { rows, sha256: createHash('sha256').update(text).digest('hex') }
}
