import { decimal } from '../src/decimal.js'
import type { Article, Block, BlockKind, Document, Mention, Sentence } from '../src/model.js'
import { NO_EVIDENCE } from '../src/model.js'
import { normalise } from '../src/normalise/normalise.js'
import { sentenceSpans } from '../src/segment/segment.js'
import { identityMap } from '../src/span.js'

/** A figure that a test text marks, with the days it must get. */
export interface Marked {
  readonly raw: string
  readonly start: string | null
  readonly end: string | null
}

const KINDS: Readonly<Record<string, BlockKind>> = { '#': 'headline', '##': 'subhead', '^': 'caption' }

/** Blocks parted by ¶ (`#` headline, `##` subhead, `^` caption) with figures as {raw|first day|last day}. */
export function marked(
  text: string,
  published: string | null,
): { document: Document; mentions: Mention[]; wanted: Marked[] } {
  const wanted: Marked[] = []
  const places: { block: number; start: number; end: number }[] = []
  const blocks = text.split('¶').map((part, index): Block => {
    const mark = /^(?:##|#|\^)/.exec(part)?.[0] ?? ''
    let plain = ''
    let at = mark.length
    for (const match of part.matchAll(/\{([^|}]*)\|([^|}]*)\|([^|}]*)\}/g)) {
      plain += part.slice(at, match.index)
      const raw = match[1] as string
      places.push({ block: index, start: plain.length, end: plain.length + raw.length })
      wanted.push({ raw, start: match[2] || null, end: match[3] || null })
      plain += raw
      at = match.index + match[0].length
    }
    plain += part.slice(at)
    return { kind: KINDS[mark] ?? 'paragraph', text: plain, map: identityMap(plain.length), doubtful: false }
  })
  const document = documentOf(blocks, published)
  const mentions = places.map(({ block, start, end }, index): Mention => {
    const sentence = document.sentences.find(
      (s) => s.blockIndex === block && s.start <= start && start < s.end,
    ) as Sentence
    return mention(sentence, index, start - sentence.start, end - sentence.start)
  })
  return { document, mentions, wanted }
}

function documentOf(blocks: readonly Block[], published: string | null): Document {
  const source = {
    doc: 'test',
    sha256: '',
    format: 'text',
    text: '',
    encoding: { name: 'utf-8', found: 'given' },
    url: null,
    crawled: null,
    place: null,
    diagnostics: [],
  } as const
  const article: Article = {
    source,
    title: null,
    published,
    publisher: null,
    url: null,
    blocks,
    dropped: [],
    diagnostics: [],
  }
  const plain = normalise(article)
  const spans = plain.blocks.flatMap((block, blockIndex) =>
    sentenceSpans(block.text).map((span) => ({ block, blockIndex, ...span })),
  )
  const sentences = spans.map(
    (span, index): Sentence => ({ ...span, index, text: span.block.text.slice(span.start, span.end), tag: () => [] }),
  )
  return { plain, sentences }
}

function mention(sentence: Sentence, index: number, start: number, end: number): Mention {
  return {
    index,
    sentence,
    start,
    end,
    kind: 'money',
    unit: 'CNY',
    value: decimal(1),
    qualifier: 'exact',
    min: null,
    max: null,
    numeral: { start, end },
    noun: null,
    label: null,
    role: 'other',
    per: null,
    donor: null,
    evidence: NO_EVIDENCE,
    recipient: null,
    period: null,
    partOf: null,
    flags: [],
    trace: [],
  }
}
