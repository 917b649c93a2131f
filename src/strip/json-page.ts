import type { Span } from '../span.js'
import { dayOf } from './dates.js'
import { htmlPage } from './html-page.js'
import { ESCAPE, unescaped } from './json-string.js'
import { NO_HEAD, type PageHead } from './metadata.js'
import { publisherOf } from './publisher.js'
import { mapThrough, textBuilder } from './text-builder.js'
import { type TextPage, textPage } from './text-page.js'

/** A JSON document, as an interface answers: alone, assigned to a name or given to a function. */
const DOCUMENT = /^\ufeff?\s{0,200}(?:[\w.$ ]{1,60}[(=]\s{0,9})?(?=[[{])/
const BEHIND = /[\s);]{0,20}$/
/** Strings, the marks that nest, and what parts values. */
const TOKEN = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[{}[\],]/gs
const HAN = /\p{Script=Han}/u
const STOP = /[。！？]/g
/** Sentences that make strings a text. */
const LEAST_STOPS = 2
const TAG = /<\/?[a-z][^<>]{0,500}>/i
/** Names of what stands beside an article: what others say, other articles, who wrote it, what a machine needs. */
const BESIDE =
  /comment|repl(?:y|ies)|relat|recommend|hot|rank|advert|^ads?$|banner|user|author|editor|channel|column|tag|keyword|seo|share|nav|menu|foot|notice|评论|留言|回复|相关|推荐|热|作者|编辑/i
/** Names of what is article beside its text, where it stands in the same list. */
const PART =
  /^(?:title|heading|head|sub_?title|sub_?head|h\d|text|content|caption|lead|intro|标题|小标题|正文|内容|图注|导语)$/i
const LEAD = /^(?:lead|intro|standfirst|caption|导语|图注)$/i
const TITLE = /^(?:title|headline|标题|標題)$/i
const DAY = /(?:pub|create|release|issue)[a-z_]*(?:time|date|at|on)$|^(?:date|time|ptime|日期|发布时间|发布日期)$/i
const PUBLISHER = /^(?:source|media|publisher|site_?name|来源)$/i

/** A string of a JSON document, as it is written, and the names on the way to it; `[]` stands for any place in a list. */
interface Field extends Span {
  readonly raw: string
  readonly path: readonly string[]
}

/**
 * The article in a JSON document that is no collection of rows: the strings under the name that holds most text, with the headings that
 * stand in the same list. What others say and other stories have names of their own and are `gone`. Null for what is no JSON, or holds no text.
 */
export function jsonPage(text: string): TextPage | null {
  const fields = isJson(text) ? fieldsOf(text) : []
  const own = fields.filter(({ path }) => !path.some((name) => BESIDE.test(name)))
  const body = mostText(own)
  if (body === null) return null
  const list = body.includes('[]') ? `${body.slice(0, body.indexOf('[]') + 1).join('/')}/` : null
  const isArticle = ({ path }: Field): boolean => {
    const name = nameOf(path)
    const key = path.join('/')
    return key === body.join('/') || LEAD.test(name) || (list !== null && key.startsWith(list) && PART.test(name))
  }
  const article = own.filter(isArticle)
  const isHtml = article.some(({ raw }) => TAG.test(raw))
  const out = textBuilder()
  for (const { raw, start } of article) {
    if (out.length() > 0) out.add(isHtml ? '<hr>' : '\n', start, start)
    unescaped(raw, start, out)
  }
  const plain = out.text()
  const page = isHtml ? htmlPage(plain, []) : textPage(plain)
  if (page === null) return null
  const beside = fields.filter((field) => !article.includes(field) && HAN.test(field.raw))
  return {
    lines: page.lines,
    text: page.text,
    map: (start, end) => mapThrough(page.map(start, end), out),
    head: headOf(own),
    gone: beside.map(({ raw, start, end }) => ({ start, end, text: raw, reason: 'other data' })),
  }
}

function isJson(text: string): boolean {
  const head = DOCUMENT.exec(text)?.[0]
  if (head === undefined) return false
  try {
    JSON.parse(text.slice(head.length).replace(BEHIND, ''))
    return true
  } catch {
    return false
  }
}

/** All strings of a JSON text that are values, in order. */
function fieldsOf(text: string): Field[] {
  const fields: Field[] = []
  const path: string[] = []
  const lists: boolean[] = []
  for (const { 0: token, 1: raw, 2: colon, index } of text.matchAll(TOKEN)) {
    const depth = lists.length
    if (token === '{' || token === '[') {
      lists.push(token === '[')
      path[depth] = token === '[' ? '[]' : ''
    } else if (token === '}' || token === ']') {
      lists.pop()
      path.length = lists.length
    } else if (raw !== undefined && colon !== undefined) path[depth - 1] = raw
    else if (raw !== undefined && raw !== '')
      fields.push({ raw, path: path.filter((name) => name !== ''), start: index + 1, end: index + 1 + raw.length })
  }
  return fields
}

/** The way to most of the text; null where no more than a few words are there. */
function mostText(fields: readonly Field[]): readonly string[] | null {
  const ways = new Map<string, { readonly path: readonly string[]; length: number; stops: number }>()
  for (const { raw, path } of fields) {
    const words = raw.replace(ESCAPE, '字')
    if (!HAN.test(words)) continue
    const key = path.join('/')
    const way = ways.get(key) ?? { path, length: 0, stops: 0 }
    way.length += words.length
    way.stops += raw.match(STOP)?.length ?? 0
    ways.set(key, way)
  }
  const [most] = [...ways.values()].sort((a, b) => b.length - a.length)
  return most === undefined || most.stops < LEAST_STOPS ? null : most.path
}

/** The name of a string: the last on the way to it. */
function nameOf(path: readonly string[]): string {
  return path.filter((name) => name !== '[]').at(-1) ?? ''
}

function headOf(fields: readonly Field[]): PageHead {
  const first = (names: RegExp): string | null => {
    const field = fields.find(({ path }) => !path.includes('[]') && names.test(nameOf(path)))
    return field === undefined ? null : unescaped(field.raw, 0, textBuilder()).text().trim() || null
  }
  const [title, day, publisher] = [first(TITLE), first(DAY), first(PUBLISHER)]
  return {
    ...NO_HEAD,
    title: title ?? '',
    headline: title,
    published: day === null ? null : dayOf(day),
    publisher: publisherOf(publisher),
  }
}
