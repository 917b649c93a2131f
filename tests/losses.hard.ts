import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { extract } from '../src/index.js'

/** It reads each of four thousand documents. */
const PATIENCE = 900_000

test(
  'no document of the fixtures that yields nothing is silent about figures it dropped',
  () => {
    const root = join(import.meta.dirname, '..', 'fixtures')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(?:txt|html|md)$/.test(file),
    )
    expect(files.length).toBeGreaterThan(100)
    // what a hand has read to the end and found no figure in drops chrome alone
    const isEmpty = (file: string) => {
      const gold = join(root, file.replace('/docs/', '/gold/').replace(/\.\w+$/, '.jsonl'))
      return gold.endsWith('.jsonl') && existsSync(gold) && readFileSync(gold, 'utf8').trim() === ''
    }
    const silent = files.filter((file) => {
      if (isEmpty(file)) return false
      const { article, records, diagnostics } = extract(readFileSync(join(root, file)), { doc: file })
      if (records.length > 0) return false
      const dropped = extract(article.dropped.map(({ text }) => text).join('\n'), { format: 'text', strip: false })
      return dropped.records.length > 0 && diagnostics.every(({ level }) => level === 'info')
    })
    expect(silent).toEqual([])
  },
  PATIENCE,
)
