import type { Span } from '../span.js'

/** A day written with its year, and whether a time of day stands beside it. */
export interface WrittenDate extends Span {
  /** `yyyy-mm-dd` */
  readonly day: string
  readonly time: boolean
}

const SEPARATED = /(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/
const CHINESE = /(?<!\d)((?:19|20)\d\d)\s{0,2}年\s{0,2}(\d{1,2})\s{0,2}月\s{0,2}(\d{1,2})(?!\d)\s{0,2}[日号號]?/
const REPUBLIC = /民[國国]\s{0,2}(\d{2,3})\s{0,2}[年./-]\s{0,2}(\d{1,2})\s{0,2}[月./-]\s{0,2}(\d{1,2})(?!\d)\s{0,2}日?/
const DAY_FIRST = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)/
const NUMERALS =
  /([一二][〇○零Ｏ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿卅]{1,3})[日号號]/
const ENGLISH =
  /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s{1,2}(\d{1,2}),?\s{1,2}((?:19|20)\d\d)\b/i
/** As heads of mails have it: 1 Mar 2021. */
const ENGLISH_DAY_FIRST =
  /(?<!\d)(\d{1,2})\s{1,2}(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s{1,2}((?:19|20)\d\d)(?!\d)/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const TIME = /(?:^|[^\d:])([01]?\d|2[0-3])\s?[:时時點点]\s?[0-5]\d/
const DIGITS = '〇一二三四五六七八九'

/** Every form of a day holds a digit or this. */
const MAY_STATE = /[\d年]/

/** The first day with a year that a folded line states; null where there is none. */
export function dateIn(line: string): WrittenDate | null {
  if (!MAY_STATE.test(line)) return null
  let first: WrittenDate | null = null
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(line)
    const day = match && read(match)
    if (!match || !day || (first !== null && first.start <= match.index)) continue
    const end = match.index + match[0].length
    first = { start: match.index, end, day, time: TIME.test(line.slice(end)) }
  }
  return first
}

/** The day of a machine-written date (`2011-12-09T20:27+08:00`, `20111209…`): as written, never moved to another zone. */
export function dayOf(text: string): string | null {
  const compact = /^\s{0,9}((?:19|20)\d\d)(\d\d)(\d\d)(?!\d{1,5}$)/.exec(text)
  return dateIn(text)?.day ?? (compact && calendarDay(compact[1], compact[2], compact[3]))
}

const READERS: readonly (readonly [RegExp, (match: RegExpExecArray) => string | null])[] = [
  [CHINESE, ([, y, m, d]) => calendarDay(y, m, d)],
  [SEPARATED, ([, y, , m, d]) => calendarDay(y, m, d)],
  [REPUBLIC, ([, y, m, d]) => calendarDay(Number(y) + 1911, m, d)],
  // 30.08.2017 puts the day first; 08/30/2017 may do either, and says which only beyond 12
  [
    DAY_FIRST,
    ([, a, sep, b, y]) =>
      sep === '.' || Number(a) > 12 ? calendarDay(y, b, a) : Number(b) > 12 ? calendarDay(y, a, b) : null,
  ],
  [NUMERALS, ([, y = '', m = '', d = '']) => calendarDay([...y].map(digit).join(''), small(m), small(d))],
  [ENGLISH, ([, m = '', d, y]) => calendarDay(y, monthOf(m), d)],
  [ENGLISH_DAY_FIRST, ([, d, m = '', y]) => calendarDay(y, monthOf(m), d)],
]

function calendarDay(
  y: string | number | undefined,
  m: string | number | undefined,
  d: string | number | undefined,
): string | null {
  const [year, month, day] = [Number(y), Number(m), Number(d)]
  const date = new Date(Date.UTC(year, month - 1, day))
  const real =
    year >= 1900 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : null
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

function digit(c: string): number {
  return Math.max(0, DIGITS.indexOf(c))
}

/** Reads 三, 十四, 二十一, 廿一. */
function small(text: string): number {
  const plain = text.replace('廿', '二十').replace('卅', '三十')
  const at = plain.indexOf('十')
  if (at < 0) return digit(plain)
  const tens = at === 0 ? 1 : digit(plain.slice(0, at))
  const ones = plain.slice(at + 1)
  return tens * 10 + (ones === '' ? 0 : digit(ones))
}
