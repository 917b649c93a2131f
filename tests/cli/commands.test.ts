import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ARTICLE, folderWith, run } from './run.js'

let folder = ''
let remove = () => {}
beforeEach(() => {
  ;({ folder, remove } = folderWith({
    'seeds/a.txt': `测试网 > 首页 > 新闻\n\n${ARTICLE}\n相关推荐\n热点推荐\n`,
    'seeds/b.txt': ARTICLE,
    'seeds/empty.html': '',
    'fixtures/seeds/.keep': '',
    'bare/README.md': 'none',
  }))
  rmSync(join(folder, 'seeds/empty.html'))
})
afterEach(() => remove())

describe('text', () => {
  test('the article alone', async () => {
    const { status, stdout, stderr } = await run(['text', 'seeds/a.txt'], { cwd: folder })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('今年以来,江苏省投入援疆资金22.29亿元')
    expect(stdout).not.toContain('热点推荐')
    expect(stdout).not.toContain('==>')
  })

  test('several documents are told apart', async () => {
    const { stdout } = await run(['text', 'seeds'], { cwd: folder })
    expect(stdout.match(/^==> .* <==$/gm)).toEqual(['==> seeds/a.txt <==', '==> seeds/b.txt <=='])
  })

  test('jsonl and json: a row a document', async () => {
    const jsonl = (await run(['text', 'seeds', '--format', 'jsonl'], { cwd: folder })).stdout
    const rows = jsonl
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.map(Object.keys)).toEqual(Array(2).fill(['doc', 'title', 'published', 'publisher', 'url', 'text']))
    expect(rows[1]).toMatchObject({
      doc: 'seeds/b.txt',
      title: '江苏援疆工作巡礼',
      published: '2018-07-18',
      publisher: '测试日报',
    })
    expect(JSON.parse((await run(['text', 'seeds', '-f', 'json'], { cwd: folder })).stdout)).toEqual(rows)
  })

  test('--dropped: line, reason, text of what is gone', async () => {
    const source = readFileSync(join(folder, 'seeds/a.txt'), 'utf8').split('\n')
    const { stdout } = await run(['text', '--dropped', 'seeds/a.txt'], { cwd: folder })
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
    expect(rows.length).toBeGreaterThan(1)
    for (const [line, reason, text] of rows) {
      expect(reason).not.toBe('')
      expect(source[Number(line) - 1]).toContain(text?.split(' ')[0])
    }
    expect(rows.map(([, , text]) => text).join()).toContain('热点推荐')
    const [first] = JSON.parse((await run(['text', '--dropped', 'seeds/a.txt', '-f', 'json'], { cwd: folder })).stdout)
    expect(Object.keys(first)).toEqual(['doc', 'line', 'reason', 'text'])
  })

  test('what may be page chrome is marked, and told among what was dropped', async () => {
    const body = ARTICLE.trimEnd()
    const input = `测试网 > 首页 > 新闻\n\n${body}\n\n${body.split('\n').at(-1)}各项工作有序推进。\n\n推进会\n\n·全省援疆工作会议召开\n·援疆干部人才座谈会召开\n\n今年以来,前方指挥部认真贯彻中央的部署,受援地的面貌发生了很大变化,各族群众十分满意。\n相关推荐\n热点推荐\n版权所有\n`
    const { stdout } = await run(['text', '-'], { input })
    const marked = stdout.split('\n').filter((line) => line.startsWith('[doubtful] '))
    expect(marked.length).toBeGreaterThan(0)
    const rows = JSON.parse((await run(['text', '-', '--dropped', '-f', 'json'], { input })).stdout)
    const doubtful = rows.filter(({ reason }: { reason: string }) => reason === 'kept, but doubtful')
    expect(doubtful.map(({ text }: { text: string }) => `[doubtful] ${text}`)).toEqual(marked)
    const lines = rows.map(({ line }: { line: number }) => line)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
    expect((await run(['text', '-', '-f', 'jsonl'], { input })).stdout).not.toContain('doubtful')
  })

  test('a document that cannot be read gives no row, one line, and its exit code', async () => {
    const { status, stdout, stderr } = await run(['text', 'missing.txt', '-f', 'json'], { cwd: folder })
    expect([status, stdout]).toEqual([2, '[]\n'])
    expect(stderr).toMatch(/^aid-extract: missing\.txt: [^\n]+\n$/)
  })
})

