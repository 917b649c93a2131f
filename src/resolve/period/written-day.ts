import type { Article, PlainBlock } from '../../model.js'
import { addDays, type Day, dayOf, parts } from './days.js'
import { isProse } from './headings.js'
import { issueDay } from './issue-day.js'
import { smallNumber } from './numbers.js'

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const DATELINE = new RegExp(`(?:((?:19|20)\\d\\d)年)?(?:(${NUMBER})月)?(${NUMBER})日(?:专)?(?:电|讯|消息|报道)`)
const OPENING = new RegExp(`^[\\s【】]*(${NUMBER})月(${NUMBER})日[,,]`)
const FULL_OPENING = new RegExp(`^\\s*((?:19|20)\\d\\d)年(${NUMBER})月(${NUMBER})日`)
const RECKONED = new RegExp(
  `[自从]((?:19|20)\\d\\d)年(${NUMBER})月[^。]{0,24}已有?(?:整整)?(\\d{1,3}|[一二三四五六七八九十]{1,3})年(?!多|余)`,
)
/** The opening day of a report counts as its day when it lies at most so many days before the printed one. */
const OPENING_LAG = 3
const SOURCE_LINE = /^(.{0,24}?)((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?(?: ?\d{1,2}:\d\d(?::\d\d)?)?.{0,4}$/

/** The written day: the dateline (本报某地12月1日电) before the printed date; the day that opens the report where it is close by. */
export function writtenDay(blocks: readonly PlainBlock[], article: Article): Day | null {
  const prose = blocks.filter(isProse)
  const dateline = datelineOf(blocks)
  const [, year, month, date] = dateline ?? []
  if (year !== undefined) return lastBefore(month, date, dayOf(Number(year), 12, 31))
  const published = article.published ?? issueDay(blocks, article, (day) => lastBefore(month, date, day))
  if (published === null)
    return (
      prose
        .slice(0, 3)
        .map(({ text }) => openingDay(text))
        .find((day) => day !== null) ?? reckonedDay(blocks, prose[0]?.text ?? '')
    )
  if (dateline !== null) return lastBefore(month, date, published) ?? published
  const match = OPENING.exec(prose[0]?.text ?? '')
  const opened = match === null ? null : lastBefore(match[1], match[2], published)
  return opened !== null && addDays(opened, OPENING_LAG) >= published ? opened : published
}

/** A report without a date that opens on a full one (2021年12月23日,…) was written about then. */
function openingDay(opening: string): Day | null {
  const [, year, month, date] = FULL_OPENING.exec(opening) ?? []
  return year === undefined ? null : lastBefore(month, date, dayOf(Number(year), 12, 31))
}

function datelineOf(blocks: readonly PlainBlock[]): RegExpExecArray | null {
  for (const { text } of blocks.slice(0, 12)) {
    const match = DATELINE.exec(text.slice(0, 60))
    if (match !== null) return match
  }
  return null
}

/**
 * A text without a date that opens on a day (10月17日) and counts from a stated month (从1996年9月算起,…已二十八年) leaves
 * but one year for that day.
 */
function reckonedDay(blocks: readonly PlainBlock[], opening: string): Day | null {
  const match = OPENING.exec(opening)
  const [month, date] = [smallNumber(match?.[1] ?? ''), smallNumber(match?.[2] ?? '')]
  if (month === null || date === null) return null
  for (const { text } of blocks) {
    const told = RECKONED.exec(text)
    const [from, count] = [smallNumber(told?.[2] ?? ''), smallNumber(told?.[3] ?? '')]
    if (told === null || from === null || count === null) continue
    return dayOf(Number(told[1]) + count + (month < from ? 1 : 0), month, date)
  }
  return null
}

function lastBefore(month: string | undefined, date: string | undefined, day: Day): Day | null {
  const { year, month: printed } = parts(day)
  const [m, d] = [month === undefined ? printed : smallNumber(month), smallNumber(date ?? '')]
  if (m === null || d === null || d > 31) return null
  const same = dayOf(year, m, d)
  return same <= day ? same : month === undefined ? dayOf(year, m - 1, d) : dayOf(year - 1, m, d)
}

/** A line that holds a source and a full date opens another text on the same page. */
export function sourceLine(text: string): Day | null {
  const match = SOURCE_LINE.exec(text.trim())
  if (match === null || !/[·:报社网台]|转载|来源|摘要/.test(match[1] ?? '')) return null
  return dayOf(Number(match[2]), Number(match[3]), Number(match[4]))
}
