import { expect, test } from 'vitest'
import { printable, printableLine } from '../../src/cli/printable.js'
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
