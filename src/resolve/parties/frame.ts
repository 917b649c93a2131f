import { institutionOf } from '../../lexicon/institutions.js'
import type { Place } from '../../lexicon/places.js'
import { isForeign } from '../places/chain.js'
import type { Actor } from './actors.js'
import { type Evidence, finest, MOST, nameOf, receiver, type Weighed } from './frame-receiver.js'
import { abroad, isOfItsOwn } from './givers.js'
import { citedName } from './names.js'
import type { Sides } from './sides.js'
import { add, top } from './sums.js'

/** Who gives and who receives where nothing nearer says so. */
export interface Frame {
  readonly donor: string | null
  /** A body that gives money of its own: only for donations. */
  readonly body: string | null
  readonly recipient: string | null
  readonly recipientPlace: Place | null
  /** True where nothing says of the receiver that it receives: things were done there. */
  readonly assumed: boolean
  /** The actors that it was made of, by the names above. */
  readonly actors: ReadonlyMap<string, readonly Actor[]>
  /** True where `donor` is a body: places by themselves only receive. */
  readonly led: boolean
}

export const NO_FRAME: Frame = {
  donor: null,
  body: null,
  recipient: null,
  recipientPlace: null,
  assumed: false,
  led: false,
  actors: new Map(),
}

/** What an article's frame gives money of its own for donations: the strongest of body, group and place. */
const FRAME_BODY = /(?:集团|公司|基金|会|[银支分]行|大学|学院)$/
/** … and what gives no money, but sends its people, where it is said to help somebody. */
const SENDS = /(?:医院|中心|研究院|设计院)$/
const HELPS = 2
/** A heading names a body once, an article one that gives more often. */
const ONCE = 1
const TWICE = 2
/** So much makes a body the giver of whatever the article counts; a charity gives by what it is. */
const LEADING = 6
const LEADING_CHARITY = 4
/** So much makes a province the giver of what goes abroad, though the text has 中国 for it. */
const SENT = 2

/**
 * The frame that the actors of an article, or of a heading, make together. `least`: so much evidence makes a receiver in
 * a long article; null for a heading, where 援疆 alone says too little: it is in every heading of such an article.
 */
export function frameOf(weighed: readonly Weighed[], sides: Sides, least: number | null = null): Frame {
  const giving = giver(weighed, sides, least)
  // where nothing says of any place that it receives, one that does not give is where things were done
  const otherwise: Sides = (place) => sides(place) ?? (giving?.name.startsWith(place.province) ? null : 'recipient')
  const said = receiver(weighed, sides, least)
  const recipient = said ?? (least === null ? null : receiver(weighed, otherwise, least))
  // 台湾 where 南台湾 is struck: what a place has given elsewhere it does not give to itself
  const donor = giving && recipient?.place?.province === giving.name ? null : giving
  const body = givingBody(weighed, least === null ? ONCE : TWICE)
  const stronger = body && body.sum > (donor?.sum ?? 0) ? body : null
  const leader =
    stronger &&
    (least === null || stronger.sum >= (institutionOf(stronger.name) === 'charity' ? LEADING_CHARITY : LEADING))
      ? stronger
      : null
  const names = [(leader ?? donor)?.name, stronger?.name, recipient?.name]
  return {
    actors: new Map(names.flatMap((name) => (name ? [[name, actorsNamed(weighed, name)]] : []))),
    led: leader !== null || (donor?.name.split('、').every(isOfItsOwn) ?? false),
    donor: (leader ?? donor)?.name ?? null,
    body: stronger?.name ?? null,
    recipient: recipient?.name ?? null,
    recipientPlace: recipient?.place ?? null,
    assumed: said === null && recipient !== null,
  }
}

/** What a part of a text names of its own; where it names none it has what it stands under. */
export function inherited(own: Frame, outer: Frame): Frame {
  const { donor, body, led } = own.donor ? own : outer
  const { recipient, recipientPlace, assumed } = own.recipient ? own : outer
  return { donor, body, led, recipient, recipientPlace, assumed, actors: new Map([...outer.actors, ...own.actors]) }
}

/** The first actors that go by the names of a list. */
function actorsNamed(weighed: readonly Weighed[], list: string): readonly Actor[] {
  return list.split('、').flatMap((name) => {
    const found = weighed.find(({ actor }) => citedName(actor) === name || actor.place?.short === name)
    return found ? [found.actor] : []
  })
}

function giver(weighed: readonly Weighed[], sides: Sides, least: number | null): { name: string; sum: number } | null {
  const byProvince = new Map<string, number>()
  const evidence: Evidence[] = []
  const groups = new Map<string, number>()
  let senders = 0
  // other countries give where China receives
  const incoming = weighed.some(({ actor: { place } }) => place?.short === '中国' && sides(place) === 'recipient')
  for (const { actor, factor } of weighed) {
    if (
      actor.kind === 'group' &&
      actor.name !== '全国' &&
      actor.name !== '国家' &&
      actor.name !== '上级' &&
      actor.says !== 'recipient' &&
      (actor.initial || actor.says === 'donor')
    )
      add(groups, actor.name, factor)
    const { place } = actor
    if (place && actor.cite && sides(place) === 'donor') add(groups, actor.cite, factor)
    if (!place || actor.cite || sides(place) !== 'donor' || (isForeign(place) && !incoming)) continue
    // 中国大满贯: a country is named for much else
    const unsaid = place.level === 'country' ? 0 : 0.5
    const weight = factor * (actor.says === 'donor' ? actor.weight : unsaid)
    add(byProvince, place.province, weight)
    if (place.level !== 'country' && actor.says === 'donor') senders += weight
    evidence.push({ place, weight, factor })
  }
  // 第24批援贝宁中国医疗队 is the province's that is told to send it
  if (weighed.some(({ actor }) => abroad(actor)) && senders >= SENT) byProvince.delete('中国')
  const total = [...byProvince.values()].reduce((a, b) => a + b, 0)
  const province = top(byProvince)
  const named = top(groups)
  // 兄弟省市, once in a long article, is who gave in that sentence
  const group = named && (named.sum >= 2 || !least) ? named : null
  if (group && group.sum > (province?.sum ?? 0)) return group
  if (province && province.sum >= total * MOST && province.sum >= 0.5) {
    const place = finest(evidence, province)
    return place && place.short !== province.name ? { name: nameOf(weighed, place), sum: province.sum } : province
  }
  return group
}

function givingBody(weighed: readonly Weighed[], enough: number): { name: string; sum: number } | null {
  const sums = new Map<string, number>()
  const able = weighed.filter(({ actor: { kind, says } }) => kind === 'body' && says !== 'recipient')
  const helping = able.flatMap(({ actor: { name, says, weight } }) =>
    SENDS.test(name) && says === 'donor' && weight >= HELPS ? [name] : [],
  )
  for (const { actor, factor } of able) {
    const { name } = actor
    if (FRAME_BODY.test(name) || helping.some((one) => name.endsWith(one))) add(sums, name, factor)
  }
  for (const [name, sum] of [...sums]) {
    for (const longer of sums.keys()) if (longer !== name && longer.includes(name)) add(sums, longer, sum)
  }
  const best = top(sums)
  return best && best.sum >= enough ? best : null
}
