import type { Place } from '../lexicon/places.js'
import type { Actor } from './parties-actors.js'

/** What 我省, 我市, 我州 are. */
const LEVEL_OF: ReadonlyMap<string, Place['level']> = new Map([
  ['省', 'province'],
  ['市', 'prefecture'],
  ['州', 'prefecture'],
])

/**
 * The actors of a document with those settled that only the document can name: 师市 is its division, 我省 the
 * province of its publisher (`home`: the publisher's place and what it lies in), 该会 the body named last, a regiment belongs to the division that it is once named with. Those that cannot be settled are left out.
 */
export function settled(
  sentences: readonly (readonly Actor[])[],
  home: readonly Place[],
): readonly (readonly Actor[])[] {
  const division = mostNamed(sentences)
  const regiments = new Map<string, Place>()
  for (const { place } of sentences.flat()) {
    if (place?.level === 'regiment' && place.parent?.level === 'division') regiments.set(place.name, place)
  }
  const recent = new Map<string, Actor>()
  return sentences.map((actors) =>
    actors.flatMap((actor) => {
      if (actor.kind === 'body') {
        const last = recent.get(actor.name.at(-1) as string)
        // 基金会 alone is the one named before
        if (last && actor.name.length <= 3 && last.name.endsWith(actor.name)) return [{ ...actor, name: last.name }]
        recent.set(actor.name.at(-1) as string, actor)
      }
      if (actor.place?.level === 'regiment')
        return [{ ...actor, place: regiments.get(actor.place.name) ?? actor.place }]
      if (actor.kind !== 'deictic') return [actor]
      const place =
        actor.name === '师市' ? division : home.find(({ level }) => level === LEVEL_OF.get(actor.name.slice(1)))
      if (actor.name === '师市' || LEVEL_OF.has(actor.name.slice(1))) {
        return place ? [{ ...actor, kind: 'place', name: place.short, place, chain: [place] }] : []
      }
      const body = recent.get(actor.name.at(-1) as string)
      return body ? [{ ...actor, kind: 'body', name: body.name }] : []
    }),
  )
}

function mostNamed(sentences: readonly (readonly Actor[])[]): Place | null {
  const times = new Map<Place, number>()
  for (const { place } of sentences.flat()) {
    for (let at = place; at; at = at.parent) if (at.level === 'division') times.set(at, (times.get(at) ?? 0) + 1)
  }
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
