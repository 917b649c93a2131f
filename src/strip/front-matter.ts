import { dayOf } from './dates.js'
import type { PageHead } from './metadata.js'

/** The fields that stand above a Markdown text between `---` (YAML) or `+++` (TOML), and where they end. */
export interface FrontMatter {
  readonly head: PageHead
  /** Offset of the text behind them. */
  readonly end: number
}

const FENCED = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/
const FIELD = /^["']?([\p{L}][\p{L}\d_ -]{0,30})["']?\s{0,4}[:=：]\s{0,8}(.*)$/u
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
  if (fence === null) return null
  const from = fence[0].length
  const close = text.slice(from, from + LONGEST).search(fence[1] === '---' ? /^---[ \t]*$/m : /^\+\+\+[ \t]*$/m)
  if (close < 0) return null
  const fields = new Map<string, string>()
  for (const line of text.slice(from, from + close).split(/\r?\n/)) {
    const field = FIELD.exec(line)
    if (field !== null) fields.set((field[1] as string).trim().toLowerCase(), unquoted((field[2] as string).trim()))
  }
  if (fields.size === 0) return null
  const first = (keys: readonly string[]): string | null =>
    keys.map((key) => fields.get(key)).find((value) => value !== undefined && value !== '') ?? null
  const day = first(KEYS.day)
  const publisher = first(KEYS.publisher)
  const url = KEYS.url.map((key) => fields.get(key)).find((value) => /^https?:\/\/\S+$/.test(value ?? '')) ?? null
  const title = first(KEYS.title)
  return {
    end: from + close + (fence[1] as string).length,
    head: {
      title: title ?? '',
      headline: title,
      published: day === null ? null : dayOf(day),
      time: null,
      publisher: publisher !== null && /\p{Script=Han}/u.test(publisher) && publisher.length <= 30 ? publisher : null,
      url,
    },
  }
}

function unquoted(value: string): string {
  return /^(["']).*\1$/s.test(value) && value.length >= 2 ? value.slice(1, -1) : value
}
