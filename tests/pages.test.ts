import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio/slim'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type AidRecord, extract } from '../src/index.js'
import type { Article } from '../src/model.js'

const ROOT = join(import.meta.dirname, '..')
const PAGES = join(ROOT, 'fixtures', 'pages')
const SEEDS = join(ROOT, 'seeds')

const Expected = z.strictObject({
  why: z.string().min(1),
  title: z.string().min(1).nullable(),
  published: z.iso.date().nullable(),
  keep: z.array(z.string().min(1)).min(1),
  /** Empty for a text that has no page around it. */
  without: z.array(z.string().min(1)),
  figures: z.array(z.string().min(1)).min(1),
  encoding: z.string(),
  /** How many figures the warning about what was left out counts; none where it is not there. */
  warned: z.int().positive().optional(),
})

const slugs = readdirSync(PAGES, { withFileTypes: true })
  // a file of several documents is read in page-files.test.ts
  .filter((entry) => entry.isDirectory() && existsSync(join(PAGES, entry.name, 'page.json')))
  .map(({ name }) => name)
  .sort()

function sourceOf(slug: string): string {
  const sources = readdirSync(join(PAGES, slug)).filter((name) => name.startsWith('source.'))
  expect(sources, `${slug} holds one source`).toHaveLength(1)
  return join(PAGES, slug, sources[0] as string)
}

/** White space tells nothing: markup may break a line or indent anywhere. */
function folded(text: string): string {
  return text.replace(/[\s\u00a0\u200b\u3000]+/g, '')
}

function wholeText({ blocks }: Article): string {
  return folded(blocks.map(({ text }) => text).join(''))
}

/** What a cut of a page says: tags and comments removed, entities decoded. */
function said(markup: string): string {
  // a cut may begin or end inside a section whose text it holds
  const bare = markup.replace(/<!--.*?-->/gs, '').replace(/<!\[CDATA\[|\]\]>/g, '')
  return load(bare, { xml: { xmlMode: false } })
    .root()
    .text()
}

function expectGrounded(records: readonly AidRecord[], { source }: Article): void {
  const points = Array.from(source.text)
  for (const { start, end, raw } of records) {
    const cut = points.slice(start, end).join('')
    if (source.format === 'text') expect(cut).toBe(raw)
    else expect(folded(said(cut))).toBe(folded(raw))
  }
}

/** An emoji of two UTF-16 units ahead of everything: counted in code points it moves all by one place. */
function withEmoji({ text, format }: Article['source']): string {
  if (format === 'text') return `😀${text}`
  const body = /<body\b[^>]{0,400}>/i.exec(text)
  if (body === null) throw new Error('the page has no body tag to put the emoji behind')
  const at = body.index + body[0].length
  return `${text.slice(0, at)}😀${text.slice(at)}`
}

function expectMovedByEmoji(doc: string, bytes: Uint8Array): void {
  const before = extract(bytes, { doc })
  const after = extract(withEmoji(before.article.source), { doc, format: before.article.source.format })
  const places = (records: readonly AidRecord[], by: number) =>
    records.map(({ kind, raw, start, end }) => [kind, raw, start + by, end + by])
  expect(places(after.records, 0)).toEqual(places(before.records, 1))
  expectGrounded(after.records, after.article)
}

test('there are pages of all layouts', () => {
  expect(slugs.length).toBeGreaterThanOrEqual(30)
})

describe.each(slugs)('%s', (slug) => {
  const file = sourceOf(slug)
  const page = Expected.parse(JSON.parse(readFileSync(join(PAGES, slug, 'page.json'), 'utf8')))
  const { article, records, diagnostics } = extract(readFileSync(file), { doc: slug })

  test('is decoded', () => {
    expect(article.source.encoding.name).toBe(page.encoding)
    expect(article.source.format).toBe(/\.(?:html|mht|mhtml)$/.test(file) ? 'html' : 'text')
    expect(article.diagnostics.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('is kept without its chrome', () => {
    const whole = wholeText(article)
    const source = folded(article.source.text)
    expect(page.without.filter((sentence) => !source.includes(folded(sentence)))).toEqual([])
    expect(page.keep.filter((sentence) => !whole.includes(folded(sentence)))).toEqual([])
    expect(page.without.filter((sentence) => whole.includes(folded(sentence)))).toEqual([])
  })

  test('has its title and day', () => {
    expect(article.title).toBe(page.title)
    expect(article.published).toBe(page.published)
  })

  test('gives its figures and none out of the chrome', () => {
    expect(records.map(({ raw }) => folded(raw))).toEqual(page.figures.map(folded))
    // expected.json counts code points, the article's own spans are UTF-16
    const points = Array.from(article.source.text)
    for (const { start, end, raw } of records) {
      const from = points.slice(0, start).join('').length
      const to = from + points.slice(start, end).join('').length
      const around = article.dropped.filter((dropped) => dropped.start <= from && to <= dropped.end)
      expect([raw, around]).toEqual([raw, []])
    }
  })

  test('tells of figures that it lost and is silent about those of its chrome', () => {
    const told = diagnostics.flatMap(({ message }) => /^(\d+) figures? in what was left out/.exec(message)?.[1] ?? [])
    expect(told.map(Number)).toEqual(page.warned === undefined ? [] : [page.warned])
  })

  test('says what its records must be', () => {
    const expected = JSON.parse(readFileSync(join(PAGES, slug, 'expected.json'), 'utf8')) as AidRecord[]
    const figures = expected.map(({ raw }) => folded(raw))
    expect(figures).toEqual(page.figures.map(folded))
  })

  test('grounds its records in the source', () => {
    expectGrounded(records, article)
    expectMovedByEmoji(slug, readFileSync(file))
  })
})

describe.each(readdirSync(SEEDS).filter((name) => name.endsWith('.txt')))('seed %s', (name) => {
  test('grounds its records in the source', () => {
    const bytes = readFileSync(join(SEEDS, name))
    const { article, records } = extract(bytes, { doc: name })
    expect(records.length).toBeGreaterThan(0)
    expectGrounded(records, article)
    expectMovedByEmoji(name, bytes)
  })
})
