import { decode } from './decode.js'

/** What a message holds: a page saved as one file (MHTML), or a mail. */
export interface MessageBody {
  /** Of the page or the text, with the message's encoding undone. */
  readonly bytes: Buffer
  readonly format: 'html' | 'text'
  /** Where a page was saved from. */
  readonly url: string | null
  /** A mail's subject, and the day of its sender's clock, `yyyy-mm-dd`. */
  readonly title: string | null
  readonly published: string | null
}

interface Part {
  readonly bytes: Buffer
  readonly format: 'html' | 'text'
  readonly location: string | null
}

const HEAD = 64 * 1024
const MAX_PARTS = 10_000
/** Parts within parts; mails have two or three. */
const MAX_DEPTH = 4

/**
 * The body of a MIME message whose bytes have to be undone to be read: the first HTML part of a multipart message, else its first text; the text of a mail
 * in base64 or quoted-printable. Null for bytes that are no message, and for mails that can be read as they stand. Own code, since
 * readers of mail join all HTML parts of a message, and in a saved page those are adverts in frames; and they decode by the label that
 * Chinese pages so often have wrong: here the bytes are left to be decoded by trial.
 */
export function messageBody(bytes: Uint8Array): MessageBody | null {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = message.subarray(0, HEAD).toString('latin1')
  if (!/^(?:[\w-]{2,40}:|\s{0,4}$)/.test(start)) return null
  if (!/^content-(?:type:\s{0,10}multipart\/(?:related|mixed|alternative)|transfer-encoding:)/im.test(start))
    return null
  const head = fieldsOf(start)
  // RFC 5322 asks every mail for its sender and its day; what has neither is text about mails, or a piece of one
  const isMultipart = /^multipart\//i.test(head.get('content-type') ?? '')
  if (!isMultipart && !(head.has('from') && head.has('date'))) return null
  const part = partOf(message, 0)
  if (part === null) return null
  const url = [part.location, head.get('snapshot-content-location')].find((address) => /^https?:/.test(address ?? ''))
  const { bytes: body, format } = part
  return {
    bytes: body,
    format,
    url: url ?? null,
    title: unencoded(head.get('subject')),
    published: dayOf(head.get('date')),
  }
}

/** The part to read of a message or of one of its parts; null where it holds none that has to be decoded. */
function partOf(message: Buffer, depth: number): Part | null {
  const end = /\r?\n\r?\n/.exec(message.subarray(0, HEAD).toString('latin1'))
  if (end === null || depth > MAX_DEPTH) return null
  const fields = fieldsOf(message.subarray(0, end.index).toString('latin1').trimStart())
  const body = message.subarray(end.index + end[0].length)
  const type = fields.get('content-type') ?? (depth > 0 ? 'text/plain' : '')
  if (/^multipart\//i.test(type)) return firstOf(partsOf(body, type, depth + 1))
  const encoding = (fields.get('content-transfer-encoding') ?? '').toLowerCase()
  const isEncoded = encoding === 'base64' || encoding === 'quoted-printable'
  const format = /^(?:text\/html|application\/xhtml)/i.test(type) ? 'html' : 'text'
  if ((format === 'text' && !/^text\/plain/i.test(type)) || (depth === 0 && !isEncoded)) return null
  return { bytes: decoded(body, encoding), format, location: fields.get('content-location') ?? null }
}

function partsOf(body: Buffer, type: string, depth: number): readonly Part[] {
  const boundary = /boundary="?([^";\r\n]{1,200})"?/i.exec(type)?.[1]
  if (boundary === undefined) return []
  const mark = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let at = body.indexOf(mark)
  for (let n = 0; at >= 0 && n < MAX_PARTS; n++) {
    const next = body.indexOf(mark, at + mark.length)
    const part = partOf(body.subarray(at + mark.length, next < 0 ? body.length : next), depth)
    if (part !== null) parts.push(part)
    if (part?.format === 'html') break
    at = next
  }
  return parts
}

function firstOf(parts: readonly Part[]): Part | null {
  return parts.find(({ format }) => format === 'html') ?? parts[0] ?? null
}

/** Header fields up to the first empty line, names in lower case, folded lines joined. */
function fieldsOf(head: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  const end = head.search(/\r?\n\r?\n/)
  for (const line of (end < 0 ? head : head.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return fields
}

function decoded(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding !== 'quoted-printable') return body
  return unquoted(body.toString('latin1').replace(/=[ \t]{0,20}\r?\n/g, ''))
}

function unquoted(text: string): Buffer {
  const bytes = text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}

/** A header's words in clear (RFC 2047): =?gb2312?B?zfXK57vd?=. Null without one. */
function unencoded(field: string | undefined): string | null {
  const clear = field
    ?.replace(/\?=\s{1,4}=\?/g, '?==?')
    .replace(/=\?[\w-]{2,20}\?([BQ])\?([^?\s]{0,200})\?=/gi, (_, encoding: string, words: string) => {
      const bytes = /b/i.test(encoding) ? Buffer.from(words, 'base64') : unquoted(words.replaceAll('_', ' '))
      return decode(bytes)?.text ?? ''
    })
  return clear?.trim() || null
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The day of `Tue, 8 Mar 2011 16:42:09 +0800`, as written. */
function dayOf(field: string | undefined): string | null {
  const [, day = '', month = '', year] = /\b(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})\b/.exec(field ?? '') ?? []
  const index = MONTHS.indexOf(month)
  return index < 0 ? null : `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}
