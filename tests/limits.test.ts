import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS, extract, type Limits, limitsFrom } from '../src/index.js'
import { LIMITS } from '../src/limits.js'
import { sourcesIn } from '../src/read/sources-in.js'
import { ROOT } from './cli/run.js'

const FIGURES = '浙江省对口支援阿克苏\n\n　　浙江省投入援疆资金3亿元，选派教师60名。\n'
const errors = (text: string, limits: Limits) =>
  extract(text, { limits }).diagnostics.flatMap(({ level, message }) => (level === 'error' ? [message] : []))

/** The documents of a stream in short, `ERROR` and its words for what cannot be read. */
async function read(name: string, bytes: string | Uint8Array, limits = DEFAULT_LIMITS): Promise<readonly string[]> {
  async function* chunks() {
    yield Buffer.from(bytes)
  }
  const found: string[] = []
  for await (const { doc, text, diagnostics } of sourcesIn(name, chunks(), { limits })) {
    const error = diagnostics.find(({ level }) => level === 'error')
    found.push(error === undefined ? `${doc} ${text.length}` : `ERROR ${error.message}`)
  }
  return found
}

const record = (id: string, fields: string, body = FIGURES) =>
  `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: ${id}\r\n${fields}\r\n\r\n${body}\r\n\r\n`
const GOOD = record('good', `Content-Length: ${Buffer.byteLength(FIGURES)}`)

test('docs/limits.md says of each limit what the program does', () => {
  const page = readFileSync(join(ROOT, 'docs/limits.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `(\w+)` \| ([\d,]+)(?: (KB|MB))? \| (.+) \|$/gm)]
  const said = rows.map(([, name = '', digits = '', unit = '', what]) => {
    const text = `${name}=${digits.replaceAll(',', '')}${unit}`
    return [name, limitsFrom(text)[name as keyof Limits], what]
  })
  expect(said).toEqual(Object.entries(LIMITS).map(([name, what]) => [name, DEFAULT_LIMITS[name as keyof Limits], what]))
})

test('limits are written as a person writes them', () => {
  expect(limitsFrom('document=64MB, nodes=2M,numbers=10k')).toEqual({
    ...DEFAULT_LIMITS,
    document: 64 * 1024 * 1024,
    nodes: 2_000_000,
    numbers: 10_000,
  })
  for (const wrong of ['', 'document', 'document=0', 'document=-1', 'size=3', '__proto__=3', 'nodes=1e3'])
    expect(() => limitsFrom(wrong)).toThrow(/is written as document=64MB; limits are document, header/)
})

test('a document over a limit has no records and one line that says which', () => {
  expect(errors(FIGURES, { ...DEFAULT_LIMITS, numbers: 1 })).toEqual([
    'more than 1 numbers, too many for one document: give it in parts (--limit numbers=… allows more)',
  ])
  expect(errors(FIGURES, { ...DEFAULT_LIMITS, characters: 10 })).toEqual([
    'more than 10 characters, too many for one document: give it in parts (--limit characters=… allows more)',
  ])
  const page = `<html><body><h1>援疆</h1><p>${FIGURES}</p></body></html>`
  expect(errors(page, { ...DEFAULT_LIMITS, nodes: 4 })).toEqual([
    'more than 4 elements and texts, too many for one page (--limit nodes=… allows more)',
  ])
  expect(errors(page, { ...DEFAULT_LIMITS, nodes: 100 })).toEqual([])
})

test('what is longer than a document may be is passed over, the rest is read', async () => {
  const limits = { ...DEFAULT_LIMITS, document: 200 }
  const long = '援'.repeat(100)
  const told = /^ERROR longer than 200, too long for one document/
  expect(await read('a.txt', long, limits)).toEqual([expect.stringMatching(told)])
  const lines = [`{"text":"${long}"}`, '{"id":"a","text":"援疆"}'].join('\n')
  expect(await read('a.jsonl', lines, limits)).toEqual([expect.stringMatching(told), 'a 2'])
  const file = record('long', `Content-Length: ${long.length * 3}`, long) + GOOD
  expect(await read('a.warc', file, limits)).toEqual([expect.stringMatching(told), `good ${FIGURES.length}`])
})

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['br', brotliCompressSync],
])('a packed answer (%s) is as long as what it unpacks to', async (coding, packed) => {
  const answer = (id: string, body: string) => {
    const bytes = Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: ${coding}\r\n\r\n`),
      packed(Buffer.from(body)),
    ])
    const header = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${id}\r\nContent-Length: ${bytes.length}\r\n\r\n`
    return Buffer.concat([Buffer.from(header), bytes, Buffer.from('\r\n\r\n')])
  }
  const file = Buffer.concat([answer('long', '援疆工作'.repeat(100)), answer('good', FIGURES)])
  expect(await read('a.warc', file, { ...DEFAULT_LIMITS, document: 1000 })).toEqual([
    expect.stringMatching(/^ERROR longer than 1,000, too long for one document/),
    `good ${FIGURES.length}`,
  ])
})

test('the header of a WARC record has an end', async () => {
  const bomb = record('bomb', 'X-Field: 5\r\n'.repeat(100_000))
  expect(await read('a.warc', bomb + GOOD)).toEqual([
    'ERROR its header is longer than 64 KB (--limit header=… allows more)',
    `good ${FIGURES.length}`,
  ])
})

test.each(['NaN', '-5', '', '1e3', '999999999999', '3'])(
  'a record with the length %j is read up to the next one, which is read too',
  async (length) => {
    const found = await read('a.warc', record('bad', `Content-Length: ${length}`) + GOOD)
    expect(found.filter((one) => one.startsWith('ERROR'))).toHaveLength(1)
    expect(found.at(-1)).toBe(`good ${FIGURES.length}`)
  },
)

test('a gzip bomb breaks off', async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000, `${' '.repeat(999)}\n`))
  expect(await read('a.jsonl.gz', bomb, { ...DEFAULT_LIMITS, ratio: 100 })).toEqual([
    expect.stringMatching(/unpacked more than 100 times as long as packed/),
  ])
})
