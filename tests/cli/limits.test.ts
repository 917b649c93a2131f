import { expect, test } from 'vitest'
import { ARTICLE, folderWith, run } from './run.js'

test('the command line takes limits, and says how they are written', async () => {
  const few = await run(['-', '--limit', 'numbers=1'], { input: ARTICLE })
  expect([few.status, few.stdout]).toEqual([1, '[]\n'])
  expect(few.stderr).toContain('stdin: more than 1 numbers')
  const wrong = await run(['-', '--limit', 'size=1'], { input: ARTICLE })
  expect([wrong.status, wrong.stderr.split('\n')[0]]).toEqual([
    2,
    "aid-extract: --limit 'size=1' is written as document=64MB; limits are document, header, ratio, nodes, characters, numbers",
  ])
})

test.each([
  ['extract', ['-', '-f', 'csv']],
  ['a summary', ['summary', '-']],
  ['a review', ['review', '-', '-o', '-']],
  ['decisions', ['-', '-f', 'csv', '--decisions', 'DECISIONS']],
])('limits hold for every command that reads figures: %s', async (_, args) => {
  const { folder, remove } = folderWith({ DECISIONS: '[]' })
  try {
    const { stderr } = await run([...args, '--limit', 'numbers=1'], { cwd: folder, input: ARTICLE })
    expect(stderr).toContain('stdin: more than 1 numbers')
  } finally {
    remove()
  }
})
