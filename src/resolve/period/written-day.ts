import type { Article, PlainBlock } from '../../model.js'
import { type Day, dayOf, parts } from './days.js'
import { issueDay } from './issue-day.js'
import { smallNumber } from './numbers.js'

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const DATELINE = new RegExp(`(?:((?:19|20)\\d\\d)年)?(?:(${NUMBER})月)?(${NUMBER})日(?:专)?(?:电|讯|消息|报道)`)
const SOURCE_LINE = /^(.{0,24}?)((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?(?: ?\d{1,2}:\d\d(?::\d\d)?)?.{0,4}$/

/**
 * The article's date: that of its dateline (本报某地12月1日电), else the one printed with it. The day of an event that the text
 * tells is none.
 */
export function writtenDay(blocks: readonly PlainBlock[], article: Article): Day | null {
  const dateline = datelineOf(blocks)
  const [, year, month, date] = dateline ?? []
  if (year !== undefined) return lastBefore(month, date, dayOf(Number(year), 12, 31))
  const published = article.published ?? issueDay(blocks, article, (day) => lastBefore(month, date, day))
  if (published === null || dateline === null) return published
  return lastBefore(month, date, published) ?? published
}

function datelineOf(blocks: readonly PlainBlock[]): RegExpExecArray | null {
  for (const { text } of blocks.slice(0, 12)) {
    const match = DATELINE.exec(text.slice(0, 60))
    if (match !== null) return match
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
