import { festivalDay } from '../lexicon/period-words.js'
import { plans } from '../lexicon/plans.js'
import { addDays, addMonths, type Day, type Days, dayOf, lastOfMonth, parts, wholeYear } from './period-days.js'
import type { Form, Moment, Step } from './period-grammar.js'

/** How wide a phrase is; `until`: open at its start; `none`: words of time without days. */
export type Grain = 'day' | 'month' | 'part' | 'year' | 'span' | 'until' | 'none'

/** What the text has said so far; dates without a year are counted from here. */
export interface Context {
  /** The article's own day. */
  readonly article: Day | null
  /** The stretch that a section's heading names. */
  readonly heading: (Days & { readonly counted: boolean }) | null
  /** Year, month and day last named in this paragraph. */
  readonly year: number | null
  readonly month: number | null
  readonly day: Day | null
  /** The year last named anywhere before. */
  readonly anchor: number | null
  /** The stretch last named. */
  readonly last: Days | null
  /** The day of the earthquake that the article is about. */
  readonly quake: Day | null
  /** Years that the article names as a beginning (自1995年). */
  readonly beginnings: readonly number[]
  /** True where the article speaks of a five-year plan. */
  readonly planned: boolean
}

export interface Reading extends Days {
  readonly grain: Grain
}

interface Counted extends Reading {
  readonly year: number | null
  readonly month: number | null
}

const NONE: Reading = { start: null, end: null, grain: 'none' }
const UNKNOWN: Counted = { ...NONE, year: null, month: null }

/** The days of a form and the context behind it. `ahead`: the clause speaks of what is to come. */
export function countOut(form: Form, context: Context, ahead: boolean): readonly [Reading, Context] {
  switch (form.sort) {
    case 'moment': {
      const found = countMoment(form.moment, context, ahead)
      return [closing(form.moment, found, context), named(context, found)]
    }
    case 'list': {
      const { readings, after } = inTurn(form.items, context, ahead)
      const days = { start: readings[0]?.start ?? null, end: readings.at(-1)?.end ?? null }
      return [
        { ...days, grain: 'span' },
        { ...after, last: days },
      ]
    }
    case 'range': {
      const { readings, after } = inTurn([form.from, form.to], context, ahead)
      const [from, to] = readings as [Counted, Counted]
      const days = { start: from.start, end: ahead ? to.end : clipped(to, context.article) }
      return [
        { ...days, grain: 'span' },
        { ...after, year: from.year === to.year ? from.year : null, last: days },
      ]
    }
    case 'since': {
      const from = countMoment(form.from, context, ahead)
      return said(since(from.start, context), 'span', { ...context, anchor: from.year ?? context.anchor })
    }
    case 'until': {
      const to = countMoment(form.to, context, ahead)
      const after = {
        ...context,
        anchor: to.year ?? context.anchor,
        year: to.grain === 'year' ? context.year : to.year,
        month: to.month,
      }
      if (ahead && to.grain === 'part') return said(to, 'part', after)
      return said({ start: opening(to.end, context), end: to.end }, 'until', after)
    }
    case 'before': {
      // 7月15日前 in June is the one to come.
      const to = countMoment(form.to, context, true)
      const last = to.end !== null && closes(form.to) ? to.end : to.start === null ? null : addDays(to.start, -1)
      return said({ start: null, end: last }, 'until', { ...context, anchor: to.year ?? context.anchor })
    }
    case 'years':
      return said({ start: dayOf(form.from, 1, 1), end: dayOf(form.to, 12, 31) }, 'span', context)
    case 'plan':
      return said(countPlan(form, context), 'span', context)
    case 'duration':
      return countDuration(form, context)
    case 'event': {
      const start = form.date ?? context.quake
      const after = start === null ? context : { ...context, anchor: parts(start).year }
      if (form.count === null) return said(since(start, context), 'span', after)
      return said({ start, end: start === null ? null : later(start, form.count, form.unit) }, 'span', after)
    }
    case 'until-now':
      return said({ start: null, end: asOf(context) }, 'until', context)
    case 'same': {
      if (context.last === null) return [NONE, context]
      const year = form.year === undefined ? null : stepYear(form.year, context)
      return [{ ...(year === null ? context.last : inOtherYear(context.last, year)), grain: 'span' }, context]
    }
    case 'whole-year': {
      const year = context.year ?? (context.last?.end ? parts(context.last.end).year : yearOf(context.article))
      return year === null ? [NONE, context] : [{ ...wholeYear(year), grain: 'year' }, context]
    }
    case 'undated':
      return [NONE, context]
  }
}

