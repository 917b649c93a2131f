import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AidRecord } from '../../src/record.js'
import { folderWith, ROOT, run } from './run.js'

const names = readdirSync(join(ROOT, 'seeds')).filter((name) => name.endsWith('.txt'))
const texts = new Map(names.map((name) => [name, readFileSync(join(ROOT, 'seeds', name), 'utf8')]))

let remove = () => {}
let records: AidRecord[] = []
/** The records of the seeds with an emoji, two UTF-16 units, put in front of each. */
let shifted: AidRecord[] = []
beforeAll(async () => {
  const copies = folderWith(Object.fromEntries([...texts].map(([name, text]) => [name, `😀${text}`])))
  remove = copies.remove
  records = JSON.parse((await run(['seeds/'])).stdout)
  shifted = JSON.parse((await run([copies.folder])).stdout)
}, 60_000)
afterAll(() => remove())

test('records of all five, each valid', () => {
  expect([...new Set(records.map(({ doc }) => doc))]).toEqual(names.map((name) => `seeds/${name}`))
  for (const record of records) expect(AidRecord.parse(record)).toEqual(record)
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
})

test('the file cut at [start, end) in code points is raw, in its line and sentence', () => {
  for (const [prefix, list] of [
    ['', records],
    ['😀', shifted],
  ] as const) {
    expect(list.length).toBeGreaterThan(100)
    for (const { doc, raw, start, end, line, sentence } of list) {
      const text = prefix + texts.get(basename(doc))
      expect([...text].slice(start, end).join('')).toBe(raw)
      expect([...text].slice(0, start).join('').split('\n')).toHaveLength(line)
      expect(sentence).toContain(raw)
      expect(text).toContain(sentence)
    }
  }
})

test('an emoji in front moves the offsets by one and changes no figure', () => {
  const facts = ({ doc, start, end, kind, value, unit, qualifier, raw }: AidRecord, by: number) =>
    [basename(doc), start - by, end - by, kind, value, unit, qualifier, raw] as const
  expect(shifted.map((record) => facts(record, 1))).toEqual(records.map((record) => facts(record, 0)))
})

test('values are exact', () => {
  const values = new Map(records.map(({ raw, value }) => [raw, value]))
  expect(values.get('22.29亿元')).toBe(2229000000)
  expect(values.get('16.15亿元')).toBe(1615000000)
})

test('nothing out of the hot list below the third document', () => {
  const [name = ''] = names.filter((name) => name.startsWith('003'))
  const hotList = (texts.get(name) as string).split('\n').findIndex((line) => line.startsWith('相关推荐')) + 1
  expect(hotList).toBeGreaterThan(0)
  const of = records.filter(({ doc }) => basename(doc) === name)
  expect(of.length).toBeGreaterThan(0)
  expect(of.filter(({ line }) => line >= hotList)).toEqual([])
})

test("README's excerpt is what comes out", () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const excerpt = /<!-- excerpt.*<!-- \/excerpt -->/s.exec(readme)?.[0] ?? ''
  const [header = [], , ...rows] = [...excerpt.matchAll(/^\| (.*) \|$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  )
  expect(rows.length).toBeGreaterThan(4)
  const cells = (record: AidRecord) => header.map((column) => String(record[column as keyof AidRecord] ?? ''))
  expect(records.map(cells)).toEqual(expect.arrayContaining(rows))
})
