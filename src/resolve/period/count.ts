import { countMoment, stepYear } from './calendar.js'
import { asOf, type Context, type Counted, NONE, ownYear, type Reading, said, since, yearWithin } from './context.js'
import { addDays, dayOf, monday, parts, wholeYear } from './days.js'
import type { Form, Moment } from './form.js'
import { countDuration, countPlan, inOtherYear, later } from './stretch.js'

/** The days of a form and the context behind it. `ahead`: the clause speaks of what is to come. */
export function countOut(form: Form, context: Context, ahead: boolean): readonly [Reading, Context] {
  switch (form.sort) {
    case 'moment': {
      const found = countMoment(form.moment, context, ahead)
      const after = named(context, found)
      return [found, isTurnedBack(form.moment, found, context) ? { ...after, year: null } : after]
    }
    case 'list': {
      const { readings, after } = inTurn(form.items, context, ahead)
      const days = { start: (readings[0] as Counted).start, end: (readings.at(-1) as Counted).end }
      return [
        { ...days, grain: 'span' },
        { ...after, last: days },
      ]
    }
    case 'range': {
      const { readings, after } = inTurn([form.from, form.to], context, ahead)
      const [from, last] = readings as [Counted, Counted]
      const to = turnsBack(from, last, form.to) ? countMoment(nextYear(form.to, from), context, ahead) : last
      const days = { start: from.start ?? from.end, end: to.end }
      return [
        { ...days, grain: 'span' },
        { ...after, year: from.year === to.year ? from.year : null, last: days },
      ]
    }
    case 'since': {
      const from = countMoment(form.from, context, ahead)
      // 今年以来: months that follow without a year are this year's; behind 去年8月起 they are of either
      const year = form.from.year?.base === 'article' && form.from.year.value === 0 ? from.year : context.year
      const first = from.start ?? from.end
      return said(form.open ? { start: first, end: null } : since(first, context), 'span', {
        ...context,
        anchor: from.year ?? context.anchor,
        day: from.grain === 'day' ? from.start : context.day,
        year,
      })
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
      return said({ start: null, end: to.end }, 'until', after)
    }
    case 'before': {
      // 7月15日前 in June is the one to come.
      const to = countMoment(form.to, context, true)
      const last = to.end !== null && closes(form.to) ? to.end : to.start === null ? null : addDays(to.start, -1)
      return said({ start: null, end: last }, 'until', { ...context, anchor: to.year ?? context.anchor })
    }
    case 'years':
      return said({ start: dayOf(form.from, 1, 1), end: dayOf(form.to, 12, 31) }, 'span', context)
    case 'fiscal':
      return said({ start: dayOf(form.from, 4, 1), end: dayOf(form.from + 1, 3, 31) }, 'span', context)
    case 'plan':
      return said(countPlan(form, context), 'span', context)
    case 'duration':
      return countDuration(form, context)
    case 'event': {
      const start = form.date ?? context.quake
      const after = start === null ? context : { ...context, anchor: parts(start).year }
      if (form.way === 'after') return said({ start, end: null }, 'span', after)
      if (form.count === null) return said(since(start, context), 'span', after)
      if (form.way === 'on') {
        const day = start === null ? null : addDays(start, form.count)
        return said({ start: day, end: day }, day === null ? 'none' : 'day', after)
      }
      return said({ start, end: start === null ? null : later(start, form.count, form.unit) }, 'span', after)
    }
    case 'until-now':
      return said({ start: null, end: asOf(context) }, 'until', context)
    case 'same': {
      // what has no end is no stretch that others share
      if (context.last === null || context.last.end === null) return [NONE, context]
      const year = form.year === undefined ? null : stepYear(form.year, context)
      return [{ ...(year === null ? context.last : inOtherYear(context.last, year)), grain: 'span' }, context]
    }
    case 'whole-year': {
      const year =
        context.year ??
        yearWithin(context.report) ??
        yearWithin(context.last) ??
        context.anchor ??
        closedYear(context, ahead)
      return year === null ? [NONE, context] : [{ ...wholeYear(year), grain: 'year' }, context]
    }
    case 'week': {
      const first = context.article && addDays(monday(context.article), 7 * form.value)
      return first === null ? [NONE, context] : [{ start: first, end: addDays(first, 6), grain: 'span' }, context]
    }
    case 'covered':
      return context.covers === null ? [NONE, context] : said(context.covers, 'span', context)
    case 'undated':
      return [NONE, context]
  }
}

/** The year of which 全年 is told: in the first weeks of one that is the year before, unless it lies ahead. */
function closedYear(context: Context, ahead: boolean): number | null {
  const year = ownYear(context)
  const { article } = context
  return year !== null && article !== null && parts(article).month <= FIRST_WEEKS && !ahead ? year - 1 : year
}
const FIRST_WEEKS = 2

/** 冬天 in November: what was put into the year before since it lies ahead in this one does not give what follows its year. */
function isTurnedBack({ year }: Moment, found: Counted, context: Context): boolean {
  return year === undefined && context.year === null && found.year !== ownYear(context)
}

/** 12月28日至1月2日: months without a year that would end before they begin end in the next. */
function turnsBack(from: Counted, to: Counted, { year, month, part }: Moment): boolean {
  const isMonth = month?.base === 'number' || part !== undefined
  return year === undefined && isMonth && from.start !== null && to.end !== null && to.end < from.start
}

function nextYear(moment: Moment, { year }: Counted): Moment {
  return { ...moment, year: { base: 'number', value: (year as number) + 1 } }
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

function named(context: Context, { start, end, year, month, grain }: Counted): Context {
  const anchor = year ?? context.anchor
  const day = grain === 'day' ? start : null
  return {
    ...context,
    year: year ?? context.year,
    month: month ?? context.month,
    day: day ?? context.day,
    told: day ?? context.told,
    anchor,
    last: grain === 'day' ? context.last : { start, end },
  }
}

/** True for 底 and 末: what lies before them takes them in. */
function closes({ edge, part }: Moment): boolean {
  return edge === 'last' || (part?.from === 12 && part.to === 12)
}
