import { lazy } from '../lazy.js'
import { gazetteer, type Place } from './places.js'
import { readTable } from './table.js'

/** A pairing of counterpart aid: who was told to help whom. */
export interface Pair {
  readonly programme: string
  readonly donor: Place
  readonly recipient: Place
}

/**
 * All pairings, loaded at the first use.
 * @throws Error where a pair names a place that the gazetteer lacks
 */
export const pairs = lazy((): readonly Pair[] =>
  readTable('pairs').map(({ programme, donor, recipient }) => ({
    programme,
    donor: place(donor),
    recipient: place(recipient),
  })),
)

function place(name: string): Place {
  const found = gazetteer().names.get(name)?.places[0]
  if (!found) throw new Error(`lexicon/pairs.tsv: ${name} is not in places.tsv`)
  return found
}
