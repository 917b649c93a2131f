import type { Mention, Period, Scope } from '../../model.js'
import type { Span } from '../../span.js'
import { ownYear } from '../period/context.js'
import { countOut } from '../period/count.js'
import { type DatedBlock, placed } from '../period/dated-blocks.js'
import { addDays, type Days } from '../period/days.js'
import type { Frame } from '../period/frame.js'
import { figureIn, type Layout, lastStarting } from '../period/layout.js'
import type { Dated } from '../period/scope.js'

/** Where words of time stand as a figure sees them: in its clause or its sentence, `<` in front of it and `>` behind, … */
export type TimePlace =
  | 'clause<'
  | 'clause>'
  | 'segment<'
  | 'sentence<'
  | 'sentence>'
  | 'before'
  | 'paragraph'
  | 'lead-in'
  | 'section'
  | 'headline'

/** Days that a figure may be of, and the words nearest to it that name them. */
export interface Time {
  readonly text: string
  readonly days: Days
  readonly place: TimePlace
  /** The words, where they stand in the figure's paragraph. */
  readonly phrase: Dated | null
  /** The stretch of a heading or of what leads on. */
  readonly frame: Frame | null
  /**
   * How the days come of the words: as they say, the day from which they count, up to their end, from what the words in
   * front of them tell up to there, in the year in which the article speaks, counted from a day of an earlier paragraph, or the whole year or month
   * up to which they lead.
   */
  readonly reading: 'said' | 'event' | 'end' | 'begun' | 'own' | 'told' | 'whole'
}

export const SCOPE_OF: Readonly<Record<TimePlace, Scope>> = {
  'clause<': 'clause',
  'clause>': 'clause',
  'segment<': 'sentence',
  'sentence<': 'sentence',
  'sentence>': 'sentence',
  before: 'paragraph',
  paragraph: 'paragraph',
  'lead-in': 'paragraph',
  section: 'heading',
  headline: 'article',
}

/** Where a figure stands among the clauses and sentences of its paragraph. */
export interface Seat extends Span {
  readonly layout: Layout
  readonly clause: number
  readonly sentence: number
}

export function seatOf(mention: Mention, { layout }: DatedBlock): Seat {
  const { start, end } = placed(mention)
  const [clause, sentence] = [lastStarting(layout.clauses, start), lastStarting(layout.sentences, start)]
  return { start, end, layout, clause, sentence }
}

/** All times that the text names for a figure, the nearest first, each once. */
export function timesOf(seat: Seat, { dated, setting }: DatedBlock): readonly Time[] {
  const end = seat.layout.sentences[seat.sentence]?.end ?? seat.end
  const placedTimes = dated
    .filter((phrase) => phrase.start < end && (phrase.end <= seat.start || phrase.start >= seat.end))
    .map((phrase) => ({ phrase, place: placeOf(phrase, seat) }))
    .sort((a, b) => ORDER.indexOf(a.place) - ORDER.indexOf(b.place) || near(a.phrase, seat) - near(b.phrase, seat))
  const frames = (['lead', 'section', 'headline'] as const).flatMap((name): readonly Time[] => {
    const frame = setting[name]
    return frame ? [timeOf(frame.text, frame, name === 'lead' ? 'lead-in' : name, null, frame, 'said')] : []
  })
  const said = placedTimes.flatMap(({ phrase, place }) => readingsOf(phrase, place, dated, seat))
  const found = new Map<string, Time>()
  for (const time of [...said, ...frames].filter(({ days }) => days.start !== null || days.end !== null)) {
    const { start, end } = time.days
    const key = `${start}/${end}`
    if (!found.has(key)) found.set(key, time)
  }
  return [...found.values()]
}

const ORDER: readonly TimePlace[] = ['clause<', 'clause>', 'segment<', 'sentence<', 'sentence>', 'before', 'paragraph']

function near({ start, end }: Span, seat: Span): number {
  return end <= seat.start ? seat.start - end : start - seat.end
}

