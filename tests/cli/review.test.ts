import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decisionsToJson } from '../../src/decisions/codec.js'
import { CORRECTABLE, type CorrectableFields, type Decision } from '../../src/decisions/decision.js'
import type { AidRecord } from '../../src/model.js'
import type { PageDetail, PageIndex } from '../../src/review/page-data.js'
import { ARTICLE, folderWith, run } from './run.js'

const HOSTILE = ARTICLE.replace('受援地', '</script><script>alert(1)</script><!--受援地\u2028')

let folder = ''
let remove = () => {}
beforeEach(() => {
  ;({ folder, remove } = folderWith({ 'a.txt': ARTICLE, 'b.txt': HOSTILE, 'empty.txt': '' }))
})
afterEach(() => remove())

describe('review', () => {
  const pageOf = async (...paths: string[]) => {
    const result = await run(['review', ...paths, '-o', 'review.html'], { cwd: folder })
    return { ...result, page: readFileSync(join(folder, 'review.html'), 'utf8') }
  }
  const dataIn = <T>(page: string, id: string): T =>
    JSON.parse(new RegExp(`<script type="application/json" id="${id}">([^<]*)</script>`).exec(page)?.[1] ?? 'null')

  test('one page that may run its own script and style sheet and nothing else', async () => {
    const { status, stdout, stderr, page } = await pageOf('a.txt')
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toContain('review.html: 1 document, 2 figures')
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(page)?.[1] ?? ''
    const hash = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        `script-src ${hash(/<script>([\s\S]*?)<\/script>/.exec(page)?.[1])}`,
        `style-src ${hash(/<style>([\s\S]*?)<\/style>/.exec(page)?.[1])}`,
      ]),
    )
    expect(page.match(/<(?:script|style|link|img|iframe)\b[^>]*>/g)).toEqual([
      '<style>',
      '<script type="application/json" id="index">',
      '<script type="application/json" id="document-0">',
      '<script>',
    ])
    expect(/<style>[\s\S]*?<\/style>/.exec(page)?.[0]).not.toContain('url(')
  })

  test('what a document says cannot end the data it stands in', async () => {
    const { page } = await pageOf('b.txt', '--input', 'text')
    expect(page.includes('alert(1)</script>')).toBe(false)
    const { blocks, dropped } = dataIn<PageDetail>(page, 'document-0')
    const said = [...blocks, ...dropped].map(({ text }) => text).join('\n')
    expect(said).toContain('</script><script>alert(1)</script><!--')
  })

  test('it holds the figures with their places, why they were read so, and what was left out', async () => {
    const { page } = await pageOf('a.txt')
    const index = dataIn<PageIndex>(page, 'index')
    const { blocks, sentences, figures, why, others } = dataIn<PageDetail>(page, 'document-0')
    expect(index.documents[0]?.figures.map(([, raw]) => raw)).toEqual(['22.29亿元', '350名'])
    const cut = ([sentence, start, end]: readonly [number, number, number]) =>
      blocks[sentences[sentence]?.[0] as number]?.text.slice(start, end)
    expect(figures.map(cut)).toEqual(['22.29亿元', '350名'])
    expect(why[0]?.rules[0]).toBe('money/currency')
    expect(why[0]?.words).toContain('【22.29亿元】')
    for (const { reason } of others) expect(reason).not.toBe('')
  })

  test('it tells whom a nearer party has beaten', async () => {
    const rival = '\n\n今年,上海市向新疆喀什投入援疆资金3亿元。浙江省也向新疆阿克苏投入援疆资金2亿元,选派教师26名。\n'
    writeFileSync(join(folder, 'rivals.txt'), ARTICLE + rival)
    const { page } = await pageOf('rivals.txt')
    const { donor = [] } = dataIn<PageDetail>(page, 'document-0').why[3]?.lost ?? {}
    expect(dataIn<PageIndex>(page, 'index').documents[0]?.figures[3]?.[1]).toBe('2亿元')
    const { stdout } = await run(['explain', 'rivals.txt', '--all', '--format', 'json'], { cwd: folder })
    expect(donor.length).toBeGreaterThan(0)
    expect(donor).toEqual(
      JSON.parse(stdout)[3].donor.over.map((one: Record<string, string>) => [one.name, one.scope, one.by]),
    )
  })

  test('a document that gives nothing is there, with the reason', async () => {
    const { status, page } = await pageOf('a.txt', 'empty.txt')
    expect(status).toBe(1)
    expect(dataIn<PageIndex>(page, 'index').documents[1]).toMatchObject({
      doc: 'empty.txt',
      figures: [],
      messages: [{ level: 'error' }],
    })
  })

  test('many figures take at most 1.2 kB each, text and reasons and all', async () => {
    const line =
      '2018年,江苏省为新疆伊犁州安排援疆资金3亿元,选派援疆干部人才350名,各族群众的生产生活条件有了很大改善。\n\n'
    writeFileSync(join(folder, 'long.txt'), ARTICLE + line.repeat(500))
    const [, few] = [await pageOf('long.txt'), readFileSync(join(folder, 'review.html'))]
    expect(few.byteLength / 1002).toBeLessThan(1200)
  })

  test.each([
    ['no output', ['review', 'a.txt'], "required option '-o, --output <file>' not specified"],
    [
      'a page with another ending',
      ['review', 'a.txt', '-o', 'r.pdf'],
      'r.pdf ends in .pdf, which is no format: end it in one of .html .htm',
    ],
    ['a folder as a page', ['review', 'a.txt', '-o', '.'], '. is a folder: end it in one of .html .htm'],
    ['an output that cannot be written', ['review', 'a.txt', '-o', 'no/such/r.html'], 'cannot write no/such/r.html'],
  ])('%s: one line and exit code 2', async (_, args, message) => {
    const { status, stderr } = await run(args, { cwd: folder })
    expect(status).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr.trim().split('\n').length).toBe(1)
  })
})

