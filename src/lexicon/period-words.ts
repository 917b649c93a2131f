import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'
import { vocabulary } from './vocabulary.js'

export const PERIOD_WORD_SORTS = [
  'year-article',
  'year-report',
  'year-context',
  'year-paragraph',
  'whole-year',
  'month-article',
  'month-context',
  'week-article',
  'day-article',
  'day-context',
  'part',
  'fixed',
  'festival',
  'until-now',
  'undated',
  'same',
  'covered',
] as const
/** A word that dates without a number (今年, 上半年, 春节); how `from` and `to` are read stands in period-words.tsv. */
export type PeriodWord = TableRow<'period-words'>

export const PERIOD_CUE_SORTS = [
  'scene',
  'report',
  'seen',
  'capacity',
  'nominal',
  'state',
  'length',
  'compare',
  'own',
  'afterwards',
  'begins',
  'part',
  'lead',
  'box',
  'section',
  'occasion',
  'contrast',
  'ahead',
] as const
export type PeriodCueSort = (typeof PERIOD_CUE_SORTS)[number]

/** A day that texts count from by name. */
export type PeriodEvent = TableRow<'period-events'>

/** The words that date without a number. */
export const periodWords = lazy((): readonly PeriodWord[] => readTable('period-words'))

const cues = lazy(() => {
  const rows = readTable('period-cues')
  return new Map(PERIOD_CUE_SORTS.map((sort) => [sort, rows.filter((row) => row.sort === sort).map((row) => row.word)]))
})

/** The words that say how far a date reaches, of one sort. */
export function periodCues(sort: PeriodCueSort): readonly string[] {
  return cues().get(sort) ?? []
}

const starts = lazy(() => vocabulary(cueStarts()))

/** Where the cue words of each sort start in a text; words may overlap. One pass. */
export function periodCuePlaces(text: string): ReadonlyMap<PeriodCueSort, readonly number[]> {
  const words = starts()
  const places = new Map<PeriodCueSort, number[]>()
  for (let at = 0; at < text.length; at++) {
    for (const sort of words.at(text, at)?.sorts ?? []) {
      const list = places.get(sort)
      if (list === undefined) places.set(sort, [at])
      else list.push(at)
    }
  }
  return places
}

/** The cue words, each with its own sorts and those of the words that it begins with. */
function cueStarts(): readonly { readonly word: string; readonly sorts: readonly PeriodCueSort[] }[] {
  const rows = PERIOD_CUE_SORTS.flatMap((sort) => periodCues(sort).map((word) => ({ sort, word })))
  return [...new Set(rows.map(({ word }) => word))].map((word) => ({
    word,
    sorts: [...new Set(rows.filter((row) => word.startsWith(row.word)).map(({ sort }) => sort))],
  }))
}

/** Named days, in the order of the file. */
export const periodEvents = lazy((): readonly PeriodEvent[] => readTable('period-events'))

const festivals = lazy(
  () =>
    new Map(
      readTable('festivals').flatMap(({ year, ...days }) =>
        Object.entries(days).map(([name, day]) => [`${name} ${year}`, day] as const),
      ),
    ),
)

/** The first day of a lunar festival (`spring`, `dragon_boat` …) as mm-dd; null for years outside the table. */
export function festivalDay(name: string, year: number): string | null {
  return festivals().get(`${name} ${year}`) ?? null
}
