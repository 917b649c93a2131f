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

/** What an article's frame gives money of its own for donations: the strongest of body, group and place. */
const FRAME_BODY = /(?:集团|公司|基金会|会|[银支分]行)$/

/**
 * The frame that the actors of an article, or of a heading, make together. `least`: so much evidence makes a receiver in a long article; null for a heading,
 * where 援疆 alone says too little: it is in every heading of such an article.
 */
export function frameOf(weighed: readonly Weighed[], sides: Sides, least: number | null = null): Frame {
  const recipient = receiver(weighed, sides, least)
  const donor = giver(weighed, sides)
  const body = givingBody(weighed)
  return {
    donor: donor?.name ?? null,
    body: body && body.sum > (donor?.sum ?? 0) ? body.name : null,
    recipient: recipient?.name ?? null,
    recipientPlace: recipient?.place ?? null,
  }
}

function giver(weighed: readonly Weighed[], sides: Sides): { name: string; sum: number } | null {
  const byProvince = new Map<string, number>()
  const byName = new Map<string, { province: string; sum: number; fine: boolean }>()
  const groups = new Map<string, number>()
  for (const { actor, factor } of weighed) {
    if (actor.kind === 'group' && actor.says !== 'recipient' && (actor.initial || actor.says === 'donor'))
      add(groups, actor.name, factor)
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
  if (group && group.sum > (province?.sum ?? 0)) return group
  if (province && province.sum >= total * MOST && province.sum >= 0.5) {
    const fine = [...byName].filter(([, { province: p, fine }]) => fine && p === province.name)
    const best = top(new Map(fine.map(([name, { sum }]) => [name, sum])))
    return best && best.sum >= province.sum * MOST ? best : province
  }
  return group && (group.sum >= 2 || !province) ? group : null
}

function givingBody(weighed: readonly Weighed[]): { name: string; sum: number } | null {
  const sums = new Map<string, number>()
  for (const { actor, factor } of weighed) {
    if (actor.kind === 'body' && actor.says !== 'recipient' && FRAME_BODY.test(actor.name))
      add(sums, actor.name, factor)
  }
  for (const [name, sum] of [...sums]) {
    for (const longer of sums.keys()) if (longer !== name && longer.includes(name)) add(sums, longer, sum)
  }
  const best = top(sums)
  return best && best.sum >= 2 ? best : null
}

interface Evidence {
  readonly place: Place
  readonly weight: number
  readonly factor: number
  readonly name: string
}

/** Two places that the text lists side by side and that share the evidence: 阿克苏地区、兵团第一师. */
function listed(weighed: readonly Weighed[], evidence: readonly Evidence[]): { name: string; place: null } | null {
  const total = evidence.reduce((sum, { weight }) => sum + weight, 0)
  const share = (place: Place): number =>
    evidence.filter((one) => within(one.place, place)).reduce((sum, { weight }) => sum + weight, 0)
  for (const [i, { actor }] of weighed.entries()) {
    const before = weighed[i - 1]?.actor
    if (!actor.listed || !actor.place || !before?.place || weighed[i + 1]?.actor.listed || before.listed) continue
    if (within(actor.place, before.place) || within(before.place, actor.place)) continue
    const [a, b] = [share(before.place), share(actor.place)]
    if (a >= total * 0.2 && b >= total * 0.2 && a + b >= total * MOST)
      return { name: `${before.name}、${actor.name}`, place: null }
  }
  return null
}

/** Walks down from the province with most evidence as long as one place in it has most of it. */
function receiver(
  weighed: readonly Weighed[],
  sides: Sides,
  least: number | null,
): { name: string; place: Place | null } | null {
  const evidence: Evidence[] = []
  for (const { actor, factor } of weighed) {
    const { place } = actor
    if (!place || sides(place) !== 'recipient') continue
    const weight =
      factor *
      (actor.kind === 'programme'
        ? 0.1
        : actor.kind === 'short'
          ? 0.4
          : actor.says === 'recipient'
            ? Math.max(1, actor.weight)
            : 1)
    evidence.push({ place, weight, factor, name: recipientName(actor) })
  }
  const two = listed(weighed, evidence)
  if (two) return two
  const whole = weighed.filter(({ actor }) => actor.kind === 'whole').length * 0.5
  const programme = evidence.every(({ weight, factor }) => weight < factor)
  if (programme && least === null) return null
  const byProvince = new Map<string, number>()
  for (const { place, weight } of evidence) add(byProvince, place.province, weight)
  const total = [...byProvince.values()].reduce((a, b) => a + b, 0)
  const province = top(byProvince)
  if (!province || province.sum < total * MOST || (!programme && province.sum < (least ?? 0))) return null
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
    // 阿拉尔 and the regiments stand for their division
    if (!best || best.sum < sum * MOST || current?.level === 'division') return { name, place: current }
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
