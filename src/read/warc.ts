import type { Source } from '../model.js'
import { type ByteReader, byteReader } from './byte-reader.js'
import { httpBody } from './http-body.js'
import { isoDay } from './iso-day.js'
import { failed, type SourceOptions, sourceFromBytes } from './source.js'
import { unpacked } from './unpack.js'

const MAX_LINE = 64 * 1024
const MAX_DOCUMENT = 64 * 1024 * 1024

type Fields = ReadonlyMap<string, string>

/**
 * The documents of a WARC or WET file, gzipped (one member a record or one for all) or not: pages of `response` and
 * `resource` records and texts of `conversion` records; pictures, requests, metadata and answers other than 200 are
 * passed over. The document's id is the address it was fetched from. A file that breaks off gives one error at its end.
 */
export async function* warcSources(
  chunks: AsyncIterable<Uint8Array>,
  options: Pick<SourceOptions, 'encoding' | 'format'> = {},
): AsyncIterable<Source> {
  const reader = byteReader(await unpacked(chunks))
  for (let number = 1; ; number++) {
    const fields = await nextRecord(reader).catch(message)
    if (fields === null) return
    const at = `record ${number}`
    if (typeof fields === 'string') {
      yield { ...failed(at, `the WARC file cannot be read on from here: ${fields}`), place: at }
      return
    }
    const url = fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null
    const doc = url ?? fields.get('warc-record-id') ?? at
    const place = `${at}, ${doc}`
    const length = Number(fields.get('content-length') ?? 0)
    if (!isDocument(fields) || length > MAX_DOCUMENT) {
      // where it breaks off, the next record says so
      await reader.skip(length).catch(() => 0)
      if (isDocument(fields)) yield { ...failed(doc, 'longer than 64 MB: give it as a file of its own'), place }
      continue
    }
    const block = await reader.bytes(length).catch(message)
    if (typeof block === 'string' || block.length < length) {
      const why = typeof block === 'string' ? ` (${block})` : ''
      yield { ...failed(doc, `the WARC file breaks off in this record${why}: fetch the file again`), place }
      return
    }
    const body = fields.get('warc-type') === 'response' ? httpBody(block) : block
    if (body === null || body.length === 0) continue
    const crawled = isoDay(fields.get('warc-date'))
    yield { ...sourceFromBytes(doc, body, { ...options, url, crawled }), place }
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Header fields of the next record, names in lower case; null at the end. @throws Error where no record begins */
async function nextRecord(reader: ByteReader): Promise<Fields | null> {
  let line = await reader.line(MAX_LINE)
  while (line !== null && line.length === 0) line = await reader.line(MAX_LINE)
  if (line === null) return null
  if (!line.toString('latin1').startsWith('WARC/')) throw new Error('no WARC record where one should begin')
  const fields = new Map<string, string>()
  for (
    let field = await reader.line(MAX_LINE);
    field !== null && field.length > 0;
    field = await reader.line(MAX_LINE)
  ) {
    const text = field.toString('utf8')
    const colon = text.indexOf(':')
    if (colon > 0) fields.set(text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim())
  }
  return fields
}

function isDocument(fields: Fields): boolean {
  const type = fields.get('warc-type')
  const content = fields.get('content-type') ?? ''
  if (type === 'response') return content === '' || /^application\/http/i.test(content)
  return (type === 'conversion' || type === 'resource') && (content === '' || /^text\/|xhtml/i.test(content))
}
