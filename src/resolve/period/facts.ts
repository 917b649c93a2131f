import { periodEvents } from '../../lexicon/period-words.js'
import type { Document } from '../../model.js'
import { beginOf } from '../../span.js'
import type { Context } from './context.js'
import { countOut } from './count.js'
import { type Day, type Days, dayOf, parts } from './days.js'
import { readPhrases } from './grammar.js'
import { issueOf } from './issue-day.js'
import { smallNumber } from './numbers.js'

export interface Said
  extends Partial<Pick<Context, 'quake' | 'stretches' | 'planned' | 'republic' | 'issued' | 'year'>> {
  /** The stretch that the document says of itself that it covers: 统计时间:1月27日—3月15日. */
  readonly covers?: Covered | null
  /** The year of which a text without a year in its headline opens. */
  readonly opens?: number | null
  /** Jubilees that the article keeps (八周年). */
  readonly jubilees?: readonly number[]
}

export interface Covered extends Days {
  readonly text: string
  /** True for a line of its own. */
  readonly line: boolean
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
    covers: covered([...article.dropped.map(({ text }) => text.normalize('NFKC')), ...blocks.map(({ text }) => text)]),
    opens: openingYear(texts.slice(1, OPENS)),
    planned: texts.some((text) => /五年(?:规划|计划)|十[一二三四五]五/.test(text)),
  }
  known.set(document, result)
  return result
}

/** The year or month of the issue that the first lines name, whether they were kept or not, else the last. */
function issued({ plain: { blocks, article } }: Document): Days | null {
  const top = beginOf(article.blocks[0]?.map)
  const dropped = article.dropped.filter(({ start }) => Math.abs(start - top) < HEAD).map(({ text }) => text)
  const kept = blocks.map(({ text }) => text)
  const lines = [...kept.slice(0, HEAD_LINES), ...dropped, ...kept.slice(HEAD_LINES).slice(-FOOT_LINES)]
  return lines.map(issueOf).find((days) => days !== null) ?? null
}

/** So near to the first line of an article its head stands. */
const HEAD = 120
const HEAD_LINES = 3
const FOOT_LINES = 2

/** 统计时间:, 时间:, 本报告时间范围为, 报告期内(, 本期(: what stands in front of the stretch that a document covers. */
const COVERS =
  /(?:^[((]?(?:统计|数据|接收|捐赠)?(?:时间|期间|周期|区间|时段):|统计(?:时间|期间|周期|区间)[::为]|报告(?:的?时间)?范围[::为]?|(?:报告期内?|本期)\(|报告期[::为])/

function covered(texts: readonly string[]): Covered | null {
  const year = texts
    .map((text) => /(?:19|20)\d\d(?=年)/.exec(text.slice(0, TITLE))?.[0])
    .find((found) => found !== undefined)
  for (const text of texts) {
    const match = COVERS.exec(text)
    if (match === null) continue
    const from = match.index + match[0].length
    const [phrase] = readPhrases(text.slice(from, from + 48))
    if (phrase?.form.sort !== 'range' || phrase.start > 1) continue
    const [days] = countOut(phrase.form, { ...blank(null), year: year === undefined ? null : Number(year) }, false)
    const words = text.slice(from + phrase.start, from + phrase.end)
    if (days.start !== null && days.end !== null)
      return {
        start: days.start,
        end: days.end,
        text: words,
        line: match[0].endsWith(':') && !match[0].includes('报告'),
      }
  }
  return null
}

/** A title is no longer. */
const TITLE = 40
/** A text opens in its first lines. */
const OPENS = 4

/** 2016年度,本会…, 2020年年度报告 */
const OPENING = /^((?:19|20)\d\d)年年?度(?:,|\S{0,10}(?:报告|总结|公报)(?:\(\S{1,4}\))?$)/

function openingYear(texts: readonly string[]): number | null {
  const found = texts.map((text) => OPENING.exec(text)?.[1]).find((year) => year !== undefined)
  return found === undefined ? null : Number(found)
}

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
    told: null,
    quake: null,
    stretches: [],
    planned: false,
    republic: false,
    issued: null,
    covers: null,
  }
}
