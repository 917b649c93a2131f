import { lazy } from '../lazy.js'
import { ownRows } from '../lexicon/own.js'
import { vocabulary } from '../lexicon/vocabulary.js'
import type { Token } from '../model.js'

/** The tags that the segmenter would give to the words of a user's lists. */
const own = lazy(() => {
  const of = (rows: readonly { readonly word: string }[], tag: string) => rows.map(({ word }) => ({ word, tag }))
  const places = ownRows('places').flatMap(({ name, short, also }) => [name, short, ...also])
  const rows = [
    ...ownRows('words'),
    ...of(ownRows('people'), 'n'),
    ...of(ownRows('projects'), 'n'),
    ...of(
      ownRows('roles').filter(({ where }) => where === 'noun'),
      'n',
    ),
    ...of(ownRows('bodies'), 'nt'),
    ...of(
      places.map((word) => ({ word })),
      'ns',
    ),
  ]
  const several = rows.filter(({ word }) => word.length > 1)
  return several.length === 0 ? null : vocabulary(several)
})

/** Words and tags of a text, the user's own words in one piece: what the segmenter sees is what stands between them. */
export function withOwnWords(
  text: string,
  offset: number,
  tagged: (text: string, offset: number) => readonly Token[],
): readonly Token[] {
  const words = own()
  if (words === null) return tagged(text, offset)
  const tokens: Token[] = []
  let from = 0
  for (let i = 0; i < text.length; ) {
    const found = words.at(text, i)
    if (found === undefined) {
      i++
      continue
    }
    const { word, tag } = found
    if (i > from) tokens.push(...tagged(text.slice(from, i), offset + from))
    tokens.push({ text: word, tag, start: offset + i, end: offset + i + word.length })
    i += word.length
    from = i
  }
  return from < text.length ? [...tokens, ...tagged(text.slice(from), offset + from)] : tokens
}
