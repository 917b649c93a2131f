/** The first and the last day that words of time come to; an open end is null. */
export interface Days {
  readonly start: string | null
  readonly end: string | null
}

/** 2018年7月18日, 2018-7-18, 7月18日, 去年7月, 2018: a year, a month or a day. */
const MOMENT = String.raw`(?:(\d{4}|[今去前明])(?:年度?|-|\.|/|$|(?=[-–—~至到])))?(?:(\d{1,2})(?:月份?|-|\.|/|$|(?=[-–—~至到]\d{1,2}月)))?(?:(\d{1,2})[日号]?)?`
const WORDS = new RegExp(`^(截至|截止到?|到|至)?${MOMENT}(?:[-–—~至到]${MOMENT})?(全年|以来|底|末)?$`)
const YEARS_AWAY: Readonly<Record<string, number>> = { 今: 0, 去: -1, 前: -2, 明: 1 }

/**
 * The days that words of time come to where they write a year, a month or a day: 2018年, 去年7月, 2016—2020年, 截至6月底,
 * 今年以来. What is counted from the article's day needs that it be known. Null for words that say no date.
 */
export function daysOf(words: string, published: string | null): Days | null {
  const text = words.normalize('NFKC').replace(/\s/g, '')
  const found = WORDS.exec(text)
  if (!found) return null
  const [, lead, ...parts] = found
  const end = parts[6]
  const first = momentOf(parts.slice(0, 3), published, null)
  if (first === null) return null
  const isStretch = parts.slice(3, 6).some((part) => part !== undefined)
  const last = isStretch ? momentOf(parts.slice(3, 6), published, first) : first
  if (last === null) return null
  if (lead !== undefined) return isStretch ? null : { start: null, end: last.end }
  if (end === '以来') return { start: first.start, end: published }
  return first.start <= last.end ? { start: first.start, end: last.end } : null
}

interface Moment {
  readonly start: string
  readonly end: string
  readonly year: number
  readonly month: number | null
}

/** A year, a month or a day; what it leaves out is that of the moment before it, else of the article. */
function momentOf(
  [year, month, day]: readonly (string | undefined)[],
  published: string | null,
  before: Moment | null,
): Moment | null {
  if (year === undefined && month === undefined && (day === undefined || before?.month == null)) return null
  const now = published === null ? Number.NaN : Number(published.slice(0, 4))
  const away = YEARS_AWAY[year ?? '']
  const y = away !== undefined ? now + away : year !== undefined ? Number(year) : (before?.year ?? now)
  const m = month !== undefined ? Number(month) : day !== undefined ? (before?.month ?? 0) : null
  if (Number.isNaN(y) || (m !== null && (m < 1 || m > 12))) return null
  const lastOfMonth = new Date(Date.UTC(y, m ?? 12, 0)).getUTCDate()
  if (day !== undefined && (Number(day) < 1 || Number(day) > lastOfMonth)) return null
  const at = (month: number, day: number) => `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return { start: at(m ?? 1, Number(day ?? 1)), end: at(m ?? 12, Number(day ?? lastOfMonth)), year: y, month: m }
}
