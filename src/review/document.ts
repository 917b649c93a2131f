import type { ColumnType } from '../decisions/decision.js'
import { wordsAround } from '../formats/words-around.js'
import { inBlock } from '../ground/ground.js'
import type { AidRecord, Diagnostic, Found, Mention, Sentence } from '../model.js'
import type { Reading } from '../pipeline.js'
import { beginOf, type Span } from '../span.js'
import {
  type LostParty,
  PACKED,
  PACKED_TYPES,
  type PackedFigure,
  type PageDetail,
  type PageDocument,
  type PageWhy,
} from './page-data.js'

/** The number of a string in the page's list of strings; -1 for null. */
export type Intern = (text: string | null) => number

/** What a page holds of a document, as it is read: plain data, its strings not numbered yet. */
export interface PagePart {
  readonly about: Omit<PageDocument, 'figures'>
  readonly records: readonly AidRecord[]
  readonly detail: PageDetail
}

export function pagePart(reading: Reading, diagnostics: readonly Diagnostic[]): PagePart {
  const { source, title, published, publisher, url } = reading.document.plain.article
  const { doc, sha256, crawled } = source
  const messages = diagnostics.map(({ level, message }) => ({ level, message }))
  return {
    about: { doc, sha256, title, published, publisher, url, crawled, messages },
    records: reading.records,
    detail: pageDetail(reading),
  }
}

/** What the page's index says of a document. */
export function pageDocument({ about, records }: PagePart, intern: Intern): PageDocument {
  const positions = new Map(records.map(({ id }, i) => [id, i]))
  const figures = records.map((record) => packed(record, positions.get(record.part_of ?? '') ?? -1, intern))
  return { ...about, figures }
}

function packed(record: AidRecord, whole: number, intern: Intern): PackedFigure {
  return [record.id, record.raw, whole, ...PACKED.map((name) => cell(record[name], PACKED_TYPES[name], intern))]
}

function cell(value: AidRecord[(typeof PACKED)[number]], type: ColumnType, intern: Intern): number | null {
  if (type === 'number') return value as number | null
  return intern(type === 'list' ? (value as readonly string[]).join(';') : (value as string | null))
}

/** What the page shows of a document when it is opened. */
function pageDetail({ document, mentions, rejections }: Reading): PageDetail {
  const { blocks, dropped } = document.plain.article
  const numbers = new Map<Sentence, number>(document.sentences.map((sentence, i) => [sentence, i]))
  const numberOf = (sentence: Sentence) => numbers.get(sentence) as number
  const place = ({ sentence, start, end }: Span & { readonly sentence: Sentence }) => {
    const range = inBlock(sentence, { start, end })
    return [numberOf(sentence), range.start, range.end] as const
  }
  const starts = blocks.map(({ map }) => beginOf(map))
  return {
    blocks: blocks.map(({ kind, text, doubtful, cells }) => ({
      kind,
      text,
      ...(doubtful && { doubtful }),
      ...(cells && { cells: cells.map(({ start, end }) => [start, end] as const) }),
    })),
    sentences: document.sentences.map((sentence) => {
      const { start, end } = inBlock(sentence, { start: 0, end: sentence.text.length })
      return [sentence.blockIndex, start, end] as const
    }),
    figures: mentions.map(place),
    why: mentions.map(whyOf),
    others: rejections.map((rejection) => ({ at: place(rejection), reason: rejection.reason })),
    dropped: [...dropped]
      .sort((a, b) => a.start - b.start)
      .map(({ start, text, reason }) => ({ before: behind(starts, start), text, reason })),
  }
}

function whyOf({ trace: rules, sentence, evidence, ...span }: Mention): PageWhy {
  const lost = { ...lostTo('donor', evidence.donor), ...lostTo('recipient', evidence.recipient) }
  const words = wordsAround(sentence, span)
  return Object.keys(lost).length > 0 ? { rules, words, lost } : { rules, words }
}

function lostTo(party: 'donor' | 'recipient', found: Found | null) {
  const lost = found?.over().map(({ name, scope, by }): LostParty => [name, scope, by]) ?? []
  return lost.length > 0 ? { [party]: lost } : {}
}

/** The first block that begins behind an offset of the source. */
function behind(starts: readonly number[], offset: number): number {
  const found = starts.findIndex((start) => start > offset)
  return found < 0 ? starts.length : found
}
