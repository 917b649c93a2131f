import type { Context, Reading } from './context.js'
import { countOut } from './count.js'
import { type Day, type Days, wholeYear } from './days.js'
import { blank, type Said } from './facts.js'
import type { Phrase } from './form.js'
import { readPhrases } from './grammar.js'

/** The stretch that a heading names for what stands below it. */
export interface Frame extends Days {
  readonly text: string
  readonly from: 'section' | 'headline'
  /** A length of time (三年, 十年): in a headline it dates only totals that repeat the headline's. */
  readonly length: boolean
  /** It is said of what was received (9月5日至20日接收的捐赠), so that it dates no use of it. */
  readonly gifts: boolean
}

/** What stands between a date and the gifts that it is said of. */
const RECEIVED = /^[^,;。]{0,8}(?:接收|收到|接受|募集|认捐)(?![和与及、](?:使用|支出|发放))/
/** The number of a paper's issue. */
const ISSUE = /^ ?第? ?[0-9一二三四五六七八九十]{1,4} ?[期号版]/
/** 12月29日, 【8月9日】: a line that is a day and nothing else dates the entries below it. */
const ALONE = /^[\s【〖]*(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日[\s】〗]*(?:\s\S{1,2})?$/

/** The frame of what is dated by one day. */
export function onDay(text: string, day: Day): Frame {
  return { text, start: day, end: day, from: 'section', length: false, gifts: false }
}

/** The first stretch that a heading or headline names; one with days of its own (三年答卷(2022年7月—2025年7月)) before a length. */
export function frameOf(text: string, from: Frame['from'], day: Day | null, said: Said): Frame | null {
  const frames = framesIn(text, from, day, said)
  // 2024年项目台账(截至6月20日): up to then the whole table tells
  const cutoff = frames.find((frame) => frame.start === null && text.endsWith(`(${frame.text})`))
  if (cutoff !== undefined) return cutoff
  if (frames.length === 0 && from === 'headline') return bareYear(text)
  return frames.find(({ length }) => !length) ?? frames[0] ?? null
}

/** 数说2022:…, 援青大事记(2011): a year without 年, set off in a headline. */
const BARE_YEAR = /(?:(?<=[\u4e00-\u9fff])((?:19|20)\d\d)(?=[:|·]|$)|[((]((?:19|20)\d\d)[))](?!\d|号|第))/

function bareYear(text: string): Frame | null {
  // 某县年鉴(2017) was printed in 2017
  const year = text.includes('年鉴') ? undefined : BARE_YEAR.exec(text)?.[0].replace(/\D/g, '')
  return year === undefined
    ? null
    : { text: year, ...wholeYear(Number(year)), from: 'headline', length: false, gifts: false }
}

/** The stretches that a heading, a headline or a sentence which leads on names, in order. */
export function framesIn(text: string, from: Frame['from'], day: Day | null, said: Said): readonly Frame[] {
  let context: Context = { ...blank(day), ...said }
  const frames: Frame[] = []
  for (const phrase of readPhrases(text)) {
    const [reading, after] = countOut(phrase.form, context, false)
    context = after
    if (!isWide(phrase, reading, from, text) || commemorates(phrase, text, from, said)) continue
    frames.push({
      text: text.slice(phrase.start, phrase.end),
      start: reading.start,
      end: reading.end,
      from,
      length: phrase.form.sort === 'duration',
      gifts: RECEIVED.test(text.slice(phrase.end)),
    })
  }
  return frames
}

/** A headline's month or season (下月, 春天) only says when; its year, half-year, quarter or length of time is what the text reports on. */
function isWide({ form, start, end }: Phrase, { grain }: Reading, from: Frame['from'], text: string): boolean {
  // 大额捐赠明细(12月21日当天): a day in a heading's bracket dates the list below
  if (grain === 'day') return from === 'section' && (/\([^)]*$/.test(text.slice(0, start)) || ALONE.test(text))
  if (grain === 'none') return false
  if (from === 'section' || form.sort !== 'moment') return true
  // 收支公示(2013年4月), 2024年7月接收捐赠明细: the month of which the accounts tell
  if (grain === 'month' && form.moment.year && form.moment.month)
    return ACCOUNTS.test(text.slice(end)) || (ACCOUNTS.test(text) && text[start - 1] === '(')
  return grain !== 'month' && (form.moment.part === undefined || isReported(form.moment.part))
}

/** What tells of a month as a whole. */
const ACCOUNTS = /明细|清单|公示|台账|账目|账单|月报|半月报|报表|收支|财务|披露|名单/

/** Quarters, half-years and the first months of a year; a school's holidays only say when. */
function isReported({ from, to }: { readonly from: number; readonly to: number }): boolean {
  return from === 1 || (from % 3 === 1 && to % 3 === 0)
}

/** The stretch that a table's header or caption names. */
export function stretchIn(text: string, day: Day | null): (Days & { readonly text: string }) | null {
  return frameOf(text, 'section', day, {})
}

/** True for what stands in a headline without dating its article: 满10年, 震后一年. */
function commemorates(
  { start, end, form }: Phrase,
  text: string,
  from: Frame['from'],
  { jubilees = [] }: Said,
): boolean {
  // 2021年第9期
  if (from === 'headline' && ISSUE.test(text.slice(end))) return true
  if (form.sort === 'event') return true
  if (form.sort !== 'duration' || form.way !== 'bare') return false
  const { count } = form
  return (
    from === 'section' ||
    count === null ||
    count < 2 ||
    jubilees.includes(count) ||
    /[满这]$/.test(text.slice(0, start))
  )
}
