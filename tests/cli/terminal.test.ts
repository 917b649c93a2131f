import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printable, printableLine } from '../../src/printable.js'
import { ARTICLE, folderWith, run } from './run.js'

const ESCAPES = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\u2066'
const ORDER = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u

test('nothing that a terminal obeys is shown to people, and words are left alone', () => {
  expect(printable(`甲${ESCAPES}乙\n\t丙😀`)).toBe('甲]0;owned[2J31m乙\n\t丙😀')
  expect(printableLine('甲\r\n乙\u2028丙')).toBe('甲 乙 丙')
})

test('names, addresses and options reach messages in one line without escapes', async () => {
  const { folder, remove } = folderWith({
    [`a${ESCAPES}\nb.txt`]: '',
    'c.jsonl': JSON.stringify({ id: ESCAPES, text: '' }),
  })
  try {
    for (const args of [['.'], ['c.jsonl'], [`--${ESCAPES}`], [`no${ESCAPES}\nthing`], ['.', '--columns', ESCAPES]]) {
      const { stderr } = await run(args, { cwd: folder })
      expect(stderr).not.toMatch(ORDER)
      expect(
        stderr
          .trimEnd()
          .split('\n')
          .filter((line) => !/^aid-extract: |^\(Did you/.test(line)),
      ).toEqual([])
    }
  } finally {
    remove()
  }
})

test('explain shows words; data keeps every character', async () => {
  const text = `${ARTICLE}浙江省投入\u001b[31m援疆资金3亿元。\n`
  const explained = await run(['explain', '-'], { input: text })
  expect(explained.stdout).not.toMatch(ORDER)
  expect(explained.stdout).toContain('3亿元')
  const records = JSON.parse((await run(['-', '-f', 'json'], { input: text })).stdout) as { sentence: string }[]
  expect(records.at(-1)?.sentence).toContain('\u001b[31m')
})

test('a site rule on a name that every object has harms nothing', async () => {
  const { folder, remove } = folderWith({
    'sites.tsv': 'use\tselector\ndrop\t[constructor^=x]\ndrop\t[__proto__^=x]\ndrop\t[toString=x]\n',
    'a.html': `<html><body><h1>援疆</h1><p>浙江省投入援疆资金3亿元。</p></body></html>`,
  })
  try {
    const { status, stderr } = await run(['a.html', '--sites', 'sites.tsv', '-f', 'csv'], { cwd: folder })
    expect([status, stderr]).toEqual([0, ''])
  } finally {
    remove()
  }
})

describe('whatever a command shows to people on standard output holds nothing that a terminal obeys', () => {
  const NAME = `a${ESCAPES}\nb`
  const TEXT = `${ARTICLE}浙江省投入${ESCAPES}援疆资金3亿元${ESCAPES}。\n`
  const { folder, remove } = folderWith({ [`docs/${NAME}.txt`]: TEXT, [`docs/c${NAME}.txt`]: TEXT, 'b.txt': TEXT })
  afterAll(() => remove())
  const shown = async (...args: string[]) => {
    const { isTTY } = process.stdout
    // what goes to a file is data, for some commands
    process.stdout.isTTY = true
    try {
      const { stdout } = await run(args, { cwd: folder, env: { NO_COLOR: '1' } })
      return stdout
    } finally {
      process.stdout.isTTY = isTTY
    }
  }
  beforeAll(async () => {
    await shown('check', '--init', NAME)
    renameSync(join(folder, NAME), join(folder, 'fx'))
    const { stdout } = await run(['docs', '-f', 'json'], { cwd: folder })
    const records = JSON.parse(stdout) as { value: number }[]
    writeFileSync(join(folder, 'old.json'), JSON.stringify(records.map((one) => ({ ...one, value: 1, role: ESCAPES }))))
    mkdirSync(join(folder, 'goldens'))
    writeFileSync(join(folder, `goldens/${NAME}.txt`), TEXT)
    writeFileSync(join(folder, `goldens/${NAME}.expected.json`), JSON.stringify(records.slice(0, 1)))
  })

  test.each([
    [['explain', TEXT]],
    [['explain', 'b.txt', '--all']],
    [['text', 'b.txt']],
    [['text', 'b.txt', '--dropped']],
    [['text', 'b.txt', '--source']],
    [['check', 'goldens']],
    [['check', 'goldens', '--reporter', 'github']],
    [['check', 'goldens', '--update']],
    [['check', 'docs', '--against', 'old.json']],
    [['check', '--init', NAME]],
    [['summary', 'docs', '--by', 'doc']],
    [['summary', 'docs', '--by', 'doc', '--across']],
    [['summary', 'docs', '--by', 'doc', '-f', 'md']],
    [['summary', 'old.json', '--by', 'doc,role', '-f', 'md']],
    [['doctor']],
  ])('%j', async (args) => {
    const stdout = await shown(...args)
    expect(stdout.length).toBeGreaterThan(0)
    expect(stdout).not.toMatch(ORDER)
  })

  test('a name with a line end is in one line of a table', async () => {
    const lines = (await shown('summary', 'docs', '--by', 'doc')).split('\n')
    expect(lines.filter((line) => line.includes('b.txt')).every((line) => line.includes('a]0;owned'))).toBe(true)
  })
})
