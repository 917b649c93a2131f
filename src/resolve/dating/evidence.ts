import { clauseStart } from '../../clause.js'
import type { Mention, Period } from '../../model.js'
import { type CharacterPairs, pairFrom, pairsIn } from '../character-pairs.js'
import { type Days, within } from '../period/days.js'
import type { Dated } from '../period/scope.js'
import { step, type Tell, theme } from '../weigh.js'
import { figuresBetween, isDated, type Seat, sameDays, type Time } from './times.js'

/** So many characters in front of a figure say what is done. */
const REACH = 30
/** … and so many of its clause. */
const CLAUSE_REACH = 16

/** What stands round a figure, as far as all its times have it in common. */
export interface Around {
  readonly mention: Mention
  readonly seat: Seat
  readonly times: readonly Time[]
  /** The days that the rules give it. */
  readonly ruled: Period | null
  /** The figure in front: how near it stands, whether it does the same, and when it is. */
  readonly previous: { readonly off: string; readonly period: Period | null } | null
  /** How much of the document's figures the rules give to days. */
  readonly shareOf: (days: Days) => number
  /** The pairs of characters in front of it. */
  readonly pairs: CharacterPairs
}

/** How the words say it, and how the days come of them. */
const FORM = theme('role grain form reading', 'grain+role form+reading')
/** How many figures and clauses stand between, and how many words of time. */
const RANK = theme('place figures clauses nearer', 'figures+place clauses+place nearer+place')
/** Whether it lies ahead, and whether it stands in a quotation or bracket that the figure is not in. */
const REACHES = theme('place ahead inside grain', 'ahead+place+grain inside+place')
/** The characters beside the words. */
const BORDER = theme(
  'before behind behind2 place grain reading',
  'before+place behind+place behind2+grain behind2+reading',
)
/** What stands between them and the figure. */
const PAIR = theme('pair', 'pair')
/** How the figure's sentence opens. */
const OPENING = theme('opener place', 'opener+place')
const RATE = theme('rate place', 'rate+place')
/** How it stands to what the rules answer, … */
const RULED = theme('ruled form', 'ruled ruled+form')
const UNRULED = theme('unruled role', 'unruled+role')
/** … to what they answer of the figure in front, and of all. */
const PREVIOUS = theme('previous off', 'previous+off')
const SHARE = theme('share', 'share')
/** That the text names no time: what the figure is, the nearest words, what the rules say, what is done. */
const NONE = theme('none-qualifier none-head none-near role', 'none-qualifier none-head none-near+role')
const NONE_RULED = theme('none-ruled', 'none-ruled')
const NONE_PAIR = theme('none-pair', 'none-pair')

/** What is known of a figure, as its times are asked for it. */
export function aroundOf(
  mention: Mention,
  previous: Mention | undefined,
  seat: Seat,
  times: readonly Time[],
  shareOf: Around['shareOf'],
): Around {
  const { sentence, start, period, role } = mention
  return {
    mention,
    seat,
    times,
    ruled: isDated(period) ? period : null,
    previous: previous
      ? { off: `${offOf(mention, previous)}${previous.role === role ? '=' : ''}`, period: previous.period }
      : null,
    shareOf,
    pairs: pairsIn(sentence.text, { start: start - REACH, end: start }),
  }
}

/** Tells what is known of a time as that of the figure. */
export function speakFor(time: Time, around: Around, tell: Tell): void {
  const { mention, seat, times, ruled, previous, shareOf, pairs } = around
  const { role, per, sentence } = mention
  const { place, phrase, frame, reading, days } = time
  const form = phrase ? formOf(phrase) : frame?.length ? 'length' : 'frame'
  const grain = phrase?.grain ?? widthOf(days)
  tell(FORM, role, grain, form, reading)
  tell(RATE, per ?? '', place)
  if (phrase) {
    const { text } = seat.layout
    const nearer = times.filter((other) => other.place === place && other.reading === 'said').indexOf(time)
    const clauses = Math.abs(seat.clause - phrase.clause)
    tell(RANK, place, step(figuresBetween(phrase, seat)), step(clauses), step(nearer))
    const inside = phrase.within !== null && !(phrase.within.start <= seat.start && seat.end <= phrase.within.end)
    tell(REACHES, place, phrase.ahead, inside, grain)
    const behind = text.slice(phrase.end, phrase.end + 2)
    tell(
      BORDER,
      text.slice(Math.max(0, phrase.start - 1), phrase.start),
      behind.charAt(0),
      behind,
      place,
      grain,
      reading,
    )
    if (phrase.start >= sentence.start) tell.row(PAIR, pairs.pairs, pairFrom(pairs, phrase.end - sentence.start))
    tell(OPENING, sentence.text.slice(0, 2), place)
  }
  if (ruled) tell(RULED, kinOf(days, ruled), form)
  else tell(UNRULED, `${mention.evidence.period}`, role)
  if (previous) tell(PREVIOUS, kinOf(days, previous.period), previous.off)
  tell(SHARE, shareOf(days))
}

/** Tells what speaks for it that the text names no time of the figure. */
export function speakForNone({ mention, times, ruled, pairs, seat }: Around, tell: Tell): void {
  const { role, qualifier, label, sentence, start, evidence } = mention
  tell(NONE, qualifier, (label ?? '').slice(-2), times[0]?.place ?? '', role)
  tell(NONE_RULED, `${ruled ? '' : 'no '}${evidence.period}`)
  const clause = (seat.layout.clauses[seat.clause]?.start ?? sentence.start) - sentence.start
  const from = Math.max(clause, start - CLAUSE_REACH)
  tell.row(NONE_PAIR, pairs.pairs, pairFrom(pairs, from))
}

function offOf({ sentence, start }: Mention, other: Mention): string {
  if (other.sentence.index !== sentence.index)
    return other.sentence.blockIndex === sentence.blockIndex ? 'block' : 'text'
  return clauseStart(sentence.text, other.start) === clauseStart(sentence.text, start) ? 'clause' : 'sentence'
}

function formOf({ form }: Dated): string {
  switch (form.sort) {
    case 'duration':
      return `duration ${form.way}`
    case 'event':
      return `event ${form.way}`
    case 'since':
      return form.open ? 'since open' : 'since'
    case 'moment': {
      const { year, month, day, part, edge, festival } = form.moment
      const said = [
        year?.base,
        month && 'month',
        day && `day ${day.base}`,
        part && 'part',
        edge,
        festival && 'festival',
      ]
      return said.filter(Boolean).join(' ')
    }
    default:
      return form.sort
  }
}

function widthOf({ start, end }: Days): string {
  if (start === null) return 'until'
  if (end === null) return 'open'
  if (start === end) return 'day'
  if (!start.endsWith('-01-01') || !end.endsWith('-12-31')) return 'span'
  return start.slice(0, 4) === end.slice(0, 4) ? 'year' : 'years'
}

type Kin = 'same' | 'end' | 'within' | 'around' | 'other' | 'none'

/** How days stand to others. */
function kinOf(days: Days, other: Period | null): Kin {
  if (!isDated(other)) return 'none'
  if (sameDays(days, other)) return 'same'
  if (days.end === other.end) return 'end'
  if (within(days, other)) return 'within'
  return within(other, days) ? 'around' : 'other'
}
