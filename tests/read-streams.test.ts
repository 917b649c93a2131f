import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Source } from '../src/model.js'
import { jsonlSources } from '../src/read/jsonl.js'
import { warcSources } from '../src/read/warc.js'

const TEXT = '2015年,全省投入援疆资金12.3亿元,实施项目368个。'
const HTML = `<html><body><p>${TEXT}</p></body></html>`

/** The bytes in chunks of a size that cuts characters and lines. */
async function* cut(bytes: Buffer, size = 7) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}
async function all(sources: AsyncIterable<Source>) {
  const list: Source[] = []
  for await (const source of sources) list.push(source)
  return list
}
const failed = (source: Source | undefined) =>
  source?.diagnostics.find(({ level }) => level === 'error')?.message ?? null

test('JSON Lines: text and HTML with id and url, blank lines, CRLF, no last line end', async () => {
  const lines = [
    JSON.stringify({ id: 'a', url: 'http://x.cn/1', html: HTML, more: [1] }),
    '',
    `${JSON.stringify({ id: 7, text: TEXT })}\r`,
    JSON.stringify({ text: TEXT }),
  ]
  const sources = await all(jsonlSources(cut(Buffer.from(lines.join('\n')))))
  expect(sources.map(({ doc, format, text, url }) => [doc, format, text, url])).toEqual([
    ['a', 'html', HTML, 'http://x.cn/1'],
    ['7', 'text', TEXT, null],
    ['line 4', 'text', TEXT, null],
  ])
})

test('JSON Lines: a bad line is an error of that line only', async () => {
  const bytes = Buffer.from(`{"id":"a","text":"${TEXT}"}\n{broken\n[1]\n{"id":"b"}\n{"id":"c","text":"${TEXT}"}\n`)
  const sources = await all(jsonlSources(cut(bytes, 64)))
  expect(sources.map(failed).map((message) => message?.slice(0, 6) ?? null)).toEqual([
    null,
    'line 2',
    'line 3',
    'line 4',
    null,
  ])
})

test('JSON Lines: an empty stream gives nothing', async () => {
  expect(await all(jsonlSources(cut(Buffer.alloc(0))))).toEqual([])
})

const record = (type: string, content: string, body: Buffer | string, uri = 'http://x.cn/1') => {
  const payload = Buffer.from(body)
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: ${content}\r\nContent-Length: ${payload.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), payload, Buffer.from('\r\n\r\n')])
}
const http = (body: Buffer, fields = '', status = '200 OK', type = 'text/html') =>
  Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n${fields}\r\n`), body])
const chunked = (body: Buffer) =>
  Buffer.concat([
    Buffer.from(`${(10).toString(16)}\r\n`),
    body.subarray(0, 10),
    Buffer.from(`\r\n${(body.length - 10).toString(16)};x=y\r\n`),
    body.subarray(10),
    Buffer.from('\r\n0\r\n\r\n'),
  ])
const RECORDS = [
  record('warcinfo', 'application/warc-fields', 'software: x\r\n'),
  record('request', 'application/http; msgtype=request', 'GET / HTTP/1.1\r\n\r\n'),
  record('response', 'application/http; msgtype=response', http(Buffer.from(HTML)), 'http://x.cn/plain'),
  record('response', 'application/http; msgtype=response', http(Buffer.from('gone'), '', '404 Not Found')),
  record('response', 'application/http; msgtype=response', http(Buffer.from([0x89, 0x50]), '', '200 OK', 'image/png')),
  record(
    'response',
    'application/http; msgtype=response',
    http(chunked(Buffer.from(HTML)), 'Transfer-Encoding: chunked\r\n'),
    'http://x.cn/chunked',
  ),
  record(
    'response',
    'application/http; msgtype=response',
    http(gzipSync(HTML), 'Content-Encoding: gzip\r\n'),
    'http://x.cn/gzip',
  ),
  record(
    'response',
    'application/http; msgtype=response',
    http(brotliCompressSync(HTML), 'Content-Encoding: br\r\n'),
    'http://x.cn/br',
  ),
  record(
    'response',
    'application/http; msgtype=response',
    http(Buffer.from(HTML), 'Content-Encoding: gzip\r\n'),
    'http://x.cn/undone',
  ),
  record('conversion', 'text/plain', TEXT, 'http://x.cn/wet'),
]
const WANTED = [
  ['http://x.cn/plain', HTML],
  ['http://x.cn/chunked', HTML],
  ['http://x.cn/gzip', HTML],
  ['http://x.cn/br', HTML],
  ['http://x.cn/undone', HTML],
  ['http://x.cn/wet', TEXT],
]

test.each([
  ['plain', Buffer.concat(RECORDS)],
  ['one gzip member a record', Buffer.concat(RECORDS.map((bytes) => gzipSync(bytes)))],
  ['one gzip member', gzipSync(Buffer.concat(RECORDS))],
])('WARC, %s', async (_, bytes) => {
  const sources = await all(warcSources(cut(bytes, 101)))
  expect(sources.map(({ doc, text }) => [doc, text])).toEqual(WANTED)
  expect(sources[0]?.url).toBe('http://x.cn/plain')
})

test('a WARC file that breaks off gives what came before and one error', async () => {
  const bytes = Buffer.concat(RECORDS)
  for (const part of [bytes.subarray(0, bytes.length - 30), gzipSync(bytes).subarray(0, -200)]) {
    const sources = await all(warcSources(cut(part, 1000)))
    expect(sources[0]?.text).toBe(HTML)
    expect(sources.filter((source) => failed(source) !== null)).toHaveLength(1)
    expect(failed(sources.at(-1))).toContain('WARC')
  }
})