describe('explain', () => {
  const input = '第九批援疆干部350名,2018年投入援疆资金约2—3亿元,其中人才资金1.2亿元。\n援疆干部人才。\n'
  let lines: readonly string[] = []
  beforeAll(async () => {
    const { status, stdout, stderr } = await run(['explain', '-'], { input })
    expect([status, stderr]).toEqual([0, ''])
    lines = stdout.split('\n')
  })
  /** The lines below a heading up to the next empty one, by their names. */
  const below = (heading: string) => {
    const start = lines.findIndex((line) => line.trim().startsWith(heading))
    const end = lines.indexOf('', start)
    return Object.fromEntries(lines.slice(start + 1, end).map((line) => line.trim().split(/ {2,}/, 2)))
  }

  test('each sentence with its numerals', () => {
    expect(lines[0]).toBe('1. 第九批援疆干部350名,2018年投入援疆资金约2—3亿元,其中人才资金1.2亿元。')
    expect(below('1. ').numerals).toBe('九 · 350 · 2018 · 2—3亿 · 1.2亿')
    expect(below('2. ').numerals).toBe('none')
  })

  test('figures: what they are, the words around them, their rules', () => {
    expect(below('350名 = personnel: 350 person, exact')).toMatchObject({
      label: '援疆干部',
      role: 'dispatched',
      words: expect.stringMatching(/干部\/n 【350名】 ,\/x 2018\/m/),
      rules: expect.stringMatching(/^personnel\/名 → .*role\/dispatched/),
    })
    expect(below('约2—3亿元 = money: 200000000 CNY, range')).toMatchObject({
      bounds: '200000000 to 300000000',
      period: '2018年 (from 2018-01-01 to 2018-12-31)',
    })
    expect(below('1.2亿元 = money: 120000000 CNY, exact')['part of']).toBe('约2—3亿元')
  })

  test('other numbers: the reason in words', () => {
    const losers = lines.filter((line) => line.includes(' is no figure: ')).map((line) => line.trim())
    expect(losers).toEqual([
      '九 is no figure: an ordinal: which one (第九批), not how many',
      '2018 is no figure: a date or a length of time (年)',
    ])
    expect(below('九 is').words).toContain('【九】 批/q')
  })
})

test('schema prints JSON, --table the Table Schema', async () => {
  const schema = JSON.parse((await run(['schema'])).stdout)
  const table = JSON.parse((await run(['schema', '--table'])).stdout)
  expect(table.fields.map(({ name }: { name: string }) => name)).toEqual(Object.keys(schema.properties))
})

