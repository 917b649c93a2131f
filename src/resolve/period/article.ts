import { isProse, type Outline, type Part } from '../../layout/outline.js'
import { periodCues } from '../../lexicon/period-words.js'
import type { Document, Sentence } from '../../model.js'
import { type Context, monthWithin, yearOf, yearWithin } from './context.js'
import { addDays, addMonths, type Day, type Days, parts, wholeYear } from './days.js'
import { blank, facts, type Said } from './facts.js'
import { type Frame, frameOf, framesIn, onDay } from './frame.js'
import { entryDay, firstEntry, issueOf } from './issue-day.js'
import { itemDay, linesAmong, ownDay, sourceLine, writtenDay } from './written-day.js'

/** What holds for a block before its own words are read. */
export interface Setting {
  /** The day from which relative words count: the article's, or that of the section, item or old story. */
  readonly article: Day | null
  readonly section: Frame | null
  /** The stretch that a sentence names which leads on to what follows: 2021年安排如下: … */
  readonly lead: Frame | null
  readonly headline: Frame | null
  /** True for headlines and what stands among them. */
  readonly head: boolean
}

/** A sentence that leads on to a list. */
const LEADS_ON = /(?::|如下(?:,[^。;:]{0,24})?[:。]?)$/
/** 现将有关情况报告如下,请予审议: what leads on to the sections of a report. */
const REPORTS = /如下(?:[,,][^。:]{0,10})?[:。]?$/
/** A line that adds up the list above it belongs to the list. */
const SUM = /^(?:以上|合计|共计|总计)/

interface Section {
  readonly frame: Frame | null
  readonly day: Day | null
}

/** The setting of each of the first `until` blocks of a document. */
export function settings({ document, parts }: Outline, until: number): readonly Setting[] {
  const said = facts(document)
  let article = writtenDay(parts, document.plain.article)
  const first = parts.findIndex(isProse)
  const dropped = linesAmong(document.plain)
  let headline: Frame | null = null
  const sections = new Map<Part, Section>()
  let lead: Frame | null = null
  // 现将有关情况报告如下, in front of headings: it leads on to all of the sections.
  let report: Frame | null = null
  // the day above the first entry of a chronicle was dropped
  const entry = firstEntry(parts, document.plain.article)
  let opened: Frame | null = entry && onDay(entry.words, entry.day)
  // the day of the last entry of a chronicle: the next may have no year of its own
  let entered = entry?.day ?? null
  const { covers } = said
  const covering = covers?.line ? { ...covers, from: 'section' as const, length: false, gifts: false } : null
  // …,明细如下:|甲公司 3万元;|乙公司 5万元。
  const isListed = (i: number) => [i - 1, i].some((at) => parts[at]?.block.text.trimEnd().endsWith(';'))
  return parts.slice(0, until).map((part, i) => {
    const { text } = part.block
    const above = part.under ? sections.get(part.under) : undefined
    const head = part.kind === 'headline'
    const printed = i > first ? sourceLine(text) : null
    if (printed !== null) article = printed
    const item = i >= first ? itemDay(text, article) : null
    const day = item?.day ?? (i >= first ? (ownDay(text, article) ?? dropped.get(i)) : undefined) ?? above?.day ?? null
    const entersOn = article === null ? entryDay(text, entered ?? headline?.start ?? null) : null
    entered = entersOn ?? entered
    if (head) {
      headline ??= frameOf(text, 'headline', article, said)
      // 11月份主要工作情况 right above the text: what a bulletin's section is about
      if (entersOn !== null) opened = onDay(text.trim(), entersOn)
      else if (i > 0 && parts[i + 1]?.kind !== 'headline') opened = monthOf(text, article, said) ?? opened
    }
    if (part.kind === 'heading') {
      opened = null
      if (contains(text, periodCues('box'))) headline = null
      const own = entersOn
        ? onDay(text.trim(), entersOn)
        : frameOf(text, 'section', day ?? article, { ...said, year: article === null ? yearOf(entered) : null })
      if (own !== null) lead = null
      sections.set(part, { frame: own ?? above?.frame ?? report, day: entersOn ?? day })
    }
    const section =
      item === null ? ((sections.get(part) ?? above)?.frame ?? opened ?? covering) : onDay(item.words, item.day)
    const over = lead
    if (REPORTS.test(text) && parts[i + 1]?.kind === 'heading') report = reportOf(part.sentences, day ?? article, said)
    if (LEADS_ON.test(text))
      lead = leadIn(part.sentences.at(-1) as Sentence, day ?? article, {
        ...said,
        year: article === null ? yearWithin(headline) : null,
      })
    else if (part.kind === 'prose' && !SUM.test(text) && !isListed(i)) lead = null
    return {
      article: day ?? article,
      section,
      lead: part.kind === 'prose' && lead === null ? null : over,
      headline,
      head,
    }
  })
}

