import { type PagePart, pageDocument } from './document.js'
import { reviewPage } from './page.js'
import type { PageDetail, PageDocument } from './page-data.js'
import { pageVocabulary } from './vocabulary.js'

/** A review page in the making. */
export interface Review {
  readonly add: (part: PagePart) => void
  /** The text of the page, piece by piece. */
  readonly page: () => Iterable<string>
  /** How much it holds, for a person. */
  readonly summary: () => string
}

export function reviewOf(version: string, inputs: readonly string[]): Review {
  const numbers = new Map<string, number>()
  const documents: PageDocument[] = []
  const details: PageDetail[] = []
  const intern = (text: string | null) => {
    if (text === null) return -1
    const known = numbers.get(text)
    if (known === undefined) numbers.set(text, numbers.size)
    return known ?? numbers.size - 1
  }
  return {
    add: (part) => {
      documents.push(pageDocument(part, intern))
      details.push(part.detail)
    },
    page: () =>
      reviewPage({ version, inputs, vocabulary: pageVocabulary(), strings: [...numbers.keys()], documents }, details),
    summary: () => {
      const figures = documents.reduce((sum, one) => sum + one.figures.length, 0)
      return `${counted(documents.length, 'document')}, ${counted(figures, 'figure')}`
    },
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
