import { characterSet } from '../character-set.js'

/** Words of a list by their first and their last character, longest first: the longest word at an offset without a slice. */
export interface Vocabulary<Row> {
  /** The row of the longest word that begins at `at`. */
  readonly at: (text: string, at: number) => Row | undefined
  /** The rows of all words that begin at `at`, longest first. */
  readonly allAt: (text: string, at: number) => readonly Row[]
  /** The row of the longest word that ends right before `end`. */
  readonly before: (text: string, end: number) => Row | undefined
}

export function vocabulary<Row extends { readonly word: string }>(rows: readonly Row[]): Vocabulary<Row> {
  const byFirst = byCharacter(rows, (word) => word.charCodeAt(0))
  const byLast = byCharacter(rows, (word) => word.charCodeAt(word.length - 1))
  return {
    at: (text, at) => {
      for (const row of byFirst(text.charCodeAt(at))) if (text.startsWith(row.word, at)) return row
      return undefined
    },
    allAt: (text, at) => {
      const group = byFirst(text.charCodeAt(at))
      return group === NO_ROWS ? group : group.filter(({ word }) => text.startsWith(word, at))
    },
    before: (text, end) => {
      for (const row of byLast(text.charCodeAt(end - 1))) if (text.endsWith(row.word, end)) return row
      return undefined
    },
  }
}

const NO_ROWS: readonly never[] = []

/** The rows of each character, longest first. Most characters of a text have none. */
function byCharacter<Row extends { readonly word: string }>(
  rows: readonly Row[],
  key: (word: string) => number,
): (code: number) => readonly Row[] {
  const groups = new Map<number, Row[]>()
  for (const row of [...rows].sort((a, b) => b.word.length - a.word.length)) {
    const code = key(row.word)
    const group = groups.get(code)
    if (group) group.push(row)
    else groups.set(code, [row])
  }
  const isKnown = characterSet([...groups.keys()].map((code) => String.fromCharCode(code)))
  return (code) => (isKnown(code) ? (groups.get(code) ?? NO_ROWS) : NO_ROWS)
}
