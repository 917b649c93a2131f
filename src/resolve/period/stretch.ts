import { plans } from '../../lexicon/plans.js'
import { asOf, type Context, NONE, ownYear, type Reading, said, since } from './context.js'
import { addDays, addMonths, type Day, type Days, dayOf, parts, wholeYear } from './days.js'
import type { Form } from './form.js'

/** The days of a five-year plan. */
export function countPlan(form: Extract<Form, { sort: 'plan' }>, context: Context): Days {
  const end = asOf(context)
  const plan = end !== null ? planOf(end) : undefined
  const [start, last] = [form.first ?? plan?.start ?? null, form.last ?? plan?.end ?? null]
  if (form.since) return since(start, context)
  return { start: form.until ? null : start, end: last }
}

function planOf(day: Day): Days | undefined {
  return plans().find(({ start, end }) => start <= day && day <= end)
}

/** A stretch named as so many years may end so many days before the last of them does. */
const PARTIAL = 300

/** The days of a length of time (3年来, 五年合计, 3年内, 五年后) and the context behind it. */
export function countDuration(
  form: Extract<Form, { sort: 'duration' }>,
  context: Context,
): readonly [Reading, Context] {
  const { count, unit, way } = form
  const end = asOf(context)
  if (way === 'during' && unit === 'day') return said(context.last ?? NONE, 'span', context)
  if (way === 'ahead' || way === 'term') {
    const { article, year, day } = context
    const plan = stretch(count, form, context)
    if (plan !== null) return said(plan, 'span', context)
    // 2020年,…在两年内提供: the term runs from some day of what the sentence tells
    const from = way === 'ahead' ? article : (day ?? (year === null ? article : null))
    if (from === null || count === null) return [NONE, context]
    return said({ start: from, end: later(from, count, unit) }, 'span', context)
  }
  if (way === 'prior') {
    const year = ownYear(context)
    if (year === null || count === null) return [NONE, context]
    return said({ start: dayOf(year - count, 1, 1), end: dayOf(year - 1, 12, 31) }, 'span', context)
  }
  // 这几天, 近几周: no dates
  if (count === null && (unit === 'day' || unit === 'week')) return [NONE, context]
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
      start:
        end === null || count === null
          ? (stretch(count, form, context)?.start ?? null)
          : beginning(end, count, form, context),
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
  const from = later(end, -count, unit)
  // 过去一年 below 2023年工作回顾: that year, not the last day of the one before
  const back = end === context.heading?.end && end.endsWith('-12-31') ? addDays(from, 1) : from
  if (way === 'back' || unit !== 'year') return back
  const same = stretch(count, { unit, way }, context)
  if (same !== null) return same.start
  return count === 5 && context.planned ? (planOf(end)?.start ?? back) : back
}

/** 去年同期: the stretch last named, in another year. */
export function inOtherYear({ start, end }: Days, year: number): Days {
  const shift = end === null ? 0 : 12 * (year - parts(end).year)
  return { start: start && addMonths(start, shift), end: end && addMonths(end, shift) }
}

/** 三年里 behind 2010年到2012年 means those three years, as 三年累计 does in an article that names such a stretch. */
function stretch(count: number | null, { unit, way }: { unit: string; way: string }, context: Context): Days | null {
  if (unit !== 'year' || count === null || way === 'back' || way === 'ahead') return null
  const { last, stretches, article } = context
  const named =
    last?.start &&
    last.end &&
    addDays(later(last.start, count, 'year'), -PARTIAL) <= last.end &&
    parts(last.end).year - parts(last.start).year + 1 === count
      ? last
      : null
  if (way === 'during' && named !== null) return named
  // 从2017年起,…三年投入…: the first three years
  if (named?.start === dayOf(context.anchor ?? 0, 1, 1))
    return { start: named.start, end: dayOf((context.anchor ?? 0) + count - 1, 12, 31) }
  const years = stretches.find(([from, to]) => to - from + 1 === count)
  if (years === undefined) return null
  const end = dayOf(years[1], 12, 31)
  return { start: dayOf(years[0], 1, 1), end: article !== null && article < end ? article : end }
}

/** The day so many years, months, weeks or days on. */
export function later(day: Day, count: number, unit: string): Day {
  if (unit === 'day' || unit === 'week') return addDays(day, count * (unit === 'week' ? 7 : 1))
  return addMonths(day, count * (unit === 'month' ? 1 : unit === 'century' ? 1200 : 12))
}
