import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Converter } from 'opencc-js/cn2t'
import { describe, expect, test } from 'vitest'
import { sourceFromBytes, sourceFromText } from '../src/read/source.js'
import { hasTraditional } from '../src/script.js'
import { beginOf } from '../src/span.js'
import { strip } from '../src/strip/article.js'

const PAGES = join(import.meta.dirname, '../fixtures/pages')
const convert = Converter({ from: 'cn', to: 't' })
/** A text in traditional script, character by character, as long as it was. */
const traditional = (text: string) => [...text].map((c) => (convert(c).length === c.length ? convert(c) : c)).join('')

const documents = readdirSync(PAGES, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return []
  const file = readdirSync(join(PAGES, entry.name)).find((name) => name.startsWith('source.'))
  if (file === undefined) return []
  const { text, format } = sourceFromBytes(file, readFileSync(join(PAGES, entry.name, file)))
  return hasTraditional([text]) ? [] : [{ slug: entry.name, text, format }]
})

describe('a page in traditional script keeps and drops the same lines', () => {
  const verdicts = (text: string, format: 'html' | 'text') => {
    const { blocks, dropped, published } = strip(sourceFromText('d', text, { format }))
    return { kept: blocks.map(({ map }) => beginOf(map)), dropped: dropped.map((d) => [d.start, d.reason]), published }
  }
  test.each(documents)('$slug', ({ text, format }) => {
    expect(verdicts(traditional(text), format)).toEqual(verdicts(text, format))
  })
  test('there are some', () => expect(documents.length).toBeGreaterThan(50))
})

test('the publisher is named in the script of the page', () => {
  const lines = [
    '四川災後重建工程竣工',
    '2010-05-12 10:20 來源：國際合作處',
    '重建辦公室表示，兩年間共援建學校三十二所，所有工程已於上月全部竣工並移交當地使用。',
  ]
  expect(strip(sourceFromText('d', lines.join('\n'), { format: 'text' })).publisher).toBe('國際合作處')
})
