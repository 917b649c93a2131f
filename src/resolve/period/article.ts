import { isProse, type Outline, type Part } from '../../layout/outline.js'
import { periodCues } from '../../lexicon/period-words.js'
import type { Document } from '../../model.js'
import { type Context, yearWithin } from './context.js'
import { addDays, addMonths, type Day, type Days } from './days.js'
import { blank, facts } from './facts.js'
import { type Frame, frameOf } from './frame.js'
import { linesAmong, ownDay, sourceLine, writtenDay } from './written-day.js'

/** What holds for a block before its own words are read. */
export interface Setting {
  /** The day from which relative words count: the article's, or that of the section, item or old story. */
  readonly article: Day | null
  readonly section: Frame | null
  /** The stretch that a sentence names which leads on to what follows: 2021年安排如下: … */
  readonly lead: Frame | null
  readonly headline: Frame | null
  /** True for headlines and what stands among them. */
  readonly head: boolean
}

/** A sentence that leads on to a list. */
const LEADS_ON = /(?::|如下[:。]?)$/
/** A line that adds up the list above it belongs to the list. */
const SUM = /^(?:以上|合计|共计|总计)/
/** More words than a lead-in's last sentence has. */
const LEAD_IN = 160

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
  let lead: Frame | null = null
  return parts.slice(0, until).map((part, i) => {
    const { text } = part.block
    const above = part.under ? sections.get(part.under) : undefined
    const head = part.kind === 'headline'
    const printed = i > first ? sourceLine(text) : null
    if (printed !== null) article = printed
    const day = (i > first ? (ownDay(text, article) ?? dropped.get(i)) : undefined) ?? above?.day ?? null
    if (head) headline ??= frameOf(text, 'headline', article, said)
    else if (part.kind === 'heading' && printed === null) {
      if (contains(text, periodCues('box'))) headline = null
      const own = frameOf(text, 'section', day ?? article, said)
      if (own !== null) lead = null
      sections.set(part, { frame: own ?? above?.frame ?? null, day })
    }
    const section = (sections.get(part) ?? above)?.frame ?? null
    const over = lead
    if (LEADS_ON.test(text.trim()) && part.kind !== 'heading') {
      const last = part.sentences.at(-1)?.text ?? ''
      lead = last.length <= LEAD_IN ? frameOf(last, 'section', day ?? article, said) : null
    } else if (part.kind === 'prose' && !SUM.test(text.trim())) lead = null
    return {
      article: day ?? article,
      section,
      lead: part.kind === 'prose' && lead === null ? null : over,
      headline,
      head,
    }
  })
}

/** The context in which a block's first phrase is read. */
export function opening(
  document: Document,
  { article, section, headline }: Setting,
  anchor: number | null,
  last: Days | null,
): Context {
  const report = headline && !headline.length && isYear(headline) ? headline : null
  return { ...blank(article), ...facts(document), heading: section, year: yearWithin(section), report, anchor, last }
}

/** True for twelve months, of the calendar or of a report's own year. */
function isYear({ start, end }: Days): boolean {
  return start !== null && end !== null && addDays(addMonths(start, 12), -1) === end
}

function contains(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}
