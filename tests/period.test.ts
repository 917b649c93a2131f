import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { layOut } from '../src/layout/outline.js'
import { period } from '../src/resolve/period/period.js'
import { marked } from './period-support.js'

const rows = readFileSync(new URL('../fixtures/corpus/period.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => line.split('\t') as [string, string, string])

describe('the corpus of dated figures', () => {
  test.each(rows)('%s %s', (published, text) => {
    const { document, mentions, wanted } = marked(text, published || null)
    expect(wanted.length).toBeGreaterThan(0)
    const found = period.resolve(mentions, layOut(document, mentions)).map((mention, i) => ({
      raw: wanted[i]?.raw,
      start: mention.period?.start ?? null,
      end: mention.period?.end ?? null,
    }))
    expect(found).toEqual(wanted)
  })
})
