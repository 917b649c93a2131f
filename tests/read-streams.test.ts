import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Source } from '../src/model.js'
import { isoDay } from '../src/read/iso-day.js'
import { sourcesIn } from '../src/read/sources-in.js'

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

test('JSON Lines: text and HTML with id, url and day, blank lines, CRLF, no last line end', async () => {
  const lines = [
    JSON.stringify({ id: 'a', url: 'http://x.cn/1', html: HTML, crawled: '2024-05-03T23:59:59+08:00', more: [1] }),
    '',
    `${JSON.stringify({ id: 7, text: TEXT })}\r`,
    JSON.stringify({ text: TEXT }),
    JSON.stringify({ url: 'http://x.cn/5', text: TEXT, date: '20190425125754' }),
  ]
  const sources = await all(sourcesIn('x.jsonl', cut(Buffer.from(lines.join('\n')))))
  expect(sources.map(({ doc, format, text, url, crawled, place }) => [doc, format, text, url, crawled, place])).toEqual(
    [
      ['a', 'html', HTML, 'http://x.cn/1', '2024-05-03', 'line 1'],
      ['7', 'text', TEXT, null, null, 'line 3'],
      ['x.jsonl:4', 'text', TEXT, null, null, 'line 4'],
      ['http://x.cn/5', 'text', TEXT, 'http://x.cn/5', '2019-04-25', 'line 5'],
    ],
  )
})

test('JSON Lines in an encoding that is named; gzipped; gzipped and broken off', async () => {
  const line = Buffer.concat([Buffer.from('{"text":"'), Uint8Array.of(0xd4, 0xae, 0xbd, 0xae), Buffer.from('"}\n')])
  const [gbk] = await all(sourcesIn('x.jsonl', cut(line), { encoding: 'gbk' }))
  expect(gbk?.text).toBe('援疆')
  const lines = Buffer.from(
    Array.from({ length: 9000 }, (_, id) => JSON.stringify({ id, text: `${TEXT}${id}` })).join('\n'),
  )
  expect(await all(sourcesIn('x.jsonl', cut(gzipSync(lines), 5000)))).toHaveLength(9000)
  const broken = await all(sourcesIn('x.jsonl', cut(gzipSync(lines).subarray(0, -2000), 5000)))
  expect(broken.length).toBeGreaterThan(100)
  expect(broken.filter((source) => failed(source) !== null)).toEqual([broken.at(-1)])
})

test.each([
  ['2024-05-03', '2024-05-03'],
  ['2024-05-03T00:30:00+08:00', '2024-05-03'],
  ['20240503', '2024-05-03'],
  ['2024-02-30', null],
  ['2024-5-3', null],
  ['202405031', null],
  [20240503, null],
  [undefined, null],
])('the day of a crawl, %s', (written, day) => {
  expect(isoDay(written)).toBe(day)
})

test('JSON Lines: a bad line is an error of that line only', async () => {
  const bytes = Buffer.from(`{"id":"a","text":"${TEXT}"}\n{broken\n[1]\n{"id":"b"}\n{"id":"c","text":"${TEXT}"}\n`)
  const sources = await all(sourcesIn('x.jsonl', cut(bytes, 64)))
  expect(sources.map((source) => [source.place, failed(source) !== null])).toEqual([
    ['line 1', false],
    ['line 2', true],
    ['line 3', true],
    ['line 4', true],
    ['line 5', false],
  ])
})

test('JSON Lines: an empty stream gives nothing', async () => {
  expect(await all(sourcesIn('x.jsonl', cut(Buffer.alloc(0))))).toEqual([])
})

