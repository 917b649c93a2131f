const DIGITS = '〇零一二三四五六七八九'

/** A whole number below 100 in Arabic or Chinese digits (23, 二十三, 两), else null. */
export function smallNumber(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text)
  if (text === '元') return 1
  const written = text.replace('两', '二').replace('廿', '二十').replace('卅', '三十')
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(written)
  if (match === null || text === '') return null
  const [, tens, ten, units] = match
  if (ten === undefined) return tens !== undefined && units === undefined ? DIGITS.indexOf(tens) - 1 : null
  return (
    (tens === undefined ? 1 : DIGITS.indexOf(tens) - 1) * 10 + (units === undefined ? 0 : DIGITS.indexOf(units) - 1)
  )
}

/** A year written digit by digit (二〇〇五, ○ and 零 for the zero). */
export function digitYear(text: string): number {
  return Number([...text].map((c) => ('〇○零O'.includes(c) ? 0 : DIGITS.indexOf(c) - 1)).join(''))
}

/** A calendar year in Arabic digits or written digit by digit. */
export function calendarYear(text: string): number {
  return /^\d/.test(text) ? Number(text) : digitYear(text)
}

/** A year of the republic (103, 一○三, 二十三), as it counts. */
export function republicYear(text: string): number {
  return smallNumber(text) ?? digitYear(text)
}

/** The year that two digits stand for in our time: 08 is 2008, 98 is 1998. */
export function inCentury(digits: number): number {
  return digits < 40 ? 2000 + digits : 1900 + digits
}
