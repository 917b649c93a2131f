import type { Span } from '../../span.js'
import { type Context, type Grain, ownYear, yearWithin } from './context.js'
import { countOut } from './count.js'
import { type Days, daysIn, within } from './days.js'
import type { Phrase } from './form.js'
import { readPhrases } from './grammar.js'
import { type Clause, figureIn, holding, isBeforeVerb, type Layout, lastStarting } from './layout.js'
import { reachOf } from './reach.js'

/** A phrase of a paragraph, counted out, and how far it reaches. */
export interface Dated extends Phrase {
  readonly text: string
  readonly days: Days
  readonly grain: Grain
  /** Speaks of what is to come. */
  readonly ahead: boolean
  readonly clause: number
  /** Opens its clause. */
  readonly initial: boolean
  /** own: its clause alone; segment: as far as the semicolon; sentence: the sentence; paragraph: what follows too. */
  readonly reach: 'own' | 'segment' | 'sentence' | 'paragraph'
  /** Only a figure directly behind takes it (比去年的3亿元). */
  readonly compared: boolean
  /** The quotation or bracket that it does not leave. */
  readonly within: Span | null
  /** The days of the event alone, where 以来 counts from it. */
  readonly event: Days
  readonly before: Context
}

/** The phrases of a paragraph in order, and the context behind the last. */
export function datesOf(layout: Layout, opening: Context, head: boolean): readonly [readonly Dated[], Context] {
  const dated: Dated[] = []
  let context = opening
  let years: readonly number[] = []
  for (const phrase of readPhrases(layout.text)) {
    if (!dates(phrase, layout, head, context) || (context.year === null && isThoseDays(phrase, layout))) continue
    const clauseIndex = lastStarting(layout.clauses, phrase.start)
    const clause = layout.clauses[clauseIndex] as Clause
    const alone = clause.end - phrase.end <= 1
    const told = alone ? (layout.clauses[clauseIndex + 1] ?? clause) : clause
    const ahead = layout.cueIn('ahead', clause.start, told.end)
    const before = context
    const [reading, after] = countOut(phrase.form, withYears(context, years), ahead)
    const reach = reachOf(phrase, reading, clause, layout)
    // 该校建于1958年: what dates its own clause alone does not give later months their year.
    context = reach.compared
      ? before
      : reach.reach === 'own'
        ? { ...after, year: before.year, month: before.month }
        : after
    const days = { start: reading.start, end: reading.end }
    const year = reading.grain === 'year' && !reach.compared ? yearWithin(days) : null
    if (year !== null && year !== years.at(-1)) years = year - 1 === years.at(-1) ? [...years, year] : [year]
    dated.push({
      ...phrase,
      ...reach,
      text: layout.text.slice(phrase.start, phrase.end),
      days,
      grain: reading.grain,
      ahead,
      clause: clauseIndex,
      event:
        phrase.form.sort === 'since' ? countOut({ sort: 'moment', moment: phrase.form.from }, before, false)[0] : days,
      before,
    })
  }
  return [dated, context]
}

/** 2018年…,2019年…,2020年…,三年合计…: years that are told one by one are a stretch, once they are over. */
function withYears(context: Context, years: readonly number[]): Context {
  const [first, last] = [years[0], years.at(-1) as number]
  if (first === undefined || first === last || last === ownYear(context)) return context
  return { ...context, stretches: [[first, last], ...context.stretches] }
}

/** 当年的移民只有8000人: the year is none that the text has named. */
function isThoseDays({ start, end }: Phrase, { text }: Layout): boolean {
  return text.slice(start, end + 1) === '当年的'
}

