import { isProse, type Part } from '../../layout/outline.js'
import type { Article } from '../../model.js'
import { beginOf } from '../../span.js'
import { yearWithin } from './context.js'
import { addDays, addMonths, type Day, type Days, dayOf, lastOfMonth, parts as partsOf, wholeYear } from './days.js'
import { calendarYear, republicYear, smallNumber } from './numbers.js'

export const FULL_DAY =
  /(?:((?:19|20)\d\d)|([一二][〇○零O一二三四五六七八九]{3})|民[国國]([〇○零O一二三四五六七八九十]{2,4})(?=年)|(?<!\d)(1[0-3]\d)(?=年))(?:年| ?[-./] ?)(\d{1,2}|[一二三四五六七八九十]{1,2})(?:月| ?[-./] ?)(\d{1,2}|[一二三四五六七八九十廿卅]{1,3})(?!\d)日?/
/** What a paper or a series prints over its pieces: 第04版, 第17期. */
const ISSUE = /第 ?[0-9A-Z一二三四五六七八九十]{1,4} ?[版期]/
/**
 * 某报 2023年8月19日 02版, 某局 2020-06-15 某某供稿, 某中心 2024年6月3日播出, 某报2014年8月10日B2, 某办编 7月27日18时: a full day that stands alone between blanks, behind
 * what is printed, or in front of a page, an hour or a verb of publishing.
 */
const FIELD = new RegExp(
  `(?:^|[\\s(:》报刊网讯])(?:${FULL_DAY.source})(?=$|[\\s()A-Z]|\\d{1,2}[时:]|${ISSUE.source}|(?:播出|播发|发布|刊发|刊登|编发|印发|公告|出版))`,
)
/** Who wrote or printed what follows stands in a line with its day: 《某报》 2023年8月19日 通讯员某某. */
const PRINTED = /记者|通讯员|讯员|投稿|撰[稿文]|供稿|文\/|《[^》]{2,12}》|日\s{0,2}[^\s\d]{0,6}[讯电]$/
/** (2023年6月26日公告), (2024年第16期 2024年4月22日编发): a line of the head that is a bracket tells when it was printed. */
const IN_BRACKETS = /^\s*\([^()]*\)\s*$/
/** Of a report's own stretch, no day is the day of the report. */
const SPAN = /日 ?[至到—–~-]|报告期/
/** (作者单位:某市教育局 2022年12月9日), …。(某网2021年7月23日 图文:某某), (2022年1月19日《某报》): the last bracket tells who wrote or printed it and when. */
const SIGNED_IN_BRACKETS =
  /[(（](?=[^()（）]{0,60}(?:作者|供稿|[撰来]稿|通讯员|记者|[图文][:：/／]|编辑|整理|[载刊报网社讯》]|摘自))[^()（）。;；]{0,40}日[^()（）。;；]{0,24}[)）]\s*$/
/** 某某股份有限公司董事会 2021年7月30日: who signs and when, and no more. */
const SIGNATURE = /^[^,。;:!?]{2,40}[\s)）]\S{8,12}日\s*$/
/** 制表日期:105年3月18日 */
const DATED_LINE = /^\S{0,4}日期:/
/** The page's clock, not the article's day. */
const LABEL = /(?:日期|时间|時間|发布|發布|發佈)[^0-9]{0,4}(?:(?:19|20)\d\d|1[0-3]\d年|民[国國])/
const TODAY = /今天|今日|现在|現在|当前|當前/
/** A dateline is printed at most so many days later. */
const PRINT_LAG = 3
const LINE = 60
/** 2019-05-30 某某公众号: who prints a text, right above it. */
const MEDIUM = /公[众眾]号|客户端|视频号|[报報网網社刊台臺站]\s*$/
/** So many characters end a line and leave another one empty. */
const BREAK = 4
const REACH = 12
/** Behind a signature stand who else gets the notice and when it was printed. */
const SIGNED = 4

/**
 * The day of an article that carries none itself: a short line of its head or its signature that holds a full date,
 * or a line above it that is the paper's own (第04版) or agrees with the dateline. `told`: the dateline's day in the
 * year before a given day.
 */
