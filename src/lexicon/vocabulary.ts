/** Words of a list by their first character, longest first: the longest word that begins at an offset in one step. */
export interface Vocabulary<Row> {
  /** The row of the longest word that begins at `at`. */
  readonly at: (text: string, at: number) => Row | undefined
  /** The rows of all words that begin at `at`, longest first. */
  readonly allAt: (text: string, at: number) => readonly Row[]
  /** The row of the longest word that ends right before `end`. */
  readonly before: (text: string, end: number) => Row | undefined
}

export function vocabulary<Row extends { readonly word: string }>(rows: readonly Row[]): Vocabulary<Row> {
  const byFirst = grouped(rows, (word) => word[0] as string)
  const byLast = grouped(rows, (word) => word.at(-1) as string)
  return {
    at: (text, at) => byFirst.get(text[at] as string)?.find(({ word }) => text.startsWith(word, at)),
    allAt: (text, at) => byFirst.get(text[at] as string)?.filter(({ word }) => text.startsWith(word, at)) ?? [],
    before: (text, end) => byLast.get(text[end - 1] as string)?.find(({ word }) => text.endsWith(word, end)),
  }
}

function grouped<Row extends { readonly word: string }>(rows: readonly Row[], key: (word: string) => string) {
  const groups = new Map<string, Row[]>()
  for (const row of [...rows].sort((a, b) => b.word.length - a.word.length)) {
    const group = groups.get(key(row.word))
    if (group) group.push(row)
    else groups.set(key(row.word), [row])
  }
  return groups
}
