import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COLUMNS } from '../../src/formats/columns.js'
import { AidRecord } from '../../src/record.js'
import { ARTICLE, folderWith, run, spawned } from './run.js'

/** Makes the segmenter's addon impossible to load, as where it has not been made. */
const WITHOUT_ADDON = `--import=data:text/javascript,${encodeURIComponent(`
  import module from 'node:module'
  const load = module._load
  module._load = (name, ...rest) => {
    if (String(name).endsWith('nodejieba.node')) throw Object.assign(new Error('gone'), { code: 'MODULE_NOT_FOUND' })
    return load(name, ...rest)
  }`)}`

let folder = ''
let remove = () => {}
/** What the whole folder gives, by format. */
const whole = { json: '', jsonl: '', csv: '', tsv: '' }
beforeAll(async () => {
  ;({ folder, remove } = folderWith({
    'docs/b.txt': ARTICLE,
    'docs/a.txt': ARTICLE.replace('350名', '17名'),
    'docs/deep/c.txt': ARTICLE.replace('22.29亿元', '1.5亿元'),
    'docs/README.md': ARTICLE,
  }))
  for (const format of Object.keys(whole) as (keyof typeof whole)[]) {
    whole[format] = (await run(['docs', '-f', format], { cwd: folder })).stdout
  }
}, 120_000)
afterAll(() => remove())

const records = (text: string): AidRecord[] => JSON.parse(text)