function placeOf(phrase: Dated, { start, clause, sentence, layout: { clauses } }: Seat): TimePlace {
  const [own, other] = [clauses[clause], clauses[phrase.clause]]
  const side = phrase.start < start ? '<' : '>'
  if (phrase.clause === clause) return `clause${side}`
  if (other?.sentence === sentence)
    return side === '<' && other.segment === own?.segment ? 'segment<' : `sentence${side}`
  return other?.sentence === sentence - 1 ? 'before' : 'paragraph'
}

function readingsOf(phrase: Dated, place: TimePlace, dated: readonly Dated[], seat: Seat): readonly Time[] {
  const { text, days, event } = phrase
  const said = timeOf(text, days, place, phrase, null, 'said')
  const others: Time[] = []
  if (event.start !== days.start || event.end !== days.end)
    others.push(timeOf(text, event, place, phrase, null, 'event'))
  if (days.start !== null && days.end !== null)
    others.push(timeOf(text, { start: null, end: days.end }, place, phrase, null, 'end'))
  const begun = days.start === null && days.end !== null ? beginningOf(phrase, dated, seat) : null
  if (begun !== null) others.push(timeOf(text, { start: begun, end: days.end }, place, phrase, null, 'begun'))
  const own = inOwnYear(phrase)
  const told = fromToldDay(phrase)
  if (told !== null) others.push(timeOf(text, { start: told, end: told }, place, phrase, null, 'told'))
  const whole = upTo(phrase)
  if (whole !== null) others.push(timeOf(text, whole, place, phrase, null, 'whole'))
  if (own !== null && !sameDays(own, days)) others.push(timeOf(text, own, place, phrase, null, 'own'))
  return [said, ...others]
}

/** 7月1日开筹,至8月15日…: the first day of the words in front of a cutoff in its sentence. */
function beginningOf({ start, days, clause }: Dated, dated: readonly Dated[], { layout }: Seat): string | null {
  const sentence = layout.clauses[clause]?.sentence
  const previous = dated.findLast((other) => other.start < start && other.event.start !== null && !other.compared)
  if (previous === undefined || layout.clauses[previous.clause]?.sentence !== sentence) return null
  const first = previous.event.start
  return first !== null && days.end !== null && first < days.end ? first : null
}

/** 当天: of the day that an earlier paragraph tells. */
function fromToldDay({ form, days, before }: Dated): string | null {
  const day = form.sort === 'moment' ? form.moment.day : undefined
  if (day?.base !== 'context' || days.end !== null || before.told === null) return null
  return addDays(before.told, day.value)
}

/** 到2007年,给全地区的钱是6100万元: what is told of then. */
function upTo({ form, days, before, ahead }: Dated): Days | null {
  if (form.sort !== 'until' || days.start !== null) return null
  const [whole] = countOut({ sort: 'moment', moment: form.to }, before, ahead)
  return whole.start === null || whole.start === whole.end ? null : whole
}

/** 2013年共建。…上半年…, 9月开学前发放 in July: a date without a year, told behind another year or not yet over, may be of the article's own. */
function inOwnYear({ form, before, ahead }: Dated): Days | null {
  const moment = form.sort === 'moment' ? form.moment : form.sort === 'until' ? form.to : null
  const isBare = moment !== null && moment.year === undefined && (moment.month ?? moment.part) !== undefined
  if (!isBare || before.year === ownYear(before)) return null
  return countOut(form, { ...before, year: null }, ahead || before.year === null)[0]
}

function timeOf(
  text: string,
  { start, end }: Days,
  place: TimePlace,
  phrase: Dated | null,
  frame: Frame | null,
  reading: Time['reading'],
): Time {
  return { text, days: { start, end }, place, phrase, frame, reading }
}

/** How many figures stand between words and the figure. */
export function figuresBetween({ start, end }: Span, seat: Seat): number {
  const [from, to] = end <= seat.start ? [end, seat.start] : [seat.end, start]
  let count = 0
  for (let at = from; count < 4; count++) {
    const next = figureIn(seat.layout, at, to)
    if (next === undefined) break
    at = next.end
  }
  return count
}

/** True for a period that names a day. */
export function isDated(period: Period | null): period is Period {
  return period !== null && (period.start !== null || period.end !== null)
}

export function sameDays(a: Days, b: Days): boolean {
  return a.start === b.start && a.end === b.end
}
