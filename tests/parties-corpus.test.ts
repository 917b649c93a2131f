import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { layOut } from '../src/layout/outline.js'
import { parties } from '../src/resolve/parties/parties.js'
import { sample } from './parties-support.js'

const rows = readFileSync(new URL('../fixtures/corpus/parties.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => line.split('\t'))

/** As the scorer compares names: equal, or one in the other; nobody only equals nobody. */
function loosely(a: string, b: string): boolean {
  return a === b || (a !== '' && b !== '' && (a.includes(b) || b.includes(a)))
}

test.each(rows)('%s', (clause = '', figure = '', donor = '', recipient = '', as = '') => {
  expect(clause).toContain(figure)
  const { document, mentions } = sample([clause.replace(figure, () => `{${as}|${figure}}`)])
  const [found] = parties.resolve(mentions, layOut(document, mentions))
  const got = [found?.donor ?? '', found?.recipient ?? ''] as const
  const right = loosely(donor, got[0]) && loosely(recipient, got[1])
  expect(right, `want ${donor} → ${recipient}, got ${got[0]} → ${got[1]} by ${found?.trace}`).toBe(true)
})

test('the corpus has at least a hundred and twenty clauses', () => {
  expect(rows.length).toBeGreaterThanOrEqual(120)
})