/** False for what only looks like a date: names, rates, lengths of time that nothing places. */
function dates({ start, end, form }: Phrase, layout: Layout, head: boolean, { last, covers }: Context): boolean {
  const { text } = layout
  // 本期培训班 in a document that covers no stated stretch
  if (form.sort === 'covered') return covers !== null
  const name = holding(layout.names, start)
  if (name !== undefined && name.end > end && form.sort !== 'plan') return false
  if (form.sort === 'duration' && form.way === 'bare') {
    if (head) return (form.count ?? 0) >= 2 && layout.text[start - 1] !== '满'
    if (
      form.unit === 'year' &&
      (form.count ?? 0) >= 2 &&
      !layout.cueBefore('length', start) &&
      isBeforeVerb(layout, end)
    )
      return true
    // 半个多世纪,派出… and 三年,投入…: a clause of its own; 三天,收到… is how long it took
    return (
      form.unit !== 'day' &&
      form.unit !== 'week' &&
      layout.text[end] === ',' &&
      // 结对|半年,…: a length up to now behind what began
      (/^[\s,;:。!?“]?$/.test(layout.text.charAt(start - 1)) || layout.cueIn('begins', start - BEGAN, start))
    )
  }
  if (layout.cueBefore('length', start)) return false
  // 10月中旬…,12天里…: how long it took, inside what the sentence dates; 5日至7日…,三天里…: those days
  if (form.sort === 'duration' && form.way === 'during' && (form.unit === 'day' || form.unit === 'week'))
    return form.unit === 'day' && last !== null && daysIn(last) === form.count
  // “一年后…”: a speaker counts from what he told, not from a date of the text.
  if (form.sort === 'duration' && form.way === 'later' && holding(layout.speech, start) !== undefined) return false
  // 短|期内, 任|期内
  if (form.sort === 'same' && text.startsWith('期内', start)) return /^[\s,;:。!?本]?$/.test(text.charAt(start - 1))
  // 会议期间 is no stretch that was named before.
  if (form.sort === 'same' && text[end - 1] === '间') return /^[\s,;:。!?此其这]?$/.test(text.charAt(start - 1))
  if (form.sort === 'moment' && form.moment.festival !== undefined && form.moment.year === undefined) {
    // 春节出游 only names a kind of travel.
    const before = text.charAt(start - 1)
    if (!/^[\s,;:。!?在]?$/.test(before) && !/期间|假期|当/.test(text.slice(end - 2, end + 2))) return false
  }
  if (form.sort === 'event') return form.date !== null || form.count !== null || form.way === 'after'
  if (form.sort === 'undated' && layout.text[start] === '每') {
    return !/[人户均村校县生名]/.test(layout.text.charAt(start - 1)) && figureIn(layout, end, end + 1) === undefined
  }
  return true
}

/** So near in front of a length stands what began (结对帮扶). */
const BEGAN = 4

/** The phrase that a sentence hands on to the next ones; undefined where it has none, null where it closes what was open. */
export function handedOn(sentence: Span, own: readonly Dated[], layout: Layout): Dated | null | undefined {
  const able = own.filter((p) => p.within === null && !p.compared && p.reach === 'paragraph' && !isTerm(p))
  const opener = able[0]
  if (opener === undefined) return undefined
  // 每年拨款3亿元: so much a year is no time that the next sentence could go on with
  if (opener.grain === 'none') return opener.initial && !opener.text.startsWith('每') ? opener : undefined
  const point = opener.grain === 'day' || opener.grain === 'month'
  if (point && layout.cueIn('scene', sentence.start, sentence.end)) return null
  if (opener.grain === 'day' && layout.cueIn('report', opener.end, sentence.end)) return null
  return able.findLast((p) => p === opener || (p.initial && p.grain === opener.grain && !within(p.days, opener.days)))
}

/** 三年内, 明年底前: a term set for one thing says nothing of the next. */
function isTerm({ form, grain, ahead }: Dated): boolean {
  if (ahead && (grain === 'day' || grain === 'month')) return true
  return (
    form.sort === 'before' ||
    (form.sort === 'duration' && (form.way === 'ahead' || form.way === 'term' || form.count === 1))
  )
}
