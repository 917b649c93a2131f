import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { OWN_LISTS, ownWordsFromText } from '../src/lexicon/own-words.js'
import { ROOT } from './cli/run.js'

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
