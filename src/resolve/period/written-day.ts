import { isProse, type Part } from '../../layout/outline.js'
import type { Article, Plain } from '../../model.js'
import { beginOf } from '../../span.js'
import { addDays, type Day, dayOf, parts as partsOf } from './days.js'
import { FULL_DAY, firstEntry, fullDay, issueDay } from './issue-day.js'
import { calendarYear, smallNumber } from './numbers.js'

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const YEAR = '((?:19|20)\\d\\d|[一二][〇○零O一二三四五六七八九]{3})年'
/** …12月1日电, …2019年12月1日讯, …12月1日消息(2019年,记者某某) */
const DATELINE = new RegExp(
  `(?<![第\\d])(?:${YEAR})?(?:(${NUMBER})月)?(${NUMBER})日(?:专)?(?:电|讯|消息|报道)(?: ?[(]${YEAR})?`,
)
const SOURCE_LINE = /^(.{0,24}?)((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?(?: ?\d{1,2}:\d\d(?::\d\d)?)?.{0,4}$/

/**
 * The article's date: that of its dateline (本报某地12月1日电), else the one printed with it. The day of an event that the text
 * tells is none.
 */
export function writtenDay(parts: readonly Part[], article: Article): Day | null {
  const dateline = datelineOf(parts)
  const [, , month, date] = dateline ?? []
  const read = readOut(parts)
  if (read !== null) return read
  const year = yearOf(dateline)
  if (year !== null) return lastBefore(month, date, dayOf(year, 12, 31))
  const published =
    (firstEntry(parts, article) ? null : article.published) ??
    issueDay(parts, article, (day) => (dateline === null ? null : lastBefore(month, date, day))) ??
    openedDay(parts)
  if (dateline === null) return published
  if (published === null) return ofEvent(dateline)
  return lastBefore(month, date, published)
}

/** The year that a dateline names. */
function yearOf(dateline: RegExpExecArray | null): number | null {
  const year = dateline?.[1] ?? dateline?.[4]
  return year === undefined ? null : calendarYear(year)
}

/** (某报 2023年4月6日)…, 【特讯】(二〇一二年三月十五日)…, 某报讯(2019年8月8日)…: the bracket in which a text opens tells when it was written, where no other paragraph opens in one. */
const IN_BRACKET = new RegExp(
  `^\\s*(?:【[^】]{1,10}】|[^。,;(]{1,12}[讯电] ?)?[(](?:[^()]{0,24}[\\s:])?(?:${FULL_DAY.source})[)]`,
)
/** 2023年10月20日 今年前三季度…, 《某报》1994年5月31日 某部…: the day set off in front of a text. */
const SET_OFF = new RegExp(`^\\s*(?:《[^》]{2,12}》)?(?:${FULL_DAY.source})\\s+\\S`)
/** 以下为今日(6月20日)的答复, …讯(记者某某)2021年11月22日,记者获悉…: the day on which the text speaks. */
const SPEAKS = new RegExp(`今[日天][(](${FULL_DAY.source})[)]|^.{0,40}?(${FULL_DAY.source}),(?:本报)?记者`)

function openedDay(parts: readonly Part[]): Day | null {
  for (const opening of [IN_BRACKET, SET_OFF]) {
    const [only, another] = parts.filter(({ block }) => opening.test(block.text))
    if (only && !another && only.index < HEAD) return fullDay(opening.exec(only.block.text)?.[0] ?? '')
  }
  const told = parts
    .filter(isProse)
    .slice(0, 2)
    .map(({ block }) => SPEAKS.exec(block.text.slice(0, OPENING))?.[0])
  return fullDay(told.find((text) => text !== undefined) ?? '')
}

/** A dateline tells of what has happened in the days before it. */
const WEEK = 7
/** 记者从2019年某某座谈会上获悉 */
const MEETING = /从((?:19|20)\d\d)年[^,。;]{2,30}会上?(?:获悉|了解到)/

/** The day of a dateline without a year, where what it tells of says its year: the full day of an event of the week before, or the meeting at which the reporter learned of it. */
function ofEvent({ input, index, 0: { length }, 2: month, 3: date }: RegExpExecArray): Day | null {
  const told = input.slice(index + length, index + length + OPENING)
  const day = fullDay(told)
  if (day !== null) {
    const near = lastBefore(month, date, addDays(day, WEEK))
    if (near >= day) return near
  }
  const year = MEETING.exec(told)?.[1]
  return year === undefined ? null : lastBefore(month, date, dayOf(Number(year), 12, 31))
}

/** So much of a text's opening tells what it is about. */
const OPENING = 80

/** ——2019年10月29日在市人大常委会第十九次会议上: a report is of the day on which it was read out. */
const READ_OUT = /^[\s—–-]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日[,在].{2,60}会(?:议)?上?[)\s]*$/

function readOut(parts: readonly Part[]): Day | null {
  const line = parts.slice(0, HEAD).find(({ block }) => READ_OUT.test(block.text))
  return line === undefined ? null : fullDay(line.block.text)
}

/** A dateline stands in the first blocks. */
const HEAD = 12

function datelineOf(parts: readonly Part[]): RegExpExecArray | null {
  const found = parts.map(({ block }) => datelineIn(block.text))
  // the items of a digest have datelines of their own
  if (found.filter((match) => match !== null).length > 1) return null
  const first = parts.findIndex(isProse)
  // 【甲市—乙州】(12月21日讯): an item of a digest behind its first
  const isItem = (i: number) => i > first && /^\s*【/.test(parts[i]?.block.text ?? '')
  return found.slice(0, HEAD).find((match, i) => match !== null && !isItem(i)) ?? null
}

/** The dateline of a text; it stands in its first characters. */
function datelineIn(text: string): RegExpExecArray | null {
  const found = DATELINE.exec(text)
  return found !== null && found.index + found[0].length <= OWN_LINE ? found : null
}

/** The last day of such a month and date (both as NUMBER has them), or of such a date alone, that is not behind another. */
function lastBefore(month: string | undefined, date: string | undefined, day: Day): Day {
  const { year, month: printed } = partsOf(day)
  const m = month === undefined ? printed : (smallNumber(month) as number)
  const d = smallNumber(date as string) as number
  const same = dayOf(year, m, d)
  return same <= day ? same : month === undefined ? dayOf(year, m - 1, d) : dayOf(year - 1, m, d)
}

/** A line that holds a source and a full date opens another text on the same page. */
export function sourceLine(text: string): Day | null {
  const [, before = '', year, month, date] = SOURCE_LINE.exec(text) ?? []
  return /[·:报社网台]|转载|来源|摘要/.test(before) ? dayOf(Number(year), Number(month), Number(date)) : null
}

/** A bracket that opens a block, or a dateline with its year. */
const OWN = /^[^。;]{0,24}?[【〖(([]([^】〗))\]]{0,24})[】〗))\]]/
const OWN_LINE = 60

