import { type Day, type Days, parts } from './days.js'

/** How wide a phrase is; `until`: open at its start; `none`: words of time without days. */
export type Grain = 'day' | 'month' | 'part' | 'year' | 'span' | 'until' | 'none'

/** What the text has said so far; dates without a year are counted from here. */
export interface Context {
  /** The article's own day. */
  readonly article: Day | null
  /** The twelve months on which the document reports, as its headline names them: 2019年公报, a report's own year. */
  readonly report: Days | null
  /** The stretch that a section's heading names. */
  readonly heading: Days | null
  /** Year, month and day last named in this paragraph. */
  readonly year: number | null
  readonly month: number | null
  readonly day: Day | null
  /** The year last named anywhere before. */
  readonly anchor: number | null
  /** The day last named anywhere before. */
  readonly told: Day | null
  /** The stretch last named. */
  readonly last: Days | null
  /** The day of the earthquake that the article is about. */
  readonly quake: Day | null
  /** Stretches of years that the article names (2014年至2016年), first and last year. */
  readonly stretches: readonly (readonly [number, number])[]
  /** The year or month of the issue in which the article stands, where it states no day of its own. */
  readonly issued: Days | null
  /** The stretch that the document covers, as it says of itself or in its headline: 报告期内, 本期, 本季. */
  readonly covers: Days | null
  /** True for a text from Taiwan, which counts years from 1912 (98年: 2009). */
  readonly republic: boolean
  /** True where the article speaks of a five-year plan. */
  readonly planned: boolean
}

export interface Reading extends Days {
  readonly grain: Grain
}

/** A moment's days with the year and month that it names. */
export interface Counted extends Reading {
  readonly year: number | null
  readonly month: number | null
}

export const NONE: Reading = { start: null, end: null, grain: 'none' }
export const UNKNOWN: Counted = { ...NONE, year: null, month: null }

/** The year in which the article speaks. */
export function ownYear({ article, issued }: Context): number | null {
  return yearOf(article) ?? yearWithin(issued)
}

export function yearOf(day: Day | null): number | null {
  return day === null ? null : parts(day).year
}

/** The year that a stretch does not leave. */
export function yearWithin(days: Days | null): number | null {
  const [from, to] = [yearOf(days?.start ?? null), yearOf(days?.end ?? null)]
  return from === to ? to : null
}

/** The month that a stretch does not leave, as its first day: 本月 below 11月工作动态 is that month. */
export function monthWithin(days: Days | null): Day | null {
  const start = days?.start ?? null
  return start?.slice(0, 7) === days?.end?.slice(0, 7) ? start : null
}

/** The day on which the article speaks: its own, else the last of the month in which it was printed. */
export function today({ article, issued }: Context): Day | null {
  return article ?? (monthWithin(issued) === null ? null : (issued?.end ?? null))
}

/** The day up to which the text counts: the end of the section's stretch, else the article's own day. */
export function asOf(context: Context): Day | null {
  const { heading } = context
  const article = today(context)
  // below 11月工作动态 the months before count up to the day of the bulletin
  if (heading === null || monthWithin(heading) !== null) return article
  return heading?.end && (article === null || heading.end < article) ? heading.end : article
}

/** From a day up to now; without an end where the day lies ahead. */
export function since(start: Day | null, context: Context): Days {
  // below 2023年 what has been done since 2012 runs up to the article's day, below 2010年至2014年9月 up to that
  const end = context.heading?.end?.endsWith('-12-31') ? (today(context) ?? asOf(context)) : asOf(context)
  return { start, end: start !== null && end !== null && start <= end ? end : null }
}

/** What a phrase came to, and the context that remembers it. */
export function said(days: Days, grain: Grain, context: Context): readonly [Reading, Context] {
  return [
    { start: days.start, end: days.end, grain },
    { ...context, last: { start: days.start, end: days.end } },
  ]
}
