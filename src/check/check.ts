import { readFileSync } from 'node:fs'
import type { AidRecord, Diagnostic } from '../model.js'
import { systemError } from '../system-error.js'
import type { Case } from './cases.js'
import { compareRecords, type Difference } from './compare.js'
import { readExpected } from './expected.js'

/** What reads a document's bytes: the tool's own `extract`, handed in so that this folder needs no pipeline. */
export type Extract = (
  bytes: Uint8Array,
  options: { readonly doc: string },
) => { readonly records: readonly AidRecord[]; readonly diagnostics: readonly Diagnostic[] }

/** What a case gives today. */
export interface Result extends Case {
  readonly records: readonly AidRecord[]
  /** Why the document gave no records. */
  readonly errors: readonly string[]
}

export function runCase(item: Case, extract: Extract): Result {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(item.document)
  } catch (error) {
    return { ...item, records: [], errors: [`cannot be read: ${systemError(error) ?? error}`] }
  }
  const { records, diagnostics } = extract(bytes, { doc: item.doc })
  const errors = diagnostics.filter(({ level }) => level === 'error').map(({ message }) => message)
  return { ...item, records, errors }
}

/**
 * How a result differs from what is expected of it; null where nothing says what is expected.
 * @throws Error with one line where what says it cannot be read
 */
export function differencesOf({ expected, records }: Result): readonly Difference[] | null {
  const before = readExpected(expected)
  return before === null ? null : compareRecords(before, records)
}
