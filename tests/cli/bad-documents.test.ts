import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFrame } from '../../src/cli/read-frame.js'
import type { Frame } from '../../src/read/frame.js'
import { ARTICLE, BIN, folderWith, PNG, ROOT, run } from './run.js'

let folder = ''
let remove = () => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({
    'good.txt': ARTICLE,
    'empty.txt': '',
    'locked.txt': ARTICLE,
    'picture.txt': PNG,
    'noise.txt': Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 37 + i * 11) % 251 || 0x81),
    'no-article.html': '<!doctype html><html><body><nav><a href="/">首页</a> <a href="/x">新闻</a></nav></body></html>',
    'damaged.txt': Buffer.concat([Buffer.from(ARTICLE), Uint8Array.of(0xe6, 0x8f, 0x0a)]),
    'pictures/photo.png': PNG,
    'mixed/a.txt': '',
    'mixed/b.txt': ARTICLE,
  }))
  symlinkSync('gone', join(folder, 'broken-link.txt'))
  symlinkSync('gone', join(folder, 'mixed/c.txt'))
})
afterAll(() => remove())

/** The documents that gave records. */
const docs = (stdout: string) => [...new Set(JSON.parse(stdout).map(({ doc }: { doc: string }) => doc))]

const BAD = [
  ['a missing path', 'missing.txt', 2],
  ['a file that cannot be opened', 'broken-link.txt', 2],
  ['a folder without documents', 'pictures', 2],
  ['an empty file', 'empty.txt', 1],
  ['a picture', 'picture.txt', 1],
  ['bytes in no known encoding', 'noise.txt', 1],
  ['a page without an article', 'no-article.html', 1],
] as const

describe('documents that cannot be read', () => {
  test.each(BAD)('%s: one clear line, the documented exit code', async (_, path, code) => {
    const { status, stdout, stderr } = await run([path], { cwd: folder })
    expect(stderr).toMatch(new RegExp(`^aid-extract: ${path}: [^\\n]{10,260}\\n$`))
    expect([status, stdout]).toEqual([code, '[]\n'])
  })

  test('the other documents still come out', async () => {
    const { status, stdout, stderr } = await run([...BAD.map(([, path]) => path), 'good.txt'], { cwd: folder })
    expect(docs(stdout)).toEqual(['good.txt'])
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.split(': ')[1]),
    ).toEqual(BAD.map(([, path]) => path))
    expect(status).toBe(2)
  })

  test.skipIf(process.getuid?.() === 0)('a file that may not be read (root may read all)', async () => {
    chmodSync(join(folder, 'locked.txt'), 0)
    const { status, stdout, stderr } = await run(['locked.txt', 'good.txt'], { cwd: folder })
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^aid-extract: locked\.txt: [^\n]+\n$/)])
    expect(docs(stdout)).toEqual(['good.txt'])
  })

  test('what a folder holds and cannot be read is 1, all of it told', async () => {
    const { status, stdout, stderr } = await run(['mixed'], { cwd: folder })
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.split(': ').slice(0, 2)),
    ).toEqual([
      ['aid-extract', 'mixed/a.txt'],
      ['aid-extract', 'mixed/c.txt'],
    ])
    expect(docs(stdout)).toEqual(['mixed/b.txt'])
    expect(status).toBe(1)
  })

  test('nothing on standard input', async () => {
    const { status, stdout, stderr } = await run([], { input: '' })
    expect([status, stdout]).toEqual([1, '[]\n'])
    expect(stderr).toMatch(/^aid-extract: stdin: [^\n]+\n$/)
  })

  test('every format is whole when no document could be read', async () => {
    expect((await run(['empty.txt'], { cwd: folder })).stdout).toBe('[]\n')
    expect((await run(['empty.txt', '-f', 'jsonl'], { cwd: folder })).stdout).toBe('')
    expect((await run(['empty.txt', '-f', 'csv'], { cwd: folder })).stdout).toMatch(/^doc,line,[^\n]*\n$/)
  })
})

