import { festivalDay } from '../../lexicon/period-words.js'
import type { Edge } from './atoms.js'
import { type Context, type Counted, monthWithin, ownYear, today, UNKNOWN, yearOf, yearWithin } from './context.js'
import {
  addDays,
  addMonths,
  type Day,
  type Days,
  dayOf,
  firstOfMonth,
  lastOfMonth,
  monday,
  parts,
  wholeYear,
} from './days.js'
import type { Moment, Step } from './form.js'
import { inCentury } from './numbers.js'

/** The days of a moment; one without a year falls in the year last named, else on the last such day that has passed. */
export function countMoment(moment: Moment, context: Context, ahead: boolean): Counted {
  const article = today(context)
  if (moment.day !== undefined && moment.day.base !== 'number') {
    const from = dayCountedFrom(moment.day, context)
    if (from === null) return UNKNOWN
    const day = addDays(from, moment.day.value)
    return { start: day, end: day, grain: 'day', year: parts(day).year, month: parts(day).month }
  }
  const bare = moment.year === undefined
  const year =
    moment.year === undefined
      ? (context.year ?? yearWithin(context.report) ?? ownYear(context))
      : stepYear(moment.year, context)
  if (year === null) return UNKNOWN
  const found = inYear(moment, year, context)
  const guessed = bare && context.year === null && article !== null && !ahead
  // 岁末盘点 in December: the year is all but over; 截至6月底 on the 28th: so is the month
  const last = found.end && (moment.edge === 'last' ? addDays(found.end, -ALL_BUT) : firstOfMonth(found.end))
  const first = found.start !== null && moment.edge !== 'last' ? found.start : last
  if (!guessed || first === null || first <= article) return found
  // A bare date behind the article's own day is the last one that has passed.
  if (moment.month === undefined && moment.day !== undefined && context.month === null) {
    return onDay(parts(addMonths(article, -1)), moment.day.value)
  }
  return inYear(moment, year - 1, context)
}

/** A month is all but over so many days before its last. */
const ALL_BUT = 5

/** The day from which 昨天, 次日 and 上周五 count. */
function dayCountedFrom({ base }: Step, { article, day }: Context): Day | null {
  if (base === 'week') return article && monday(article)
  return base === 'article' ? article : day
}

function inYear(moment: Moment, year: number, context: Context): Counted {
  if (moment.part !== undefined) {
    const { from, to } = moment.part
    if (from === 12 && to === 12) return yearEnd(year)
    return {
      start: dayOf(year, from, 1),
      end: lastOfMonth(year, to),
      grain: from === to ? 'month' : 'part',
      year,
      month: from === to ? from : null,
    }
  }
  if (moment.fixed !== undefined) {
    // a feast without a year is a season of every year
    if (moment.year === undefined) return UNKNOWN
    const { from, to } = moment.fixed
    return { start: `${year}-${from}`, end: `${year}-${to}`, grain: 'day', year, month: Number(from.slice(0, 2)) }
  }
  if (moment.festival !== undefined) {
    const day = moment.year === undefined ? null : festivalDay(moment.festival.name, year)
    if (day === null) return UNKNOWN
    const start = `${year}-${day}`
    return { start, end: addDays(start, moment.festival.days - 1), grain: 'day', year, month: parts(start).month }
  }
  const month = monthOf(moment, year, context)
  if (moment.day !== undefined) {
    const stood =
      month ??
      (context.month === null
        ? partsOf(context.article ?? monthWithin(context.heading) ?? monthWithin(context.issued))
        : { year, month: context.month })
    return stood === null ? UNKNOWN : onDay(stood, moment.day.value)
  }
  if (month !== null) return { ...edged(month.year, month.month, moment), grain: 'month', ...month }
  if (moment.month !== undefined) return UNKNOWN
  if (moment.edge === undefined)
    return { ...(reported(moment, context) ?? wholeYear(year)), grain: 'year', year, month: null }
  if (moment.edge !== 'early' && moment.edge !== 'middle') return yearEnd(year)
  const only = moment.edge === 'early' ? 1 : 6
  return { start: dayOf(year, only, 1), end: lastOfMonth(year, only), grain: 'month', year, month: only }
}

function partsOf(day: Day | null): { year: number; month: number } | null {
  return day === null ? null : parts(day)
}

/** 2015年底, 年末: how things stood when the year was over, whatever had begun when. */
function yearEnd(year: number): Counted {
  return { start: null, end: dayOf(year, 12, 31), grain: 'month', year, month: null }
}

/** 本年度, 上年度 in a report on twelve months of its own. */
function reported({ year }: Moment, { report }: Context): Days | null {
  if (year?.base !== 'report' || !report?.start || !report.end) return null
  return { start: addMonths(report.start, 12 * year.value), end: addMonths(report.end, 12 * year.value) }
}

function onDay({ year, month }: { year: number; month: number }, date: number): Counted {
  const day = dayOf(year, month, date)
  if (parts(day).date !== date) return UNKNOWN
  return { start: day, end: day, grain: 'day', year: parts(day).year, month: parts(day).month }
}

function monthOf({ month }: Moment, year: number, context: Context): { year: number; month: number } | null {
  if (month === undefined) return null
  if (month.base === 'number') return { year, month: month.value }
  const own = monthWithin(context.heading) ?? context.article ?? monthWithin(context.issued)
  const named = context.month === null ? null : dayOf(year, context.month, 1)
  const from =
    month.base === 'article'
      ? own
      : month.base === 'near'
        ? (named ?? own)
        : // 当月 of a report by the month, which names none before
          (named ??
          monthWithin(context.last) ??
          (context.anchor === null || context.anchor === yearOf(own) ? own : null))
  return from === null ? null : parts(addMonths(dayOf(parts(from).year, parts(from).month, 1), month.value))
}

/** The dates of the parts of a month. */
const DATES: Readonly<Record<Edge, readonly [number, number]>> = {
  early: [1, 10],
  middle: [11, 20],
  late: [21, 31],
  last: [31, 31],
  'first-half': [1, 15],
  'second-half': [16, 31],
}

function edged(year: number, month: number, { edge }: Moment): Days {
  const [first, last] = edge === undefined ? [1, 31] : DATES[edge]
  return { start: dayOf(year, month, first), end: dayOf(year, month, last) }
}

/** The year that a step comes to. */
export function stepYear({ base, value }: Step, context: Context): number | null {
  if (base === 'number') return value
  if (base === 'paragraph') return context.year ?? context.anchor
  // 105年3月: no other calendar has such years
  if (base === 'short') return context.republic || value >= 100 ? 1911 + value : inCentury(value)
  if (base === 'report') {
    // 年内 in a yearbook: the year of which it tells
    const own = yearOf(context.report?.start ?? null) ?? ownYear(context) ?? context.anchor
    return own === null ? null : own + value
  }
  const stood = context.year ?? context.anchor
  const from =
    base === 'context' && stood !== null ? stood : base === 'context' && value === 0 ? null : ownYear(context)
  return from === null ? null : from + value
}
