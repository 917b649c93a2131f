import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { extract, type Source } from '../src/index.js'
import { sourcesIn } from '../src/read/sources-in.js'

const PAGES = join(import.meta.dirname, '..', 'fixtures', 'pages')

const Expected = z.strictObject({
  why: z.string().min(1),
  documents: z.array(
    z.strictObject({
      doc: z.string(),
      title: z.string().nullable(),
      published: z.iso.date().nullable(),
      figures: z.array(z.string()),
      /** How the error begins that is told of it; null where there is none. */
      error: z.string().nullable(),
    }),
  ),
})

const slugs = readdirSync(PAGES).filter((name) => existsSync(join(PAGES, name, 'documents.json')))

test('there are files of several documents of every sort', () => {
  for (const sort of ['feed', 'warc', 'mailbox']) expect(slugs.some((slug) => slug.startsWith(sort))).toBe(true)
})

describe.each(slugs)('%s', (slug) => {
  const folder = join(PAGES, slug)
  const name = readdirSync(folder).find((entry) => entry !== 'documents.json') as string

  test('gives its documents, each with its title, day and figures', async () => {
    const { documents } = Expected.parse(JSON.parse(readFileSync(join(folder, 'documents.json'), 'utf8')))
    const found: Source[] = []
    for await (const source of sourcesIn(name, createReadStream(join(folder, name)))) found.push(source)
    const told = found.map((source) => {
      const { article, records, diagnostics } = extract(source)
      const { doc } = source
      const error = diagnostics.find(({ level }) => level === 'error')?.message ?? null
      return { doc, title: article.title, published: article.published, figures: records.map(({ raw }) => raw), error }
    })
    expect(told).toEqual(documents)
  })
})
