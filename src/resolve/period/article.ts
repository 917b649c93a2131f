import { isProse, type Outline, type Part } from '../../layout/outline.js'
import { periodCues } from '../../lexicon/period-words.js'
import type { Document } from '../../model.js'
import type { Context } from './context.js'
import { type Day, type Days, parts as partsOf } from './days.js'
import { blank, facts } from './facts.js'
import { type Frame, frameOf } from './frame.js'
import { linesAmong, ownDay, sourceLine, writtenDay } from './written-day.js'

/** What holds for a block before its own words are read. */
export interface Setting {
  /** The day from which relative words count: the article's, or that of the section, item or old story. */
  readonly article: Day | null
  readonly section: Frame | null
  readonly headline: Frame | null
  /** True for headlines and what stands among them. */
  readonly head: boolean
}

interface Section {
  readonly frame: Frame | null
  readonly day: Day | null
}

/** The setting of each of the first `until` blocks of a document. */
export function settings({ document, parts }: Outline, until: number): readonly Setting[] {
  const said = facts(document)
  let article = writtenDay(parts, document.plain.article)
  const first = parts.findIndex(isProse)
  const dropped = linesAmong(document.plain)
  let headline: Frame | null = null
  const sections = new Map<Part, Section>()
  return parts.slice(0, until).map((part, i) => {
    const { text } = part.block
    const above = part.under ? sections.get(part.under) : undefined
    const head = part.kind === 'headline'
    const printed = i > first ? sourceLine(text) : null
    if (printed !== null) article = printed
    const day = (i > first ? (ownDay(text) ?? dropped.get(i)) : undefined) ?? above?.day ?? null
    if (head) headline ??= frameOf(text, 'headline', article, said)
    else if (part.kind === 'heading' && printed === null) {
      if (contains(text, periodCues('box'))) headline = null
      sections.set(part, { frame: frameOf(text, 'section', day ?? article, said) ?? above?.frame ?? null, day })
    }
    const section = (sections.get(part) ?? above)?.frame ?? null
    return { article: day ?? article, section, headline, head }
  })
}

/** The context in which a block's first phrase is read. */
export function opening(
  document: Document,
  { article, section }: Setting,
  anchor: number | null,
  last: Days | null,
): Context {
  const year =
    section?.start && section.end && section.start.slice(0, 4) === section.end.slice(0, 4)
      ? partsOf(section.end).year
      : null
  return { ...blank(article), ...facts(document), heading: section, year, anchor, last }
}

function contains(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}
