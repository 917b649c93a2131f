import { lazy } from '../../lazy.js'
import { type PeriodWord, periodEvents, periodWords } from '../../lexicon/period-words.js'
import { plans } from '../../lexicon/plans.js'
import type { Span } from '../../span.js'
import { atomPattern } from './atom-pattern.js'
import { digitYear, inCentury, republicYear, smallNumber } from './numbers.js'

/** What a step counts from: nothing (a calendar number), the article's own day, the date last named anywhere, or in this paragraph; short: a year without its century (98年8月); near: this paragraph, else the article (月底); report: the year that the document reports on; week: the Monday of the article's week. */
export type Base = 'number' | 'article' | 'context' | 'paragraph' | 'short' | 'near' | 'report' | 'week'
/** The part of a year or month that a short word behind it names: 初 上旬, 中旬, 下旬, 上半月, 下半月, 底 末. */
export type Edge = 'early' | 'middle' | 'late' | 'last' | 'first-half' | 'second-half'
/** How a phrase counts from an event: on the n-th day behind it, within so long a time, at any time after it, since it. */
type EventWay = 'on' | 'within' | 'after' | 'since'
export type Unit = 'year' | 'month' | 'week' | 'day' | 'century'

/** A time that is counted from an event. */
export interface FromEvent {
  readonly date: string | null
  readonly count: number | null
  readonly unit: Unit
  readonly way: EventWay
}

/** The smallest pieces that dates are made of. */
export type Atom = Span &
  (
    | {
        readonly sort: 'year' | 'month' | 'day'
        readonly base: Base
        readonly value: number
        readonly edge: Edge | null
      }
    | { readonly sort: 'decade' | 'fiscal' | 'part'; readonly from: number; readonly to: number }
    | { readonly sort: 'fixed'; readonly from: string; readonly to: string }
    | { readonly sort: 'festival'; readonly name: string; readonly days: number }
    | { readonly sort: 'plan'; readonly first: string | null; readonly last: string | null }
    | { readonly sort: 'week'; readonly value: number }
    | { readonly sort: 'duration'; readonly count: number | null; readonly unit: Unit; readonly before: string }
    | ({ readonly sort: 'event' } & FromEvent)
    | { readonly sort: 'clock' | 'whole-year' | 'until-now' | 'undated' | 'same' | 'covered' }
  )

const words = lazy(() => new Map(periodWords().map((row) => [row.word, row])))
const pattern = lazy(() => atomPattern([...words().keys()]))

/** The pieces of dates in a text, in order; one pass, each pattern bounded in length. */
export function readAtoms(text: string): readonly Atom[] {
  const atoms: Atom[] = []
  for (const match of text.matchAll(pattern())) {
    const atom = toAtom(match.groups as Groups)
    atoms.push({ ...atom, start: match.index, end: match.index + match[0].length } as Atom)
  }
  return atoms
}

type Bare = Atom extends infer A ? (A extends Atom ? Omit<A, 'start' | 'end'> : never) : never

type Groups = Readonly<Record<string, string | undefined>>

