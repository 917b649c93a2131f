import { lazy, remembered } from '../../lazy.js'
import { pairs } from '../../lexicon/pairs.js'
import type { Place } from '../../lexicon/places.js'
import type { Actor } from './actors.js'
import type { Side } from './cues.js'

/** Tells on which side of the aid a place stands in one document; '' where nothing says so. */
export type SideOf = (place: Place) => Side | ''

/** No single cue counts for more. */
const MOST = 3
/** What the pairings say of a place counts as a cue. */
const PRIOR = 1.2
/** Evidence below this is no evidence: a place that is once named behind 在 may be anywhere. */
const ENOUGH = 0.8

const known = lazy(priors)

/** Adds up what the cues beside each place say, and what the table of pairings says; what is said of a place is said of those that it lies in, too. */
export function sidesOf(actors: readonly Actor[]): SideOf {
  const scores = new Map<string, number>()
  for (const { place, says, weight } of actors) {
    const told = says === 'donor' ? Math.min(weight, MOST) : -weight
    if (says) for (let at = place; at; at = at.parent) add(scores, at.name, told)
  }
  return remembered((place: Place): Side | '' => {
    const prior = priorOf(place)
    for (let at: Place | null = place; at; at = at.parent) {
      const sum = (scores.get(at.name) ?? 0) + prior
      if (Math.abs(sum) >= ENOUGH) return sum < 0 ? 'recipient' : 'donor'
    }
    return ''
  })
}

/** What the table of pairings says of a place: positive where it, or the first that it lies in, gives. */
function priorOf(place: Place): number {
  for (let at: Place | null = place; at; at = at.parent) {
    const prior = known().get(at.name)
    if (prior !== undefined) return prior
  }
  return 0
}

/** A place that is on both sides of the table has none: 陕西 helps 阿里 and is helped by 江苏. */
function priors(): ReadonlyMap<string, number> {
  const [given, received] = [new Map<string, number>(), new Map<string, number>()]
  for (const { donor, recipient } of pairs()) {
    for (let at: Place | null = donor; at; at = at.parent) add(given, at.name, 1)
    for (let at: Place | null = recipient; at; at = at.parent) add(received, at.name, 1)
  }
  const prior = (name: string) => PRIOR * Math.sign((given.get(name) ?? 0) - (received.get(name) ?? 0))
  return new Map([...given.keys(), ...received.keys()].map((name) => [name, prior(name)]))
}

function add(sums: Map<string, number>, key: string, more: number): void {
  sums.set(key, (sums.get(key) ?? 0) + more)
}
