import { type PeriodWord, periodEvents, periodWords } from '../lexicon/period-words.js'
import { plans } from '../lexicon/plans.js'
import type { Span } from '../span.js'
import { digitYear, smallNumber } from './period-numbers.js'

/** What a step counts from: nothing (a calendar number), the article's own day, or the date last named. */
export type Base = 'number' | 'article' | 'context'
/** The part of a year or month that a short word behind it names: 初 上旬, 中旬, 下旬, 底 末. */
export type Edge = 'early' | 'middle' | 'late' | 'last'
export type Unit = 'year' | 'month' | 'week' | 'day' | 'century'

/** The smallest pieces that dates are made of. */
export type Atom = Span &
  (
    | {
        readonly sort: 'year' | 'month' | 'day'
        readonly base: Base
        readonly value: number
        readonly edge: Edge | null
      }
    | { readonly sort: 'decade' | 'part'; readonly from: number; readonly to: number }
    | { readonly sort: 'fixed'; readonly from: string; readonly to: string }
    | { readonly sort: 'festival'; readonly name: string; readonly days: number }
    | { readonly sort: 'plan'; readonly first: string | null; readonly last: string | null }
    | { readonly sort: 'duration'; readonly count: number | null; readonly unit: Unit; readonly before: string }
    | { readonly sort: 'event'; readonly date: string | null; readonly count: number | null; readonly unit: Unit }
    | { readonly sort: 'clock' | 'whole-year' | 'until-now' | 'undated' | 'same' }
  )

const JOIN = '[—–\\-~至到、和与]'
const NUMBER = '(?:\\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|半|几|数)'
const UNIT = '(?:年(?!级|制|龄|薪|货|轻)|个多?月|个?多?世纪|天|个?星期|周(?!年|岁|边|围|转))'
const EDGE = '(?:初(?!中|级|步)|[底末]|中旬|上旬|下旬|中(?=[,。]))'

let pattern: RegExp | undefined
let words: ReadonlyMap<string, PeriodWord> | undefined

/** The pieces of dates in a text, in order; one pass, each pattern bounded in length. */
export function readAtoms(text: string): readonly Atom[] {
  words ??= new Map(periodWords().map((row) => [row.word, row]))
  pattern ??= atomPattern([...words.keys()])
  const atoms: Atom[] = []
  for (const match of text.matchAll(pattern)) {
    const atom = toAtom(match.groups ?? {})
    if (atom !== null) atoms.push({ ...atom, start: match.index, end: match.index + match[0].length } as Atom)
  }
  return atoms
}

