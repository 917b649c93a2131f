import { periodCues, periodEvents } from '../lexicon/period-words.js'
import type { Document } from '../model.js'
import type { Context } from './period-context.js'
import { countOut } from './period-count.js'
import { type Day, type Days, parts } from './period-days.js'
import type { Phrase } from './period-form.js'
import { readPhrases } from './period-grammar.js'
import { isHeading, isNumbered, isProse, styleOf } from './period-headings.js'
import { sourceLine, writtenDay } from './period-written-day.js'

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

/** The setting of each block of a document. */
export function settings(document: Document): readonly Setting[] {
  const { blocks, article } = document.plain
  const said = facts(document)
  let day = writtenDay(blocks, article.published)
  const firstParagraph = blocks.findIndex(isProse)
  let headline: Frame | null = null
  let sections: { style: string; frame: Frame | null }[] = []
  return blocks.map((block, i) => {
    const head = i < firstParagraph && !(isHeading(block) && isNumbered(block.text))
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

type Said = Partial<Pick<Context, 'quake' | 'beginnings' | 'stretches' | 'planned'>>

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
    beginnings: [...new Set(texts.flatMap((text) => text.match(/(?:19|20)\d\d(?=年)/g) ?? []))].map(Number),
    stretches: yearsJoined(texts),
    planned: texts.some((text) => /五年(?:规划|计划)|十[一二三四五]五/.test(text)),
  }
  known.set(document, result)
  return result
}

/** The stretches of years that the texts name, each once. */
function yearsJoined(texts: readonly string[]): readonly (readonly [number, number])[] {
  const pattern = /((?:19|20)\d\d)年?[—–\-~至到]{1,2}((?:19|20)\d\d)年/g
  const found = new Map<string, readonly [number, number]>()
  for (const text of texts) {
    for (const [, from, to] of text.matchAll(pattern)) found.set(`${from} ${to}`, [Number(from), Number(to)])
  }
  return [...found.values()]
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
    stretches: [],
    planned: false,
  }
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

function contains(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}
