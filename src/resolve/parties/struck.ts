import type { Place } from '../../lexicon/places.js'
import type { Actor } from './actors.js'
import { placeName } from './names.js'

/** Behind a place: an earthquake struck there. */
const QUAKE =
  /^(?:县|州|地区)?(?:[“"(]?[0-9]{1,2}[.·][0-9]{1,2}[”")]?)?[0-9.级]*(?:特大|强烈|大|强)?(?:地震|震灾|震区|强震|震后|又震|再震)/

/**
 * How the places that an earthquake struck are cited instead of their own names, by those: 四川汶川县 is 四川汶川地震灾区 in a
 * document that speaks of the earthquake.
 */
export function struck(
  sentences: readonly { readonly text: string; readonly actors: readonly Actor[] }[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { text, actors } of sentences) {
    for (const { place, end } of actors) {
      if (!place || !QUAKE.test(text.slice(end, end + 16))) continue
      names.set(placeName(place, null), `${stemmed(place)}地震灾区`)
    }
  }
  return names
}

function stemmed(place: Place): string {
  const name = placeName(place, null)
  return place.level === 'county' && place.short.length > 2 ? name.replace(/[县区市]$/, '') : name
}
