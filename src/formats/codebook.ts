import { codebookEntries } from '../lexicon/codebook.js'
import { columnsNamed } from './columns.js'

/** A line of the codebook: a column, or one of its values. */
export interface CodebookRow {
  readonly column: string
  /** Null for the column itself. */
  readonly value: string | null
  readonly type: string | null
  readonly zh: string
  readonly zh_meaning: string
  readonly en_meaning: string
}

/** What these columns and their values mean, in Chinese and English, in their order. */
export function codebook(names: readonly string[]): readonly CodebookRow[] {
  const entries = codebookEntries()
  return columnsNamed(names).flatMap(({ name, type, description, values }) =>
    entries
      .filter(({ column, value }) => column === name && (value === '' || values?.includes(value)))
      .map(({ column, value, zh, zh_meaning, en_meaning }) =>
        value === ''
          ? { column, value: null, type, zh, zh_meaning, en_meaning: description }
          : { column, value, type: null, zh, zh_meaning, en_meaning },
      ),
  )
}