/** The days of each item of a list (2017年、2018年), one by one. */
export function inTurn(
  items: readonly Moment[],
  context: Context,
  ahead: boolean,
): { readings: readonly Counted[]; after: Context } {
  let after = context
  const readings: Counted[] = []
  for (const item of items) {
    const found = countMoment(item, after, ahead)
    readings.push(found)
    after = named(after, found)
  }
  return { readings, after }
}

function said(days: Days, grain: Grain, context: Context): readonly [Reading, Context] {
  return [
    { start: days.start, end: days.end, grain },
    { ...context, last: { start: days.start, end: days.end } },
  ]
}

function named(context: Context, { start, end, year, month, grain }: Counted): Context {
  const anchor = year ?? context.anchor
  const day = grain === 'day' ? start : null
  return {
    ...context,
    year: year ?? context.year,
    month: month ?? context.month,
    day: day ?? context.day,
    anchor,
    last: grain === 'day' ? context.last : { start, end },
  }
}

function countMoment(moment: Moment, context: Context, ahead: boolean): Counted {
  const { article } = context
  if (moment.day !== undefined && moment.day.base !== 'number') {
    const from = moment.day.base === 'article' ? article : context.day
    if (from === null) return UNKNOWN
    const day = addDays(from, moment.day.value)
    return { start: day, end: day, grain: 'day', year: parts(day).year, month: parts(day).month }
  }
  const bare = moment.year === undefined
  const year = moment.year === undefined ? (context.year ?? yearOf(article)) : stepYear(moment.year, context)
  if (year === null) return UNKNOWN
  const found = inYear(moment, year, context)
  const guessed = bare && context.year === null && article !== null && !ahead
  if (!guessed || found.start === null || found.start <= article) return found
  // A bare date behind the article's own day is the last one that has passed.
  if (moment.month === undefined && moment.day !== undefined && context.month === null) {
    return onDay(parts(addMonths(article, -1)), moment.day.value)
  }
  return inYear(moment, year - 1, context)
}

function inYear(moment: Moment, year: number, context: Context): Counted {
  if (moment.part !== undefined) {
    const { from, to } = moment.part
    return {
      start: dayOf(year, from, 1),
      end: lastOfMonth(year, to),
      grain: from === to ? 'month' : 'part',
      year,
      month: from === to ? from : null,
    }
  }
  if (moment.fixed !== undefined) {
    const { from, to } = moment.fixed
    return { start: `${year}-${from}`, end: `${year}-${to}`, grain: 'day', year, month: Number(from.slice(0, 2)) }
  }
  if (moment.festival !== undefined) {
    const day = festivalDay(moment.festival.name, year)
    if (day === null) return UNKNOWN
    const start = `${year}-${day}`
    return { start, end: addDays(start, moment.festival.days - 1), grain: 'day', year, month: parts(start).month }
  }
  const month = monthOf(moment, year, context)
  if (moment.day !== undefined) {
    const stood =
      month ??
      (context.month === null
        ? context.article === null
          ? null
          : parts(context.article)
        : { year, month: context.month })
    return stood === null ? UNKNOWN : onDay(stood, moment.day.value)
  }
  if (month !== null) return { ...edged(month.year, month.month, moment), grain: 'month', ...month }
  if (moment.month !== undefined) return UNKNOWN
  if (moment.edge === undefined) return { ...wholeYear(year), grain: 'year', year, month: null }
  const only = moment.edge === 'early' ? 1 : moment.edge === 'middle' ? 6 : 12
  return { start: dayOf(year, only, 1), end: lastOfMonth(year, only), grain: 'month', year, month: only }
}

function onDay({ year, month }: { year: number; month: number }, date: number): Counted {
  const day = dayOf(year, month, date)
  if (date < 1 || parts(day).date !== date) return UNKNOWN
  return { start: day, end: day, grain: 'day', year: parts(day).year, month: parts(day).month }
}

function monthOf({ month }: Moment, year: number, context: Context): { year: number; month: number } | null {
  if (month === undefined) return null
  if (month.base === 'number') return { year, month: month.value }
  const from =
    month.base === 'article' ? context.article : context.month === null ? null : dayOf(year, context.month, 1)
  return from === null ? null : parts(addMonths(dayOf(parts(from).year, parts(from).month, 1), month.value))
}

function edged(year: number, month: number, { edge }: Moment): Days {
  const [first, last] =
    edge === 'early' ? [1, 10] : edge === 'middle' ? [11, 20] : edge === undefined ? [1, 31] : [21, 31]
  return { start: dayOf(year, month, first), end: dayOf(year, month, last) }
}

