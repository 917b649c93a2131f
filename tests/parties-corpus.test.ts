import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decimal } from '../src/decimal.js'
import type { Document, Mention, PlainBlock, Sentence } from '../src/model.js'
import { parties } from '../src/resolve/parties.js'
import { identityMap } from '../src/span.js'

/** A document of given paragraphs, one sentence each. */
export function documentOf(title: string | null, paragraphs: readonly string[]): Document {
  const blocks: PlainBlock[] = paragraphs.map((text) => ({
    block: { kind: 'paragraph', text, map: identityMap(text.length), doubtful: false },
    text,
    toBlock: null,
  }))
  const article = { title, published: null, publisher: null, url: null, blocks: [], dropped: [], diagnostics: [] }
  const sentences = blocks.map((block, index) => ({
    index,
    block,
    blockIndex: index,
    start: 0,
    end: block.text.length,
    text: block.text,
  }))
  return { plain: { article, traditional: false, blocks }, sentences } as unknown as Document
}

export function mentionOf(sentence: Sentence, raw: string, as: string): Mention {
  const start = sentence.text.indexOf(raw)
  const [kind, role] = as.split(' ')
  return {
    index: 0,
    sentence,
    start,
    end: start + raw.length,
    kind,
    role,
    label: null,
    donor: null,
    recipient: null,
    trace: [],
    value: decimal(1),
  } as unknown as Mention
}

const loosely = (a: string | null, b: string | null): boolean =>
  (a ?? '') === (b ?? '') || (a !== null && b !== null && a !== '' && b !== '' && (a.includes(b) || b.includes(a)))

const rows = readFileSync(new URL('../fixtures/corpus/parties.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .slice(1)
  .map((line) => line.split('\t'))

test.each(rows)('%s', (clause = '', figure = '', donor = '', recipient = '', as = '') => {
  const document = documentOf(null, [clause])
  const [found] = parties.resolve([mentionOf(document.sentences[0] as Sentence, figure, as)], document)
  const shown = { donor: found?.donor ?? null, recipient: found?.recipient ?? null }
  expect(clause).toContain(figure)
  expect(
    loosely(donor, shown.donor) && loosely(recipient, shown.recipient),
    `want ${donor} → ${recipient}, got ${shown.donor} → ${shown.recipient}`,
  ).toBe(true)
})