describe('what comes out', () => {
  test('json by default: valid records, exact values, raw at its offsets', async () => {
    const { status, stdout, stderr } = await run(['docs/b.txt'], { cwd: folder })
    expect([status, stderr]).toEqual([0, ''])
    const found = records(stdout)
    expect(found.map(({ kind, value, unit, raw }) => [kind, value, unit, raw])).toEqual([
      ['money', 2229000000, 'CNY', '22.29亿元'],
      ['personnel', 350, 'person', '350名'],
    ])
    for (const record of found) {
      expect(AidRecord.parse(record)).toEqual(record)
      expect(record.doc).toBe('docs/b.txt')
      expect([...ARTICLE].slice(record.start, record.end).join('')).toBe(record.raw)
      expect(ARTICLE.split('\n')[record.line - 1]).toContain(record.sentence)
    }
  })

  test('the same records in every format', () => {
    const { json, jsonl, csv, tsv } = whole
    const found = records(json)
    expect(found).toHaveLength(6)
    expect(
      jsonl
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(found)
    const rows = found.map((record) => COLUMNS.map((column) => [record[column] ?? ''].flat().join(';')))
    expect(parse(csv)).toEqual([COLUMNS, ...rows])
    expect(
      tsv
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => line.split('\t')),
    ).toEqual([COLUMNS, ...rows])
  })

  test('--kind keeps the kinds named', async () => {
    expect(
      records((await run(['docs/b.txt', '--kind', 'personnel'], { cwd: folder })).stdout).map(({ kind }) => kind),
    ).toEqual(['personnel'])
    expect(
      records((await run(['docs/b.txt', '--kind', 'project, money'], { cwd: folder })).stdout).map(({ kind }) => kind),
    ).toEqual(['money'])
  })

  test('a document from standard input', async () => {
    for (const args of [['-'], []]) {
      const { status, stdout } = await run(args, { input: ARTICLE })
      expect(status).toBe(0)
      expect(records(stdout).map(({ doc, value }) => [doc, value])).toEqual([
        ['stdin', 2229000000],
        ['stdin', 350],
      ])
    }
  })

  test('guarded cells are counted on standard error, and left alone when asked', async () => {
    const input = ARTICLE.replace('今年以来', '=今年以来')
    const guarded = await run(['-', '-f', 'csv'], { input })
    expect(guarded.stderr).toMatch(/^aid-extract: put ' before \d+ cells .*--no-formula-guard.*\n$/)
    expect(parse(guarded.stdout, { columns: true })[0]).toMatchObject({
      sentence: expect.stringMatching(/^'=今年/),
      value: '2229000000',
    })
    const plain = await run(['-', '-f', 'csv', '--no-formula-guard'], { input })
    expect(plain.stderr).toBe('')
    expect(parse(plain.stdout, { columns: true })[0]).toMatchObject({ sentence: expect.stringMatching(/^=今年/) })
    expect((await run(['-', '-f', 'csv', '--quiet'], { input })).stderr).toBe('')
  })

  test('--excel: byte order mark and CRLF', async () => {
    const { stdout } = await run(['docs/b.txt', '-f', 'csv', '--excel'], { cwd: folder })
    expect(stdout.startsWith('\uFEFFdoc,')).toBe(true)
    expect(stdout.split('\r\n')).toHaveLength(4)
  })
})

describe('order and repetition', () => {
  test('the same bytes twice', async () => {
    expect((await run(['docs', '-f', 'csv'], { cwd: folder })).stdout).toBe(whole.csv)
  })

  test('documents of a folder in a stable order, paths in the order given, each once', async () => {
    const order = async (...paths: string[]) => {
      const { stdout } = await run(['text', '-f', 'json', ...paths], { cwd: folder })
      return JSON.parse(stdout).map(({ doc }: { doc: string }) => doc)
    }
    expect(await order('docs')).toEqual(['docs/a.txt', 'docs/b.txt', 'docs/deep/c.txt'])
    expect(await order('docs/b.txt', 'docs', 'docs/../docs/a.txt')).toEqual([
      'docs/b.txt',
      'docs/a.txt',
      'docs/deep/c.txt',
    ])
  })

  test('a path may be written in several ways: the bytes are the same', async () => {
    for (const path of ['./docs', 'docs/', './docs/', 'docs/deep/..']) {
      expect((await run([path, '-f', 'csv'], { cwd: folder })).stdout).toBe(whole.csv)
    }
    expect((await run(['text', './docs/a.txt'], { cwd: folder })).stdout).not.toContain('==>')
    expect(await run(['./gone.txt'], { cwd: folder })).toMatchObject({
      status: 2,
      stderr: 'aid-extract: gone.txt: no such file or directory\n',
    })
  })

  test("one document's records do not depend on what is read with it", async () => {
    const { stdout } = await run(['docs/deep', 'docs/b.txt', 'docs/a.txt', '-f', 'jsonl'], { cwd: folder })
    expect(stdout.trimEnd().split('\n').sort()).toEqual(whole.jsonl.trimEnd().split('\n').sort())
  })
})

describe('--output', () => {
  test('takes the format from its ending and leaves nothing else behind', async () => {
    mkdirSync(join(folder, 'out'))
    const { status, stdout } = await run(['docs', '-o', 'out/records.csv'], { cwd: folder })
    expect([status, stdout]).toEqual([0, ''])
    expect(readdirSync(join(folder, 'out'))).toEqual(['records.csv'])
    expect(readFileSync(join(folder, 'out/records.csv'), 'utf8')).toBe(whole.csv)
  })

  test('replaces a file, keeps its mode, and follows a link', async () => {
    writeFileSync(join(folder, 'real.jsonl'), 'old', { mode: 0o640 })
    symlinkSync('real.jsonl', join(folder, 'link.jsonl'))
    expect((await run(['docs/a.txt', '-o', 'link.jsonl'], { cwd: folder })).status).toBe(0)
    expect(readFileSync(join(folder, 'real.jsonl'), 'utf8').split('\n')).toHaveLength(3)
    expect(statSync(join(folder, 'real.jsonl')).mode & 0o777).toBe(0o640)
  })

  test('a file that cannot be written: one line, exit code 2, nothing read', async () => {
    const { status, stderr } = await run(['docs', '-o', 'nowhere/records.csv'], { cwd: folder })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^aid-extract: cannot write nowhere\/records\.csv: [^\n]+\n$/)
  })

  test('an ending that names no format is an error, unless the format is asked for', async () => {
    for (const path of ['records.xls', 'records']) {
      const { status, stderr } = await run(['docs', '-o', path], { cwd: folder })
      expect(status).toBe(2)
      expect(stderr).toMatch(/^aid-extract: records[^\n]+ no (?:format|ending): end it in one of \.json [^\n]+\n$/)
      expect(existsSync(join(folder, path))).toBe(false)
    }
    expect((await run(['docs', '-o', 'records', '-f', 'csv'], { cwd: folder })).status).toBe(0)
    expect(readFileSync(join(folder, 'records'), 'utf8')).toBe(whole.csv)
  })

  test('bytes are kept from a terminal, and go down a pipe', async () => {
    const tty = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY')
    Object.defineProperty(process.stdout, 'isTTY', { value: true, configurable: true })
    try {
      expect(await run(['docs', '-f', 'parquet'], { cwd: folder })).toMatchObject({
        status: 2,
        stdout: '',
        stderr: 'aid-extract: parquet is not for a terminal: name a file with --output, or pipe it on\n',
      })
    } finally {
      if (tty) Object.defineProperty(process.stdout, 'isTTY', tty)
      else Reflect.deleteProperty(process.stdout, 'isTTY')
    }
    expect((await run(['docs', '-f', 'parquet'], { cwd: folder })).status).toBe(0)
    expect((await run(['docs', '-o', 'records.parquet'], { cwd: folder })).status).toBe(0)
    expect(readFileSync(join(folder, 'records.parquet')).subarray(0, 4).toString()).toBe('PAR1')
  })

  test('a device is written to, not replaced', async () => {
    expect((await run(['docs/a.txt', '-o', '/dev/null'], { cwd: folder })).status).toBe(0)
    expect(statSync('/dev/null').isFile()).toBe(false)
  })
})

describe('wrong usage ends with 2 and one line that mends it', () => {
  test.each([
    [['--formt', 'csv'], /Did you mean --format\?/],
    [['-f', 'cvs', 'x'], /json, jsonl, csv, tsv, xlsx, parquet/],
    [['--kind', 'people', 'docs'], /unknown kind 'people'. Kinds are money, personnel, project/],
    [['--encoding', 'klingon', 'docs'], /unknown encoding 'klingon'/],
    [['--excel', 'docs'], /--excel is for --format csv or tsv/],
    [['--no-formula-guard', '-f', 'jsonl', 'docs'], /--no-formula-guard is for --format csv or tsv/],
    [['--format', 'json', 'text', 'docs'], /options of 'text' stand after its name/],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await run(args, { cwd: folder })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  })
})

describe('as a process', () => {
  test('standard input, exit codes', () => {
    expect(spawned([], { input: ARTICLE }).stdout.split('\n')).toHaveLength(5)
    expect(spawned(['nowhere.txt']).status).toBe(2)
    expect(spawned(['--version'])).toMatchObject({ status: 0, stderr: '' })
  })

  test.each([[['docs']], [['explain', '派遣60多万援助人员']], [['check', 'docs']]])(
    'without the addon %j ends in one sentence, once, with 2',
    (args) => {
      const { status, stdout, stderr } = spawned(args, { cwd: folder, env: { NODE_OPTIONS: WITHOUT_ADDON } })
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(
        /^aid-extract: the word segmenter cannot be loaded, its addon [^\n]*npm run native[^\n]*\n$/,
      )
    },
  )

  test('what needs no addon works without it', () => {
    for (const args of [['--help'], ['schema'], ['text', 'docs/a.txt']]) {
      expect(spawned(args, { cwd: folder, env: { NODE_OPTIONS: WITHOUT_ADDON } })).toMatchObject({
        status: 0,
        stderr: '',
      })
    }
  })
})

test('--help leads with examples, --version is that of the package', async () => {
  const help = await run(['--help'])
  expect([help.status, help.stderr]).toEqual([0, ''])
  expect(help.stdout).toMatch(/^Examples:\n {2}aid-extract /)
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  expect(await run(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
})
