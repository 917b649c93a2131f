import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownWordsFromText } from '../../src/lexicon/own-words.js'
import { folderWith, ROOT, run, spawned } from './run.js'

const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const EXAMPLE = /<!-- lexicon:[^>]*-->\n```\n([\s\S]*?)```/.exec(README)?.[1] ?? ''
const ARTICLE =
  '江苏援疆工作巡礼\n\n2019年07月18日 来源:测试日报\n\n今年以来,江苏省向青禾县派出30名育苗员,投入500万卢布币。\n'

let folder = ''
let remove = () => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({ 'a.txt': ARTICLE, 'own.tsv': EXAMPLE }))
})
afterAll(() => remove())

// Words of one's own are read with the others, once a process: each run with some is a process of its own.

test('the words of a file are read as those of the package, and a data package says that there were some', async () => {
  const columns = ['--columns', 'raw,unit,label,recipient']
  const without = await run(['a.txt', ...columns, '-f', 'csv'], { cwd: folder })
  expect(without.stdout).not.toContain('卢布币')

  spawned(['a.txt', ...columns, '--lexicon', 'own.tsv', '-o', 'package/'], { cwd: folder })
  expect(readFileSync(join(folder, 'package/records.csv'), 'utf8')).toBe(
    'raw,unit,label,recipient\n30名,person,育苗员,新疆青禾\n500万卢布币,RUB,投入,新疆青禾\n',
  )
  const { generator } = JSON.parse(readFileSync(join(folder, 'package/datapackage.json'), 'utf8'))
  expect(generator.ownWords).toBe(`sha256:${ownWordsFromText(EXAMPLE).sha256}`)
})

test.each([
  ['no.tsv', null, 'no.tsv: cannot be read: no such file or directory'],
  ['bad.tsv', '[people]\nword\thow\n育苗员\tnown\n', 'bad.tsv: line 3: how: Invalid option'],
  ['lost.tsv', EXAMPLE.replace('\t新疆', '\t新江'), 'lost.tsv: places: 青禾县 lies in 新江, which is not listed'],
])('--lexicon %s: one line and exit code 2', (name, text, message) => {
  if (text !== null) writeFileSync(join(folder, name), text)
  const { status, stdout, stderr } = spawned(['a.txt', '--lexicon', name], { cwd: folder })
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(`aid-extract: ${message}`)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
