import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { extract } from '../src/index.js'
import type { AidRecord } from '../src/model.js'
import { across } from '../src/summary/across.js'
import { summarise } from '../src/summary/summary.js'
import { sampleRecord } from './sample-record.js'

const [, ...rows] = readFileSync(join(import.meta.dirname, '../fixtures/across.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string, string, string])

function article(doc: string, day: string, text: string): readonly AidRecord[] {
  const [year, month, date] = day.split('-')
  return extract(
    `${doc === 'a.txt' ? '援助工作综述' : '前方指挥部工作回顾'}\n\n${year}年${month}月${date}日 来源:测试日报\n\n${text}\n\n前方指挥部的负责人表示,他们将继续做好各项工作,让受援地的群众过上更好的日子。\n`,
    { doc },
  ).records
}

describe('one figure in two articles', () => {
  test('ten pairs and ten that look alike', () => {
    expect(rows.map(([same]) => same).sort()).toEqual([...Array(10).fill('no'), ...Array(10).fill('yes')])
  })

  test.each(rows)('%s: %s %s / %s %s', (same, firstDay, first, secondDay, second) => {
    const [one, ...more] = article('a.txt', firstDay, first)
    const [other, ...others] = article('b.txt', secondDay, second)
    expect([one, other, ...more, ...others]).toEqual([expect.anything(), expect.anything()])
    const records = [one, other] as [AidRecord, AidRecord]
    const { links, reprints } = across(records)
    expect(reprints).toEqual([])
    expect([...links].map(([from, { first }]) => [from.doc, first.doc])).toEqual(
      same === 'yes' ? [['b.txt', 'a.txt']] : [],
    )
    const counted = summarise(records, [], links).groups.reduce((all, { kept, leftOut }) => {
      return all + kept.figures + leftOut.rate.figures
    }, 0)
    expect(counted).toBe(same === 'yes' ? 1 : 2)
  })
})

describe('reprints', () => {
  const told = (doc: string, count: number, fields: Partial<AidRecord> = {}) =>
    Array.from({ length: count }, (_, i) =>
      sampleRecord({
        doc,
        id: `r${doc}${i}`,
        sha256: doc,
        value: 100 + i,
        raw: `${100 + i}元`,
        sentence: `第${i}项援助资金为${100 + i}元。`,
        ...fields,
      }),
    )

  test('a document whose sentences stand in an earlier one is told first, whatever the order of the files', () => {
    const late = told('late.txt', 4, { published: '2020-01-02', title: '转载' })
    const early = told('early.txt', 4, { published: '2020-01-01', title: '原文' })
    const { links, reprints } = across([...late, ...early])
    expect(reprints).toEqual([{ doc: 'late.txt', of: 'early.txt' }])
    expect([...links]).toEqual(late.map((record, i) => [record, { first: early[i], reprint: true }]))
  })

  test('what a reprint has of its own is counted', () => {
    const early = told('a.txt', 8)
    const own = sampleRecord({ doc: 'b.txt', id: 'own', sentence: '另有新增资金七元。', value: 7, sha256: 'b.txt' })
    const records = [...early, ...told('b.txt', 8), own]
    const { groups } = summarise(records, [], across(records).links)
    expect(groups.map(({ kept }) => kept.figures)).toEqual([9])
  })

  test('one common sentence makes no reprint, but under one headline it does', () => {
    const one = told('a.txt', 1, { title: '甲' })
    expect(across([...one, ...told('b.txt', 1, { title: '乙' })]).reprints).toEqual([])
    expect(across([...one, ...told('b.txt', 1, { title: '甲' })]).reprints).toHaveLength(1)
  })

  test('the same file twice is a reprint: its ids are the same', () => {
    const one = told('a.txt', 2)
    const copy = one.map((record) => ({ ...record, doc: 'copy/a.txt' }))
    const { links, reprints } = across([...one, ...copy])
    expect(reprints).toEqual([{ doc: 'copy/a.txt', of: 'a.txt' }])
    expect(links.size).toBe(2)
  })

  test('a reprint of a reprint leads to the original, and a figure from elsewhere on to where it is from', () => {
    const day = (published: string) => ({ published, title: null })
    const source = told('a.txt', 1, day('2020-01-01'))
    const second = told('b.txt', 5, day('2020-02-01'))
    const third = told('c.txt', 5, day('2020-03-01'))
    const { links, reprints } = across([...third, ...second, ...source])
    expect(reprints).toEqual([{ doc: 'c.txt', of: 'b.txt' }])
    expect(links.get(second[0] as AidRecord)?.first).toBe(source[0])
    expect(links.get(third[0] as AidRecord)).toEqual({ first: source[0], reprint: true })
  })
})

describe('what is left alone', () => {
  const twin = (fields: Partial<AidRecord>) =>
    sampleRecord({ doc: 'b.txt', sha256: 'b', sentence: '别的话。', ...fields })

  test('a figure that no sum takes does not keep its like out of one', () => {
    const doubtful = sampleRecord({ doc: 'a.txt', flags: ['doubtful-block'] })
    expect(across([doubtful, twin({})]).links.size).toBe(0)
  })

  test('two figures of one document are never one of another', () => {
    const { links } = across([sampleRecord({ doc: 'a.txt' }), twin({ id: 'x' }), twin({ id: 'y' })])
    expect(links.size).toBe(1)
  })

  test('too little that agrees: a round amount with a common label', () => {
    const bare = { value: 1_000_000, recipient: null, period: null, period_start: null, period_end: null }
    expect(across([sampleRecord({ doc: 'a.txt', ...bare }), twin(bare)]).links.size).toBe(0)
  })
})