function atomPattern(keys: readonly string[]): RegExp {
  // 至今 in 去年12月至今年3月 is no word.
  const whole = (word: string) => (word.endsWith('今') ? `${word}(?![年日天晨晚春夏秋冬])` : word)
  const longestFirst = (list: readonly string[]) =>
    [...list]
      .sort((a, b) => b.length - a.length)
      .map(whole)
      .join('|')
  const sure = plans().filter((plan) => plan.sure)
  const events = periodEvents().filter(({ sort }) => sort === 'since')
  const zero = '[〇○零O一二三四五六七八九]'
  return new RegExp(
    [
      `(?:(?<century>[上本]|20|21)(?:个)?世纪|19(?=\\d0年代)|20(?=\\d0年代))(?<decade>\\d0|[二三四五六七八九]十)年代`,
      `(?<![\\d.])(?<firstYear>(?:19|20)\\d\\d)[—–\\-/至](?<lastYear>\\d\\d)年度`,
      `[今昨明]\\((?<statedDay>[12]\\d|3[01]|0?[1-9])\\)日`,
      `(?<![\\d.])(?<year>(?:19|20)\\d\\d) ?年度?(?<yearEdge>${EDGE})?(?!级|版|款)`,
      `(?<![\\d.])(?<openYear>(?:19|20)\\d\\d)(?= ?${JOIN}{1,2} ?(?:19|20)\\d\\d ?(?:年|[、—]|[两三四五]年)|[两三四五]年)`,
      `(?<digitYear>[一二]${zero}{3})年(?<digitEdge>${EDGE})?`,
      `民国(?<roc>\\d{1,3}|[一二三四五六七八九十]{1,3})年`,
      `(?<event>震后|灾后|地震后|地震发生(?:以)?后)(?:的)?(?<eventCount>${NUMBER})?(?<eventUnit>${UNIT})?`,
      `(?<since>${longestFirst(events.map(({ name }) => name))})(?=.{0,6}(?:以来|之后|以后))`,
      `[“"](?<quotedPlan>${plans()
        .map(({ name }) => name)
        .join('|')})[”"](?:时期|期间|规划|计划)?`,
      `(?<plan>${longestFirst(sure.map(({ name }) => name))})(?:时期|期间|规划|计划)?`,
      `(?<unsurePlan>${plans()
        .filter((plan) => !plan.sure)
        .map(({ name }) => name)
        .join('|')})(?:时期|期间)`,
      `第(?<planNumber>[一二三四五六七八九十]{1,2})个五年(?:规划|计划)`,
      `(?<anyPlan>五年(?:规划|计划))`,
      `(?<word>${longestFirst(keys.filter((key) => key.length > 1))})`,
      `[前头](?<firstMonths>\\d{1,2}|[一二两三四五六七八九]|十[一二]?)个月`,
      `(?<before>近|过去的?|最近|这|未来|今后|此后|前后)?(?<![第每\\d.])(?<count>${NUMBER})(?<vague>[多余几来])?(?<unit>${UNIT})(?<more>[多余])?(?<dir>以来|来(?!华|到|自)|之?间(?!接)|里(?!面)|之?内|中(?!国|央)|(?:之|以)?后|(?:之|以)?前(?:的)?|累计|合计|总共|共计)?`,
      `(?<![每个\\d])(?<openMonth>\\d{1,2})(?= ?[—–\\-~至到、]{1,2} ?\\d{1,2} ?月)`,
      `(?<![每个第\\d.])(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元]) ?月(?:份)?(?<monthEdge>${EDGE})?(?!供|薪|嫂|球|饼|亮)`,
      `(?<![\\d.第])(?<openDay>[12]\\d|3[01]|0?[1-9])(?= ?[—–\\-~至到、]{1,2} ?\\d{1,2} ?日)`,
      `(?<![\\d.第每])(?<day>[12]\\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|(?<=月)[一二三四五六七八九]) ?(?:日|(?<=月.{0,4})号)(?!游|薪|常|报|元|线|楼|文|院|令|店|内|间|均)`,
      `(?<clock>(?:凌晨|清晨|早晨|早上|一大早|上午|中午|下午|傍晚|晚上|晚间|晚|早|夜间)?(?:\\d{1,2}|[一二三四五六七八九十]{1,2})(?:时|点|:\\d\\d)(?:\\d{1,2}分|半)?|凌晨|清晨|早晨|早上|一大早|上午|中午|下午|傍晚|晚上|晚间)`,
      `(?<=年)(?<season>[${keys.filter((key) => key.length === 1).join('')}])(?!耕|运|晚|蚕|风|芽)`,
    ].join('|'),
    'g',
  )
}

type Bare = Atom extends infer A ? (A extends Atom ? Omit<A, 'start' | 'end'> : never) : never

