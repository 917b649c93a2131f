import { z } from 'zod'
import { gazetteer, type Place } from './places.js'
import { readTable } from './table.js'

const Row = z.strictObject({ programme: z.string().min(1), donor: z.string().min(2), recipient: z.string().min(2) })

/** A pairing of counterpart aid: who was told to help whom. */
export interface Pair {
  readonly programme: string
  readonly donor: Place
  readonly recipient: Place
}

let loaded: readonly Pair[] | undefined

/**
 * All pairings, loaded at the first use.
 * @throws Error where a pair names a place that the gazetteer lacks
 */
export function pairs(): readonly Pair[] {
  loaded ??= readTable('pairs', Row).map(({ programme, donor, recipient }) => ({
    programme,
    donor: place(donor),
    recipient: place(recipient),
  }))
  return loaded
}

function place(name: string): Place {
  const found = gazetteer().names.get(name)?.places[0]
  if (!found) throw new Error(`lexicon/pairs.tsv: ${name} is not in places.tsv`)
  return found
}
