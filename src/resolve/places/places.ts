import { cueAt } from '../../lexicon/agents.js'
import { pairs } from '../../lexicon/pairs.js'
import { gazetteer, type Place } from '../../lexicon/places.js'
import { chained, type PlaceHit, within } from './chain.js'
import { type Introduced, introduced, type Told, withIntroduced } from './introduced.js'
import { type NameHit, placeNames } from './names.js'
import { type ShortHit, shortNames } from './short.js'

/** What a document says of places anywhere: it settles shared names and one-character names (台阿两地). */
export interface PlaceContext {
  readonly provinces: ReadonlySet<string>
  readonly initials: ReadonlyMap<string, Place>
  /** The full names of the places that the document names beyond doubt. */
  readonly known: ReadonlySet<string>
  /** Places that the gazetteer does not know. */
  readonly introduced: Introduced
  /** Persons whose names hold one of a place: 周海东, who speaks in an interview. */
  readonly persons: ReadonlySet<string>
}

/** Who speaks, at the head of his lines: 周海东:… */
const SPEAKER = /^([\u4e00-\u9fff]{3,4}):/

/** Reads over a document's texts once for the places that are named beyond doubt. */
export function placeContext(texts: readonly Told[]): PlaceContext {
  const provinces = new Set<string>()
  const initials = new Map<string, Place>()
  const known = new Set<string>()
  const { abbreviations } = gazetteer()
  for (const { names } of texts) {
    for (const { places, weak } of names) {
      const [place] = places
      if (weak || places.length !== 1 || !place) continue
      provinces.add(place.province)
      known.add(place.name)
      const first = place.short[0] as string
      if ((place.level === 'prefecture' || place.level === 'county') && !initials.has(first)) initials.set(first, place)
    }
  }
  // 台 is 台湾 unless the document names 台州 and not 台湾
  for (const first of initials.keys()) if (provinces.has(abbreviations.get(first)?.short ?? '')) initials.delete(first)
  const persons = texts.flatMap(({ text }) => {
    const name = SPEAKER.exec(text)?.[1]
    return name && cueAt('surname', text, 0) ? [name] : []
  })
  return { provinces, initials, known, introduced: introduced(texts), persons: new Set(persons) }
}

/**
 * The places of a text by name, and those by one character, each in order; `names` where they have been read already, `tag` where
 * the text can be read word by word.
 */
export function findPlaces(
  text: string,
  context: PlaceContext,
  names: readonly NameHit[] = placeNames(text),
  tag: Told['tag'] = null,
): { readonly named: readonly PlaceHit[]; readonly short: readonly ShortHit[] } {
  const isPerson = ({ start, end }: NameHit): boolean => context.persons.has(text.slice(start - 1, end))
  const places = withIntroduced(text, names, context.introduced).filter((name) => !isPerson(name))
  const named = chained(text, places, context, tag)
  const taken = (hit: ShortHit): boolean => named.some((name) => name.start < hit.end && hit.start < name.end)
  const short = shortNames(text, paired, (character) => context.initials.get(character) ?? null)
  return { named, short: short.filter((hit) => !taken(hit)) }
}

/** True where the first is known to help the second, or a place in it. */
export function paired(donor: Place, recipient: Place): boolean {
  return pairs().some(
    (pair) =>
      (within(pair.donor, donor) || within(donor, pair.donor)) &&
      (within(pair.recipient, recipient) || within(recipient, pair.recipient)),
  )
}