/** The day of a section, an item or an old story that states one of its own: in the bracket that opens it, in its dateline. `printed`: the article's. */
export function ownDay(text: string, printed: Day | null): Day | null {
  const dateline = DATELINE.exec(text.slice(0, OWN_LINE))
  const [, , month, date] = dateline ?? []
  const year = yearOf(dateline)
  if (year !== null) return lastBefore(month, date, dayOf(year, 12, 31))
  // (11月1日讯) of a digest that was printed later
  if (month !== undefined && printed !== null) return lastBefore(month, date, printed)
  const bracket = OWN.exec(text)?.[1]
  return bracket === undefined ? null : fullDay(bracket)
}

/** The bracket that opens an item of a digest, or stands behind its title: 【9月19日·某州】, 【某地:签约】(7月18日). */
const ITEM = new RegExp(
  `^\\s*(?:【[^】]{1,40}】)?([【〖(](?:((?:19|20)\\d\\d)年)?(${NUMBER})月(${NUMBER})日)(?:[·•\\s][^】〗)]{0,24})?[】〗)]`,
)
/** A digest may be dated by the first of the days that it covers. */
const ITEM_LAG = 10

/** The day of an item of a digest, where the bracket that opens it names one; `words`: as it stands there. */
export function itemDay(text: string, printed: Day | null): { readonly words: string; readonly day: Day } | null {
  const [, opened, year, month, date] = ITEM.exec(text) ?? []
  if (opened === undefined) return null
  const latest = year === undefined ? printed && addDays(printed, ITEM_LAG) : dayOf(Number(year), 12, 31)
  return latest === null ? null : { words: opened.slice(1), day: lastBefore(month, date, latest) }
}

/** The days of lines that were dropped among the blocks, each with the block that follows it: a digest item's source and date. */
export function linesAmong({ article, blocks }: Plain): ReadonlyMap<number, Day> {
  const starts = blocks.map(({ block }) => beginOf(block.map))
  const [first = 0, last = 0] = [starts[0], starts.at(-1)]
  const days = new Map<number, Day>()
  for (const { start, text } of article.dropped) {
    if (start <= first || start >= last || text.length > OWN_LINE) continue
    const day = fullDay(text)
    if (day !== null)
      days.set(
        starts.findIndex((at) => at > start),
        day,
      )
  }
  return days
}
