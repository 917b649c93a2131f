import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Source } from '../model.js'
import { type ByteReader, byteReader } from './byte-reader.js'
import { httpBody } from './http-body.js'
import { type SourceOptions, sourceFromBytes } from './source.js'

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
  let doc = 'warc'
  try {
    for (let fields = await nextRecord(reader); fields !== null; fields = await nextRecord(reader)) {
      const length = Number(fields.get('content-length') ?? 0)
      const url = fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null
      doc = url ?? fields.get('warc-record-id') ?? doc
      if (!isDocument(fields) || length > MAX_DOCUMENT) {
        await reader.skip(length)
        if (isDocument(fields)) yield broken(doc, 'longer than 64 MB: give it as a file of its own')
        continue
      }
      const block = await reader.bytes(length)
      if (block.length < length) {
        yield broken(doc, 'the WARC file breaks off in this record: fetch the file again')
        return
      }
      const body = fields.get('warc-type') === 'response' ? httpBody(block) : block
      if (body !== null && body.length > 0) yield sourceFromBytes(doc, body, { ...options, url })
    }
  } catch (error) {
    yield broken(doc, `the WARC file cannot be read on from here: ${error instanceof Error ? error.message : error}`)
  }
}

function broken(doc: string, message: string): Source {
  const source = sourceFromBytes(doc, new Uint8Array())
  return { ...source, diagnostics: [{ level: 'error', message }] }
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

/** The stream itself, or what it holds where it is gzipped. */
async function unpacked(chunks: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = chunks[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  let length = 0
  while (length < 2) {
    const { done, value } = await iterator.next()
    if (done === true) break
    head.push(value)
    length += value.length
  }
  const all = (async function* () {
    yield* head
    for (;;) {
      const { done, value } = await iterator.next()
      if (done === true) return
      yield value
    }
  })()
  const [a, b] = Buffer.concat(head)
  if (a !== 0x1f || b !== 0x8b) return all
  const source = Readable.from(all)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  return source.pipe(gunzip)
}
