import type { Outline } from '../../layout/outline.js'
import { institutionOf } from '../../lexicon/institutions.js'
import type { Place } from '../../lexicon/places.js'
import { simplify } from '../../script.js'
import { findPlaces, type PlaceContext } from '../places/places.js'
import { placeForm } from './names.js'

/** Whom a line names that says whose a text is: 来源：紫云自治县乡村振兴局, 南京林业大学新闻中心. */
export interface Imprinted {
  readonly name: string
  readonly place: Place | null
}

/** What `strip` calls the lines that say so, … */
const IMPRINT = new Set(['meta', 'source', 'editor', 'field', 'date'])
/** … which are no longer, and so few. */
const LONGEST = 60
const LINES = 6
const RUN = /[\u4e00-\u9fff]{4,}/g
/** What such a line says before the name. */
const SAID = /^(?:.*(?:来源|供稿|作者|单位|发布|转自|摘自|寄自|通讯员|记者|文字|编辑)(?:单位|机构)?)/
const LEAST = 4
const MOST = 16
const NONE: ReadonlySet<string> = new Set()

/** Whom the lines round an article name that were dropped as its imprint. */
export function imprintOf({ document: { plain } }: Outline, context: PlaceContext): readonly Imprinted[] {
  const lines = plain.article.dropped
    .filter(({ text, reason }) => IMPRINT.has(reason) && text.length <= LONGEST)
    .slice(0, LINES)
    .map(({ text }) => (plain.traditional ? simplify(text) : text))
  const found = new Map<string, Imprinted>()
  for (const text of lines) {
    for (const { place } of findPlaces(text, context).named) {
      const name = placeForm(place, NONE)
      found.set(name, { name, place })
    }
    for (const [run] of text.matchAll(RUN)) {
      const told = run.replace(SAID, '')
      for (let end = LEAST; end <= Math.min(MOST, told.length); end++) {
        const name = told.slice(0, end)
        if (institutionOf(name) !== null) found.set(name, { name, place: null })
      }
    }
  }
  return [...found.values()]
}
