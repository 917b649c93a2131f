import { toText } from '../decimal.js'
import type { Mention, Rejection, Sentence } from '../model.js'
import type { Reading } from '../pipeline.js'
import type { Span } from '../span.js'

/** What was read in each sentence and why, for a person: its words, its figures with their rules, its other numbers. */
export function explanation({ document, mentions, rejections }: Reading): string {
  return document.sentences
    .map((sentence) => {
      const within = <T extends Mention | Rejection>(all: readonly T[]) =>
        all.filter((item) => item.sentence === sentence)
      const found = [...within(mentions), ...within(rejections)].sort((a, b) => a.start - b.start)
      const lines = found.flatMap((item) => ('reason' in item ? [rejectionLine(item)] : figureLines(item, mentions)))
      const rest = found.length === 0 ? ['no numbers'] : []
      return [sentence.text.trim(), line('words', words(sentence)), ...lines, ...rest.map((text) => line('', text))]
    })
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function words({ text, tag }: Sentence): string {
  return tag(0, text.length)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, tag }) => `${text}/${tag}`)
    .join(' ')
}

function figureLines(mention: Mention, mentions: readonly Mention[]): readonly string[] {
  const { sentence, kind, value, unit, qualifier, min, max, numeral, partOf, period, flags, trace } = mention
  const whole = mentions.find(({ index }) => index === partOf)
  const details = {
    numeral: cut(sentence, numeral),
    min: min && toText(min),
    max: max && toText(max),
    role: mention.role,
    label: mention.label,
    per: mention.per,
    donor: mention.donor,
    recipient: mention.recipient,
    period: period && `${period.text} (${period.start ?? ''}..${period.end ?? ''})`,
    'part of': whole && cut(whole.sentence, whole),
    flags: flags.join(', '),
  }
  const said = Object.entries(details).filter(([, text]) => text)
  return [
    line('figure', `${cut(sentence, mention)} = ${kind} ${toText(value)} ${unit}, ${qualifier}`),
    line('', said.map(([name, text]) => `${name} ${text}`).join(' · ')),
    line('', `by ${trace.join(', ')}`),
  ]
}

function rejectionLine(rejection: Rejection): string {
  return line('no figure', `${cut(rejection.sentence, rejection)}: ${rejection.reason}`)
}

function cut({ text }: Sentence, { start, end }: Span): string {
  return text.slice(start, end)
}

function line(name: string, text: string): string {
  return `  ${name.padEnd(9)}  ${text}`
}
