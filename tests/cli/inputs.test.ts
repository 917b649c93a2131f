import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeAs } from '../encode.js'
import { pdf, word } from './office-files.js'
import { ARTICLE, folderWith, run } from './run.js'

const PARAGRAPHS = ARTICLE.trimEnd().split(/\n\n/)

let folder = ''
let remove = () => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({
    'docs/a.docx': word(PARAGRAPHS, [
      ['单位', '捐款(元)'],
      ['甲公司', '5000元'],
    ]),
    'docs/b.pdf': pdf(PARAGRAPHS),
    'docs/deep/c.txt': ARTICLE,
    'bad/scan.pdf': pdf([]),
    'bad/broken.docx': Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from('word/document.xml and no more')]),
    'bad/broken.pdf': '%PDF-1.7\nnothing',
    'bad/other.zip.txt': zipSync({ 'x.txt': Buffer.from('x') }),
  }))
})
afterAll(() => remove())

const rows = async (...args: string[]) => {
  const { status, stdout, stderr } = await run([...args, '-f', 'json'], { cwd: folder })
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout) as {
    doc: string
    raw: string
    start: number
    end: number
    published: string
    url: string | null
  }[]
}

describe('Word files and PDF', () => {
  test('give the figures that their text gives, and the cells of tables', async () => {
    const found = await rows('docs')
    expect(found.map(({ doc, raw }) => [doc, raw])).toEqual([
      ['docs/a.docx', '22.29亿元'],
      ['docs/a.docx', '350名'],
      ['docs/a.docx', '5000元'],
      ['docs/b.pdf', '22.29亿元'],
      ['docs/b.pdf', '350名'],
      ['docs/deep/c.txt', '22.29亿元'],
      ['docs/deep/c.txt', '350名'],
    ])
    expect(new Set(found.map(({ published }) => published))).toEqual(new Set(['2018-07-18']))
  })

  test.each(['docs/a.docx', 'docs/b.pdf', 'docs/deep/c.txt'])(
    '%s: --source prints what offsets point into',
    async (doc) => {
      const { stdout } = await run(['text', '--source', doc], { cwd: folder })
      const characters = [...stdout]
      for (const { raw, start, end } of await rows(doc)) expect(characters.slice(start, end).join('')).toBe(raw)
    },
  )

  test('--source of several documents says where each begins, and goes with nothing else', async () => {
    const { stdout } = await run(['text', '--source', 'docs'], { cwd: folder })
    expect(stdout.match(/^==> .* <==$/gm)).toHaveLength(3)
    expect((await run(['text', '--source', '--dropped', 'docs'], { cwd: folder })).status).toBe(2)
  })

  test('what cannot be read is one line each, and the rest goes on', async () => {
    const { status, stdout, stderr } = await run(['bad', 'docs/b.pdf', '-f', 'csv', '--columns', 'raw'], {
      cwd: folder,
    })
    expect([status, stdout]).toEqual([1, 'raw\n22.29亿元\n350名\n'])
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^aid-extract: bad\/broken\.docx: a Word file that cannot be read \(.*\): save it anew/),
      expect.stringMatching(/^aid-extract: bad\/broken\.pdf: a PDF that cannot be read \(.*\): save it anew/),
      expect.stringMatching(/^aid-extract: bad\/other\.zip\.txt: a ZIP archive \(or an Office file\), not text/),
      'aid-extract: bad/scan.pdf: a PDF without a text layer, a scan perhaps: make its text with an OCR program first',
    ])
  })
})

