import { beyond, type Limits } from '../limits.js'
import type { Source } from '../model.js'
import { type ByteReader, byteReader } from './byte-reader.js'
import { type Chunks, type Frame, NO_BYTES } from './frame.js'
import { httpBody } from './http-body.js'
import { isoDay } from './iso-day.js'
import { failed, type SourceOptions, sourceFromBytes } from './source.js'

type Fields = ReadonlyMap<string, string>

interface Header {
  readonly fields: Fields
  readonly isTooLong: boolean
}

/**
 * Cuts a WARC or WET file into the records that hold documents: `response` and `resource` records and the texts of
 * `conversion` records; the others are passed over. A file that breaks off gives one error at its end; a record whose
 * length is wrong is read up to the next one, and has an error besides.
 */
export async function* warcFrames(path: string, chunks: Chunks, limits: Limits): AsyncIterable<Frame> {
  const reader = byteReader(chunks)
  for (let number = 1; ; number++) {
    const frame = { path, kind: 'warc' as const, number, count: 1, bytes: NO_BYTES }
    const header = await nextRecord(reader, limits.header).catch(message)
    if (header === null) return
    if (typeof header === 'string') {
      yield { ...frame, error: `the WARC file cannot be read on from here: ${header}` }
      return
    }
    const { fields, isTooLong } = header
    const length = lengthOf(fields)
    if (isTooLong || !isDocument(fields) || length > limits.document) {
      // a length that cannot be true is not trusted: the file would end in it
      if (!isTooLong && length <= limits.document) await reader.skip(length).catch(() => 0)
      const tooMuch = isTooLong ? 'header' : isDocument(fields) ? 'document' : null
      const { error } = await onwards(reader, limits.document)
      if (tooMuch !== null) yield { ...frame, fields, error: beyond(limits, tooMuch) }
      else if (error !== null && length <= limits.document) yield { ...frame, fields, error }
      continue
    }
    const read = await blockOf(reader, length, limits.document).catch(message)
    if (typeof read === 'string' || read.broken) {
      const why = typeof read === 'string' ? ` (${read})` : ''
      yield { ...frame, fields, error: `the WARC file breaks off in this record${why}: fetch the file again` }
      return
    }
    yield { ...frame, fields, bytes: read.block, ...(read.error !== null && { error: read.error }) }
  }
}

/**
 * The document of a WARC record, none where it is no page or text with status 200. Its id is the address it was fetched
 * from.
 */
export function warcSources(
  { number, fields = new Map(), bytes, error }: Frame,
  limits: Limits,
  options: Pick<SourceOptions, 'encoding' | 'format'> = {},
): readonly Source[] {
  const at = `record ${number}`
  const url = fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null
  const doc = url ?? fields.get('warc-record-id') ?? at
  const place = fields.size === 0 ? at : `${at}, ${doc}`
  const block = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sources: Source[] = []
  let body: Buffer | null = null
  try {
    body = fields.get('warc-type') === 'response' ? httpBody(block, limits.document) : block
  } catch {
    sources.push({ ...failed(doc, beyond(limits, 'document')), place })
  }
  if (body !== null && body.length > 0) {
    const crawled = isoDay(fields.get('warc-date'))
    sources.push({ ...sourceFromBytes(doc, body, { ...options, url, crawled }), place })
  }
  if (error !== undefined) sources.push({ ...failed(doc, error), place })
  return sources
}

interface Block {
  readonly block: Buffer
  /** The file ends within it. */
  readonly broken: boolean
  /** What was wrong with its length; null where nothing was. */
  readonly error: string | null
}

const LINE_FEED = Buffer.from('\n')
const WRONG_LENGTH = 'its Content-Length is wrong: read up to the next record'
const RECORD_WITHIN = /\r?\n(?=WARC\/\d\.\d\r?\n[A-Za-z-]{3,40}:)/

/** A record's block by its length, or by where the next record begins if the length is wrong. */
async function blockOf(reader: ByteReader, length: number, longest: number): Promise<Block> {
  const block = await reader.bytes(length)
  const within = RECORD_WITHIN.exec(block.toString('latin1'))
  if (within !== null) {
    const next = within.index + within[0].length
    reader.unread(block.subarray(next))
    return { block: block.subarray(0, within.index), broken: false, error: WRONG_LENGTH }
  }
  if (block.length < length) return { block, broken: true, error: null }
  const { passed, error } = await onwards(reader, longest)
  return { block: passed.length === 0 ? block : Buffer.concat([block, passed]), broken: false, error }
}

/** Comes to the line at which the next record begins, or to the end; what stands before it belongs to the record that was read. */
async function onwards(reader: ByteReader, longest: number): Promise<{ passed: Buffer; error: string | null }> {
  const passed: Buffer[] = []
  let length = 0
  let begun = false
  for (;;) {
    const line = await reader.line(longest).catch(message)
    if (line === null) break
    if (typeof line === 'string')
      return { passed: Buffer.concat(passed), error: `the WARC file breaks off behind it (${line}): fetch it again` }
    if (line.subarray(0, 5).toString('latin1') === 'WARC/') {
      reader.unread(Buffer.concat([line, LINE_FEED]))
      break
    }
    begun ||= line.toString('latin1').trim() !== ''
    length += line.length
    if (begun && length <= longest) passed.push(line, LINE_FEED)
  }
  return { passed: begun ? Buffer.concat(passed) : Buffer.alloc(0), error: begun ? WRONG_LENGTH : null }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** What a record says of its length; 0, so that it is read up to the next one, where that is no number. */
function lengthOf(fields: Fields): number {
  const text = fields.get('content-length') ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : 0
}

/** The header of the next record, names in lower case, as much as it may be; null at the end. @throws Error where no record begins */
async function nextRecord(reader: ByteReader, longest: number): Promise<Header | null> {
  let line = await reader.line(longest)
  while (line !== null && line.length === 0) line = await reader.line(longest)
  if (line === null) return null
  if (!line.toString('latin1').startsWith('WARC/')) throw new Error('no WARC record where one should begin')
  const fields = new Map<string, string>()
  let size = line.length
  for (let field = await reader.line(longest); field !== null && field.length > 0; field = await reader.line(longest)) {
    size += field.length
    if (size >= longest) continue
    const text = field.toString('utf8')
    const colon = text.indexOf(':')
    if (colon > 0) fields.set(text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim())
  }
  return { fields, isTooLong: size >= longest }
}

function isDocument(fields: Fields): boolean {
  const type = fields.get('warc-type')
  const content = fields.get('content-type') ?? ''
  if (type === 'response') return content === '' || /^application\/http/i.test(content)
  return (type === 'conversion' || type === 'resource') && (content === '' || /^text\/|xhtml/i.test(content))
}