test('a warning is told unless --quiet, and fails with --strict', async () => {
  const told = await run(['damaged.txt'], { cwd: folder })
  expect(docs(told.stdout)).toEqual(['damaged.txt'])
  expect(told.status).toBe(0)
  expect(told.stderr).toMatch(/^aid-extract: damaged\.txt: warning: [^\n]+\n$/)
  expect(await run(['damaged.txt', '--quiet'], { cwd: folder })).toMatchObject({ status: 0, stderr: '' })
  expect((await run(['damaged.txt', '--strict'], { cwd: folder })).status).toBe(1)
  expect((await run(['empty.txt', '--quiet'], { cwd: folder })).stderr).not.toBe('')
})

/** Reading it is an input/output error, on every machine that has it. */
const UNREADABLE = '/proc/self/mem'

test.skipIf(!existsSync(UNREADABLE))(
  'a read that fails is one line, also while a folder is looked through',
  async () => {
    for (const bad of ['b.txt', 'c.jsonl', 'd.xml', 'e']) {
      const { folder: here, remove: away } = folderWith({ 'docs/a.txt': ARTICLE, 'docs/z.txt': ARTICLE })
      symlinkSync(UNREADABLE, join(here, 'docs', bad))
      const { status, stdout, stderr } = await run(['docs'], { cwd: here })
      away()
      expect([status, stderr]).toEqual([1, `aid-extract: docs/${bad}: cannot be read: EIO\n`])
      expect(new Set(docs(stdout))).toEqual(new Set(['docs/a.txt', 'docs/z.txt']))
    }
  },
)

test('a file that two links lead to is read once', async () => {
  const { folder: here, remove: away } = folderWith({ 'docs/a.txt': ARTICLE })
  for (const name of ['b.txt', 'c.txt']) symlinkSync('a.txt', join(here, 'docs', name))
  const { status, stdout } = await run(['docs', 'docs/c.txt'], { cwd: here })
  away()
  expect([status, new Set(docs(stdout))]).toEqual([0, new Set(['docs/a.txt'])])
})

test.skipIf(process.platform !== 'linux')('names that are not UTF-8 are read, each by a name of its own', async () => {
  const { folder: here, remove: away } = folderWith({ 'docs/a.txt': ARTICLE })
  const named = (...bytes: readonly string[]) => Buffer.concat([Buffer.from(`${here}/docs/`), ...bytes.map(latin)])
  const latin = (text: string) => Buffer.from(text, 'latin1')
  // 浙江 in GB18030, a folder of such a name, and a link to a file in it
  mkdirSync(named('\xd5\xe3\xbd\xad'))
  for (const name of ['\xd5\xe3.txt', '\xd5\xe4.txt', '\xd5\xe3\xbd\xad/\xff%.txt']) writeFileSync(named(name), ARTICLE)
  symlinkSync(latin('\xd5\xe3\xbd\xad/\xff%.txt'), named('\xffz.txt'))
  const { status, stdout, stderr } = await run(['docs'], { cwd: here })
  const missing = await run(['docs/\ufffd.txt'], { cwd: here })
  away()
  expect([status, stderr]).toEqual([0, ''])
  expect(docs(stdout)).toEqual(['docs/a.txt', 'docs/%D5%E3.txt', 'docs/%D5%E3%BD%AD/%FF%.txt', 'docs/%D5%E4.txt'])
  expect(missing).toMatchObject({
    status: 2,
    stderr:
      'aid-extract: docs/\ufffd.txt: no such file or directory: of a file whose name is not UTF-8 give the folder that it lies in\n',
  })
})