describe('a table of texts', () => {
  const TEXT = ARTICLE.replaceAll('"', '""')
  const TABLE = `id,标题,正文,url\nn1,甲,"${TEXT}",https://example.org/1\n,乙,"${TEXT.replace('350', '17')}",\nn3,丙,,\n`
  const expected = [
    ['n1', '22.29亿元', 'https://example.org/1'],
    ['n1', '350名', 'https://example.org/1'],
  ]
  const told = async (file: string) => {
    const found = await rows(file, '--column', '正文')
    return found.map(({ doc, raw, url }) => [doc, raw, url])
  }

  test('csv, in any encoding that documents can have', async () => {
    writeFileSync(join(folder, 'table.csv'), `\uFEFF${TABLE}`)
    const rest = [
      ['table.csv:3', '22.29亿元', null],
      ['table.csv:3', '17名', null],
    ]
    expect(await told('table.csv')).toEqual([...expected, ...rest])
    writeFileSync(join(folder, 'table.csv'), encodeAs('gb18030', TABLE))
    expect(await told('table.csv')).toEqual([...expected, ...rest])
  })

  test('the first sheet of a workbook, also one that we wrote', async () => {
    const { default: writeWorkbook } = await import('write-excel-file/node')
    const data = [
      ['id', '正文', 'url', 'n'],
      ['n1', ARTICLE, 'https://example.org/1', 3],
      ['n2', null, null, null],
    ]
    writeFileSync(join(folder, 'table.xlsx'), await writeWorkbook(data, { sheet: 'x' }).toBuffer())
    expect(await told('table.xlsx')).toEqual(expected)
  })

  test('a column that is not there, and a file that is no table: one line', async () => {
    writeFileSync(join(folder, 'table.csv'), TABLE)
    writeFileSync(join(folder, 'table2.xlsx'), 'no workbook')
    expect(await run(['table.csv', '--column', 'text'], { cwd: folder })).toMatchObject({
      status: 1,
      stderr: "aid-extract: table.csv: has no column 'text'; its columns: id, 标题, 正文, url\n",
    })
    expect((await run(['table2.xlsx', '--column', 'text'], { cwd: folder })).stderr).toMatch(
      /^aid-extract: table2\.xlsx: no table that can be read: [^\n]+\n$/,
    )
  })
})

describe('which files', () => {
  test('--files-from: a list of paths, in a file or on standard input, beside those of the command line', async () => {
    writeFileSync(join(folder, 'list.txt'), '\uFEFFdocs/deep/c.txt\r\n\r\ndocs/b.pdf\r\n')
    const docs = (found: readonly { doc: string }[]) => [...new Set(found.map(({ doc }) => doc))]
    expect(docs(await rows('--files-from', 'list.txt'))).toEqual(['docs/deep/c.txt', 'docs/b.pdf'])
    const { stdout } = await run(['docs/a.docx', '--files-from', '-', '-f', 'json'], {
      cwd: folder,
      input: 'docs/b.pdf\n',
    })
    expect(docs(JSON.parse(stdout))).toEqual(['docs/a.docx', 'docs/b.pdf'])
  })

  test('patterns, also where a file has the name of one', async () => {
    const docs = async (...args: string[]) => [...new Set((await rows(...args)).map(({ doc }) => doc))]
    expect(await docs('docs/**/*.{txt,pdf}')).toEqual(['docs/b.pdf', 'docs/deep/c.txt'])
    mkdirSync(join(folder, 'odd'), { recursive: true })
    writeFileSync(join(folder, 'odd/[1].txt'), readFileSync(join(folder, 'docs/deep/c.txt')))
    expect(await docs('odd/[1].txt')).toEqual(['odd/[1].txt'])
  })

  test.each([
    [['--files-from', 'gone.txt'], 'gone.txt: no such file or directory'],
    [['--files-from', 'empty.txt'], 'empty.txt lists no paths'],
    [['docs/*.warc'], "no file fits the pattern 'docs/*.warc'"],
  ])('wrong usage %j: one line', async (args, message) => {
    writeFileSync(join(folder, 'empty.txt'), '\n')
    expect(await run(args, { cwd: folder })).toEqual({ status: 2, stdout: '', stderr: `aid-extract: ${message}\n` })
  })
})