function toAtom(g: Readonly<Record<string, string | undefined>>): Bare | null {
  if (g.decade !== undefined) return decade(g.century, g.decade)
  if (g.firstYear !== undefined && g.lastYear !== undefined) {
    return { sort: 'decade', from: Number(g.firstYear), to: Number(g.firstYear.slice(0, 2) + g.lastYear) }
  }
  const year = g.year ?? g.openYear
  if (year !== undefined) return { sort: 'year', base: 'number', value: Number(year), edge: edge(g.yearEdge) }
  if (g.digitYear !== undefined) {
    return { sort: 'year', base: 'number', value: digitYear(g.digitYear), edge: edge(g.digitEdge) }
  }
  if (g.roc !== undefined) return { sort: 'year', base: 'number', value: 1911 + (smallNumber(g.roc) ?? 0), edge: null }
  if (g.event !== undefined) {
    return { sort: 'event', date: null, count: smallNumber(g.eventCount ?? ''), unit: unitOf(g.eventUnit ?? '年') }
  }
  if (g.since !== undefined) {
    const date = periodEvents().find(({ name }) => name === g.since)?.date ?? null
    return { sort: 'event', date, count: null, unit: 'year' }
  }
  const plan = plans().find(
    ({ name, ordinal }) => name === (g.quotedPlan ?? g.plan ?? g.unsurePlan) || ordinal === g.planNumber,
  )
  if (plan !== undefined) return { sort: 'plan', first: plan.start, last: plan.end }
  if (g.anyPlan !== undefined) return { sort: 'plan', first: null, last: null }
  if (g.firstMonths !== undefined) return { sort: 'part', from: 1, to: Math.min(12, smallNumber(g.firstMonths) ?? 12) }
  if (g.count !== undefined) return duration(g)
  const month = g.month ?? g.openMonth
  if (month !== undefined) {
    const value = smallNumber(month)
    return value === null || value < 1 || value > 12
      ? null
      : { sort: 'month', base: 'number', value, edge: edge(g.monthEdge) }
  }
  const day = g.day ?? g.openDay ?? g.statedDay
  if (day !== undefined) return { sort: 'day', base: 'number', value: smallNumber(day) ?? 0, edge: null }
  if (g.clock !== undefined) return { sort: 'clock' }
  return wordAtom(words?.get(g.word ?? g.season ?? ''))
}

function duration(g: Readonly<Record<string, string | undefined>>): Bare {
  const half = g.count === '半' && g.unit === '年'
  const vague = g.vague !== undefined || g.more !== undefined || g.unit?.includes('多') || /[几数]/.test(g.count ?? '')
  const count = half ? 6 : smallNumber(g.count ?? '')
  return {
    sort: 'duration',
    count: vague ? null : count,
    unit: half ? 'month' : unitOf(g.unit ?? ''),
    before: `${g.before ?? ''}|${g.dir ?? ''}`,
  }
}

function wordAtom(row: PeriodWord | undefined): Bare | null {
  if (row === undefined) return null
  const [sort, base] = row.sort.split('-') as [string, string | undefined]
  switch (row.sort) {
    case 'part':
      return { sort: 'part', from: Number(row.from), to: Number(row.to) }
    case 'fixed':
      return { sort: 'fixed', from: row.from, to: row.to }
    case 'festival':
      return { sort: 'festival', name: row.from, days: Number(row.to) }
    case 'until-now':
    case 'undated':
    case 'same':
    case 'whole-year':
      return { sort: row.sort }
    default:
      return { sort: sort as 'year' | 'month' | 'day', base: base as Base, value: Number(row.from), edge: null }
  }
}

function decade(century: string | undefined, text: string): Bare {
  const base = century === '本' || century === '21' ? 2000 : 1900
  const tens = text.endsWith('十') ? (smallNumber(text) ?? 0) : Number(text)
  return { sort: 'decade', from: base + tens, to: base + tens + 9 }
}

function edge(text: string | undefined): Edge | null {
  if (text === undefined) return null
  if (text === '初' || text === '上旬') return 'early'
  if (text.startsWith('中')) return 'middle'
  return text === '下旬' ? 'late' : 'last'
}

function unitOf(text: string): Unit {
  if (text.includes('月')) return 'month'
  if (text.includes('世纪')) return 'century'
  if (text === '天') return 'day'
  return text === '年' ? 'year' : 'week'
}
