import { pairs } from '../lexicon/pairs.js'
import type { Place } from '../lexicon/places.js'
import type { Actor, Side } from './parties-actors.js'

/** Tells on which side of the aid a place stands in one document; null where nothing says so. */
export type Sides = (place: Place) => Side | null

/** Evidence below this is no evidence: a place that is once named behind 在 may be anywhere. */
const ENOUGH = 0.9
/** What the pairings say counts as one weak cue. */
const PRIOR = 0.6

let known: ReadonlyMap<string, number> | undefined

/** Adds up what the cues beside each place say; what is said of a place is said of those that it lies in, too. */
export function sidesOf(actors: Iterable<Actor>): Sides {
  const scores = new Map<string, number>()
  for (const { place, says, weight } of actors) {
    if (!says) continue
    for (let at = place; at; at = at.parent) add(scores, at.name, says === 'donor' ? weight : -weight)
  }
  return (place) => {
    let sum = 0
    for (let at: Place | null = place; at; at = at.parent) {
      sum = (scores.get(at.name) ?? 0) + prior(at)
      if (Math.abs(sum) >= ENOUGH) return sum > 0 ? 'donor' : 'recipient'
    }
    return sum > 0 ? 'donor' : sum < 0 ? 'recipient' : null
  }
}

/** What the table of pairings says of a place: positive where it gives, negative where it receives. */
function prior(place: Place): number {
  known ??= count()
  const balance = known.get(place.name) ?? 0
  if (place.level === 'country') return place.short === '中国' ? PRIOR : -PRIOR
  if (['香港', '澳门', '台湾'].includes(place.short)) return PRIOR
  return balance === 0 ? 0 : balance > 0 ? PRIOR : -PRIOR
}

function count(): ReadonlyMap<string, number> {
  const balance = new Map<string, number>()
  for (const { donor, recipient } of pairs()) {
    for (let at: Place | null = donor; at; at = at.parent) add(balance, at.name, 1)
    for (let at: Place | null = recipient; at; at = at.parent) add(balance, at.name, -1)
  }
  return balance
}

function add(map: Map<string, number>, key: string, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value)
}
