import { periodCues } from '../../lexicon/period-words.js'
import type { Document } from '../../model.js'
import type { Context } from './context.js'
import { type Day, type Days, parts } from './days.js'
import { blank, facts } from './facts.js'
import { type Frame, frameOf } from './frame.js'
import { isHeading, isNumbered, isProse, styleOf } from './headings.js'
import { sourceLine, writtenDay } from './written-day.js'

/** What holds for a block before its own words are read. */
export interface Setting {
  readonly article: Day | null
  readonly section: Frame | null
  readonly headline: Frame | null
  /** True for headlines and what stands among them. */
  readonly head: boolean
}

/** The setting of each block of a document. */
export function settings(document: Document): readonly Setting[] {
  const { blocks, article } = document.plain
  const said = facts(document)
  let day = writtenDay(blocks, article)
  const firstParagraph = blocks.findIndex(isProse)
  let headline: Frame | null = null
  let sections: { style: string; frame: Frame | null }[] = []
  return blocks.map((block, i) => {
    const head = i < firstParagraph && !(isHeading(block) && isNumbered(block.text))
    const printed = i > firstParagraph ? sourceLine(block.text) : null
    if (printed !== null) day = printed
    if (head) headline ??= frameOf(block.text, 'headline', day, said)
    else if (isHeading(block) && printed === null) {
      if (contains(block.text, periodCues('box'))) headline = null
      const style = styleOf(block.text)
      const known = sections.findIndex((section) => section.style === style)
      if (known >= 0) sections = sections.slice(0, known)
      sections.push({ style, frame: frameOf(block.text, 'section', day, said) })
    }
    const section = sections.findLast(({ frame }) => frame !== null)?.frame ?? null
    return { article: day, section, headline, head }
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
      ? parts(section.end).year
      : null
  return { ...blank(article), ...facts(document), heading: section, year, anchor, last }
}

function contains(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}
