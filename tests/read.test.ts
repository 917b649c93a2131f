import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentPaths } from '../src/read/documents.js'
import { sourceFromBytes, sourceFromText } from '../src/read/source.js'
import { encodeAs } from './encode.js'

const SIMPLIFIED =
  '据介绍,五年来全省累计投入援疆资金12.3亿元,实施项目368个,先后选派干部人才1560名,受援地群众的生产生活条件有了很大改善。'
const TRADITIONAL =
  '記者從會上了解到,五年來該會共募得善款約2400萬港元,用於災區學校與醫院的重建,受惠的學生和居民超過3萬人。'
const page = (charset: string, text: string) =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>消息</title></head><body><p>${text}</p></body></html>`
const errors = (bytes: Uint8Array, options = {}) => {
  const source = sourceFromBytes('d', bytes, options)
  expect(source.text).toBe('')
  return source.diagnostics.filter(({ level }) => level === 'error').map(({ message }) => message)
}

describe('encodings are found by trial', () => {
  test.each([
    ['utf-8', SIMPLIFIED, 'utf-8', 'utf-8'],
    ['gb18030', SIMPLIFIED, 'gb18030', 'trial'],
    ['big5', TRADITIONAL, 'big5', 'trial'],
    ['utf-16le', SIMPLIFIED, 'utf-16le', 'trial'],
    ['utf-16be', TRADITIONAL, 'utf-16be', 'trial'],
  ])('%s text', (encoding, text, name, found) => {
    const source = sourceFromBytes('d', encodeAs(encoding, text))
    expect(source.text).toBe(text)
    expect(source.encoding).toEqual({ name, found })
    expect(source.format).toBe('text')
  })

  test.each([
    ['gb2312 on UTF-8', 'utf-8', 'gb2312', SIMPLIFIED],
    ['utf-8 on GBK', 'gb18030', 'utf-8', SIMPLIFIED],
    ['gbk on Big5', 'big5', 'gbk', TRADITIONAL],
    ['no charset on GBK', 'gb18030', '', SIMPLIFIED],
  ])('a page that declares %s', (_, encoding, charset, text) => {
    const html = page(charset, text)
    const source = sourceFromBytes('d', encodeAs(encoding, html))
    expect(source.text).toBe(html)
    expect(source.encoding.name).toBe(encoding)
    expect(source.format).toBe('html')
    expect(source.diagnostics[0]).toMatchObject({ level: 'info', message: expect.stringContaining(encoding) })
  })

  test('byte order marks decide and do not count as text', () => {
    for (const [mark, encoding] of [
      [[0xef, 0xbb, 0xbf], 'utf-8'],
      [[0xff, 0xfe], 'utf-16le'],
      [[0xfe, 0xff], 'utf-16be'],
    ] as const) {
      const source = sourceFromBytes('d', Buffer.concat([Buffer.from(mark), encodeAs(encoding, SIMPLIFIED)]))
      expect(source.text).toBe(SIMPLIFIED)
      expect(source.encoding).toEqual({ name: encoding, found: 'bom' })
    }
  })

  test('UTF-8 with a cut character at its end is still UTF-8', () => {
    const source = sourceFromBytes('d', Buffer.from(SIMPLIFIED.repeat(5)).subarray(0, -2))
    expect(source.encoding.name).toBe('utf-8')
    expect(source.diagnostics.some(({ level }) => level === 'warning')).toBe(true)
  })

  test('a forced encoding is used, gb2312 as GB18030', () => {
    const source = sourceFromBytes('d', encodeAs('gb18030', SIMPLIFIED), { encoding: 'GB2312' })
    expect(source.text).toBe(SIMPLIFIED)
    expect(source.encoding).toEqual({ name: 'gb18030', found: 'forced' })
    expect(errors(Buffer.from('x'), { encoding: 'klingon' })[0]).toContain("'klingon'")
  })
})

describe('spoilt and unreadable documents', () => {
  test('UTF-8 read as Latin-1 is repaired where nothing is lost', () => {
    const spoilt = new TextDecoder('windows-1252').decode(Buffer.from(SIMPLIFIED))
    const source = sourceFromBytes('d', Buffer.from(spoilt))
    expect(source.text).toBe(SIMPLIFIED)
    expect(source.diagnostics.some(({ level, message }) => level === 'warning' && message.includes('Latin-1'))).toBe(
      true,
    )
  })

  test('UTF-8 read as Latin-1 with bytes lost is reported', () => {
    const spoilt = new TextDecoder('windows-1252')
      .decode(Buffer.from(SIMPLIFIED))
      .replaceAll('\u0081', '\ufffd')
      .replaceAll('ä', 'ä\ufffd')
    expect(errors(Buffer.from(spoilt))[0]).toContain('Latin-1')
  })

  test.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'PNG'],
    ['a PDF', Buffer.from('%PDF-1.4\n%\xe2\xe3'), 'PDF'],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 0xff)), 'encoding'],
  ])('%s gives one clear error', (_, bytes, word) => {
    const messages = errors(bytes)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toContain(word)
    expect(messages[0]).not.toContain('\n')
  })

  test('the hash is that of the bytes', () => {
    expect(sourceFromBytes('d', Buffer.from('abc')).sha256).toBe(sourceFromText('d', 'abc').sha256)
    expect(sourceFromText('d', '援助').encoding).toEqual({ name: 'utf-8', found: 'given' })
  })
})

describe('text or HTML, by content', () => {
  test.each([
    ['<!DOCTYPE html><p>x', 'html'],
    ['<div class="a"><p>援疆</p><p>资金</p></div>', 'html'],
    ['援疆资金<br>到位', 'text'],
    ['a < b, c > d', 'text'],
    ['首页 > 新闻 > 正文', 'text'],
  ])('%s', (text, format) => expect(sourceFromText('d', text).format).toBe(format))
})

describe('documents at paths', () => {
  let root = ''
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'documents-'))
    await mkdir(path.join(root, 'docs/b'), { recursive: true })
    await mkdir(path.join(root, 'none'))
    const files: Record<string, string | Buffer> = {
      'docs/z.txt': 'z',
      'docs/b/a.html': '<p>',
      'docs/b/plain': '援疆',
      'docs/b/image': Buffer.from([0, 1, 2]),
      'docs/README.md': 'x',
      'docs/a.json': '{}',
      'docs/.hidden.txt': 'x',
      'docs/中.txt': 'x',
      'docs/C.HTM': '<p>',
      'none/picture.png': 'x',
    }
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(root, name), content)
    await symlink(path.join(root, 'docs'), path.join(root, 'docs/b/loop'))
  })
  afterAll(() => rm(root, { recursive: true }))
  const all = async (...paths: string[]) => {
    const found: string[] = []
    for await (const entry of documentPaths(paths.map((p) => path.join(root, p)))) {
      found.push(`${path.posix.relative(root, entry.path)}${'error' in entry ? `: ${entry.error}` : ''}`)
    }
    return found
  }

  test('a directory gives its documents in code-point order, no hidden ones, no notes', async () => {
    expect(await all('docs')).toEqual(['docs/C.HTM', 'docs/b/a.html', 'docs/b/plain', 'docs/z.txt', 'docs/中.txt'])
  })
  test('a file is given once, whatever its ending, in the order of the paths', async () => {
    expect(await all('docs/z.txt', 'docs/a.json', 'docs')).toEqual([
      'docs/z.txt',
      'docs/a.json',
      'docs/C.HTM',
      'docs/b/a.html',
      'docs/b/plain',
      'docs/中.txt',
    ])
  })
  test('a missing path and a directory without documents are one error each, the rest comes out', async () => {
    const found = await all('gone.txt', 'none', 'docs/z.txt')
    expect(found).toHaveLength(3)
    expect(found[0]).toContain('no such file')
    expect(found[1]).toContain('no documents')
    expect(found[2]).toBe('docs/z.txt')
  })
})