describe('--decisions', () => {
  const recordsOf = async (...args: string[]): Promise<AidRecord[]> =>
    JSON.parse((await run(['a.txt', ...args], { cwd: folder })).stdout)

  const decision = (record: AidRecord, change: Partial<Decision> = {}): Decision => ({
    decision: 'accept',
    doc: record.doc,
    sha256: record.sha256,
    id: record.id,
    raw: record.raw,
    was: { kind: record.kind, value: record.value, unit: record.unit },
    sentence: record.sentence,
    nth: 1,
    of: 1,
    at: record.sentence.indexOf(record.raw),
    fields: Object.fromEntries(CORRECTABLE.map((name) => [name, record[name]])) as CorrectableFields,
    changed: [],
    note: null,
    ...change,
  })

  test('a column more, in tables and JSON; rows rejected are gone', async () => {
    const [money, people] = await recordsOf()
    writeFileSync(
      join(folder, 'd.json'),
      decisionsToJson([decision(money as AidRecord), decision(people as AidRecord, { decision: 'reject' })]),
    )
    expect(await recordsOf('--decisions', 'd.json', '-q')).toEqual([{ ...money, reviewed: 'accepted' }])
    const { stdout, stderr } = await run(['a.txt', '--decisions', 'd.json', '-f', 'csv'], { cwd: folder })
    expect(stdout.split('\n')[0]).toMatch(/,sha256,reviewed$/)
    expect(stderr).toContain('d.json: 2 of 2 decisions applied')
    expect((await run(['a.txt', '-f', 'csv'], { cwd: folder })).stdout.split('\n')[0]).toMatch(/,sha256$/)
  })

  test('a corrected giver counts in its province; one without a code is told', async () => {
    const [money, people] = (await recordsOf()) as [AidRecord, AidRecord]
    const giving = (record: AidRecord, donor: string) =>
      decision(record, { decision: 'correct', fields: { ...decision(record).fields, donor }, changed: ['donor'] })
    writeFileSync(join(folder, 'd.json'), decisionsToJson([giving(money, '山西'), giving(people, '爱心人士')]))
    const { stderr } = await run(['a.txt', '--decisions', 'd.json', '-o', 'c.csv'], { cwd: folder })
    expect(stderr).toContain(
      "d.json: 350名 in a.txt: the donor '爱心人士' has no place code: sums by province have it under (none)",
    )
    const { stdout } = await run(['summary', 'c.csv', '--by', 'donor_province'], { cwd: folder })
    expect(stdout).toMatch(/山西 +1 +2,229,000,000/)
  })

  test('what no longer matches is named; with --strict it is a failure', async () => {
    const [money] = await recordsOf()
    writeFileSync(
      join(folder, 'd.json'),
      decisionsToJson([decision(money as AidRecord, { doc: 'gone.txt', sha256: 'f'.repeat(64) })]),
    )
    const args = ['a.txt', '--decisions', 'd.json', '-f', 'csv']
    const { status, stderr } = await run(args, { cwd: folder })
    expect(status).toBe(0)
    expect(stderr).toContain('d.json: not applied: accept 22.29亿元 in gone.txt: its document is not among those read')
    expect((await run([...args, '--strict'], { cwd: folder })).status).toBe(1)
  })

  test.each([
    ['none.json', 'none.json: cannot be read: no such file or directory'],
    ['a.txt', 'a.txt: holds no decisions of a review page or of Label Studio'],
  ])('a file that holds none: %s', async (file, message) => {
    const { status, stderr } = await run(['a.txt', '--decisions', file], { cwd: folder })
    expect(status).toBe(2)
    expect(stderr).toBe(`aid-extract: ${message}\n`)
  })
})
