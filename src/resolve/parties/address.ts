import type { Place } from '../../lexicon/places.js'
import type { Span } from '../../span.js'
import { placeForm, withPart } from './names.js'
import type { Scene, Stage } from './scenes.js'

/** Levels of places in which a town, a village, a school or a hospital lies. */
const AROUND: ReadonlySet<Place['level']> = new Set(['country', 'prefecture', 'county', 'town', 'division', 'regiment'])
const COUNTY = /[县市区旗]$/
const NONE: ReadonlySet<string> = new Set()

/** True for a place in which what no list has may lie. */
export function isAround({ level }: Place): boolean {
  return AROUND.has(level)
}

/** True for a county and for a city that has none below it that the text names. */
export function isCounty({ name, level }: Place): boolean {
  return (level === 'county' || level === 'prefecture') && COUNTY.test(name)
}

/**
 * The places of a sort in which may lie what is named somewhere in the text and no list has, likeliest first: the one on the receiving side
 * that its paragraph names last in front of it, the one of its heading, and the one that the article is about.
 */
export function placesAround(
  { sentence, start }: Pick<Span, 'start'> & { readonly sentence: number },
  { scenes, sides, frame }: Stage,
  isSort: (place: Place) => boolean,
): readonly Place[] {
  const { blockStart, heading } = scenes[sentence] as Scene
  const named = scenes
    .slice(blockStart, sentence + 1)
    .flatMap(({ actors }, i) => actors.filter(({ end }) => blockStart + i < sentence || end <= start))
    .flatMap(({ chain }) => chain)
    .findLast((place) => isSort(place) && sides(place) === 'recipient')
  return [named, heading.recipientPlace, frame.recipientPlace].filter(
    (place): place is Place => place != null && isSort(place),
  )
}

/** 沂水县|下胡同峪小学: a name behind the place in which it lies, unless it tells that itself (巫山县: 巫山中学). */
export function addressed(name: string, outer: Place, provinces: ReadonlySet<string>): string {
  const isTold = [outer.short, placeForm(outer, NONE)].some((form) => name.includes(form))
  return isTold || (outer.province !== '' && name.startsWith(outer.province))
    ? name
    : withPart(placeForm(outer, provinces), outer, name)
}
