import { periodEvents } from '../../lexicon/period-words.js'
import type { Document } from '../../model.js'
import type { Context } from './context.js'
import { type Day, type Days, dayOf, parts } from './days.js'
import { issueOf } from './issue-day.js'
import { smallNumber } from './numbers.js'

export interface Said extends Partial<Pick<Context, 'quake' | 'stretches' | 'planned' | 'republic' | 'issued'>> {
  /** Jubilees that the article keeps (八周年). */
  readonly jubilees?: readonly number[]
}

const known = new WeakMap<Document, Said>()

/** What the article says as a whole: its earthquake, the stretches of years it names, whether it speaks of a plan. */
export function facts(document: Document): Said {
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
    quake: place?.date ?? shock(texts, article.published),
    stretches: yearsJoined(texts),
    jubilees: texts
      .flatMap((text) => text.match(/(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?=周年)/g) ?? [])
      .map((count) => smallNumber(count) as number),
    republic: document.plain.traditional && texts.some((text) => /民[国國]|新?[台臺][币幣]|行政院/.test(text)),
    issued: issued(document),
    planned: texts.some((text) => /五年(?:规划|计划)|十[一二三四五]五/.test(text)),
  }
  known.set(document, result)
  return result
}

/** The year or month of the issue that the first lines name, whether they were kept or not, else the last. */
function issued({ plain: { blocks, article } }: Document): Days | null {
  const top = article.blocks[0]?.map.start[0] ?? 0
  const dropped = article.dropped.filter(({ start }) => Math.abs(start - top) < HEAD).map(({ text }) => text)
  const kept = blocks.map(({ text }) => text)
  const lines = [...kept.slice(0, HEAD_LINES), ...dropped, ...kept.slice(HEAD_LINES).slice(-FOOT_LINES)]
  return lines.map(issueOf).find((days) => days !== null) ?? null
}

/** So near to the first line of an article its head stands. */
const HEAD = 120
const HEAD_LINES = 3
const FOOT_LINES = 2

/** 2014年8月3日16时21分,某县发生6.4级地震: the day of which the text itself tells. */
const SHOCK =
  /(?:((?:19|20)\d\d|[去前])年)?(\d{1,2})月(\d{1,2})日[^。;]{0,24}?(?:发生|遭受|遭遇|遭)[^。;,]{0,16}(?:地震|强震|洪|泥石流|台风)/

function shock(texts: readonly string[], published: Day | null): Day | null {
  const found = texts.map((text) => SHOCK.exec(text)).find((match) => match !== null)
  if (!found) return null
  const [, year, month, date] = found
  const of = (y: number) => dayOf(y, Number(month), Number(date))
  if (published === null) return /\d/.test(year ?? '') ? of(Number(year)) : null
  const last = parts(published).year
  if (year !== undefined) return of(year === '去' ? last - 1 : year === '前' ? last - 2 : Number(year))
  return of(last) <= published ? of(last) : of(last - 1)
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

export function blank(article: Day | null): Context {
  return {
    article,
    report: null,
    heading: null,
    year: null,
    month: null,
    day: null,
    anchor: null,
    last: null,
    quake: null,
    stretches: [],
    planned: false,
    republic: false,
    issued: null,
  }
}
