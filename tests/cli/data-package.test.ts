import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COLUMNS } from '../../src/formats/columns.js'
import { ARTICLE, folderWith, PNG, run } from './run.js'

let folder = ''
let remove = () => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({
    'docs/a.txt': ARTICLE.replace('22.29亿元', '22.29亿元,其中教育资金2亿元'),
    'docs/b.txt': ARTICLE.replace(/22\.29亿元|350名/g, '大量'),
    'docs/c.txt': PNG,
    'plain.txt': 'a file',
  }))
})
afterAll(() => remove())

const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const rows = (file: string): Record<string, string>[] => parse(read(file), { columns: true })

describe('-o FOLDER/', () => {
  beforeAll(async () => {
    const { status, stdout } = await run(['docs', '-o', 'out/deep/'], { cwd: folder })
    expect([status, stdout]).toEqual([1, ''])
  })

  test('holds the four files and nothing else', () => {
    const files = ['codebook.md', 'datapackage.json', 'documents.csv', 'records.csv']
    expect(readdirSync(join(folder, 'out/deep')).sort()).toEqual(files)
  })

  test('records.csv is what -f csv prints', async () => {
    expect(read('out/deep/records.csv')).toBe((await run(['docs', '-f', 'csv'], { cwd: folder })).stdout)
  })

  test('documents.csv tells of every document, also of those that gave nothing', () => {
    const told = rows('out/deep/documents.csv').map(({ doc, records, money, error }) => [doc, records, money, error])
    expect(told).toEqual([
      ['docs/a.txt', '3', '2', ''],
      ['docs/b.txt', '0', '0', ''],
      ['docs/c.txt', '0', '0', expect.stringContaining('a PNG picture')],
    ])
  })

  test('the descriptor has sizes and hashes of the files, types, values and keys', () => {
    const { resources, generator } = JSON.parse(read('out/deep/datapackage.json'))
    for (const { path, bytes, hash } of resources) {
      const content = readFileSync(join(folder, 'out/deep', path))
      expect(bytes).toBe(content.length)
      expect(hash).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`)
    }
    expect(generator).toEqual({
      name: 'aid-extract',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      lexicon: expect.stringMatching(/^sha256:[\da-f]{64}$/),
    })
    const [records, documents] = resources
    expect(records.schema.fields.map(({ name }: { name: string }) => name)).toEqual(COLUMNS)
    expect(records.schema.primaryKey).toEqual(['id'])
    expect(documents.schema.primaryKey).toEqual(['doc'])
    expect(records.schema.foreignKeys).toEqual([
      { fields: ['part_of'], reference: { resource: '', fields: ['id'] } },
      { fields: ['doc'], reference: { resource: 'documents', fields: ['doc'] } },
    ])
  })

  test('its keys hold: every part has its whole, every record its document', () => {
    const records = rows('out/deep/records.csv')
    const ids = records.map(({ id }) => id)
    const docs = rows('out/deep/documents.csv').map(({ doc }) => doc)
    const wholes = records.flatMap(({ part_of }) => (part_of ? [part_of] : []))
    expect(wholes.length).toBeGreaterThan(0)
    expect(wholes.filter((whole) => !ids.includes(whole))).toEqual([])
    expect(records.filter(({ doc }) => !docs.includes(doc))).toEqual([])
  })

  test('the codebook has a line for every column', () => {
    expect([...read('out/deep/codebook.md').matchAll(/^\| \*\*(\w+)\*\* /gm)].map(([, name]) => name)).toEqual(COLUMNS)
  })

  test('again gives the same bytes, into the same folder', async () => {
    const before = read('out/deep/datapackage.json')
    await run(['docs', '-o', 'out/deep/'], { cwd: folder })
    expect(read('out/deep/datapackage.json')).toBe(before)
  })
})

test('files with the same bytes have no key of their ids', async () => {
  writeFileSync(join(folder, 'docs/b.txt'), read('docs/a.txt'))
  await run(['docs', '-o', 'twice/', '--columns', 'doc,id,value'], { cwd: folder })
  const [records] = JSON.parse(read('twice/datapackage.json')).resources
  expect(records.schema.primaryKey).toBe(undefined)
  expect(records.schema.foreignKeys).toEqual([
    { fields: ['doc'], reference: { resource: 'documents', fields: ['doc'] } },
  ])
})

test.each([
  [['-o', 'docs'], /^aid-extract: docs is a folder: write docs\/ to fill it with a data package\n$/],
  [['-o', 'new/', '-f', 'json'], /^aid-extract: new\/ is filled with csv files: [^\n]+\n$/],
  [['-o', 'plain.txt/'], /^aid-extract: cannot write plain\.txt\/: [^\n]+\n$/],
])('wrong usage %j: one line, nothing made', async (args, message) => {
  const { status, stderr } = await run(['docs', ...args], { cwd: folder })
  expect(status).toBe(2)
  expect(stderr).toMatch(message)
  expect(existsSync(join(folder, 'new'))).toBe(false)
})
