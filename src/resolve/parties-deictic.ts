import type { Place } from '../lexicon/places.js'
import type { Actor } from './parties-actors.js'

/**
 * The actors of a document with those settled that only the document can name: 师市 is its division, 该会 the body named last,
 * a regiment belongs to the division that it is once named with. Those that cannot be settled are left out.
 */
export function settled(sentences: readonly (readonly Actor[])[]): readonly (readonly Actor[])[] {
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
      if (actor.name === '师市')
        return division ? [{ ...actor, kind: 'place', place: division, chain: [division] }] : []
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