/** A document named in a sentence has its own time: 根据《…“十四五”规划》. */
const TITLE = /《[^》]{1,60}》/g

/** The stretch that a sentence names which leads on: what it opens with, else what stands nearest to its end (…对2021年度资金进行了审计). */
function leadIn({ text }: Sentence, day: Day | null, said: Said): Frame | null {
  const frames = framesIn(text.replace(TITLE, ''), 'section', day, said)
  return frames.find((frame) => text.trimStart().startsWith(frame.text)) ?? frames.at(-1) ?? null
}

/** What dates a report: the sentence that leads on to it, else the last one before that which names a beginning and an end. */
function reportOf(sentences: readonly Sentence[], day: Day | null, said: Said): Frame | null {
  const frames = sentences.map((sentence) => leadIn(sentence, day, said))
  return frames.at(-1) ?? frames.findLast((frame) => frame?.start) ?? null
}

/** The month that a heading is about; a line that only says when it was printed names a day or an issue, but for a report by the month. */
function monthOf(text: string, day: Day | null, said: Said): Frame | null {
  if ((issueOf(text) !== null && !BY_THE_MONTH.test(text)) || REPORTED.test(text)) return null
  const frame = frameOf(text, 'section', day, said)
  return frame?.start && frame.start.slice(0, 7) === frame.end?.slice(0, 7) && frame.start !== frame.end ? frame : null
}

const BY_THE_MONTH = /月报|月度/
/** ——2021年8月在某某会议上, (据2023年1月报表整理): when a report was read out or put together. */
const REPORTED = /^[\s(]*据|^[\s—–-]*\S{0,6}年\S{1,3}月在/

/** The context in which a block's first phrase is read. */
export function opening(
  document: Document,
  { article, section, headline }: Setting,
  { anchor, last, told }: Pick<Context, 'anchor' | 'last' | 'told'>,
): Context {
  const report = [section, headline].find((frame) => frame && !frame.length && isYear(frame)) ?? null
  const said = facts(document)
  // below “十四五”规划 五年 are those of the plan
  const plans = [section, headline].flatMap((frame) => (frame ? yearsIn(frame) : []))
  const stretches = [...plans, ...(said.stretches ?? [])]
  const opens = said.opens ? wholeYear(said.opens) : null
  // 7月1日至9月30日 below 2020年第三季度简报, printed on no stated day: the days are of the year that the headline names
  const isUndated = article === null && !said.issued
  const year = yearWithin(section) ?? (isUndated ? (yearWithin(headline) ?? yearWithin(said.covers ?? null)) : null)
  // 本月 below 收支公示(2013年4月)
  const heading = section ?? (monthWithin(headline) === null ? null : headline)
  // 当日 below 4月20日
  const day = section !== null && section.start === section.end ? section.start : null
  const covers = said.covers ?? [section, headline].find((frame) => frame?.start && frame.end && !frame.length) ?? opens
  const month = day === null ? null : parts(day).month
  return {
    ...blank(article),
    ...said,
    stretches,
    heading,
    year,
    month,
    day,
    report: report ?? opens,
    covers,
    anchor,
    last,
    told,
  }
}

/** The first and the last year of a stretch of whole years, each alone in a list; none for any other. */
function yearsIn({ start, end }: Days): readonly (readonly [number, number])[] {
  if (start === null || end === null || !start.endsWith('-01-01') || !end.endsWith('-12-31')) return []
  return [[parts(start).year, parts(end).year]]
}

/** True for twelve months, of the calendar or of a report's own year. */
function isYear({ start, end }: Days): boolean {
  return start !== null && end !== null && addDays(addMonths(start, 12), -1) === end
}

function contains(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}
