import { hash } from 'node:crypto'
import { toNumber } from '../decimal.js'
import type { AidRecord, Document, Found, Mention, Sentence, Source } from '../model.js'
import { type Span, toOrigin } from '../span.js'
import { positions } from './positions.js'

/** The mentions as records: back in the source, in the original script, with ids and provenance. */
export function ground(mentions: readonly Mention[], document: Document): readonly AidRecord[] {
  const { article, traditional } = document.plain
  const { source } = article
  const { lineAt, codePointAt } = positions(source.text)
  const origins = mentions.map((mention) => origin(mention.sentence, mention))
  const ids = mentions.map((mention, i) => identity(source, mention, origins[i] as Span))

  return mentions.map((mention, i) => {
    const { start, end } = origins[i] as Span
    const raw = source.format === 'text' ? source.text.slice(start, end) : originalText(mention.sentence, mention)
    return {
      doc: source.doc,
      line: lineAt(start),
      kind: mention.kind,
      raw,
      value: toNumber(mention.value),
      unit: mention.unit,
      qualifier: mention.qualifier,
      min: mention.min && toNumber(mention.min),
      max: mention.max && toNumber(mention.max),
      per: mention.per,
      label: mention.label,
      role: mention.role,
      donor: mention.donor,
      recipient: mention.recipient,
      period: mention.period?.text ?? null,
      period_start: mention.period?.start ?? null,
      period_end: mention.period?.end ?? null,
      sentence: sentenceAround(mention, raw),
      part_of: mention.partOf === null ? null : (ids[mention.partOf] as string),
      flags: [...mention.flags],
      context: mention.evidence.context,
      donor_from: mention.evidence.donor?.scope ?? null,
      recipient_from: mention.evidence.recipient?.scope ?? null,
      period_from: mention.evidence.period,
      donor_codes: codesOf(mention.evidence.donor),
      recipient_codes: codesOf(mention.evidence.recipient),
      sentence_simplified: traditional ? mention.sentence.text : null,
      title: article.title,
      published: article.published,
      publisher: article.publisher,
      url: article.url,
      crawled: source.crawled,
      start: codePointAt(start),
      end: codePointAt(end),
      id: ids[i] as string,
      sha256: source.sha256,
    }
  })
}

/** The GB/T 2260 codes of a party's places, each once. */
function codesOf(found: Found | null): string[] {
  return [...new Set(found?.places.flatMap(({ code }) => code ?? []) ?? [])]
}

/** A span of the sentence as a span of its block's text, in the original script. */
export function inBlock({ block, start }: Sentence, span: Span): Span {
  const from = start + span.start
  const to = start + span.end
  return block.toBlock
    ? { start: block.toBlock[from] as number, end: block.toBlock[to] as number }
    : { start: from, end: to }
}

/** The document's own characters of a span of the sentence. */
export function originalText(sentence: Sentence, span: Span): string {
  const { start, end } = inBlock(sentence, span)
  return sentence.block.block.text.slice(start, end)
}

/** A figure's sentence, with the figure as the source has it: the sentence itself is without marks that have no width, and without line breaks. */
function sentenceAround({ sentence, start, end }: Mention, raw: string): string {
  const behind = originalText(sentence, { start: end, end: sentence.text.length })
  return originalText(sentence, { start: 0, end: start }) + raw + behind
}

function origin(sentence: Sentence, span: Span): Span {
  return toOrigin(sentence.block.block.map, inBlock(sentence, span))
}

/** Begins with a letter, so that no spreadsheet reads it as a number; the place tells two equal figures apart. */
function identity(source: Source, { kind }: Mention, { start, end }: Span): string {
  return `r${hash('sha256', `${source.sha256} ${kind} ${start} ${end}`).slice(0, 15)}`
}
