import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findCases } from '../src/check/cases.js'
import { differencesOf, runCase } from '../src/check/check.js'
import { compareRecords } from '../src/check/compare.js'
import { readExpected, writeExpected } from '../src/check/expected.js'
import { reportDifferences } from '../src/check/report.js'
import { sampleRecord } from './sample-record.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aid-extract-check-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(path: string, text = ''): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const figure = sampleRecord({ id: 'a', start: 10, end: 17 })
const later = sampleRecord({
  id: 'b',
  start: 50,
  end: 54,
  kind: 'personnel',
  raw: '350名',
  value: 350,
  unit: 'person',
  line: 4,
})

describe('comparing', () => {
  test('equal records differ in nothing, whatever their order', () => {
    expect(compareRecords([figure, later], [structuredClone(later), structuredClone(figure)])).toEqual([])
  })

  test('names each field that changed, was and is', () => {
    const changed = { ...figure, role: 'investment' as const, flags: ['quote' as const] }
    expect(compareRecords([figure, later], [changed, later])).toEqual([
      {
        type: 'changed',
        record: changed,
        changes: [
          { field: 'role', was: 'aid', is: 'investment' },
          { field: 'flags', was: [], is: ['quote'] },
        ],
      },
    ])
  })

  test('a figure that grew by a hedge is the same figure', () => {
    const grown = { ...figure, start: 9, raw: '近22.29亿元', qualifier: 'nearly' as const }
    const [difference, ...rest] = compareRecords([figure], [grown])
    expect(rest).toEqual([])
    expect(difference?.changes.map(({ field }) => field)).toEqual(['raw', 'qualifier', 'start'])
  })

  test('tells lost and new figures, in the order of the document', () => {
    const differences = compareRecords([figure], [later])
    expect(differences.map(({ type, record }) => [type, record.id])).toEqual([
      ['lost', 'a'],
      ['new', 'b'],
    ])
  })

  test('two figures at one place are not mixed up', () => {
    const other = { ...figure, id: 'c', kind: 'project' as const }
    expect(compareRecords([figure, other], [other, figure])).toEqual([])
  })

  test('a field that only one side has is a change', () => {
    const { url: _, ...old } = figure
    expect(compareRecords([old as typeof figure], [figure])[0]?.changes).toEqual([
      { field: 'url', was: undefined, is: null },
    ])
  })
})

test('the report says document, sentence, field: was → is', () => {
  const differences = compareRecords([figure, later], [{ ...figure, role: 'investment', donor: '江苏' }])
  expect(reportDifferences('seeds/a.txt', differences, (_, text) => text)).toBe(
    [
      'seeds/a.txt: 2 differences',
      '  3: 2018年,兵团到位援疆资金22.29亿元。',
      '    ~ money 22.29亿元',
      '        role: "aid" → "investment"',
      '        donor: null → "江苏"',
      '  4: 2018年,兵团到位援疆资金22.29亿元。',
      '    - lost personnel 350名 = 350 person, exact, aid',
      '',
    ].join('\n'),
  )
})

describe('finding cases', () => {
  test('documents beside the fixtures folder, and folders with a source', async () => {
    put('seeds/b.html')
    put('seeds/a.1.txt')
    put('seeds/README.md')
    put('fixtures/seeds/a.1.expected.json')
    put('fixtures/pages/gov/source.html')
    put('fixtures/pages/gov/notes.txt')
    put('fixtures/corpus/money.tsv')
    const { cases, orphans } = await findCases(join(folder, 'fixtures'))
    expect(orphans).toEqual([])
    expect(cases.map(({ doc, expected }) => [doc, expected.slice(folder.length + 1)])).toEqual([
      ['fixtures/pages/gov/source.html', 'fixtures/pages/gov/expected.json'],
      ['seeds/a.1.txt', 'fixtures/seeds/a.1.expected.json'],
      ['seeds/b.html', 'fixtures/seeds/b.expected.json'],
    ])
  })

  test('a trailing slash and a relative path change nothing', async () => {
    put('seeds/a.txt')
    put('fixtures/seeds/a.expected.json')
    const names = async (path: string) => (await findCases(path)).cases.map(({ doc }) => doc)
    expect(await names(`${folder}/fixtures/`)).toEqual(['seeds/a.txt'])
    expect(await names(`${folder}/seeds/../fixtures`)).toEqual(['seeds/a.txt'])
  })

  test('expected records whose document is gone are told', async () => {
    put('fixtures/seeds/gone.expected.json')
    put('fixtures/pages/gone/expected.json')
    const { orphans } = await findCases(join(folder, 'fixtures'))
    expect(orphans.map((file) => file.slice(folder.length + 1))).toEqual([
      'fixtures/pages/gone/expected.json',
      'fixtures/seeds/gone.expected.json',
    ])
  })
})

describe('expected records', () => {
  test('are written once, then left alone, and read back', () => {
    const file = join(folder, 'new/a.expected.json')
    expect(readExpected(file)).toBeNull()
    expect(writeExpected(file, [figure])).toBe(true)
    expect(writeExpected(file, [figure])).toBe(false)
    expect(readExpected(file)).toEqual([figure])
    expect(readFileSync(file, 'utf8').split('\n').length).toBeGreaterThan(Object.keys(figure).length)
  })

  test('a broken file is named', () => {
    put('a.expected.json', '{')
    expect(() => readExpected(join(folder, 'a.expected.json'))).toThrow(/a\.expected\.json/)
    put('a.expected.json', '{}')
    expect(() => readExpected(join(folder, 'a.expected.json'))).toThrow(/a\.expected\.json/)
  })
})

test('a case is run on the document as its bytes are, and compared', () => {
  put('seeds/a.txt', '援疆')
  const item = { doc: 'seeds/a.txt', document: join(folder, 'seeds/a.txt'), expected: join(folder, 'a.expected.json') }
  const extract = (bytes: Uint8Array, { doc }: { doc: string }) => ({
    records: [sampleRecord({ doc, sentence: new TextDecoder().decode(bytes) })],
    diagnostics: [
      { level: 'warning' as const, message: 'short' },
      { level: 'error' as const, message: 'broken' },
    ],
  })
  const result = runCase(item, extract)
  expect(result.errors).toEqual(['broken'])
  expect(result.records[0]).toMatchObject({ doc: 'seeds/a.txt', sentence: '援疆' })
  expect(differencesOf(result)).toBeNull()
  put('a.expected.json', '[]')
  expect(differencesOf(result)?.map(({ type }) => type)).toEqual(['new'])
})
