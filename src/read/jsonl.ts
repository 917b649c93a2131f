import { createHash } from 'node:crypto'
import type { Source } from '../model.js'
import { byteReader } from './byte-reader.js'
import { type SourceOptions, sourceFromText } from './source.js'

const MAX_LINE = 64 * 1024 * 1024

/**
 * The documents of a stream of JSON Lines: `{"id": …, "url": …, "html": … or "text": …}`, other keys left alone. A
 * line that holds no document gives a source with one error, so that the others still come out.
 */
export async function* jsonlSources(
  chunks: AsyncIterable<Uint8Array>,
  options: Pick<SourceOptions, 'format'> = {},
): AsyncIterable<Source> {
  const reader = byteReader(chunks)
  for (let number = 1; ; number++) {
    const line = await reader.line(MAX_LINE)
    if (line === null) return
    const text = line
      .toString('utf8')
      .trim()
      .replace(/^\ufeff/, '')
    if (text !== '') yield sourceOfLine(text, number, line.length >= MAX_LINE, options)
  }
}

function sourceOfLine(line: string, number: number, cut: boolean, options: Pick<SourceOptions, 'format'>): Source {
  const fail = (doc: string, message: string): Source => ({
    doc,
    sha256: createHash('sha256').update(line, 'utf8').digest('hex'),
    format: 'text',
    text: '',
    encoding: { name: 'utf-8', found: 'given' },
    url: null,
    diagnostics: [{ level: 'error', message: `line ${number}: ${message}` }],
  })
  if (cut) return fail(`line ${number}`, `longer than ${MAX_LINE / 1024 / 1024} MB: give it as a file of its own`)
  const value = parse(line)
  if (value === null)
    return fail(`line ${number}`, 'no JSON object: each line must be one, such as {"id": "1", "text": "…"}')
  const { id, url, html, text } = value
  const doc = typeof id === 'string' || typeof id === 'number' ? String(id) : `line ${number}`
  const body = typeof html === 'string' ? html : text
  if (typeof body !== 'string') return fail(doc, 'neither "html" nor "text" is there as a string')
  if (body === '') return fail(doc, 'empty document: nothing to read')
  return sourceFromText(doc, body, {
    format: options.format ?? (typeof html === 'string' ? 'html' : undefined),
    url: typeof url === 'string' ? url : null,
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
