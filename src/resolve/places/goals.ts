import type { Place } from '../../lexicon/places.js'
import { isForeign } from './chain.js'
import type { Told } from './introduced.js'

/** A place by no class word. */
export interface Goal {
  readonly name: string
  /** The country that its sentence names before it; else null. */
  readonly country: Place | null
}

/** Behind these stands where somebody goes. */
const GOES = /前往|奔赴|赶赴|赶往|开赴|去往|抵达|挺进|(?<=^|[,;:。、人名员师生队批次日后即夜程])赴/g
/** What lies so far from somewhere: 距离望江县40公里外的. */
const AWAY = /距离?[^,;:。、的]{2,12}?[0-9一二三四五六七八九十百千余多]+(?:公里|千米|里|米)[^,;:。、的]{0,3}的/g
/** What a place is like or what befell it, told in front of its name: 受灾最重的. */
const LIKE = /^(?!距)[^,;:。、的]{2,8}的/
const LONGEST = 5
/** Words that the segmenter does not know, and names of places. */
const NAME = /^(?:x|ns|nz)$/
/** What goes on behind a name: what is done there, another place, a mark. */
const GOES_ON = /^(?:v|w|p|uj|c|x$)/

/**
 * The places by no class word that no list has: where somebody goes, the head of the phrase behind the verb (前往受灾最重的|银沙), and
 * what lies so far from another place (距望江县40公里的|卡莎).
 */
export function goals(texts: readonly Told[]): readonly Goal[] {
  const found = new Map<string, Place | null>()
  for (const told of texts) {
    const { text, names } = told
    const ends = [...text.matchAll(GOES)].flatMap(({ index, 0: verb }) => {
      const end = index + verb.length
      // 前往望江的|志愿者: who is there, no place in it
      const like = names.some(({ start }) => start === end) ? null : LIKE.exec(text.slice(end))
      return like ? [end, end + like[0].length] : [end]
    })
    for (const { index, 0: phrase } of text.matchAll(AWAY)) ends.push(index + phrase.length)
    for (const end of ends) {
      const name = nameAt(told, end)
      if (name) found.set(name, countryBefore(told, end))
    }
  }
  return [...found].map(([name, country]) => ({ name, country }))
}

function countryBefore({ names }: Told, at: number): Place | null {
  const before = names.flatMap(({ end, places: [place] }) => (end <= at && isForeign(place ?? null) ? [place] : []))
  return before.at(-1) ?? null
}

/** The name that begins at an offset: one word, with the last character that the segmenter cuts off (卡莎|沟). */
function nameAt({ text, names, tag }: Told, start: number): string | null {
  if (!tag || names.some((name) => name.start < start + 2 && start < name.end)) return null
  const [first, second, third] = tag(start, Math.min(text.length, start + 2 * LONGEST))
  if (!first || !NAME.test(first.tag) || first.text.length < 2) return null
  const isLast = second?.tag === 'n' && second.text.length === 1
  const next = isLast ? third : second
  const end = isLast ? second.end : first.end
  const goesOn = !next || GOES_ON.test(next.tag)
  return goesOn && end - start <= LONGEST ? text.slice(start, end) : null
}