test('a bug is told with its places in the program, not with those on the machine', async () => {
  const frame: Frame = { path: 'a.txt', kind: 'document', number: 1, count: 1, bytes: Buffer.from(ARTICLE) }
  const [outcome] = await readFrame(frame, { input: {}, options: {} }, () => {
    throw new Error(`of ${ROOT}/src and of ${pathToFileURL(ROOT)}/src`)
  })
  expect(outcome?.bug).toMatch(/^Error: of src and of src\n +at .*\(?tests\/cli\/bad-documents\.test\.ts:\d/)
  expect(outcome?.bug).not.toContain(ROOT)
})

test('a clone that is not built says so in one line', () => {
  const { folder: clone, remove: away } = folderWith({ 'package.json': '{"type":"module"}' })
  cpSync(join(import.meta.dirname, '../../bin'), join(clone, 'bin'), { recursive: true })
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/aid-extract.js', 'x'], {
    cwd: clone,
    encoding: 'utf8',
  })
  away()
  expect([status, stdout, stderr]).toEqual([
    2,
    '',
    'aid-extract: it is not built yet: run `npm run setup` in its folder\n',
  ])
})

describe.skipIf(process.platform !== 'linux')('what the machine refuses to read is one line, never a bug', () => {
  const { folder: refused, remove: done } = folderWith({ 'a.txt': ARTICLE, 'fx/b.txt': ARTICLE, 'fx/c.txt': ARTICLE })
  const inRefused = (...args: string[]) => run(args, { cwd: refused })
  /** A file that opens and cannot be read: EIO. */
  const unreadable = (name: string) => symlinkSync('/proc/self/mem', join(refused, name))
  beforeAll(async () => {
    for (const ending of ['csv', 'tsv', 'json', 'jsonl', 'xlsx', 'parquet']) unreadable(`r.${ending}`)
    await inRefused('check', 'fx', '--update')
  })
  afterAll(() => done())

  test.each(['csv', 'tsv', 'json', 'jsonl', 'xlsx', 'parquet'])('a file of records: .%s', async (ending) => {
    for (const args of [['summary'], ['check', 'a.txt', '--against']]) {
      const { status, stderr } = await inRefused(...args, `r.${ending}`)
      expect([status, stderr]).toEqual([2, `aid-extract: r.${ending}: i/o error\n`])
    }
  })

  test('a document and an expectation among others of a check', async () => {
    unreadable('fx/a.txt')
    const expected = join(refused, 'fx/c.expected.json')
    rmSync(expected)
    unreadable('fx/c.expected.json')
    const { status, stdout, stderr } = await inRefused('check', 'fx')
    expect(status).toBe(1)
    expect(stderr.trimEnd().split('\n')).toEqual([
      'aid-extract: fx/a.txt: cannot be read: i/o error',
      'aid-extract: no expectation for fx/a.txt: --update writes it to fx/a.expected.json',
      'aid-extract: fx/c.expected.json cannot be read: i/o error',
    ])
    expect(stdout).toBe('3 documents, 4 records: not as expected\n')
    const update = await inRefused('check', 'fx', '--update')
    expect([update.status, update.stderr.trimEnd().split('\n').at(-1)]).toEqual([
      1,
      'aid-extract: fx/c.expected.json cannot be read: i/o error',
    ])
    rmSync(expected)
    rmSync(join(refused, 'fx/a.txt'))
  })

  test('settings', async () => {
    unreadable('aid-extract.config.json')
    const { status, stderr } = await inRefused('a.txt')
    expect([status, stderr]).toEqual([2, 'aid-extract: aid-extract.config.json: cannot be read: i/o error\n'])
    rmSync(join(refused, 'aid-extract.config.json'))
  })

  test.each([
    ['- -f csv', 'stdin: cannot be read: EISDIR'],
    ['text -', 'stdin: cannot be read: EISDIR'],
    ['explain -', 'stdin: illegal operation on a directory'],
    ['explain --all -', 'stdin: cannot be read: EISDIR'],
    ['--files-from -', '-: illegal operation on a directory'],
  ])('a folder as standard input: %s', (args, message) => {
    const { status, stderr } = spawnSync('bash', ['-c', `"$NODE" "$BIN" ${args} < .`], {
      cwd: refused,
      env: { ...process.env, NODE: process.execPath, BIN },
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([2, `aid-extract: ${message}\n`])
  })
})