const record = (type: string, content: string, body: Buffer | string, uri = 'http://x.cn/1') => {
  const payload = Buffer.from(body)
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Date: 2024-05-03T23:59:01Z\r\nWARC-Target-URI: ${uri}\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: ${content}\r\nContent-Length: ${payload.length}\r\n\r\n`
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
  const sources = await all(sourcesIn('x.warc', cut(bytes, 101)))
  expect(sources.map(({ doc, text }) => [doc, text])).toEqual(WANTED)
  expect(sources[0]).toMatchObject({
    url: 'http://x.cn/plain',
    crawled: '2024-05-03',
    place: 'record 3, http://x.cn/plain',
  })
})

test('a WARC file that breaks off gives what came before and one error', async () => {
  const bytes = Buffer.concat(RECORDS)
  for (const part of [bytes.subarray(0, bytes.length - 30), gzipSync(bytes).subarray(0, -200)]) {
    const sources = await all(sourcesIn('x.warc', cut(part, 1000)))
    expect(sources[0]?.text).toBe(HTML)
    expect(sources.filter((source) => failed(source) !== null)).toHaveLength(1)
    expect(failed(sources.at(-1))).toContain('WARC')
  }
})

test('JSON Lines: a row with columns of its own is its columns, a line each; a long text or a page among them is the document', async () => {
  const long = '县里开了会。会上说了三件事。大家都同意。散会后各自下村去了，路上又下起了雨。'
  const rows = [
    { 序号: 1, 单位: '某县慈善会', 摘要: '收到捐款200万元', 备注: '' },
    { 标题: '会议', 正文: long, 编: 'a' },
    { title: '页', body: '<div><p>一段</p><p>二段</p></div>' },
  ]
  const bytes = Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'))
  const read = await all(sourcesIn('r.jsonl', cut(bytes, 64)))
  expect(read.map(({ text, whole, given, format }) => [text, whole, given?.title, format])).toEqual([
    ['序号：1\n单位：某县慈善会\n摘要：收到捐款200万元', true, null, 'text'],
    [long, undefined, '会议', 'text'],
    ['<div><p>一段</p><p>二段</p></div>', undefined, '页', 'html'],
  ])
})

test('gzip: members, padding and header fields are read, other bytes behind it are told and cost nothing', async () => {
  const text = (of: Source | undefined) => [of?.text, of?.diagnostics.filter(({ level }) => level !== 'info')]
  const rest = [{ level: 'warning', message: 'what stands behind the end of its gzip data was left out' }]
  const packed = gzipSync(TEXT)
  // of a header all that it may have: extra field, name, comment, checksum
  const full = Buffer.concat([
    Uint8Array.of(0x1f, 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 65, 66),
    Buffer.from('name\0comment\0??'),
    packed.subarray(10),
  ])
  const zeros = Buffer.alloc(600)
  const cases: readonly (readonly [readonly Uint8Array[], string, unknown[]])[] = [
    [[packed], TEXT, []],
    [[packed, full, packed], TEXT.repeat(3), []],
    [[full, zeros], TEXT, []],
    [[packed, Buffer.from('garbage')], TEXT, rest],
    [[packed, Buffer.from([0x1f])], TEXT, rest],
    [[packed, full, zeros, Buffer.from('garbage'.repeat(1000))], TEXT.repeat(2), rest],
  ]
  for (const [parts, wanted, warnings] of cases) {
    for (const size of [1, 7, 100_000]) {
      const [source, ...others] = await all(sourcesIn('x.txt', cut(Buffer.concat(parts), size)))
      expect(text(source)).toEqual([wanted, warnings])
      expect(others).toEqual([])
    }
  }
  const lines = Array.from({ length: 3 }, (_, id) => JSON.stringify({ id, text: TEXT })).join('\n')
  for (const [name, body] of [
    ['x.jsonl', lines],
    ['x.warc', Buffer.concat(RECORDS.slice(0, 3))],
  ] as const) {
    const sources = await all(sourcesIn(name, cut(Buffer.concat([gzipSync(body), Buffer.from('garbage')]), 50)))
    expect(sources.map(text)).toEqual(sources.map((_, i) => [TEXT_OF[name], i === sources.length - 1 ? rest : []]))
  }
})

test('gzip: behind a record that is no document, other bytes are an error of the file', async () => {
  const bytes = Buffer.concat([gzipSync(Buffer.concat(RECORDS.slice(0, 4))), Buffer.from('garbage')])
  const sources = await all(sourcesIn('x.warc', cut(bytes, 50)))
  expect(sources.map((source) => [source.doc, failed(source)])).toEqual([
    ['http://x.cn/plain', null],
    ['x.warc', 'what stands behind the end of its gzip data was left out'],
  ])
})

const TEXT_OF = { 'x.jsonl': TEXT, 'x.warc': HTML }

test('gzip: damage within is an error of the file', async () => {
  const packed = gzipSync(TEXT.repeat(50))
  const damaged = (at: number) =>
    packed.map((byte, i) => (i === (at + packed.length) % packed.length ? byte ^ 255 : byte))
  const parts = [damaged(2), damaged(-8), damaged(-1), damaged(40), packed.subarray(0, -1), packed.subarray(0, 5)]
  for (const part of parts) {
    const sources = await all(sourcesIn('x.txt', cut(Buffer.from(part), 50)))
    expect(sources.map((source) => [source.text, failed(source)])).toEqual([
      ['', expect.stringMatching(/^a damaged gzip file|^cannot be read to its end/)],
    ])
  }
})
