import { lazy } from '../../lazy.js'
import { pairs } from '../../lexicon/pairs.js'
import type { Place } from '../../lexicon/places.js'
import { inChina, isForeign, within } from '../places/chain.js'
import type { Actor } from './actors.js'
import { SELF, type Side } from './cues.js'
import { add } from './sums.js'

/** Tells on which side of the aid a place stands in one document; null where nothing says so. */
export type Sides = (place: Place) => Side | null

/** What a text is about as far as it tells who may give in it. */
export interface Theme {
  /** Counterpart aid; else no place gives for what it gives elsewhere (江苏 has floods of its own). */
  readonly counterpart: boolean
  /** What other countries give or lend to China (对华援助): there countries give and 中国 receives. */
  readonly incoming: boolean
}

/** Evidence below this is no evidence: a place that is once named behind 在 may be anywhere. */
const ENOUGH = 0.8
/** … that a place receives which no table knows and of which nothing says that it gives. */
const ENOUGH_UNLISTED = 0.5
/** Both sides of a known pairing in one text. */
const PAIRED = 1.5
/** No single cue counts for more. */
const MOST = 3
/** So much is said of a place in several clauses. */
const AGAIN = 3
/** What the pairings say of a place alone counts as a cue. */
const PRIOR = 1.2

/** These are in no table of pairings; in texts about aid they mostly give. */
const GIVERS = new Set(['中国', '香港', '澳门', '台湾'])

/** Below this share of its pairings a side does not count. */
const MIXED = 0.3

const known = lazy(priors)

/**
 * Adds up what the cues beside each place say; what is said of a place is said of those that it lies in, too. The theme tells
 * what the pairings are worth.
 */
export function sidesOf(
  actors: readonly Actor[],
  home: Place | null = null,
  { counterpart, incoming }: Theme = { counterpart: true, incoming: false },
): Sides {
  const sending = sendingAbroad(actors)
  const scores = new Map<string, number>()
  const names = new Set<string>()
  // what is said of a place itself is not undone by what is said of a place in it: 哈尔滨 sends to 五常
  const own = new Set(
    actors.flatMap(({ place, says, weight }) => (place && says && weight >= 1 ? [`${place.name} ${says}`] : [])),
  )
  const other = { donor: 'recipient', recipient: 'donor' } as const
  const undoes = ({ name }: Place, says: Side): boolean =>
    own.has(`${name} ${other[says]}`) && !own.has(`${name} ${says}`)
  for (const { place, says, weight } of actors) {
    for (let at = place; at; at = at.parent) names.add(at.name)
    // 县财政安排: what the government that speaks pays for itself says nothing of its side
    if (!says || (weight >= SELF && place?.name === home?.name)) continue
    for (let at = place; at; at = at.parent)
      if (at === place || !undoes(at, says)) add(scores, at.name, says === 'donor' ? Math.min(weight, MOST) : -weight)
  }
  for (const { donor, recipient } of pairs()) {
    if (!names.has(donor.name) || !names.has(recipient.name)) continue
    add(scores, donor.name, PAIRED)
    add(scores, recipient.name, -PAIRED)
  }
  if (home) {
    // who publishes stands opposite those whom it speaks of
    let others = 0
    for (const { place } of actors) {
      // towns without a county are its own
      const isOther = place && place.level !== 'town' && !within(place, home) && !within(home, place)
      const side = isOther ? sideOf(place) : null
      if (side) others += side === 'donor' ? 1 : -1
    }
    if (others !== 0) add(scores, home.name, others > 0 ? -MOST : MOST)
    // … and what it lies in does not give to it by a pairing
    if (others > 0) for (let at = home.parent; at; at = at.parent) add(scores, at.name, -PRIOR)
  }
  const together = new Map<string, readonly Place[]>()
  for (const [i, { place, listed, says }] of actors.entries()) {
    const last = actors[i - 1]
    if (!place || !last?.place || !listed || says !== 'recipient' || last.says !== says) continue
    together.set(place.name, [...(together.get(place.name) ?? []), last.place])
    together.set(last.place.name, [...(together.get(last.place.name) ?? []), place])
  }
  // each figure asks for the same places again
  const sides = new Map<Place, Side | null>()
  return (place) => {
    const known = sides.get(place)
    if (known !== undefined) return known
    const side = sideOf(place) ?? receivesToo(place)
    sides.set(place, side)
    return side
  }

  /** 向寻乌、延长|投入: of those that are said to receive together all do where one does. */
  function receivesToo({ name }: Place): Side | null {
    return together.get(name)?.some((other) => sideOf(other) === 'recipient') ? 'recipient' : null
  }

  function expectedOf(place: Place): number {
    if (sending.has(place.province) && place.level !== 'country') return PRIOR
    const prior = incoming && place.level === 'country' ? (place.short === '中国' ? -PRIOR : PRIOR) : priorOf(place)
    return counterpart || incoming || GIVERS.has(place.province) ? prior : Math.min(0, prior)
  }

  /** What a county is said to pay is its own where a wider place that it lies in is said again and again to receive. */
  function spendsOwn(place: Place): boolean {
    if (priorOf(place) > 0) return false
    for (let at = place.parent; at; at = at.parent) if ((scores.get(at.name) ?? 0) <= -AGAIN) return true
    return false
  }

  function sideOf(place: Place): Side | null {
    const expected = expectedOf(place)
    for (let at: Place | null = place; at; at = at.parent) {
      const sum = (scores.get(at.name) ?? 0) + expected
      if (sum >= ENOUGH) return counterpart && spendsOwn(at) ? 'recipient' : 'donor'
      if (sum <= -ENOUGH) return 'recipient'
      if (sum <= -ENOUGH_UNLISTED && isUnlisted(at)) return 'recipient'
    }
    return null
  }
}

