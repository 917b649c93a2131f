import type { Place } from '../lexicon/places.js'
import type { Actor } from './parties-actors.js'
import { donorName, recipientName } from './parties-names.js'
import type { Sides } from './parties-sides.js'
import { within } from './places-chain.js'

/** Who gives and who receives where nothing nearer says so. */
export interface Frame {
  readonly donor: string | null
  /** A body that gives money of its own: only for donations. */
  readonly body: string | null
  readonly recipient: string | null
  readonly recipientPlace: Place | null
}

export const NO_FRAME: Frame = { donor: null, body: null, recipient: null, recipientPlace: null }

/** Actors with what they count: those of a headline count more. */
export interface Weighed {
  readonly actor: Actor
  readonly factor: number
}

/** The share of the evidence that makes one of several the frame. */
const MOST = 0.6

/** The frame that the actors of an article, or of a heading, make together. */
export function frameOf(weighed: readonly Weighed[], sides: Sides): Frame {
  const recipient = receiver(weighed, sides)
  return {
    donor: giver(weighed, sides),
    body: givingBody(weighed),
    recipient: recipient?.name ?? null,
    recipientPlace: recipient?.place ?? null,
  }
}

function giver(weighed: readonly Weighed[], sides: Sides): string | null {
  const byProvince = new Map<string, number>()
  const byName = new Map<string, { province: string; sum: number; fine: boolean }>()
  const groups = new Map<string, number>()
  for (const { actor, factor } of weighed) {
    if (actor.kind === 'group' && actor.says !== 'recipient') add(groups, actor.name, factor)
    const { place } = actor
    if (!place || place.level === 'country' || sides(place) !== 'donor') continue
    const weight = factor * (actor.says === 'donor' ? actor.weight : 0.5)
    add(byProvince, place.province, weight)
    const name = donorName(actor)
    const entry = byName.get(name) ?? { province: place.province, sum: 0, fine: name !== place.province }
    byName.set(name, { ...entry, sum: entry.sum + weight })
  }
  const total = [...byProvince.values()].reduce((a, b) => a + b, 0)
  const province = top(byProvince)
  const group = top(groups)
  if (province && province.sum >= total * MOST && province.sum >= 0.5) {
    const fine = [...byName].filter(([, { province: p, fine }]) => fine && p === province.name)
    const best = top(new Map(fine.map(([name, { sum }]) => [name, sum])))
    return best && best.sum >= province.sum * MOST ? best.name : province.name
  }
  return group && (group.sum >= 2 || !province) ? group.name : null
}

function givingBody(weighed: readonly Weighed[]): string | null {
  const sums = new Map<string, number>()
  for (const { actor, factor } of weighed) {
    if (actor.kind === 'body' && actor.says !== 'recipient' && actor.name.length > 2) add(sums, actor.name, factor)
  }
  for (const [name, sum] of [...sums]) {
    for (const longer of sums.keys()) if (longer !== name && longer.includes(name)) add(sums, longer, sum)
  }
  const best = top(sums)
  return best && best.sum >= 2 ? best.name : null
}

/** Walks down from the province with most evidence as long as one place in it has most of it. */
function receiver(weighed: readonly Weighed[], sides: Sides): { name: string; place: Place | null } | null {
  const evidence: { place: Place; weight: number; name: string }[] = []
  for (const { actor, factor } of weighed) {
    const { place } = actor
    if (!place || sides(place) !== 'recipient') continue
    const weight = factor * (actor.kind === 'short' ? 0.1 : actor.says === 'recipient' ? Math.max(1, actor.weight) : 1)
    evidence.push({ place, weight, name: recipientName(actor) })
  }
  const whole = weighed.filter(({ actor }) => actor.kind === 'whole').length * 0.5
  const byProvince = new Map<string, number>()
  for (const { place, weight } of evidence) add(byProvince, place.province, weight)
  const total = [...byProvince.values()].reduce((a, b) => a + b, 0)
  const province = top(byProvince)
  if (!province || province.sum < total * MOST) return null
  let current: Place | null = null
  let name = province.name
  let sum = province.sum + whole
  for (;;) {
    const children = new Map<Place | string, { place: Place; sum: number; name: string }>()
    for (const item of evidence) {
      const child = step(item.place, current)
      if (!child || child.province !== province.name) continue
      const entry = children.get(child.name) ?? {
        place: child,
        sum: 0,
        name: item.place === child ? item.name : child.short,
      }
      children.set(child.name, { ...entry, sum: entry.sum + item.weight })
    }
    const best = [...children.values()].sort((a, b) => b.sum - a.sum)[0]
    if (!best || best.sum < sum * MOST) return { name, place: current }
    ;[current, name, sum] = [best.place, best.name, best.sum]
  }
}

/** The place one level below `outer` on the way to `inner`; the outermost where `outer` is null. */
function step(inner: Place, outer: Place | null): Place | null {
  if (outer && !within(inner, outer)) return null
  let at: Place | null = inner
  let below: Place | null = null
  while (at && !(outer && at.name === outer.name && at.level === outer.level)) {
    below = at
    at = at.parent
  }
  return below
}

function add(map: Map<string, number>, key: string, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value)
}

function top(map: ReadonlyMap<string, number>): { name: string; sum: number } | null {
  let best: { name: string; sum: number } | null = null
  for (const [name, sum] of map) if (!best || sum > best.sum) best = { name, sum }
  return best
}
