/** Days as `yyyy-mm-dd`, counted in UTC: no time zone, no clock. A month outside 1–12 runs over into other years. */
export type Day = string

export interface Days {
  readonly start: Day | null
  readonly end: Day | null
}

const DAY_MS = 86_400_000

/** The day of a month; the last one where the month is shorter. No year is before 1, as many centuries as a text may count back. */
export function dayOf(year: number, month: number, day: number): Day {
  const y = Math.max(1, year + Math.floor((month - 1) / 12))
  const m = ((((month - 1) % 12) + 12) % 12) + 1
  const text = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`
  return `${text}-${String(Math.min(day, monthLength(y, m))).padStart(2, '0')}`
}

export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}

export function lastOfMonth(year: number, month: number): Day {
  return dayOf(year, month, 31)
}

export function wholeYear(year: number): Days {
  return { start: dayOf(year, 1, 1), end: dayOf(year, 12, 31) }
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** The same day of another month; its last one where that month is shorter. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = parts(day)
  return dayOf(year, month + count, date)
}

export function parts(day: Day): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

/** The Monday of a day's week. */
export function monday(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** How many days a stretch has; null where it has no end or beginning. */
export function daysIn({ start, end }: Days): number | null {
  return start === null || end === null ? null : (Date.parse(end) - Date.parse(start)) / DAY_MS + 1
}

/** True where `inner` has both ends and lies within `outer`. */
export function within(inner: Days, outer: Days): boolean {
  if (inner.start === null || inner.end === null) return false
  return (outer.start === null || outer.start <= inner.start) && outer.end !== null && inner.end <= outer.end
}

function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