function toAtom(g: Groups): Bare {
  if (g.decade !== undefined) return decade(g.century, g.decade)
  if (g.firstYear !== undefined) {
    const [from, to] = [Number(g.firstYear), Number(g.firstYear.slice(0, 2) + g.lastYear)]
    return { sort: g.slash === '/' && to === from + 1 ? 'fiscal' : 'decade', from, to }
  }
  const year = g.year ?? g.openYear ?? g.boxYear
  if (year !== undefined) return { sort: 'year', base: 'number', value: Number(year), edge: edge(g.yearEdge) }
  if (g.digitYear !== undefined) {
    return { sort: 'year', base: 'number', value: digitYear(g.digitYear), edge: edge(g.digitEdge) }
  }
  if (g.lateYear !== undefined) {
    return { sort: 'year', base: 'number', value: inCentury(Number(g.lateYear)), edge: edge(g.lateEdge) }
  }
  if (g.shortYear !== undefined) {
    return { sort: 'year', base: 'short', value: Number(g.shortYear), edge: edge(g.shortEdge) }
  }
  const spoken = g.spokenYear ?? g.spokenPlain
  if (spoken !== undefined) {
    return { sort: 'year', base: 'short', value: digitYear(spoken), edge: edge(g.spokenEdge) }
  }
  if (g.firstYears !== undefined) {
    return { sort: 'duration', count: smallNumber(g.firstYears), unit: 'year', before: '前|' }
  }
  const republic = g.roc ?? g.rocEnd
  if (republic !== undefined) return { sort: 'year', base: 'number', value: 1911 + republicYear(republic), edge: null }
  if (g.event !== undefined) {
    const count = smallNumber(g.eventCount ?? '')
    // 地震第四天 is the third day behind it, 72小时内 the three days behind it
    if (g.eventDay !== undefined)
      return { sort: 'event', date: null, count: count && count - (g.event === '地震' ? 1 : 0), unit: 'day', way: 'on' }
    const hours = g.eventUnit?.endsWith('小时') ?? false
    return {
      sort: 'event',
      date: null,
      count: hours ? count && Math.ceil(count / 24) : count,
      unit: hours ? 'day' : unitOf(g.eventUnit ?? '年'),
      way: 'within',
    }
  }
  if (g.nextDay !== undefined) return { sort: 'event', date: null, count: 1, unit: 'day', way: 'on' }
  if (g.after !== undefined) return { sort: 'event', date: null, count: null, unit: 'year', way: 'after' }
  if (g.since !== undefined) {
    const date = periodEvents().find(({ name }) => name === g.since)?.date ?? null
    return { sort: 'event', date, count: null, unit: 'year', way: 'since' }
  }
  const plan = plans().find(
    ({ name, ordinal }) => name === (g.quotedPlan ?? g.plan ?? g.unsurePlan) || ordinal === g.planNumber,
  )
  if (plan !== undefined) return { sort: 'plan', first: plan.start, last: plan.end }
  if (g.anyPlan !== undefined) return { sort: 'plan', first: null, last: null }
  if (g.firstMonths !== undefined)
    return { sort: 'part', from: 1, to: Math.min(12, smallNumber(g.firstMonths) as number) }
  if (g.count !== undefined) return duration(g)
  const month = g.month ?? g.openMonth ?? g.cutMonth ?? g.slashMonth
  if (month !== undefined) {
    return { sort: 'month', base: 'number', value: smallNumber(month) as number, edge: edge(g.monthEdge) }
  }
  if (g.bareEdge !== undefined) return { sort: 'month', base: 'near', value: 0, edge: edge(g.bareEdge) }
  const day = g.day ?? g.openDay ?? g.statedDay ?? g.cutDay ?? g.slashDay
  if (day !== undefined) return { sort: 'day', base: 'number', value: smallNumber(day) as number, edge: null }
  if (g.weekday !== undefined) {
    const day = '一二三四五六日'.indexOf(g.weekday.replace('天', '日'))
    return { sort: 'day', base: 'week', value: day + 7 * (WEEKS[g.week as string] ?? 0), edge: null }
  }
  if (g.yesterday !== undefined) return { sort: 'day', base: 'article', value: -1, edge: null }
  if (g.clock !== undefined) return { sort: 'clock' }
  // 结对以来: from then on, whenever that was
  if (g.begun !== undefined) return { sort: 'until-now' }
  return wordAtom(words().get((g.word ?? g.season) as string) as PeriodWord, edge(g.wordEdge))
}

/** How many weeks off 上周一 and 下周一 lie. */
const WEEKS: Readonly<Record<string, number>> = { 上: -1, 下: 1 }

function duration(g: Groups): Bare {
  // 半年, 两年半
  const half = g.unit === '年' && (g.count === '半' || g.more === '半')
  const vague = g.vague !== undefined || (g.more !== undefined && !half) || g.unit?.includes('多')
  const count = smallNumber(g.count ?? '')
  return {
    sort: 'duration',
    count: vague ? null : half ? 12 * (count ?? 0) + 6 : count,
    unit: half ? 'month' : unitOf(g.unit ?? ''),
    before: `${g.before ?? ''}|${g.dir ?? ''}`,
  }
}

function wordAtom(row: PeriodWord, edge: Edge | null): Bare {
  const [sort, base] = row.sort.split('-') as [string, string | undefined]
  switch (row.sort) {
    case 'part':
      return { sort: 'part', from: Number(row.from), to: Number(row.to) }
    case 'fixed':
      return { sort: 'fixed', from: row.from, to: row.to }
    case 'week-article':
      return { sort: 'week', value: Number(row.from) }
    case 'festival':
      return { sort: 'festival', name: row.from, days: Number(row.to) }
    case 'until-now':
    case 'undated':
    case 'same':
    case 'covered':
    case 'whole-year':
      return { sort: row.sort }
    default:
      return { sort: sort as 'year' | 'month' | 'day', base: base as Base, value: Number(row.from), edge }
  }
}

function decade(century: string | undefined, text: string): Bare {
  const base = century === '本' || century === '21' ? 2000 : 1900
  const tens = text.endsWith('十') ? (smallNumber(text) as number) : Number(text)
  return { sort: 'decade', from: base + tens, to: base + tens + 9 }
}

function edge(text: string | undefined): Edge | null {
  if (text === undefined) return null
  if (text === '初' || text === '上旬') return 'early'
  if (text.endsWith('半月')) return text.startsWith('上') ? 'first-half' : 'second-half'
  if (text.startsWith('中')) return 'middle'
  return text === '下旬' ? 'late' : 'last'
}

function unitOf(text: string): Unit {
  if (text.includes('月')) return 'month'
  if (text.includes('世纪')) return 'century'
  if (text === '天' || text === '日') return 'day'
  return text === '年' ? 'year' : 'week'
}
