import type { Place } from '../../decisions/decision.js'
import {
  detailId,
  INDEX_ID,
  PACKED,
  PACKED_TYPES,
  type PackedFigure,
  type PageDetail,
  type PageIndex,
  type Range,
  type Row,
} from '../page-data.js'
import { unbroken } from './numbers.js'

/** A figure of a document: one that was read, or one that the reviewer added. */
export interface Figure {
  /** Names it among all figures of the page. */
  readonly key: string
  /** The position of its document. */
  readonly doc: number
  /** Null for an added one. */
  readonly id: string | null
  readonly raw: string
  /** As it was read, or as it was first added. */
  readonly read: Row
  /** Its position in the document's details; null for an added one. */
  readonly nth: number | null
  /** Where an added one stands. */
  readonly at: { readonly sentence: number; readonly range: Range } | null
}

function parsed<T>(id: string): T {
  return JSON.parse(document.getElementById(id)?.textContent ?? 'null') as T
}

export const index = parsed<PageIndex>(INDEX_ID)

/** The figures that were read, document by document. */
export const readFigures: readonly (readonly Figure[])[] = index.documents.map(({ figures }, doc) =>
  figures.map((packed, nth) => ({
    key: `${doc} ${packed[0]}`,
    doc,
    id: packed[0],
    raw: packed[1],
    read: unpacked(packed, figures),
    nth,
    at: null,
  })),
)

function unpacked(packed: PackedFigure, all: readonly PackedFigure[]): Row {
  const [, , whole, ...cells] = packed
  const row: Record<string, unknown> = { part_of: all[whole]?.[0] ?? null }
  for (const [i, name] of PACKED.entries()) {
    const cell = cells[i] as number
    const type = PACKED_TYPES[name]
    const text = () => index.strings[cell] ?? null
    row[name] = type === 'number' ? cell : type === 'text' ? text() : (text() ?? '').split(';').filter(Boolean)
  }
  return row as unknown as Row
}

const details = new Map<number, PageDetail>()

/** What a document's page shows; parsed when it is first asked for. */
export function detailOf(doc: number): PageDetail {
  const known = details.get(doc)
  if (known) return known
  const detail = parsed<PageDetail>(detailId(doc))
  details.set(doc, detail)
  return detail
}

/** Where a figure stands in its document: the sentence, and its range in the block. */
export function rangeOf({ doc, nth, at }: Figure): { readonly sentence: number; readonly range: Range } {
  if (at) return at
  const [sentence, start, end] = detailOf(doc).figures[nth as number] as PageDetail['figures'][number]
  return { sentence, range: [start, end] }
}

/** A figure's words as its article shows them: whole, where lines, or what is no article, part them in the document. */
export function wordsOf(figure: Figure): string {
  const { sentence, range } = rangeOf(figure)
  return unbroken(blockTextOf(figure.doc, sentence).slice(...range))
}

/** The text of the block that a sentence stands in. */
export function blockTextOf(doc: number, sentence: number): string {
  const { sentences, blocks } = detailOf(doc)
  return blocks[sentences[sentence]?.[0] ?? -1]?.text ?? ''
}

/** A sentence's own text. */
export function sentenceText(doc: number, sentence: number): string {
  const [, start, end] = detailOf(doc).sentences[sentence] as PageDetail['sentences'][number]
  return blockTextOf(doc, sentence).slice(start, end)
}

const occurrences = new Map<number, readonly { readonly nth: number; readonly of: number }[]>()

/** Which of a document's equal sentences each is. */
function occurrencesIn(doc: number) {
  const known = occurrences.get(doc)
  if (known) return known
  const counts = new Map<string, number>()
  const nths = detailOf(doc).sentences.map((_, i) => {
    const text = sentenceText(doc, i)
    const nth = (counts.get(text) ?? 0) + 1
    counts.set(text, nth)
    return { text, nth }
  })
  const made = nths.map(({ text, nth }) => ({ nth, of: counts.get(text) as number }))
  occurrences.set(doc, made)
  return made
}

/** Where a range of a sentence stands, as decisions say it. */
export function placeOf(doc: number, sentence: number, [start]: Range): Place {
  const text = sentenceText(doc, sentence)
  const [, from] = detailOf(doc).sentences[sentence] as PageDetail['sentences'][number]
  const { nth, of } = occurrencesIn(doc)[sentence] as { readonly nth: number; readonly of: number }
  return { sentence: text, nth, of, at: [...text.slice(0, start - from)].length }
}
