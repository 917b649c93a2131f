import { toText } from '../decimal.js'
import { reasonInWords } from '../lexicon/reasons.js'
import type { Found, Mention, Period, Rejection, Sentence } from '../model.js'
import type { Reading } from '../pipeline.js'
import type { Span } from '../span.js'
import { wordsAround } from './words-around.js'

/** What was read in each sentence and why, for a person: its figures with their rules, and its other numbers. */
export function explanation(
  { document, mentions, rejections }: Reading,
  wanted: readonly Mention[] | undefined = undefined,
): string {
  const note = document.plain.traditional
    ? 'Traditional script: shown in simplified script, as the rules read it.\n\n'
    : ''
  const within = bySentence<Mention | Rejection>([...(wanted ?? mentions), ...(wanted ? [] : rejections)])
  const shown = wanted ? document.sentences.filter((sentence) => within.has(sentence)) : document.sentences
  const parts = shown.map((sentence) => {
    const found = (within.get(sentence) ?? []).toSorted((a, b) => a.start - b.start)
    const numerals = found.map((item) => cut(sentence, 'reason' in item ? item : item.numeral))
    return [
      [`${sentence.index + 1}. ${sentence.text.trim()}`, row('numerals', numerals.join(' · ') || 'none')],
      ...found.map((item) => ('reason' in item ? rejectionLines(item) : figureLines(item, mentions))),
    ]
      .map((lines) => `${lines.join('\n')}\n`)
      .join('\n')
  })
  return parts.length === 0 ? 'no text\n' : note + parts.join('\n')
}

function bySentence<T extends Mention | Rejection>(all: readonly T[]): ReadonlyMap<Sentence, readonly T[]> {
  const groups = new Map<Sentence, T[]>()
  for (const item of all) {
    const group = groups.get(item.sentence)
    if (group === undefined) groups.set(item.sentence, [item])
    else group.push(item)
  }
  return groups
}

function figureLines(mention: Mention, mentions: readonly Mention[]): readonly string[] {
  const { sentence, kind, value, unit, qualifier, min, max, partOf } = mention
  const whole = partOf === null ? undefined : mentions[partOf]
  const details = {
    bounds: bounds(min && toText(min), max && toText(max)),
    label: mention.label,
    role: mention.role,
    per: mention.per,
    period: mention.period && periodText(mention.period),
    donor: mention.donor && party(mention.donor, mention.evidence.donor),
    recipient: mention.recipient && party(mention.recipient, mention.evidence.recipient),
    'part of': whole && cut(whole.sentence, whole),
    flags: mention.flags.join(', '),
    words: wordsAround(sentence, mention),
    rules: mention.trace.join(' → '),
  }
  return [
    `   ${cut(sentence, mention)} = ${kind}: ${toText(value)} ${unit}, ${qualifier}`,
    ...Object.entries(details).flatMap(([name, text]) => (text ? [row(name, text)] : [])),
  ]
}

/** Who was found, and whom later steps would have found instead. */
function party(name: string, found: Found | null): string {
  if (!found) return name
  const over = found.over().map((lost) => `${lost.name} (${lost.by}, ${lost.scope})`)
  return `${name} (${found.by}, ${found.scope})${over.length > 0 ? `; not ${over.join(', ')}` : ''}`
}

/** The same for a program: each figure's record with its rules and the candidates that lost. */
export function explained({ mentions, records }: Reading, wanted: readonly Mention[]): readonly object[] {
  const recordOf = new Map(mentions.map((mention, i) => [mention, records[i]]))
  return wanted.map((mention) => {
    const { donor, recipient, period, context } = mention.evidence
    return {
      record: recordOf.get(mention),
      rules: mention.trace,
      donor: donor && { by: donor.by, scope: donor.scope, over: donor.over() },
      recipient: recipient && { by: recipient.by, scope: recipient.scope, over: recipient.over() },
      period: period && { scope: period },
      context,
    }
  })
}

function rejectionLines(rejection: Rejection): readonly string[] {
  return [
    `   ${cut(rejection.sentence, rejection)} is no figure: ${reasonInWords('figure', rejection.reason)}`,
    row('words', wordsAround(rejection.sentence, rejection)),
  ]
}

function bounds(min: string | null, max: string | null): string {
  if (min !== null && max !== null) return `${min} to ${max}`
  return min !== null ? `${min} or more` : max !== null ? `${max} or less` : ''
}

function periodText({ text, start, end }: Period): string {
  if (start === null && end === null) return `${text} (no dates)`
  return `${text} (${[start && `from ${start}`, end && `to ${end}`].filter(Boolean).join(' ')})`
}

function cut({ text }: Sentence, { start, end }: Span): string {
  return text.slice(start, end)
}

function row(name: string, text: string): string {
  return `      ${name.padEnd(9)}  ${text}`
}