function stepYear({ base, value }: Step, context: Context): number | null {
  if (base === 'number') return value
  const stood = context.year ?? context.anchor
  const from =
    base === 'context' && stood !== null ? stood : base === 'context' && value === 0 ? null : yearOf(context.article)
  return from === null ? null : from + value
}

function yearOf(day: Day | null): number | null {
  return day === null ? null : parts(day).year
}

/** The day up to which the text counts: the end of the section's stretch, else the article's own day. */
function asOf({ heading, article }: Context): Day | null {
  return heading?.end && (article === null || heading.end < article) ? heading.end : article
}

function since(start: Day | null, context: Context): Days {
  const end = asOf(context)
  return { start, end: start !== null && end !== null && start <= end ? end : null }
}

/** A section headed 2014年1—9月 counts from January also where its text says 9月底 or 截至9月底. */
function opening(end: Day | null, { heading }: Context): Day | null {
  return heading?.counted && heading.start && heading.end && end !== null && heading.start < end && end <= heading.end
    ? heading.start
    : null
}

function closing(moment: Moment, found: Counted, context: Context): Reading {
  const start = closes(moment) && found.end === context.heading?.end ? opening(found.end, context) : null
  return start === null ? found : { start, end: found.end, grain: 'until' }
}

/** True for 底 and 末: what lies before them takes them in. */
function closes({ edge, part }: Moment): boolean {
  return edge === 'last' || (part?.from === 12 && part.to === 12)
}

function clipped({ end, year, grain }: Counted, article: Day | null): Day | null {
  return grain === 'year' && article !== null && year === parts(article).year ? article : end
}

function countPlan(form: Extract<Form, { sort: 'plan' }>, context: Context): Days {
  const end = asOf(context)
  const plan = form.first === null ? plans().find((p) => end !== null && p.start <= end && end <= p.end) : null
  const [start, last] = [form.first ?? plan?.start ?? null, form.last ?? plan?.end ?? null]
  if (form.since) return since(start, context)
  return { start: form.until ? null : start, end: last }
}

function countDuration(form: Extract<Form, { sort: 'duration' }>, context: Context): readonly [Reading, Context] {
  const { count, unit, way } = form
  const end = asOf(context)
  if (way === 'ahead') {
    const { article } = context
    return said(
      { start: article, end: article === null || count === null ? null : later(article, count, unit) },
      'span',
      context,
    )
  }
  if (way === 'later') {
    const year = unit === 'year' && count !== null && context.anchor !== null ? context.anchor + count : null
    return year === null
      ? [NONE, context]
      : [
          { ...wholeYear(year), grain: 'year' },
          { ...context, year, anchor: year },
        ]
  }
  return said(
    {
      start: end === null || count === null ? null : beginning(end, count, form, context),
      end: stretch(count, form, context)?.end ?? end,
    },
    'span',
    context,
  )
}

function beginning(
  end: Day,
  count: number,
  { unit, way }: Extract<Form, { sort: 'duration' }>,
  context: Context,
): Day | null {
  const back =
    unit === 'week' || unit === 'day' ? addDays(end, -count * (unit === 'week' ? 7 : 1)) : later(end, -count, unit)
  if (way === 'back' || unit !== 'year') return back
  const same = stretch(count, { unit, way }, context)
  if (same !== null) return same.start
  const plan = count === 5 && context.planned ? plans().find((p) => p.start <= end && end <= p.end) : undefined
  if (plan !== undefined && way === 'total') return plan.start
  const stated = context.beginnings.find((year) => parts(end).year - year === count)
  if (stated !== undefined) return dayOf(stated, 1, 1)
  if (plan !== undefined) return plan.start
  return way === 'during' ? null : back
}

/** 去年同期: the stretch last named, in another year. */
function inOtherYear({ start, end }: Days, year: number): Days {
  const shift = end === null ? 0 : 12 * (year - parts(end).year)
  return { start: start && addMonths(start, shift), end: end && addMonths(end, shift) }
}

/** 三年里 behind 2010年到2012年 means those three years. */
function stretch(count: number | null, { unit, way }: { unit: string; way: string }, { last }: Context): Days | null {
  if (way !== 'during' || unit !== 'year' || last === null || last.start === null || last.end === null) return null
  return parts(last.end).year - parts(last.start).year + 1 === count ? last : null
}

function later(day: Day, count: number, unit: string): Day {
  if (unit === 'day' || unit === 'week') return addDays(day, count * (unit === 'week' ? 7 : 1))
  return addMonths(day, count * (unit === 'month' ? 1 : unit === 'century' ? 1200 : 12))
}
