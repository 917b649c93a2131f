import { beyond, type Limits } from '../limits.js'
import type { Source } from '../model.js'
import { decodeForced } from './decode.js'
import { formatOf } from './format.js'
import { type Chunks, type Frame, NO_BYTES } from './frame.js'
import { isoDay } from './iso-day.js'
import { failed, type SourceOptions, sourceFromText } from './source.js'

const LINE_FEED = 10
/** The keys under which collections keep the day of the crawl, the first that holds one counts. */
const CRAWLED = ['crawled', 'date', 'timestamp'] as const

type Options = Pick<SourceOptions, 'format' | 'encoding'>

/** Cuts a stream of JSON Lines at ends of lines: what has come of it is given at once, as many whole lines as there are. */
export async function* jsonlFrames(path: string, chunks: Chunks, limits: Limits): AsyncIterable<Frame> {
  const frame = (number: number, count: number, bytes: Uint8Array): Frame => ({
    ...{ path, kind: 'jsonl', number, count, bytes },
  })
  const refused = (number: number, error: string): Frame => ({ ...frame(number, 1, NO_BYTES), error })
  const longest = limits.document
  const tooLong = beyond(limits, 'document')
  let number = 1
  // the line whose end has not come yet; of one that is too long no more than its length is kept
  let begun: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of chunks) {
      const first = chunk.indexOf(LINE_FEED)
      let start = 0
      if (first >= 0 && length + first >= longest) {
        yield refused(number++, tooLong)
        begun = []
        start = first + 1
      }
      const end = chunk.lastIndexOf(LINE_FEED) + 1
      if (end > start) {
        const bytes = Buffer.concat([...begun, chunk.subarray(start, end)])
        const count = linesIn(bytes)
        yield frame(number, count, bytes)
        number += count
      }
      if (end > 0) {
        begun = [chunk.subarray(end)]
        length = chunk.length - end
      } else {
        length += chunk.length
        if (length < longest) begun.push(chunk)
        else begun = []
      }
    }
  } catch (error) {
    yield refused(number, `cannot be read on from here: ${(error as Error).message}`)
    return
  }
  if (length >= longest) yield refused(number, tooLong)
  else if (length > 0) yield frame(number, 1, Buffer.concat(begun))
}

function linesIn(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count++
  return count
}

/** The lines of a frame, each as a frame of its own. */
export function linesOf(frame: Frame): readonly Frame[] {
  const lines: Frame[] = []
  for (let start = 0, number = frame.number; start < frame.bytes.length; number++) {
    const end = frame.bytes.indexOf(LINE_FEED, start)
    const next = end < 0 ? frame.bytes.length : end + 1
    lines.push({ ...frame, number, count: 1, bytes: frame.bytes.subarray(start, next) })
    start = next
  }
  return lines
}

/**
 * The documents of JSON Lines: `{"id": …, "url": …, "crawled": …, "html": … or "text": …}`, other keys left alone.
 * `"article": true` says that all of it is article. A row with neither is read for what its own columns hold (`textOfRow`). The document's id is `id`, else `url`, else the stream's name and
 * the line. A line that holds no document gives a source with one error, so that the others still come out.
 */
export function jsonlSources(frame: Frame, options: Options = {}): readonly Source[] {
  if (frame.error !== undefined) return [{ ...failed(nameOf(frame), frame.error), place: `line ${frame.number}` }]
  return linesOf(frame).flatMap((line) => {
    const text = decoded(line.bytes, options.encoding).trim()
    return text === '' ? [] : [{ ...sourceOfLine(text, nameOf(line), options), place: `line ${line.number}` }]
  })
}

function nameOf({ path, number }: Frame): string {
  return `${path}:${number}`
}

function decoded(line: Uint8Array, encoding: string | undefined): string {
  const text = (encoding === undefined ? null : decodeForced(line, encoding)?.text) ?? utf8(line)
  return text.replace(/^\ufeff/, '')
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
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
  const row =
    typeof body === 'string' ? { body, whole: value.article === true } : (nested(value, line) ?? textOfRow(value))
  if (row === null) return failed(doc, 'neither "html" nor "text" is there as a string, nor a column with Chinese text')
  if (row.body === '') return failed(doc, 'empty document: nothing to read')
  return sourceFromText(doc, row.body, {
    format: options.format ?? (typeof html === 'string' ? 'html' : undefined),
    url,
    whole: row.whole || undefined,
    crawled: CRAWLED.map((key) => isoDay(value[key])).find((day) => day !== null) ?? null,
    given: typeof body === 'string' ? undefined : { title: titleOfRow(value) },
  })
}

const HAN = /\p{Script=Han}/u
const HANS = /\p{Script=Han}/gu
/** A column this much longer than all others together is the document, the others are what is known of it. */
const MOSTLY = 4
/** Sentences of a text, so many make a document of a column. */
const SENTENCES = 3

/** The whole line, where what lies in its columns' own columns and lists holds more Chinese text than the columns: an interface's answer. */
function nested(row: Record<string, unknown>, line: string): { readonly body: string; readonly whole: boolean } | null {
  const all = line.match(HANS)?.length ?? 0
  const flat = Object.values(row).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? (value.match(HANS)?.length ?? 0) : 0),
    0,
  )
  const names = Object.keys(row).join('').match(HANS)?.length ?? 0
  return all - names > flat * 2 ? { body: line, whole: false } : null
}

/**
 * The text of a row whose columns have names of their own: the page or the article in one of them, or, of a row of a table,
 * all of it, a column a line (`单位：中江县慈善会`). Null where no column holds Chinese text.
 */
function textOfRow(row: Record<string, unknown>): { readonly body: string; readonly whole: boolean } | null {
  const columns = Object.entries(row)
    .filter(([, value]) => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number')
    .map(([key, value]) => ({ key, value: String(value).trim() }))
  if (!columns.some(({ value }) => HAN.test(value))) return null
  const [longest, ...others] = [...columns].sort((a, b) => b.value.length - a.value.length)
  if (longest === undefined) return null
  const rest = others.reduce((sum, { value }) => sum + value.length, 0)
  const isDocument =
    (longest.value.match(/[。！？\n]/g)?.length ?? 0) >= SENTENCES && longest.value.length > rest * MOSTLY
  if (isDocument || formatOf(longest.value) === 'html') return { body: longest.value, whole: false }
  return { body: columns.map(({ key, value }) => `${key}：${value}`).join('\n'), whole: true }
}

/** What a row gives as its title, under whatever script's name for it. */
function titleOfRow(row: Record<string, unknown>): string | null {
  const title = row.title ?? row.标题 ?? row.標題
  return typeof title === 'string' && title !== '' ? title : null
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
