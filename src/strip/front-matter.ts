import { dayOf } from './dates.js'
import type { PageHead } from './metadata.js'
import { publisherOf } from './publisher.js'

/** The fields that stand above a Markdown text between `---` (YAML) or `+++` (TOML), and where they end. */
export interface FrontMatter {
  readonly head: PageHead
  /** Offset of the text behind them. */
  readonly end: number
}

const FENCED = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/
const FIELD = /^["']?([\p{L}][\p{L}\d_ -]{0,30})["']?\s{0,4}[:=：]\s{0,8}(.*)$/u
/** The first of several fields without a fence is the title. */
const UNFENCED = /^\ufeff?title:[^\n]{1,300}\n[a-z][\w -]{0,30}:/i
const LONGEST_UNFENCED = 4 * 1024
/** More than any text has above itself. */
const LONGEST = 64 * 1024

const KEYS = {
  title: ['title', '标题', '標題'],
  day: ['date', 'published', 'pubdate', 'publishdate', 'publish_date', 'published_at', 'created', '日期', '发布时间'],
  publisher: ['source', 'publisher', 'media', 'site', 'site_name', '来源', '來源'],
  url: ['original_url', 'canonical', 'canonical_url', 'source_url', 'url', 'link', '原文链接', '链接'],
} as const

/** The fields above a text; null where it begins without any. */
export function frontMatter(text: string): FrontMatter | null {
  const fence = FENCED.exec(text)
  if (fence === null) return unfenced(text)
  const from = fence[0].length
  const close = text.slice(from, from + LONGEST).search(fence[1] === '---' ? /^---[ \t]*$/m : /^\+\+\+[ \t]*$/m)
  if (close < 0) return null
  const fields = fieldsOf(text.slice(from, from + close))
  return fields.size === 0 ? null : matterOf(fields, from + close + (fence[1] as string).length)
}

/** Fields that no line parts from the text but a blank one, as MultiMarkdown has them; null where other lines stand among them. */
function unfenced(text: string): FrontMatter | null {
  if (!UNFENCED.test(text)) return null
  const close = text.slice(0, LONGEST_UNFENCED).search(/\r?\n[ \t]*\r?\n/)
  if (close < 0) return null
  const block = text.slice(0, close)
  const fields = fieldsOf(block)
  return fields.size < block.split('\n').length ? null : matterOf(fields, close)
}

function fieldsOf(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of block.split(/\r?\n/)) {
    const field = FIELD.exec(line)
    if (field !== null) fields.set((field[1] as string).trim().toLowerCase(), unquoted((field[2] as string).trim()))
  }
  return fields
}

function matterOf(fields: ReadonlyMap<string, string>, end: number): FrontMatter {
  const first = (keys: readonly string[]): string | null =>
    keys.map((key) => fields.get(key)).find((value) => value !== undefined && value !== '') ?? null
  const day = first(KEYS.day)
  const publisher = first(KEYS.publisher)
  const url = KEYS.url.map((key) => fields.get(key)).find((value) => /^https?:\/\/\S+$/.test(value ?? '')) ?? null
  const title = first(KEYS.title)
  return {
    end,
    head: {
      title: title ?? '',
      headline: title,
      published: day === null ? null : dayOf(day),
      time: null,
      publisher: publisherOf(publisher),
      url,
    },
  }
}

function unquoted(value: string): string {
  return /^(["']).*\1$/s.test(value) && value.length >= 2 ? value.slice(1, -1) : value
}
