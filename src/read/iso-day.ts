const DASHED = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/
/** As crawl indexes write the moment: 20240503121500. */
const DIGITS = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/

/** The day of a moment that a crawl wrote down, `yyyy-mm-dd` as written; null for what is no such moment. */
export function isoDay(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const [, year, month, day] = DASHED.exec(value) ?? DIGITS.exec(value) ?? []
  const date = `${year}-${month}-${day}`
  const time = Date.parse(`${date}T00:00:00Z`)
  // 2024-02-30 becomes a day of March
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null
}
