import type { Place } from '../../lexicon/places.js'
import type { Span } from '../../span.js'
import type { Actor } from './actors.js'
import { placeForm, withPart } from './names.js'
import type { Scene, Stage } from './scenes.js'

/** Levels of places in which a town, a village, a school or a hospital lies. */
const AROUND: ReadonlySet<Place['level']> = new Set(['country', 'prefecture', 'county', 'town', 'division', 'regiment'])
const NONE: ReadonlySet<string> = new Set()

function isAround({ level }: Place): boolean {
  return AROUND.has(level)
}

/**
 * The place in which may lie what is named somewhere in the text and no list has: of those that receive the one that its paragraph names last
 * in front of it, else that of its heading, else the one that the article names most.
 */
export function placeAround(
  { sentence, start }: Pick<Span, 'start'> & { readonly sentence: number },
  { scenes, sideOf, namedMost }: Stage,
): Place | null {
  const { blockStart, headingAt } = scenes[sentence] as Scene
  const isOuter = (place: Place) => isAround(place) && sideOf(place) === 'recipient'
  const last = (actors: readonly Actor[]) => actors.flatMap(({ chain }) => chain).findLast(isOuter)
  const before = scenes
    .slice(blockStart, sentence + 1)
    .flatMap(({ actors }, i) => actors.filter(({ end }) => blockStart + i < sentence || end <= start))
  return last(before) ?? last(scenes[headingAt]?.actors ?? []) ?? namedMost('recipient').find(isAround) ?? null
}

/** 沂水县|下胡同峪小学: a name behind the place in which it lies, unless it tells that itself (巫山县: 巫山中学). */
export function addressed(name: string, outer: Place, provinces: ReadonlySet<string>): string {
  const isTold = [outer.short, placeForm(outer, NONE)].some((form) => name.includes(form))
  // 甘肃东乡, whatever of 贵州 is told of before
  return isTold || [outer.province, ...provinces].some((province) => province !== '' && name.startsWith(province))
    ? name
    : withPart(placeForm(outer, provinces), outer, name)
}