export function issueDay(parts: readonly Part[], article: Article, told: (day: Day) => Day | null): Day | null {
  const text = parts.findIndex((part) => isProse(part) && !isPrelude(part))
  // a page of pictures has captions only
  const prose = text < 0 ? parts.findIndex(({ kind }) => kind !== 'headline' && kind !== 'heading') : text
  const isChronicle = entryDays(parts).size > 1 || firstEntry(parts, article) !== null
  const head = parts
    .slice(0, prose + 1)
    .map(({ block }) => block.text)
    .filter((text, i) => i < prose || DATED_LINE.test(text))
    // the first entry of a chronicle
    .filter((text) => !isChronicle || dayAlone(text) === null)
  const signature = parts
    .slice(Math.min(prose + 1, parts.length - 1))
    .slice(-SIGNED)
    .map(({ block }) => block.text)
  for (const text of head) {
    if (text.length > LINE || SPAN.test(text)) continue
    const isPrinted = /日[)\s]{0,4}$/.test(text) || PRINTED.test(text) || IN_BRACKETS.test(text) || FIELD.test(text)
    const day = (isPrinted ? fullDay(text) : null) ?? dayOfIssue(text)
    if (day !== null) return day
  }
  const top = beginOf(article.blocks[Math.max(0, prose)]?.map)
  for (const { text, start } of article.dropped.slice(0, REACH)) {
    const isEntry = isChronicle && dayAlone(text) !== null
    const day = start < top && !TODAY.test(text) && !SPAN.test(text) && !isEntry ? fullDay(text) : null
    if (day === null) continue
    const wired = told(day)
    const isAbove = start + text.length + BREAK >= top && text.length <= LINE && FIELD.test(text) && MEDIUM.test(text)
    if (
      isAbove ||
      ISSUE.test(text) ||
      LABEL.test(text) ||
      PRINTED.test(text) ||
      (wired !== null && addDays(wired, PRINT_LAG) >= day)
    )
      return day
  }
  const last = beginOf(article.blocks.at(-1)?.map)
  const closing = article.dropped.find(({ start }) => start > last)
  const below = article.dropped.filter(
    (line) =>
      line.start > top && (SIGNED_IN_BRACKETS.test(line.text) || (line === closing && SIGNATURE.test(line.text))),
  )
  const signed = [...signature, ...below.map(({ text }) => text)]
    .filter((text) => !isChronicle || dayAlone(text) === null)
    .map((text) => SIGNED_IN_BRACKETS.exec(text)?.[0] ?? text)
    .filter((text) => text.length <= 20 || SIGNATURE.test(text) || SIGNED_IN_BRACKETS.test(text))
    .map(fullDay)
    .find((day) => day !== null)
  return signed ?? displayedFrom(parts)
}