describe('check', async () => {
  const check = (...args: string[]) => run(['check', ...args], { cwd: folder })
  const expected = () => join(folder, 'fixtures/seeds/b.expected.json')

  test('--update writes what the documents give; then nothing differs', async () => {
    const before = await check()
    expect(before.status).toBe(1)
    expect(before.stderr).toContain('--update')
    expect((await check('fixtures', '--update')).stdout).toContain('wrote fixtures/seeds/b.expected.json')
    expect(JSON.parse(readFileSync(expected(), 'utf8'))).toHaveLength(2)
    expect((await check('fixtures', '--update')).stdout).not.toContain('wrote')
    expect(await check('fixtures')).toMatchObject({
      status: 0,
      stdout: '2 documents, 4 records: as expected\n',
      stderr: '',
    })
  })

  test('a difference is told by document, sentence and field, and ends with 1', async () => {
    await check('--update')
    const records = JSON.parse(readFileSync(expected(), 'utf8'))
    records[0].value = 1
    writeFileSync(expected(), JSON.stringify(records.slice(0, 1)))
    const { status, stdout } = await check()
    expect(status).toBe(1)
    expect(stdout.split('\n').slice(0, 5)).toEqual([
      'seeds/b.txt: 2 differences',
      expect.stringMatching(/^ {2}5: 今年以来/),
      '    ~ money 22.29亿元',
      '        value: 1 → 2229000000',
      expect.stringMatching(/^ {2}7: 前方指挥部/),
    ])
    expect(stdout).toContain('    + new personnel 350名 = 350 person, exact, ')
  })

  test('--update is refused in CI', async () => {
    const { status, stderr } = await run(['check', '--update'], { cwd: folder, env: { CI: 'true' } })
    expect(status).toBe(2)
    expect(stderr).toMatch(/^aid-extract: --update is refused[^\n]*\n$/)
    expect(existsSync(expected())).toBe(false)
  })

  test('expected records whose document is gone, and folders that hold nothing to check', async () => {
    await check('--update')
    rmSync(join(folder, 'seeds/b.txt'))
    expect(await check()).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('fixtures/seeds/b.expected.json: its document is gone'),
    })
    expect(await check('bare')).toMatchObject({ status: 2, stderr: 'aid-extract: bare holds no documents to check\n' })
    expect(await check('nowhere')).toMatchObject({ status: 2, stderr: 'aid-extract: nowhere: no such folder\n' })
  })

  test('a document in the folder without an expectation is told, and gets one beside it', async () => {
    const before = await check('seeds')
    expect(before.status).toBe(1)
    expect(before.stderr.split('\n')[0]).toBe(
      'aid-extract: no expectation for seeds/a.txt: --update writes it to seeds/a.expected.json',
    )
    await check('seeds', '--update')
    expect(await check('seeds/')).toMatchObject({ status: 0, stdout: '2 documents, 4 records: as expected\n' })
  })
})

describe('check --against', () => {
  const against = (...args: string[]) => run(['check', ...args], { cwd: folder })
  beforeEach(async () => {
    for (const file of ['old.csv', 'old.tsv', 'old.json', 'old.jsonl']) {
      await run(['seeds', '-o', file], { cwd: folder })
    }
  })

  test.each(['csv', 'tsv', 'json', 'jsonl'])('nothing has changed since %s was written', async (ending) => {
    const same = { status: 0, stdout: '0 rows added, 0 lost, 0 changed\n', stderr: '' }
    expect(await against('seeds', '--against', `old.${ending}`)).toEqual(same)
    expect(await against('old.csv', '--against', `old.${ending}`)).toEqual(same)
  })

  test('rows added, lost and changed are told by document and counted', async () => {
    const file = join(folder, 'seeds/b.txt')
    writeFileSync(file, readFileSync(file, 'utf8').replace('22.29亿元', '近2亿元').replace('350名', '多名'))
    rmSync(join(folder, 'seeds/a.txt'))
    writeFileSync(join(folder, 'seeds/c.txt'), ARTICLE)
    const { status, stdout } = await against('seeds', '--against', 'old.csv')
    expect(status).toBe(1)
    expect(stdout).toContain('seeds/b.txt: 2 differences\n')
    expect(stdout).toContain('        value: 2229000000 → 200000000\n')
    expect(stdout).toMatch(/\n2 rows added, 3 lost, 1 changed\n$/)
  })

  test('a column that only one version has is no difference', async () => {
    const rows = JSON.parse(readFileSync(join(folder, 'old.json'), 'utf8'))
    for (const row of rows) {
      delete row.context
      row.gone = 'x'
    }
    writeFileSync(join(folder, 'old.json'), JSON.stringify(rows))
    expect((await against('seeds', '--against', 'old.json')).stdout).toBe('0 rows added, 0 lost, 0 changed\n')
  })

  test('a file that holds no records, or is not there, is one line', async () => {
    writeFileSync(join(folder, 'list.csv'), 'a,b\n1,2\n')
    for (const file of ['list.csv', 'seeds/a.txt']) {
      const { status, stderr } = await against('seeds', '--against', file)
      expect([status, stderr]).toEqual([
        2,
        `aid-extract: ${file} holds no records: give a file that aid-extract wrote, .csv, .tsv, .json, .jsonl, .xlsx or .parquet\n`,
      ])
    }
    expect(await against('seeds', '--against', 'gone.csv')).toMatchObject({
      status: 2,
      stderr: 'aid-extract: gone.csv: no such file or directory\n',
    })
    expect((await against('seeds', '--against', 'old.csv', '--update')).status).toBe(2)
  })
})
