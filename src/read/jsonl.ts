import type { Source } from '../model.js'
import { byteReader } from './byte-reader.js'
import { decodeForced } from './decode.js'
import { isoDay } from './iso-day.js'
import { failed, type SourceOptions, sourceFromText } from './source.js'
import { unpacked } from './unpack.js'

const MAX_LINE = 64 * 1024 * 1024
/** The keys under which collections keep the day of the crawl, the first that holds one counts. */
const CRAWLED = ['crawled', 'date', 'timestamp'] as const

type Options = Pick<SourceOptions, 'format' | 'encoding'> & {
  /** The stream's name, for documents without an id. */
  readonly name?: string
}

/**
 * The documents of a stream of JSON Lines, gzipped or not: `{"id": …, "url": …, "crawled": …, "html": … or "text": …}`,
 * other keys left alone. `"article": true` says that all of it is article. The document's id is `id`, else `url`, else the stream's name and the line. A line that holds
 * no document gives a source with one error, so that the others still come out.
 */
export async function* jsonlSources(chunks: AsyncIterable<Uint8Array>, options: Options = {}): AsyncIterable<Source> {
  const reader = byteReader(await unpacked(chunks))
  for (let number = 1; ; number++) {
    const line = await reader.line(MAX_LINE).catch((error) => (error as Error).message)
    if (line === null) return
    const place = `line ${number}`
    const doc = `${options.name ?? 'jsonl'}:${number}`
    if (typeof line === 'string') {
      yield { ...failed(doc, `cannot be read on from here: ${line}`), place }
      return
    }
    if (line.length >= MAX_LINE) {
      yield { ...failed(doc, `longer than ${MAX_LINE / 1024 / 1024} MB: give it as a file of its own`), place }
      continue
    }
    const text = decoded(line, options.encoding).trim()
    if (text !== '') yield { ...sourceOfLine(text, doc, options), place }
  }
}

function decoded(line: Buffer, encoding: string | undefined): string {
  const text = (encoding === undefined ? null : decodeForced(line, encoding)?.text) ?? line.toString('utf8')
  return text.replace(/^\ufeff/, '')
}

function sourceOfLine(line: string, name: string, options: Options): Source {
  const value = parse(line)
  if (value === null) {
    return failed(name, 'no JSON object: each line must be one, such as {"id": "1", "text": "…"}')
  }
  const { id, html, text } = value
  const url = typeof value.url === 'string' && value.url !== '' ? value.url : null
  const doc = (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : (url ?? name)
  const body = typeof html === 'string' ? html : text
  if (typeof body !== 'string') return failed(doc, 'neither "html" nor "text" is there as a string')
  if (body === '') return failed(doc, 'empty document: nothing to read')
  return sourceFromText(doc, body, {
    format: options.format ?? (typeof html === 'string' ? 'html' : undefined),
    url,
    whole: value.article === true || undefined,
    crawled: CRAWLED.map((key) => isoDay(value[key])).find((day) => day !== null) ?? null,
  })
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
