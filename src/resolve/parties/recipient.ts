import type { Actor } from './actors.js'
import type { Asked, Found } from './donor.js'
import { countries } from './givers.js'
import { dealt, listAround } from './lists.js'
import { memberName, placeName, recipientName } from './names.js'
import { reaches, reachOf } from './policy.js'
import { inside, receiversOf, receiverTest } from './receivers.js'
import type { Scene, Stage } from './scenes.js'
import { type Scope, surroundings } from './scope.js'

/** A paragraph says in its first sentences what it is about. */
const OPENING = 6
/** A section carries its receiver so many sentences on. */
const SECTION = 24

/** Who received what a figure counts, nearest first; null rather than a guess. */
export function recipientOf(asked: Asked, donor: string | null, stage: Stage): Found | null {
  const { scenes, sides, frame, social } = stage
  const { mention, nextStart } = asked
  const scene = scenes[mention.sentence.index] as Scene
  const { text } = scene.sentence
  const reach = reachOf(mention).recipient
  const donation = mention.kind === 'money' && mention.role === 'donation'
  const { clause, segment } = surroundings(text, mention)
  // so many countries are a receiver only where the figure stands with them
  const receives = receiverTest(frame, sides)
  const able = receiversOf(scene.actors, receives).filter(
    (actor) => !countries(actor) || (actor.start >= clause.start && actor.end <= clause.end),
  )
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
      const list = receiversOf(actors, receives).filter((actor) => !countries(actor))
      const [first] = list
      if (!first) continue
      const one = list.every(({ place }) => inside(place, first.place) || inside(first.place, place))
      return one || list.every((actor) => actor === first || actor.listed) ? cited(first, actors) : null
    }
    return null
  }

  /** Whom the section has said to receive, last before this paragraph. */
  function section(): string | null {
    for (let i = scene.blockStart - 1; i > Math.max(scene.headingAt, scene.blockStart - SECTION); i--) {
      const { actors } = scenes[i] as Scene
      const found = receiversOf(actors, receives).find(({ says, weight }) => says === 'recipient' && weight >= 1)
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
