import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWN_LISTS, ownWordsFromText } from '../src/lexicon/own-words.js'
import { folderWith, ROOT, spawned } from './cli/run.js'

const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const EXAMPLE = /<!-- lexicon:[^>]*-->\n```\n([\s\S]*?)```/.exec(README)?.[1] ?? ''

describe('a file of own words', () => {
  test('lists one below the other, each checked as the package’s own', () => {
    const { rows, sha256 } = ownWordsFromText(`# 我的\n${EXAMPLE}\n[people]\nword\thow\n护林户\thousehold\n`)
    expect(rows.get('people')).toEqual([
      { word: '育苗员', how: 'noun' },
      { word: '护林户', how: 'household' },
    ])
    expect(rows.get('currencies')).toEqual([{ word: '卢布币', code: 'RUB' }])
    expect(rows.get('places')).toMatchObject([{ name: '青禾县', short: '青禾', level: 'county', in: '新疆', also: [] }])
    expect(sha256).toMatch(/^[\da-f]{64}$/)
  })

  test('as spreadsheets and editors save it: byte order mark, CRLF, cells left empty at the end', () => {
    const { rows } = ownWordsFromText('\uFEFF[bodies]\r\nword\tkind\tcite\r\n晨光会\tbody\t\r\n')
    expect(rows.get('bodies')).toEqual([{ word: '晨光会', kind: 'body', cite: '' }])
  })

  test.each([
    ['[peple]\nword\thow\n', 'line 1: no list [peple]. Lists are people, units, '],
    ['# 词\nword\thow\n', 'line 2: begin with the name of a list in brackets'],
    ['[people]\nword\thow\n\n育苗员\tnown\n', 'line 4: how: Invalid option: expected one of "noun"'],
    ['[currencies]\nword\tcode\n卢布币\t卢布\n', 'line 3: code: Invalid string'],
    ['[people]\nword\thow\n育苗员\tnoun\tmore\n', 'line 3: more cells than columns'],
    ['[words]\nword\ttag\tweight\n润疆\tn\t3\n', 'line 3: Unrecognized key: "weight"'],
  ])('%j: one line that says where and what', (text, message) => {
    expect(() => ownWordsFromText(text)).toThrow(message)
  })

  test('README names every list', () => {
    for (const list of OWN_LISTS) expect(README).toContain(`| \`${list}\` | `)
  })
})

// the lists are loaded once a process
describe('--lexicon', () => {
  let folder = ''
  let remove = () => {}
  beforeAll(() => {
    const text =
      '江苏援疆工作巡礼\n\n2019年07月18日 来源:测试日报\n\n今年以来,江苏省向青禾县派出30名育苗员,投入500万卢布币。\n'
    ;({ folder, remove } = folderWith({ 'a.txt': text, 'own.tsv': EXAMPLE }))
  })
  afterAll(() => remove())
  const rows = (...args: string[]) =>
    spawned(['a.txt', '--columns', 'raw,unit,label,recipient', '-f', 'tsv', ...args], { cwd: folder }).stdout

  test('the words of a file are read as those of the package', () => {
    expect(rows()).not.toContain('育苗员')
    expect(rows('--lexicon', 'own.tsv')).toBe(
      'raw\tunit\tlabel\trecipient\n30名\tperson\t育苗员\t新疆青禾\n500万卢布币\tRUB\t投入\t新疆青禾\n',
    )
  })

  test('a data package says that there were some', () => {
    spawned(['a.txt', '--lexicon', 'own.tsv', '-o', 'package/'], { cwd: folder })
    const { generator } = JSON.parse(readFileSync(join(folder, 'package/datapackage.json'), 'utf8'))
    expect(generator.ownWords).toBe(`sha256:${ownWordsFromText(EXAMPLE).sha256}`)
  })

  test.each([
    ['no.tsv', null, 'no.tsv: cannot be read: no such file or directory'],
    ['bad.tsv', '[people]\nword\thow\n育苗员\tnown\n', 'bad.tsv: line 3: how: Invalid option'],
    ['lost.tsv', EXAMPLE.replace('\t新疆', '\t新江'), 'lost.tsv: places: 青禾县 lies in 新江, which is not listed'],
  ])('%s: one line and exit code 2', (name, text, message) => {
    if (text !== null) writeFileSync(join(folder, name), text)
    const { status, stdout, stderr } = spawned(['a.txt', '--lexicon', name], { cwd: folder })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`aid-extract: ${message}`)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