/** The provinces that are said to give where another country is said to receive and no place in China is: 宁夏 too sends abroad. */
function sendingAbroad(actors: readonly Actor[]): ReadonlySet<string> {
  const said = actors.filter(({ says, weight }) => says !== null && weight >= 1)
  const receivers = said.flatMap(({ place, says }) => (place && says === 'recipient' ? [place] : []))
  if (!receivers.some(isForeign) || receivers.some(inChina)) return new Set()
  return new Set(said.flatMap(({ place, says }) => (place && says === 'donor' ? [place.province] : [])))
}

/** True for a county of the document's own, whose province it does not tell. */
function isUnlisted({ parent, code, level }: Place): boolean {
  return parent === null && code === null && level === 'county'
}

/** What the table of pairings says of a place: positive where it, or the first that it lies in, gives. */
function priorOf(place: Place): number {
  for (let at: Place | null = place; at; at = at.parent) {
    const prior = known().get(at.name)
    if (prior !== undefined) return prior
  }
  // a township of Taiwan is where help goes
  if (GIVERS.has(place.province)) return place.level === 'county' || place.level === 'town' ? 0 : PRIOR
  // aid abroad, and a county that a text does not name by its name
  return place.level === 'country' || place.name.endsWith('某县') ? -PRIOR : 0
}

/** A place that both gives and receives in the table has none: 陕西 helps 阿里 and is helped by 江苏. */
function priors(): ReadonlyMap<string, number> {
  const [given, received] = [new Map<string, number>(), new Map<string, number>()]
  for (const { donor, recipient } of pairs()) {
    for (let at: Place | null = donor; at; at = at.parent) add(given, at.name, 1)
    for (let at: Place | null = recipient; at; at = at.parent) add(received, at.name, 1)
  }
  const prior = (name: string): number => {
    const [gives, receives] = [given.get(name) ?? 0, received.get(name) ?? 0]
    const share = gives / (gives + receives)
    return share > 1 - MIXED ? PRIOR : share < MIXED ? -PRIOR : 0
  }
  return new Map([...given.keys(), ...received.keys()].map((name) => [name, prior(name)]))
}
