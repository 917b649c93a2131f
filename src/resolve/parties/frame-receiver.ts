import type { Place } from '../../lexicon/places.js'
import { within } from '../places/chain.js'
import type { Actor } from './actors.js'
import { citedList, citedName } from './names.js'
import type { Sides } from './sides.js'
import { add, top } from './sums.js'

/** Actors with what they count: those of a headline count more. */
export interface Weighed {
  readonly actor: Actor
  readonly factor: number
}

/** The share of the evidence that makes one of several the frame. */
export const MOST = 0.6
/** So often, a headline counting for many, a town or village is named that is the frame. */
const TOWN_TIMES = 3
/** The share that a province must have for places in it to be the frame. */
const PART = 0.3

/** More than so many side by side are a survey. */
const LONGEST_LIST = 4
/** Of a share of its own each of a list has so much at least. */
const LEAST_SHARE = 0.4

/** What speaks for a place, and how often a headline counting for many. */
export interface Evidence {
  readonly place: Place
  readonly weight: number
  readonly factor: number
}

/** Places that the text lists side by side and that share the evidence: 阿克苏地区、兵团第一师. */
function listed(
  weighed: readonly Weighed[],
  evidence: readonly Evidence[],
  sides: Sides,
): { name: string; place: Place } | null {
  const [sums, provinces] = [new Map<string, number>(), new Map<string, number>()]
  let whole = 0
  for (const { place, weight } of evidence) {
    whole += weight
    add(provinces, place.province, weight)
    for (let at: Place | null = place; at; at = at.parent) add(sums, `${at.level} ${at.name}`, weight)
  }
  const share = ({ level, name }: Place): number => sums.get(`${level} ${name}`) ?? 0
  for (const [i, { actor }] of weighed.entries()) {
    if (!actor.place || actor.listed) continue
    let end = i + 1
    while (weighed[end]?.actor.listed) end++
    const run = weighed.slice(i, end).map(({ actor }) => actor)
    const members = run.flatMap(({ place }) => (place && sides(place) === 'recipient' ? [place] : []))
    if (members.length < 2 || members.length !== run.length || run.length > LONGEST_LIST) continue
    if (members.some((one) => members.some((other) => one !== other && within(one, other)))) continue
    const shares = members.map(share)
    // those of one province stand against the other places of that province
    const { province } = actor.place
    const total = members.every((one) => one.province === province) ? (provinces.get(province) ?? 0) : whole
    if (total < whole * PART) continue
    const least = (total * LEAST_SHARE) / members.length
    if (shares.every((one) => one >= least) && shares.reduce((a, b) => a + b, 0) >= total * MOST)
      return { name: citedList(run), place: members.at(-1) as Place }
  }
  return null
}

/** Walks down from the province with most evidence as long as one place in it has most of it. */
export function receiver(
  weighed: readonly Weighed[],
  sides: Sides,
  least: number | null,
): { name: string; place: Place | null } | null {
  const said = weighed.flatMap(({ actor, factor }): readonly Evidence[] => {
    const { place, cite } = actor
    return !place || cite || place.level === 'land' || sides(place) !== 'recipient'
      ? []
      : [{ place, weight: factor * weightOf(actor), factor }]
  })
  // what 中国 receives goes to a province of it
  const evidence = said.every(({ place }) => place.level === 'country')
    ? said
    : said.filter(({ place }) => place.short !== '中国')
  const two = listed(weighed, evidence, sides)
  if (two) return two
  const whole = weighed.filter(({ actor }) => actor.kind === 'whole').length * 0.5
  const programme = evidence.every(({ weight, factor }) => weight < factor)
  if (programme && least === null) return null
  const byProvince = new Map<string, number>()
  for (const { place, weight } of evidence) add(byProvince, place.province, weight)
  const total = [...byProvince.values()].reduce((a, b) => a + b, 0)
  const province = top(byProvince)
  // the only receiver of the article needs less
  const enough = province && province.sum === total ? (least ?? 0) * 0.5 : (least ?? 0)
  if (!province || province.sum < total * MOST || (!programme && province.sum < enough)) return null
  const place = finest(evidence, { name: province.name, sum: province.sum + whole })
  return { name: place ? nameOf(weighed, place) : province.name, place }
}

/**
 * The finest place that has most of the evidence for a province, walking down from it as long as one place has most of what the
 * wider one has; null where that is no place that the gazetteer lists.
 */
export function finest(
  evidence: readonly Evidence[],
  province: { readonly name: string; readonly sum: number },
): Place | null {
  let current: Place | null = null
  let { sum } = province
  for (;;) {
    const children = new Map<string, { place: Place; sum: number; times: number }>()
    for (const item of evidence) {
      const child = step(item.place, current)
      if (!child || child.province !== province.name) continue
      const entry = children.get(child.name) ?? { place: child, sum: 0, times: 0 }
      children.set(child.name, { ...entry, sum: entry.sum + item.weight, times: entry.times + item.factor })
    }
    const best = [...children.values()].sort((a, b) => b.sum - a.sum)[0]
    // 阿拉尔 and the regiments stand for their division
    if (!best || best.sum < sum * MOST || current?.level === 'division') return current
    // an article that names a village once is of the county
    if (current && best.place.level === 'town' && best.times < TOWN_TIMES) return current
    ;[current, sum] = [best.place, best.sum]
  }
}

/** A place as the document cites it. */
export function nameOf(weighed: readonly Weighed[], place: Place): string {
  const first = weighed.find(({ actor }) => actor.place?.name === place.name)
  return first ? citedName({ ...first.actor, tail: '' }) : place.short
}

/** 援疆 stands in every line of such an article; a place by name counts whole. */
function weightOf({ kind, says, weight }: Actor): number {
  if (kind === 'programme') return 0.1
  if (kind === 'short') return 0.4
  return says === 'recipient' ? Math.max(1, weight) : 1
}

/** The place one level below `outer` on the way to `inner`; the outermost where `outer` is null. */
function step(inner: Place, outer: Place | null): Place | null {
  if (outer && !within(inner, outer)) return null
  let at: Place | null = inner
  let below: Place | null = null
  while (at && !(outer && at.name === outer.name)) {
    below = at
    at = at.parent
  }
  return below
}
