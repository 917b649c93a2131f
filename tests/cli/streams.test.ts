import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AidRecord } from '../../src/model.js'
import { ARTICLE, folderWith, run } from './run.js'

const line = (value: unknown) => JSON.stringify(value)
const LINES = [
  line({ id: 'one', url: 'http://x.cn/1', text: ARTICLE, crawled: '2024-05-03' }),
  '{broken',
  line({ text: ARTICLE }),
  line({ id: 'none' }),
  line({ id: 'five', html: `<html><body><p>${ARTICLE.split('\n').join('</p><p>')}</p></body></html>` }),
].join('\n')
const warcRecord = (uri: string, body: string) => {
  const bytes = Buffer.from(body)
  const head = `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Date: 2024-05-04T23:59:01Z\r\nWARC-Target-URI: ${uri}\r\nContent-Type: text/plain\r\nContent-Length: ${bytes.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n\r\n')])
}
const WET = Buffer.concat([warcRecord('http://x.cn/2', ARTICLE), warcRecord('http://x.cn/menu', 'Home News\n')])

let folder = ''
let remove = () => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({
    'crawl/a.jsonl': LINES,
    'crawl/b.warc.wet.gz': gzipSync(WET),
    'crawl/c.txt.gz': gzipSync(ARTICLE),
    'crawl/records.jsonl': line({ id: 'r1', kind: 'money', value: 1 }),
    'crawl/tool.tar.gz': gzipSync('no document'),
    'odd-name.txt': LINES,
    'list.json': '{\n  "text": "援疆"\n}\n',
    'damaged.jsonl.gz': Uint8Array.of(0x1f, 0x8b, 7, 7, 7, 7),
  }))
})
afterAll(() => remove())

const rows = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text))
const docs = (stdout: string) => rows(stdout).map(({ doc }) => doc)
const text = (args: readonly string[], input?: string | Uint8Array) =>
  run(['text', '-f', 'jsonl', ...args], { cwd: folder, ...(input !== undefined && { input }) })

const BAD_LINES = (name: string) => [
  `aid-extract: ${name}: line 2: no JSON object: each line must be one, such as {"id": "1", "text": "…"}`,
  `aid-extract: ${name}: line 4: neither "html" nor "text" is there as a string, nor a column with Chinese text`,
]

test('a folder of crawls: each document by its own id, url and day; each bad one by file and line', async () => {
  const { status, stdout, stderr } = await run(['crawl', '-f', 'jsonl'], { cwd: folder })
  const found = rows(stdout) as AidRecord[]
  const facts = found.map(({ doc, url, crawled }) => [doc, url, crawled])
  // each article holds two figures
  expect(facts.filter((_, i) => i % 2 === 0)).toEqual([
    ['one', 'http://x.cn/1', '2024-05-03'],
    ['crawl/a.jsonl:3', null, null],
    ['five', null, null],
    ['http://x.cn/2', 'http://x.cn/2', '2024-05-04'],
    ['crawl/c.txt.gz', null, null],
  ])
  expect(found).toHaveLength(10)
  expect(stderr.trimEnd().split('\n')).toEqual([
    ...BAD_LINES('crawl/a.jsonl'),
    expect.stringMatching(/^aid-extract: crawl\/b\.warc\.wet\.gz: record 2, http:\/\/x\.cn\/menu: no article found/),
  ])
  expect(status).toBe(1)
})

describe('what an input is', async () => {
  test('told by content, whatever its name, also on standard input', async () => {
    expect(docs((await text(['odd-name.txt'])).stdout)).toEqual(['one', 'odd-name.txt:3', 'five'])
    const { stdout, stderr } = await text(['-'], LINES)
    expect(docs(stdout)).toEqual(['one', 'stdin:3', 'five'])
    expect(stderr.trimEnd().split('\n')).toEqual(BAD_LINES('stdin'))
    expect(docs((await text([], gzipSync(WET))).stdout)).toEqual(['http://x.cn/2'])
  })

  test('a JSON file that is no JSON Lines stays one document', async () => {
    expect(docs((await text(['list.json'])).stdout)).toEqual(['list.json'])
  })

  test('forced with --input', async () => {
    expect(docs((await text(['--input', 'text', 'odd-name.txt'])).stdout)).toEqual(['odd-name.txt'])
    expect((await text(['--input', 'warc', 'odd-name.txt'])).stderr).toMatch(
      /^aid-extract: odd-name\.txt: record 1: the WARC file cannot be read on from here: [^\n]+\n$/,
    )
    expect((await text(['--input', 'jsonl', 'list.json'])).stderr).toContain('list.json: line 1: no JSON object')
    expect(await text(['--input', 'xml', 'list.json'])).toMatchObject({ status: 2, stdout: '' })
  })

  test('a damaged gzip file is one line', async () => {
    const { status, stderr } = await text(['damaged.jsonl.gz'])
    expect([status, stderr]).toEqual([1, 'aid-extract: damaged.jsonl.gz: a damaged gzip file: fetch it again\n'])
  })

  test('a stream named by its line gives one JSON array', async () => {
    const { stdout } = await run(['text', '-f', 'json', 'crawl/a.jsonl'], { cwd: folder })
    expect(JSON.parse(stdout)).toHaveLength(3)
  })
})

describe('--sites', () => {
  const rest = '生产生活条件有了很大改善。'
  const page = `<html><body><div class="mine"><p>${ARTICLE.split('\n').join('</p><p>')}</p>
<div class="my-tip"><p>本站小贴士,投入资金五千万元,受援地各族群众的${rest}</p></div></div></body></html>`
  const dropped = async (sites: string) => {
    const { folder: here, remove: away } = folderWith({ 'page.html': page, 'mine.tsv': sites })
    const result = await run(['text', 'page.html', '--sites', 'mine.tsv'], { cwd: here })
    away()
    return result
  }

  test('a rule drops what it names; columns in any number and order, comments, BOM and CRLF', async () => {
    expect((await run(['text', '-'], { input: page })).stdout).toContain('小贴士')
    const { status, stdout, stderr } = await dropped('\ufeff# mine\r\nuse\tselector\r\n\r\ndrop\t.my-tip\r\n')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('22.29亿元')
    expect(stdout).not.toContain('小贴士')
  })

  test.each([
    ['use\tselector\nbodi\t.x\n', 'line 2: use must be body, generic or drop, not '],
    ['use\tselector\n\nbody\tdiv > p\n', 'line 3: selector must be one of tag, #id, '],
    ['use\tselector\nbody\t.x\tmore\n', 'line 2: more cells than columns: '],
    ['body\t.x\n', 'line 1: must name the columns, '],
    ['selector\tuse\n#x\tbody\n', 'line 1: selector cannot be the first column, '],
  ])('%j: one line that names file and line, exit code 2', async (sites, message) => {
    const { status, stdout, stderr } = await dropped(sites)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr.startsWith(`aid-extract: mine.tsv: ${message}`)).toBe(true)
    expect(stderr.trimEnd()).not.toContain('\n')
  })

  test('a file that is not there', async () => {
    expect(await run(['--sites', 'gone.tsv', 'list.json'], { cwd: folder })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'aid-extract: gone.tsv: cannot be read: no such file or directory\n',
    })
  })
})