/** 【编者按】…, 2025年5月20日 字数:417: what stands in front of the text and is no piece of it. */
function isPrelude({ kind, block: { text } }: Part): boolean {
  if (NOTE.test(text)) return true
  return kind === 'prose' && text.length <= LINE && !RUNNING.test(text) && FIELD.test(text)
}
const NOTE = /^[【(]?编(?:者|辑)?按/

/** The day of a line that is a full day and nothing else, but for the weather of a diary: 2022年6月18日 晴, 2009.08.19. */
function dayAlone(text: string): Day | null {
  return ALONE.test(text) ? fullDay(text) : null
}
const ALONE = new RegExp(`^[\\s【〖]*(?:${FULL_DAY.source})[\\s】〗]*(?:\\s\\S{1,2})?$`)
/** 4月20日: the next day in a chronicle. */
const NEXT = /^[\s【〖]*(\d{1,2})月(\d{1,2})日[\s】〗]*(?:\s\S{1,2})?$/

/** The day of a line that is a day and nothing else; without a year it follows on another day. */
export function entryDay(text: string, from: Day | null): Day | null {
  const whole = dayAlone(text)
  const [, month, date] = NEXT.exec(text) ?? []
  if (whole !== null || from === null || month === undefined) return whole
  const day = dayOf(partsOf(from).year, Number(month), Number(date))
  return day < addMonths(from, -6) ? addMonths(day, 12) : day
}

/** The days of a chronicle or diary: headings that are a day and nothing else, each above its text. */
function entryDays(parts: readonly Part[]): ReadonlySet<string> {
  const isEntry = (text: string) => dayAlone(text) !== null || NEXT.test(text)
  const entries = parts.filter((part, i) => !isProse(part) && isEntry(part.block.text) && isText(parts[i + 1]))
  return new Set(entries.map(({ block }) => block.text.trim()))
}

function isText(part: Part | undefined): boolean {
  return part !== undefined && isProse(part)
}

/** The line above the first entry of a chronicle, which was taken for the day of the article. */
export function firstEntry(
  parts: readonly Part[],
  { published, blocks, dropped }: Article,
): { readonly words: string; readonly day: Day } | null {
  if (published === null || entryDays(parts).size === 0) return null
  const top = beginOf(blocks[0]?.map)
  const line = dropped.find(({ text, start }) => start >= top - LINE && dayAlone(text) === published)
  return line === undefined ? null : { words: line.text.trim(), day: published }
}

/** 公示期:2020年5月11日至5月17日: a notice is of the day from which it is displayed. */
const DISPLAYED = new RegExp(`公示(?:期限?|时间)[为是:自从]{0,3}(${FULL_DAY.source})`)

function displayedFrom(parts: readonly Part[]): Day | null {
  const found = parts.map(({ block }) => DISPLAYED.exec(block.text)).find((match) => match !== null)
  return found ? fullDay(found[1] as string) : null
}

export function fullDay(text: string): Day | null {
  const [, arabic, written, named, counted, month, date] = FULL_DAY.exec(text.slice(0, 200)) ?? []
  const [common, republic] = [arabic ?? written, named ?? counted]
  const year = common ? calendarYear(common) : republic ? 1911 + republicYear(republic) : null
  const [m, d] = [smallNumber(month ?? ''), smallNumber(date ?? '')]
  return year === null || m === null || d === null || m > 12 || d > 31 ? null : dayOf(year, m, d)
}

const YEAR = String.raw`((?:19|20)\d\d|[一二][〇○零O一二三四五六七八九]{3})`
/** 某刊 2023年第7期, 2023年12月号, (2023年春季号), 二〇〇六年秋季号: the issue in which a text stands. */
const NUMBERED = new RegExp(
  String.raw`(?<!\d)${YEAR} ?年 ?(?:第 ?[\d一二三四五六七八九十]{1,4} ?[期号辑](?!线|楼|院|文)|(\d{1,2}) ?月(?:号|刊|编印)|[春夏秋冬]季?[号刊])`,
)
/** 某政办发〔2017〕23号, as a line of its own: the year in which an office numbered what it issued. */
const OF_OFFICE = /^\p{Script=Han}{0,10} ?[〔[(]((?:19|20)\d\d)[〕\])] ?第? ?\d{1,4} ?号$/u
/**
 * 某某中心 2022年6月, (某部供稿,2024年2月), (2023年7月 某地), 采访时间:2023年7月, 民国一○七年九月号, 一九九四年十二月 某办公室: a month set off in a line of who
 * printed it.
 */
const MONTHLY = new RegExp(
  String.raw`(?:^(?=[^,]+$)|[\s(:】》]|[报刊志讯]|,(?=[^,]{6,12}\)$))(?:${YEAR}|(?:中华)?民国(\d{2,3}|[一二三四五六七八九十〇○零]{2,3}))年(\d{1,2}|[一二三四五六七八九十]{1,2})月(?=$|[\s),]|(?:更新|修订|编制|编印|印发|[号刊版]))`,
)
/** 某地某某 2017.12 */
const DOTTED = /[\s(](20\d\d)\.(0?[1-9]|1[0-2])\)?$/

/** The year or month of the issue that a line of a text's head or foot names; null where it names none. */
export function issueOf(line: string): Days | null {
  const text = OPENED.exec(line)?.[0] ?? line.trim()
  if (text.length > LINE) return null
  const [, numbered, at] = NUMBERED.exec(text) ?? []
  if (numbered !== undefined) return stretch(calendarYear(numbered), at === undefined ? null : Number(at))
  if (RUNNING.test(text)) return null
  const office = OF_OFFICE.exec(text)?.[1]
  if (office !== undefined) return stretch(Number(office), null)
  const [, dotted, then] = DOTTED.exec(text) ?? []
  if (dotted !== undefined) return stretch(Number(dotted), Number(then))
  const [, year, republic, month] = MONTHLY.exec(text) ?? []
  const printed = republic ? 1911 + republicYear(republic) : year && calendarYear(year)
  return printed ? stretch(printed, smallNumber(month ?? '')) : null
}

/** 本刊讯 (1994年10月)某地…: a text that opens with who prints it and when. */
const OPENED = /^\s*[^。,;(\s]{1,12}[讯电刊] ?\([^()]{6,12}\)/

function stretch(year: number, month: number | null): Days {
  return month === null ? wholeYear(year) : { start: dayOf(year, month, 1), end: lastOfMonth(year, month) }
}

/** 2024年第11期 某办编 3月22日: the day on which an issue was printed stands in the line that names its year. */
function dayOfIssue(line: string): Day | null {
  const year = yearWithin(issueOf(line))
  const [, month, date] = DAY_OF_ISSUE.exec(line) ?? []
  return year === null || month === undefined ? null : dayOf(year, Number(month), Number(date))
}
const DAY_OF_ISSUE = /[\s(](\d{1,2})月(\d{1,2})日(?:公告|编发|印发|出版)?[)\s]*$/
/** Marks of running text. */
const RUNNING = /[。;!?]/
