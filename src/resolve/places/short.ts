import { cueAt } from '../../lexicon/agents.js'
import { gazetteer, type Place } from '../../lexicon/places.js'
import type { Span } from '../../span.js'

/** A place that is named by one character: 援|疆, 晋|企, 赴|藏, 苏|伊 两地. `side` is what the pattern says of it. */
export interface ShortHit extends Span {
  readonly place: Place
  readonly side: 'donor' | 'recipient' | null
  /** True for 援疆: the name of the programme more than a place. */
  readonly programme: boolean
}

/** One of these in front of a one-character name says that help or people go there. */
const TOWARDS = new Set('援赴入来进')
/** One of these behind a one-character name says who its people are: 浙商, 晋企, 川籍. */
const OF = new Set('籍企商')
/** Two-character words that only look like it. */
const NOT = new Set([
  '来宁',
  '来新',
  '入新',
  '进新',
  '援新',
  '来青',
  '来云',
  '入云',
  '进甘',
  '来港',
  '进台',
  '入台',
  '来台',
  '新商',
  '新企',
  '新籍',
  '台商',
  '台企',
  '入川',
  '青商',
])

/**
 * Places named by one character, in the patterns where that is a name. `paired` tells which two
 * are known to be paired, `near` which place of the document a first character may stand for.
 */
export function shortNames(
  text: string,
  paired: (donor: Place, recipient: Place) => boolean,
  near: (character: string) => Place | null,
): readonly ShortHit[] {
  const { abbreviations } = gazetteer()
  const named = (character: string): Place | null => near(character) ?? abbreviations.get(character) ?? null
  const hits: ShortHit[] = []
  for (let i = 0; i < text.length; i++) {
    const place = named(text[i] as string)
    if (!place) continue
    const before = text.charAt(i - 1)
    const after = text.charAt(i + 1)
    if (TOWARDS.has(before) && abbreviations.has(text[i] as string) && !NOT.has(before + text[i])) {
      hits.push({ start: i, end: i + 1, place, side: 'recipient', programme: before === '援' })
    } else if (
      before === '在' &&
      abbreviations.has(text[i] as string) &&
      (cueAt('learns', text, i + 1) ?? cueAt('hosted', text, i + 1))
    ) {
      // 在沪|务工: they work there, which says nothing of its side
      hits.push({ start: i, end: i + 1, place, side: null, programme: false })
    } else if (OF.has(after) && !NOT.has(text[i] + after) && abbreviations.has(text[i] as string)) {
      hits.push({ start: i, end: i + 1, place, side: 'donor', programme: false })
    } else {
      const other = named(after)
      if (!other) continue
      const known = paired(place, other)
      const word = cueAt('fellow', text, i + 2)
      if (!known && !word) continue
      if (!known && !paired(other, place) && word !== '两地' && word !== '两省' && word !== '两市' && !near(after))
        continue
      hits.push({ start: i, end: i + 1, place, side: known ? 'donor' : null, programme: false })
      hits.push({ start: i + 1, end: i + 2, place: other, side: known ? 'recipient' : null, programme: false })
      i++
    }
  }
  return hits
}
