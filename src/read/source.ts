import { createHash } from 'node:crypto'
import type { Diagnostic, Given, Source } from '../model.js'
import { binaryKind } from './binary.js'
import { type Decoded, decode, decodeForced } from './decode.js'
import { formatOf } from './format.js'
import { messageBody } from './message.js'
import { mojibake } from './mojibake.js'

export interface SourceOptions {
  /** An encoding's name, to force it. */
  readonly encoding?: string | undefined
  /** To force what is otherwise told by content. */
  readonly format?: 'html' | 'text' | undefined
  readonly url?: string | null | undefined
  /** The day on which a crawl fetched it, `yyyy-mm-dd`. */
  readonly crawled?: string | null | undefined
  /** What a stream says of it beside its text. */
  readonly given?: Given | undefined
  /** All of it is article: nothing is to be stripped. */
  readonly whole?: boolean | undefined
}

const FOUND = {
  bom: 'by its byte order mark',
  'utf-8': 'valid as it stands',
  trial: 'by trial',
  forced: 'as asked for',
  given: 'text given',
} as const

/**
 * One document from its bytes. A document that cannot be read has the text '' and one diagnostic of level `error`
 * that says what it is and how to mend it; nothing is thrown.
 */
export function sourceFromBytes(doc: string, bytes: Uint8Array, options: SourceOptions = {}): Source {
  const fail = (message: string): Source => failed(doc, message, bytes, options)
  if (bytes.length === 0) return fail('empty file: nothing to read')
  const kind = binaryKind(bytes)
  if (kind !== null && options.encoding === undefined) {
    return fail(`${kind}, not text or HTML: give the document as .txt or .html`)
  }
  const message = messageBody(bytes)
  const page = message?.bytes ?? bytes
  const decoded = options.encoding === undefined ? decode(page) : decodeForced(page, options.encoding)
  if (decoded === null) {
    return fail(
      options.encoding === undefined
        ? 'in no known encoding (tried UTF-8, UTF-16, GB18030, Big5): name it with --encoding, or convert the file to UTF-8'
        : `encoding '${options.encoding}' is not known: use utf-8, gb18030, big5, utf-16le or another WHATWG name`,
    )
  }
  if (message === null) return sourceFromDecoded(doc, sha256Of(bytes), decoded, options)
  const { format, url, title, published } = message
  const given = format === 'text' ? { title, published, ...options.given } : options.given
  return sourceFromDecoded(doc, sha256Of(bytes), decoded, { ...options, url: options.url ?? url, format, given })
}

/** A document that cannot be read: no text, and one error that says why. */
export function failed(
  doc: string,
  message: string,
  bytes: Uint8Array = new Uint8Array(),
  { format = 'text', url = null, crawled = null }: SourceOptions = {},
): Source {
  return {
    doc,
    sha256: sha256Of(bytes),
    format,
    text: '',
    encoding: { name: 'utf-8', found: 'trial' },
    url,
    crawled,
    place: null,
    diagnostics: [{ level: 'error', message }],
  }
}

/** Of a document's bytes, hexadecimal; of a string's UTF-8 bytes. */
export function sha256Of(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** One document from text that is decoded already; `sha256` is that of its UTF-8 bytes. */
export function sourceFromText(doc: string, text: string, options: Omit<SourceOptions, 'encoding'> = {}): Source {
  return sourceFromDecoded(doc, sha256Of(text), { text, name: 'utf-8', found: 'given', lost: 0 }, options)
}

function sourceFromDecoded(doc: string, sha256: string, decoded: Decoded, options: SourceOptions): Source {
  const { name, found, lost } = decoded
  const diagnostics: Diagnostic[] = [{ level: 'info', message: `read as ${name}, ${FOUND[found]}` }]
  if (lost > 0) diagnostics.push({ level: 'warning', message: `${lost} characters could not be read as ${name}` })
  const spoilt = mojibake(decoded.text)
  let text = decoded.text
  if (spoilt !== null && spoilt.repaired !== null) {
    text = spoilt.repaired
    diagnostics.push({ level: 'warning', message: 'UTF-8 that had been read as Latin-1: repaired' })
  } else if (spoilt !== null) {
    diagnostics.push({
      level: 'error',
      message: 'unreadable: UTF-8 that was read as Latin-1, with bytes lost; fetch the page again',
    })
  }
  const unreadable = spoilt !== null && spoilt.repaired === null
  return {
    doc,
    sha256,
    format: options.format ?? formatOf(text),
    text: unreadable ? '' : text,
    encoding: { name, found },
    url: options.url ?? null,
    crawled: options.crawled ?? null,
    place: null,
    given: options.given,
    whole: options.whole,
    diagnostics,
  }
}
