import { periodCues, periodEvents } from '../lexicon/period-words.js'
import type { Document, PlainBlock } from '../model.js'
import { type Context, countOut } from './period-count.js'
import { addDays, type Day, type Days, dayOf, parts } from './period-days.js'
import { type Phrase, readPhrases } from './period-grammar.js'
import { smallNumber } from './period-numbers.js'

/** The stretch that a heading names for what stands below it. */
export interface Frame extends Days {
  readonly text: string
  readonly from: 'section' | 'headline'
  /** Names the months it counts (1—9月): a cutoff in it counts from its first day. */
  readonly counted: boolean
}

/** What holds for a block before its own words are read. */
export interface Setting {
  readonly article: Day | null
  readonly section: Frame | null
  readonly headline: Frame | null
  /** True for headlines and what stands among them. */
  readonly head: boolean
}

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const DATELINE = new RegExp(`(?:(${NUMBER})月)?(${NUMBER})日(?:专)?(?:电|讯|消息|报道)`)
const OPENING = new RegExp(`^[\\s【】]*(${NUMBER})月(${NUMBER})日[,,]`)
const RECKONED = new RegExp(
  `[自从]((?:19|20)\\d\\d)年(${NUMBER})月[^。]{0,24}已有?(?:整整)?(\\d{1,3}|[一二三四五六七八九十]{1,3})年(?!多|余)`,
)
/** The opening day of a report counts as its day when it lies at most so many days before the printed one. */
const OPENING_LAG = 3
const SOURCE_LINE = /^(.{0,24}?)((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?(?: ?\d{1,2}:\d\d(?::\d\d)?)?.{0,4}$/

/** The setting of each block of a document. */
export function settings(document: Document): readonly Setting[] {
  const { blocks, article } = document.plain
  const said = facts(document)
  let day = articleDay(blocks, article.published)
  const firstParagraph = blocks.findIndex(isProse)
  let headline: Frame | null = null
  let sections: { style: string; frame: Frame | null }[] = []
  return blocks.map((block, i) => {
    const head = i < firstParagraph
    const printed = i > firstParagraph ? sourceLine(block.text) : null
    if (printed !== null) day = printed
    if (head) headline ??= frameOf(block.text, 'headline', day, said)
    else if (isHeading(block) && printed === null) {
      if (contains(block.text, periodCues('box'))) headline = null
      const style = styleOf(block.text)
      const known = sections.findIndex((section) => section.style === style)
      if (known >= 0) sections = sections.slice(0, known)
      sections.push({ style, frame: frameOf(block.text, 'section', day, said) })
    }
    const section = sections.findLast(({ frame }) => frame !== null)?.frame ?? null
    return { article: day, section, headline, head }
  })
}

/** The context in which a block's first phrase is read. */
export function opening(
  document: Document,
  { article, section }: Setting,
  anchor: number | null,
  last: Days | null,
): Context {
  const year =
    section?.start && section.end && section.start.slice(0, 4) === section.end.slice(0, 4)
      ? parts(section.end).year
      : null
  return { ...blank(article), ...facts(document), heading: section, year, anchor, last }
}

type Said = Partial<Pick<Context, 'quake' | 'beginnings' | 'planned'>>

const known = new WeakMap<Document, Said>()

/** What the article says as a whole: its earthquake, the years it counts from, whether it speaks of a plan. */
function facts(document: Document): Said {
  const found = known.get(document)
  if (found !== undefined) return found
  const { blocks, article } = document.plain
  const texts = [article.title ?? '', ...blocks.map(({ text }) => text)]
  const shaken = texts.some((text) => /震/.test(text))
  const places = periodEvents().filter(({ sort }) => sort === 'quake')
  const place = shaken
    ? texts.map((text) => places.find(({ name }) => text.includes(name))).find((row) => row !== undefined)
    : undefined
  const result = {
    quake: place?.date ?? null,
    beginnings: texts.flatMap((text) => [...text.matchAll(/((?:19|20)\d\d)年/g)].map((match) => Number(match[1]))),
    planned: texts.some((text) => /五年(?:规划|计划)|十[一二三四五]五/.test(text)),
  }
  known.set(document, result)
  return result
}

function blank(article: Day | null): Context {
  return {
    article,
    heading: null,
    year: null,
    month: null,
    day: null,
    anchor: null,
    last: null,
    quake: null,
    beginnings: [],
    planned: false,
  }
}

/** The written day: the dateline (本报某地12月1日电) before the printed date; the day that opens the report where it is close by. */
function articleDay(blocks: readonly PlainBlock[], published: Day | null): Day | null {
  const prose = blocks.filter(isProse)
  if (published === null) return reckonedDay(blocks, prose[0]?.text ?? '')
  for (const { text } of blocks.slice(0, 12)) {
    const match = DATELINE.exec(text.slice(0, 60))
    if (match !== null) return lastBefore(match[1], match[2], published) ?? published
  }
  const match = OPENING.exec(prose[0]?.text ?? '')
  const opened = match === null ? null : lastBefore(match[1], match[2], published)
  return opened !== null && addDays(opened, OPENING_LAG) >= published ? opened : published
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
function sourceLine(text: string): Day | null {
  const match = SOURCE_LINE.exec(text.trim())
  if (match === null || !/[·:报社网台]|转载|来源|摘要/.test(match[1] ?? '')) return null
  return dayOf(Number(match[2]), Number(match[3]), Number(match[4]))
}

function frameOf(text: string, from: Frame['from'], day: Day | null, said: Said): Frame | null {
  let context: Context = { ...blank(day), ...said }
  let frame: Frame | null = null
  for (const phrase of readPhrases(text)) {
    const [reading, after] = countOut(phrase.form, context, false)
    context = after
    const wide = reading.grain !== 'none' && reading.grain !== 'day'
    if (frame === null && wide && !commemorates(phrase, text, from)) {
      frame = {
        text: text.slice(phrase.start, phrase.end),
        start: reading.start,
        end: reading.end,
        from,
        counted: phrase.form.sort === 'range',
      }
    }
  }
  return frame
}

/** The stretch that a table's header or caption names. */
export function stretchIn(text: string, day: Day | null): (Days & { readonly text: string }) | null {
  return frameOf(text, 'section', day, {})
}

/** True for what stands in a headline without dating its article: 满10年, 震后一年. */
function commemorates({ start, form }: Phrase, text: string, from: Frame['from']): boolean {
  if (form.sort === 'event') return true
  return (
    form.sort === 'duration' &&
    form.way === 'bare' &&
    (from === 'section' || (form.count ?? 0) < 2 || /[满这]$/.test(text.slice(0, start)))
  )
}

function isProse(block: PlainBlock): boolean {
  return !isHeading(block) && block.block.kind !== 'caption' && block.text.trim().length > 0
}

function isHeading({ block, text }: PlainBlock): boolean {
  if (block.kind === 'headline' || block.kind === 'subhead') return true
  return block.kind === 'paragraph' && text.trim().length <= 40 && !/[。,;!?]/.test(text) && styleOf(text) !== ''
}

/** Headings of one rank look alike: 一、 (一) 甲、 1. ■ */
function styleOf(text: string): string {
  const t = text.trim()
  const styles: readonly (readonly [string, RegExp])[] = [
    ['一、', /^[一二三四五六七八九十]{1,3}、/],
    ['(一)', /^\([一二三四五六七八九十]{1,3}\)/],
    ['甲、', /^[甲乙丙丁戊己庚辛]、/],
    ['1.', /^\d{1,2}[.、]/],
    ['(1)', /^\(\d{1,2}\)/],
  ]
  return styles.find(([, form]) => form.test(t))?.[0] ?? (/^[^\p{L}\p{N}]/u.test(t) ? [...t][0] : '') ?? ''
}

function contains(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}
