import type { Place } from '../lexicon/places.js'
import type { Actor } from './parties-actors.js'
import { SELF } from './parties-cues.js'
import type { Asked, Found } from './parties-donor.js'
import { covers } from './parties-givers.js'
import { dealt, listAround } from './parties-lists.js'
import { memberName, placeName, recipientName } from './parties-names.js'
import { reaches, reachOf } from './parties-policy.js'
import type { Scene, Stage } from './parties-scenes.js'
import { type Scope, surroundings } from './parties-scope.js'
import { within } from './places-chain.js'

/** A paragraph says in its first sentences what it is about. */
const OPENING = 6

/** Who received what a figure counts, nearest first; null rather than a guess. */
export function recipientOf(asked: Asked, donor: string | null, stage: Stage): Found | null {
  const { scenes, sides, frame, social } = stage
  const { mention, nextStart } = asked
  const scene = scenes[mention.sentence.index] as Scene
  const { text } = scene.sentence
  const reach = reachOf(mention).recipient
  const donation = mention.kind === 'money' && mention.role === 'donation'
  const { clause, segment } = surroundings(text, mention)
  const able = receivers(scene.actors)
  const between = (from: number, to: number): readonly Actor[] =>
    able.filter((actor) => actor.start >= from && actor.end <= to)
  const steps: readonly (readonly [Scope, string, () => string | null])[] = [
    [
      'clause',
      'patient',
      () => cite(patient(between(clause.start, mention.start)) ?? between(mention.end, clause.end)[0]),
    ],
    ['segment', 'patient', () => cite(wider(between(segment.start, clause.start).at(-1)))],
    ['sentence', 'patient', () => cite(head())],
    ['paragraph', 'topic', topic],
    ['heading', 'heading', () => scene.heading.recipient],
    ['heading', 'place', () => (donation && social ? scene.headingPlace : null)],
    ['article', 'frame', () => frame.recipient],
    ['heading', 'section', section],
    ['segment', 'named', elsewhere],
    ['article', 'disaster', () => (donation ? stage.disaster : null)],
  ]
  for (const [scope, step, find] of steps) {
    if (!reaches(reach, scope)) continue
    const name = find()
    if (name) return { name: stage.struck.get(name) ?? name, scope, step }
  }
  return null

  /** Those that can receive; a place in the name of a firm or a charity is no place of its own. */
  function receivers(all: readonly Actor[]): readonly Actor[] {
    const bodies = all.filter(({ kind, says }) => kind === 'body' && says !== 'recipient')
    return all.filter((actor) => receives(actor) && !bodies.some((body) => covers(body, actor)))
  }

  function receives(actor: Actor): boolean {
    if (actor.kind === 'whole') return true
    if (actor.kind === 'target') return true
    if (actor.kind === 'programme') return false
    if (!actor.place || actor.place.short === '中国') return false
    const fine = actor.place.level !== 'province' && actor.place.level !== 'country'
    if (actor.kind === 'short' && !(fine && actor.says === 'recipient')) return false
    if (
      frame.recipientPlace &&
      actor.place.name !== frame.recipientPlace.name &&
      within(frame.recipientPlace, actor.place)
    ) {
      // the wider place: 青海 in an article about 海西州
      return false
    }
    if (actor.says === 'donor' && actor.weight >= SELF) return false
    if (outside(actor)) return false
    if (actor.place.level === 'country' && frame.recipientPlace?.level !== 'country' && actor.says !== 'recipient')
      return false
    const side = sides(actor.place)
    if (
      frame.led &&
      actor.says !== 'donor' &&
      actor.place.province !== '' &&
      !frame.donor?.includes(actor.place.province)
    )
      return true
    return side === 'recipient' || (side === null && actor.says === 'recipient')
  }

  /** In the province of the article's giver, and not in the place that the article is about. */
  function outside({ place }: Actor): boolean {
    const about = frame.recipientPlace
    if (!place || !about || inside(place, about)) return false
    return (
      place.province !== '' && place.province !== about.province && frame.donor?.startsWith(place.province) === true
    )
  }

  /** The one that is said to receive, else the nearest. */
  function patient(list: readonly Actor[]): Actor | undefined {
    return list.findLast(({ says, weight }) => says === 'recipient' && weight >= 1) ?? list.at(-1)
  }

  /** What stands in front, unless the words up to the next figure name a place in it that receives. */
  function wider(before: Actor | undefined): Actor | undefined {
    const ahead = between(mention.end, Math.min(segment.end, nextStart)).find(({ says }) => says === 'recipient')
    if (!ahead) return before
    return !before || inside(ahead.place, before.place) ? ahead : before
  }

  /** The receiver that the sentence begins with, before its first semicolon. */
  function head(): Actor | undefined {
    const end = text.indexOf(';')
    return end >= 0 && end < segment.start ? between(0, end)[0] : undefined
  }

  /** What the first sentence of the paragraph that names a receiver names; nothing where it names several. */
  function topic(): string | null {
    const { index } = scene.sentence
    for (let i = scene.blockStart; i < Math.min(index, scene.blockStart + OPENING); i++) {
      const { actors } = scenes[i] as Scene
      const list = receivers(actors)
      const [first] = list
      if (!first) continue
      const one = list.every(({ place }) => inside(place, first.place) || inside(first.place, place))
      return one || list.every((actor) => actor === first || actor.listed) ? cited(first, actors) : null
    }
    return null
  }

  /** Whom the section has said to receive, last before this paragraph. */
  function section(): string | null {
    for (let i = scene.blockStart - 1; i > scene.headingAt; i--) {
      const { actors } = scenes[i] as Scene
      const found = receivers(actors).find(({ says, weight }) => says === 'recipient' && weight >= 1)
      if (found) return cited(found, actors)
    }
    return null
  }

  /** Where somebody else's help went to a place that mostly gives: 港商在南雄捐建. */
  function elsewhere(): string | null {
    const place = scene.actors.findLast(
      ({ kind, says, end }) => kind === 'place' && says === 'recipient' && end <= mention.start,
    )
    return donor && place?.place && !donor.includes(place.place.province)
      ? recipientName(place, frame.recipientPlace)
      : null
  }

  function cite(actor: Actor | undefined): string | null {
    return actor ? cited(actor, scene.actors) : null
  }

  /** The place, or those of a list that it stands in. */
  function cited(actor: Actor, all: readonly Actor[]): string | null {
    if (actor.kind === 'whole') return frame.recipient
    const list = listAround(all, actor, receives)
    if (list.length === 1) return named(actor)
    const one = dealt(list, text, mention.start, asked.rank, asked.count)
    if (one) return named(one)
    const [first] = list
    const parent = first?.place?.parent
    const siblings = parent && list.every(({ place }) => place?.parent === parent)
    if (siblings && (list.length > 2 || first.chain.includes(parent))) return placeName(parent, null)
    return list.map(memberName).join('、')
  }

  /** A village or a farm is cited with the place that the article is about. */
  function named(actor: Actor): string {
    const small = actor.kind === 'target' && frame.recipientPlace
    return small ? `${frame.recipient}${actor.name}` : recipientName(actor, frame.recipientPlace)
  }
}

function inside(inner: Place | null, outer: Place | null): boolean {
  return inner !== null && outer !== null && within(inner, outer)
}
