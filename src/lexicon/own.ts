import type { TableName, TableRow } from './tables.js'

/** Words that a user puts beside those of the package, and the SHA-256 of the file that says them. */
export interface OwnWords {
  readonly rows: ReadonlyMap<TableName, readonly object[]>
  readonly sha256: string
}

let own: OwnWords | null = null

/**
 * Puts words beside those of the package, for all that this process reads from now on. The lists are loaded once: call it
 * before the first document.
 */
export function useOwnWords(words: OwnWords): void {
  own = words
}

/** The user's own rows of a list. */
export function ownRows<Name extends TableName>(name: Name): readonly TableRow<Name>[] {
  return (own?.rows.get(name) ?? []) as readonly TableRow<Name>[]
}

/** What `useOwnWords` was given, for another thread; null where there are none. */
export function ownWords(): OwnWords | null {
  return own
}

/** The SHA-256 of the user's own words; null where there are none. */
export function ownWordsVersion(): string | null {
  return own?.sha256 ?? null
}
