import { unzipSync } from 'fflate'
import readWorkbook, { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { codebook } from '../src/formats/codebook.js'
import { COLUMNS, RECORD_COLUMNS } from '../src/formats/columns.js'
import { FORMATS } from '../src/formats/index.js'
import { codebookEntries } from '../src/lexicon/codebook.js'
import { AidRecord } from '../src/record.js'
import { sampleRecord, sampleResult } from './sample-record.js'

type Result = ReturnType<typeof sampleResult>

async function workbook(results: readonly Result[], columns: readonly string[] = COLUMNS): Promise<Buffer> {
  async function* source() {
    yield* results
  }
  const write = await FORMATS.xlsx.load()
  const pieces: Uint8Array[] = []
  for await (const piece of write(source(), { columns, formulaGuard: true, excel: false })) {
    pieces.push(Buffer.from(piece))
  }
  return Buffer.concat(pieces)
}

const part = (file: Buffer, name: string) => Buffer.from(unzipSync(file)[name] ?? []).toString('utf8')

/** A sheet's rows as objects by its header. */
async function rowsOf(file: Buffer, sheet: string): Promise<Record<string, unknown>[]> {
  const [header = [], ...rows] = await readSheet(file, sheet)
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [String(name), row[i]])))
}

const RECORDS = [
  sampleRecord({ id: 'r1', url: 'https://example.org/a?x=1&y="2"', flags: ['quote', 'repeat'], min: 0.1, value: 4.5 }),
  sampleRecord({
    id: 'r2',
    value: 1_615_000_000,
    title: '=1+1',
    label: '+86',
    sentence: '第一行\n"第二行"<b>&amp;</b>',
  }),
  sampleRecord({ id: 'r3', published: '1899-12-31', url: 'javascript:alert(1)', per: 'year' }),
]

describe('the workbook', async () => {
  const quiet = sampleResult([], { title: '没有数字' }, [{ level: 'warning', message: 'one page of several' }])
  const broken = sampleResult([], { title: null }, [{ level: 'error', message: 'a PDF' }])
  const file = await workbook([sampleResult(RECORDS), quiet, broken])

  test('has four sheets, each with a frozen header and a filter', async () => {
    expect((await readWorkbook(file)).map(({ sheet }) => sheet)).toEqual([
      'records',
      'documents',
      'summary',
      'codebook',
    ])
    for (const id of [1, 2, 3, 4]) {
      const xml = part(file, `xl/worksheets/sheet${id}.xml`)
      expect(xml).toMatch(/<pane ySplit="1"[^>]*state="frozen"/)
      expect(xml).toMatch(/<\/sheetData><autoFilter ref="A1:[A-Z]+\d+"\/>/)
    }
  })

  test('gives the records back: numbers, days, text that is no formula', async () => {
    const rows = await rowsOf(file, 'records')
    const lists = RECORD_COLUMNS.filter(({ type }) => type === 'list')
    const back = rows.map((row) => {
      const record: Record<string, unknown> = { ...row }
      for (const [name, value] of Object.entries(row)) {
        if (value instanceof Date) record[name] = value.toISOString().slice(0, 10)
      }
      for (const { name } of lists) record[name] = row[name] === null ? [] : String(row[name]).split(';')
      return record
    })
    expect(back).toEqual(RECORDS)
    expect(rows[0]?.period_start).toBeInstanceOf(Date)
    expect(part(file, 'xl/worksheets/sheet1.xml')).not.toContain('<f>')
  })

  test('links web addresses, and nothing else', () => {
    const relations = part(file, 'xl/worksheets/_rels/sheet1.xml.rels')
    expect(relations.match(/Target="[^"]*"/g)).toEqual(['Target="https://example.org/a?x=1&amp;y=&quot;2&quot;"'])
    expect(part(file, 'xl/worksheets/sheet1.xml').match(/<hyperlink /g)).toHaveLength(1)
  })

  test('tells of documents without figures and of those that could not be read', async () => {
    const rows = await rowsOf(file, 'documents')
    expect(rows.map(({ title, records, money, warnings, error }) => [title, records, money, warnings, error])).toEqual([
      ['援疆工作巡礼', 3, 3, null, null],
      ['没有数字', 0, 0, 'one page of several', null],
      [null, 0, 0, null, 'a PDF'],
    ])
  })

  test('sums what can be added and says what was left out', async () => {
    const [all, ...more] = await rowsOf(file, 'summary')
    expect(all).toMatchObject({
      ...{ by: 'all', kind: 'money', role: 'aid', unit: 'CNY', figures: 1, sum: 1_615_000_000 },
      ...{ all_figures: 3, repeat_figures: 1, repeat_sum: 4.5, rate_figures: 1, rate_sum: 2229000000 },
    })
    expect(more.map(({ by, group }) => [by, group])).toEqual([
      ['year', '2018'],
      ['donor', '(none)'],
      ['recipient', '兵团'],
    ])
  })

  test('the same records give the same bytes', async () => {
    expect(await workbook([sampleResult(RECORDS), quiet, broken])).toEqual(file)
  })

  test('has the columns asked for, also in its codebook', async () => {
    const small = await workbook([sampleResult(RECORDS)], ['value', 'role'])
    expect((await rowsOf(small, 'records'))[0]).toEqual({ value: 4.5, role: 'aid' })
    expect([...new Set((await rowsOf(small, 'codebook')).map(({ column }) => column))]).toEqual(['value', 'role'])
  })

  test('a text longer than a cell can be is cut, and says so', async () => {
    const long = await workbook([sampleResult([sampleRecord({ sentence: '援'.repeat(40_000) })])], ['sentence'])
    const [row] = await rowsOf(long, 'records')
    expect(String(row?.sentence)).toHaveLength(32_767)
    expect(String(row?.sentence)).toMatch(/援… \[cut: longer than a cell can be\]$/)
  })
})

describe('the codebook', () => {
  const rows = codebook([...COLUMNS, 'reviewed', 'same_as'])

  test('has every column in order and every value of each, in both languages', () => {
    expect(rows.filter(({ value }) => value === null).map(({ column }) => column)).toEqual([
      ...COLUMNS,
      'reviewed',
      'same_as',
    ])
    for (const { name, values } of RECORD_COLUMNS) {
      const own = rows.filter(({ column, value }) => column === name && value !== null).map(({ value }) => value)
      expect([name, own.sort()]).toEqual([name, [...(values ?? [])].sort()])
    }
    expect(rows.filter(({ en_meaning, zh_meaning }) => en_meaning === '' || zh_meaning === '')).toEqual([])
  })

  test('has no entry that no column has', () => {
    expect(codebookEntries()).toHaveLength(rows.length)
    expect(Object.keys(AidRecord.shape).every((name) => COLUMNS.includes(name as keyof AidRecord))).toBe(true)
  })
})
