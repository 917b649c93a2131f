import type { Place } from '../../lexicon/places.js'
import { within } from '../places/chain.js'
import type { Actor } from './actors.js'
import { SELF } from './cues.js'
import type { Frame } from './frame.js'
import { covers } from './givers.js'
import { citedName } from './names.js'
import type { Sides } from './sides.js'

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
    if (kind === 'programme' || !place || place.short === '中国') return false
    if (donor?.split('、').includes(citedName(actor))) return false
    const fine = place.level !== 'province' && place.level !== 'country'
    if (kind === 'short' && !(fine && says === 'recipient')) return false
    // the wider place: 青海 in an article about 海西州
    if (!beside && about && place.name !== about.name && within(about, place)) return false
    if (given && ((says === 'donor' && weight >= SELF) || ofGiver(place))) return false
    if (place.level === 'country' && about?.level !== 'country' && says !== 'recipient') return false
    if (frame.led && says !== 'donor' && place.province !== '' && !frame.donor?.includes(place.province)) return true
    // what nobody gave was counted where the text says, whatever that place does elsewhere
    if (!given) return kind === 'place'
    const side = sides(place)
    return side === 'recipient' || (side === null && says === 'recipient')
  }

  /** In the province of the article's giver, and not in the place that the article is about. */
  function ofGiver(place: Place): boolean {
    if (!about || inside(place, about) || place.province === '' || place.province === about.province) return false
    return frame.donor?.startsWith(place.province) === true
  }
}

/** Those of a sentence that can receive; a place in the name of a firm or a charity that may give is no place of its own. */
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
