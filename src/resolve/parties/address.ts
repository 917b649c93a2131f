import type { Place } from '../../lexicon/places.js'
import type { Span } from '../../span.js'
import type { Actor } from './actors.js'
import { placeForm, withPart } from './names.js'
import type { Scene, Stage } from './scenes.js'

/** The levels of places in which a town, a village, a school or a hospital lies. */
const AROUND: ReadonlySet<Place['level']> = new Set(['country', 'prefecture', 'county', 'town', 'division', 'regiment'])

/**
 * The place in which lies what no list has as a place: the one that its paragraph names last in front of it and that does not give, else the
 * one that its heading or the article is about.
 */
export function placeAround(
  { sentence, start }: Pick<Span, 'start'> & { readonly sentence: number },
  { scenes, sides, frame }: Stage,
): Place | null {
  const { blockStart, heading } = scenes[sentence] as Scene
  const isAround = ({ kind, place, end }: Actor, i: number): boolean =>
    kind === 'place' &&
    place !== null &&
    AROUND.has(place.level) &&
    sides(place) !== 'donor' &&
    (i < sentence || end <= start)
  for (let i = sentence; i >= blockStart; i--) {
    const named = (scenes[i] as Scene).actors.findLast((actor) => isAround(actor, i))?.place
    if (named) return named
  }
  return heading.recipientPlace ?? frame.recipientPlace
}

/** 沂水县诸葛镇|下胡同峪小学: a name behind the place in which it lies, unless it tells that itself. */
export function addressed(name: string, outer: Place, provinces: ReadonlySet<string>): string {
  const isTold = [outer.name, outer.short].some((form) => name.includes(form)) || name.startsWith(outer.province)
  return isTold ? name : withPart(placeForm(outer, provinces), outer, name)
}
