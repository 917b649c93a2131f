import { yearsOf } from '../../summary/years.js'
import { doubtOf } from './doubt.js'
import { type Figure, index, rangeOf, sentenceText } from './figures.js'
import { allFigures, figuresOf, rowOf, verdictOn } from './store.js'
import { view } from './view.js'

/** What a figure can be filtered by. A column that no record fills is not offered. */
export const FACETS = [
  'status',
  'kind',
  'role',
  'year',
  'donor',
  'recipient',
  'flags',
  'context',
  'donor_from',
  'recipient_from',
  'period_from',
] as const
export type Facet = (typeof FACETS)[number]

/** Stands for an empty column in a filter. */
export const EMPTY = '\u0000'

/** The values that a figure has of a facet. */
export function valuesOf(figure: Figure, facet: Facet): readonly string[] {
  if (facet === 'status') return [verdictOn(figure) ?? 'undecided']
  const row = rowOf(figure)
  if (facet === 'year') return [yearsOf(row) ?? EMPTY]
  if (facet === 'flags') return row.flags.length === 0 ? [EMPTY] : row.flags
  return [row[facet] ?? EMPTY]
}

export function matches(figure: Figure): boolean {
  const { filter, search } = view()
  for (const [facet, wanted] of Object.entries(filter)) {
    if (!valuesOf(figure, facet as Facet).includes(wanted)) return false
  }
  return search === '' || holds(figure, search.toLowerCase())
}

function holds(figure: Figure, text: string): boolean {
  const { label, donor, recipient, period, value, role, unit } = rowOf(figure)
  const { doc, title } = index.documents[figure.doc] as (typeof index.documents)[number]
  const cells = [figure.raw, label, donor, recipient, period, String(value), role, unit, doc, title]
  if (cells.some((cell) => cell?.toLowerCase().includes(text))) return true
  return sentenceText(figure.doc, rangeOf(figure).sentence).toLowerCase().includes(text)
}

export function isFiltered(): boolean {
  const { filter, search } = view()
  return search !== '' || Object.keys(filter).length > 0
}

/** The figures that fit the filter, in the order in which they are gone through. */
export function matching(): readonly Figure[] {
  const found = isFiltered() ? allFigures().filter(matches) : allFigures()
  if (view().order === 'document') return found
  const scored = found.map((figure) => [doubtOf(rowOf(figure)), figure] as const)
  return scored.sort(([a], [b]) => b - a).map(([, figure]) => figure)
}

export function matchingIn(doc: number): readonly Figure[] {
  return isFiltered() ? figuresOf(doc).filter(matches) : figuresOf(doc)
}
