import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ARTICLE, folderWith, run } from './run.js'

const ENDINGS = ['csv', 'tsv', 'json', 'jsonl', 'xlsx', 'parquet']

let folder = ''
let remove = () => {}
beforeAll(async () => {
  ;({ folder, remove } = folderWith({
    'docs/a.txt': ARTICLE,
    'docs/b.txt': ARTICLE.replace('07月18日', '08月20日'),
    'docs/c.txt': ARTICLE.replace('22.29亿元', '1.5亿元').replace('2018年', '2020年').replace('350名', '17名'),
    'docs/undated.txt': '援疆工作巡礼\n\n江苏省投入援疆资金4亿元,受援地各族群众的生产生活条件有了很大改善。\n',
  }))
  for (const ending of ENDINGS) await run(['docs', '-o', `records.${ending}`], { cwd: folder })
})
afterAll(() => remove())

const summary = (...args: string[]) => run(['summary', ...args], { cwd: folder })
const groups = async (...args: string[]) => {
  const { status, stdout, stderr } = await summary(...args, '-f', 'json')
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout).groups as { sum: number; figures: number; role: string; year?: string }[]
}

describe('summary', () => {
  test('of documents and of every file of their records is the same', async () => {
    const of = await summary('docs', '--by', 'year')
    expect(of).toMatchObject({ status: 0, stderr: '' })
    expect(of.stdout).toContain('money · aid · CNY')
    for (const ending of ENDINGS) {
      expect(await summary(`records.${ending}`, '--by', 'year')).toEqual(of)
    }
  })

  test('documents given as JSON Lines are read, not taken for records', async () => {
    writeFileSync(join(folder, 'crawl.jsonl'), `${JSON.stringify({ id: 'x', text: ARTICLE })}\n`)
    expect((await groups('crawl.jsonl')).map(({ sum }) => sum)).toEqual([2229000000, 350])
  })

  test('a table of texts is read where its column is named; what holds no records is told', async () => {
    writeFileSync(join(folder, 'texts.csv'), `正文\n"${ARTICLE}"\n`)
    expect((await groups('texts.csv', '--column', '正文')).map(({ sum }) => sum)).toEqual([2229000000, 350])
    writeFileSync(join(folder, 'broken.xlsx'), 'no workbook')
    expect(await summary('broken.xlsx')).toMatchObject({
      status: 2,
      stderr:
        'aid-extract: broken.xlsx holds no records: give a file that aid-extract wrote, .csv, .tsv, .json, .jsonl, .xlsx or .parquet\n',
    })
  })

  test('--across counts a reprint once, and says of what it is one', async () => {
    const sums = async (...args: string[]) => (await groups('docs/a.txt', 'docs/b.txt', ...args)).map(({ sum }) => sum)
    expect(await sums()).toEqual([4458000000, 700])
    expect(await sums('--across')).toEqual([2229000000, 350])
    expect((await summary('docs/a.txt', 'docs/b.txt', '--across')).stdout).toContain(
      'docs/b.txt is a reprint of docs/a.txt\n',
    )
  })

  test('--kind, --since and --until as with the records', async () => {
    expect((await groups('docs/a.txt', '--kind', 'personnel')).map(({ sum }) => sum)).toEqual([350])
    const { stdout, stderr } = await summary('records.csv', '--since', '2018-08', '--until', '2019', '-f', 'json')
    expect(JSON.parse(stdout).groups.map(({ sum }: { sum: number }) => sum)).toEqual([2229000000, 350])
    expect(stderr).toBe('aid-extract: 1 document without a day of publication left out\n')
  })

  test('a file by its ending, the format by its name', async () => {
    expect((await summary('docs', '-o', 'sums.csv')).status).toBe(0)
    expect(readFileSync(join(folder, 'sums.csv'), 'utf8')).toBe((await summary('docs', '-f', 'csv')).stdout)
    expect((await summary('docs', '-f', 'md')).stdout).toMatch(/^## money, aid, CNY\n\n\| figures \|/)
  })

  test('kind, role and unit may be named: they are kept apart in any case', async () => {
    expect((await summary('docs', '--by', 'unit,role')).stdout).toBe((await summary('docs')).stdout)
  })

  test.each([
    [['docs', '--by', 'month'], /^aid-extract: unknown group 'month'\. Groups are donor, [^\n]+\n$/],
    [
      ['docs', '-o', 'sums.xls'],
      /^aid-extract: sums\.xls ends in \.xls, which is no format: end it in one of \.txt \.json \.csv \.md, [^\n]+\n$/,
    ],
    [['docs', '--since', '2018-13'], /^aid-extract: --since takes 2018, 2018-07 or 2018-07-18, not '2018-13'\n$/],
    [['short.csv'], /^aid-extract: short\.csv lacks the columns id, raw, value, [^\n]+\n$/],
    [['list.csv'], /^aid-extract: list\.csv holds no records: [^\n]+\n$/],
    [['gone.csv'], /^aid-extract: gone\.csv: no such file or directory\n$/],
  ])('wrong usage %j: one line', async (args, message) => {
    writeFileSync(join(folder, 'short.csv'), 'doc,kind,start,end\na,money,1,2\n')
    writeFileSync(join(folder, 'list.csv'), 'a,b\n1,2\n')
    const { status, stderr } = await summary(...args)
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
  })
})

describe('extract', () => {
  const rows = async (...args: string[]) => JSON.parse((await run([...args, '-f', 'json'], { cwd: folder })).stdout)

  test('--across adds same_as, which leads to the first article by its day', async () => {
    const found = await rows('docs/b.txt', 'docs/a.txt', '--across')
    const [b, , a] = found
    expect(found.map(({ doc, same_as }: { doc: string; same_as: string | null }) => [doc, same_as])).toEqual([
      ['docs/b.txt', a.id],
      ['docs/b.txt', found[3].id],
      ['docs/a.txt', null],
      ['docs/a.txt', null],
    ])
    expect(Object.keys(b).at(-1)).toBe('same_as')
  })

  test('--columns cuts and orders them, in every format', async () => {
    expect(await rows('docs/a.txt', '--columns', 'value, raw')).toEqual([
      { value: 2229000000, raw: '22.29亿元' },
      { value: 350, raw: '350名' },
    ])
    const csv = await run(['docs/a.txt', '-f', 'csv', '--columns', 'raw,same_as', '--across'], { cwd: folder })
    expect(csv.stdout).toBe('raw,same_as\n22.29亿元,\n350名,\n')
  })

  test('--kind said twice adds up', async () => {
    expect(await rows('docs/a.txt', '--kind', 'money', '--kind', 'personnel')).toHaveLength(2)
  })

  test('--since and --until take a year, a month or a day', async () => {
    const docs = async (...args: string[]) => {
      const found = await rows('docs', ...args)
      return [...new Set(found.map(({ doc }: { doc: string }) => doc.slice(5, -4)))].join('')
    }
    expect(await docs('--since', '2018-07-19')).toBe('bc')
    expect(await docs('--until', '2018')).toBe('ab')
    expect(await docs('--since', '2018-07', '--until', '2018-07')).toBe('a')
  })

  test.each([
    [['--columns', 'raw,colour'], "unknown column 'colour'. Columns are doc, line, "],
    [['--columns', 'raw,same_as'], 'the column same_as needs --across'],
    [['--columns', 'raw,doc,raw'], 'the column raw is named twice'],
    [['--until', '2018-02-30'], "--until takes 2018, 2018-07 or 2018-07-18, not '2018-02-30'"],
  ])('wrong usage %j: one line', async (args, message) => {
    const { status, stderr } = await run(['docs', ...args], { cwd: folder })
    expect(status).toBe(2)
    expect(stderr.startsWith(`aid-extract: ${message}`)).toBe(true)
    expect(stderr.split('\n')).toHaveLength(2)
  })
})
