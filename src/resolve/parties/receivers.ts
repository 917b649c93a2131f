import { beforeEnding, type InstitutionSort, institutionOf } from '../../lexicon/institutions.js'
import type { Place } from '../../lexicon/places.js'
import { within } from '../places/chain.js'
import type { Actor } from './actors.js'
import { SELF } from './cues.js'
import type { Frame } from './frame.js'
import { covers } from './givers.js'
import { citedName } from './names.js'
import type { Sides } from './sides.js'

/** A house where help is put to use, or a charity that passes it on, by the last word of its name. */
const HOUSES: ReadonlySet<InstitutionSort | null> = new Set(['school', 'university', 'hospital', 'home', 'charity'])

/** What such a name may not be made of alone: 三甲|医院 and 受援|学校 are of a sort, none by name. */
const SORT =
  /^(?:[三二一][甲级等]|[省市县区州乡镇村]级|基层|公立|综合|对口|定点|受援|支援|各类?|当地|本地|民办|帮扶)*$|^[省市县区州乡镇]$/
const LONGEST_HOUSE = 12

/**
 * Tells whether an actor can be the receiver of what a figure counts, in an article with this frame. `donor`: who gave it;
 * `beside`: the actor stands in the figure's own clause.
 */
export function receiverTest(
  frame: Frame,
  sides: Sides,
  donor: string | null,
  beside = false,
): (actor: Actor) => boolean {
  const about = frame.recipientPlace
  const given = donor !== null
  return (actor) => {
    const { kind, place, says, weight } = actor
    if (kind === 'whole' || kind === 'target') return true
    if (kind === 'region') return says === 'recipient'
    if (kind === 'body') return beside && isHouse(actor)
    if (kind === 'programme' || !place || (place.short === '中国' && sides(place) !== 'recipient')) return false
    // 长江流域 is where something befell people, or where its own clause says that a figure is of
    if (place.level === 'land') return beside ? !given || says === 'recipient' : !given && says === 'recipient'
    // 兰州 in 兰州某合作社, 台州 in 浙江台州
    if (donor?.split('、').some((name) => name.includes(citedName(actor)) || name.includes(actor.name))) return false
    const fine = place.level !== 'province'
    if (kind === 'short' && !(fine && says === 'recipient')) return false
    // the wider place: 青海 in an article about 海西州
    if (!beside && about && place.name !== about.name && within(about, place)) return false
    if (given && ((says === 'donor' && weight >= SELF) || ofGiver(place))) return false
    if (place.level === 'country' && about?.level !== 'country' && says !== 'recipient') return false
    if (frame.led && says !== 'donor' && place.province !== '' && !frame.donor?.includes(place.province)) return true
    // what nobody gave was counted where the text says, whatever that place does elsewhere
    if (!given) return kind === 'place' && !isOther(place)
    const side = sides(place)
    // help goes to a village, seldom comes from one
    return side === 'recipient' || (side === null && (says === 'recipient' || place.level === 'town'))
  }

  /** A school or hospital that is said to receive and that nobody on the giving side owns. */
  function isHouse({ name, says, weight }: Actor): boolean {
    if (says !== 'recipient' || weight < 1 || !HOUSES.has(institutionOf(name)) || name.length > LONGEST_HOUSE)
      return false
    if (SORT.test(beforeEnding(name))) return false
    return donor?.split('、').some((one) => one.includes(name)) !== true
  }

  /** A place on the giving side in an article about aid to somewhere else: nothing is counted there. */
  function isOther(place: Place): boolean {
    return about !== null && place.province !== about.province && sides(place) === 'donor'
  }

  /** In the province of the article's giver, and not in the place that the article is about. */
  function ofGiver(place: Place): boolean {
    if (!about || inside(place, about) || place.province === '' || place.province === about.province) return false
    return frame.donor?.startsWith(place.province) === true
  }
}

/**
 * Those of a sentence that can receive; a place in the name of a firm or a charity that may give is no place of its own, nor is one
 * in brackets behind somebody who cannot receive: 某部(定点帮扶麻栗坡县).
 */
export function receiversOf(
  all: readonly Actor[],
  receives: (actor: Actor) => boolean,
  given: boolean,
): readonly Actor[] {
  const bodies = all.filter(({ kind, says }) => kind === 'body' && says !== 'recipient')
  return all.filter(
    (actor) => receives(actor) && !bodies.some((body) => covers(body, actor) && (given || !body.initial)),
  )
}

/** True where the first lies in the second. */
export function inside(inner: Place | null, outer: Place | null): boolean {
  return inner !== null && outer !== null && within(inner, outer)
}
