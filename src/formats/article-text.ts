import { firstAt } from '../first-at.js'
import { inBlock } from '../ground/ground.js'
import { positions } from '../ground/positions.js'
import type { AidRecord, Article } from '../model.js'
import { normalise } from '../normalise/normalise.js'
import { segment } from '../segment/segment.js'
import { type Span, toOrigin } from '../span.js'

/** An article as one text, and where its records stand in it, in Unicode code points. */
export interface ArticleText {
  readonly text: string
  readonly spanOf: (record: AidRecord) => Span | null
  /** The sentences of the text, as the rules read them. */
  readonly sentences: () => readonly (readonly [start: number, end: number])[]
}

/** The kept blocks of an article, a line each: what a person reads, whatever the file has around and between them. */
export function articleText(article: Article): ArticleText {
  const { source, blocks } = article
  const inSource = positions(source.text).codePointAt
  const text = blocks.map((block) => block.text).join('\n')
  const inText = positions(text).codePointAt
  let at = 0
  const placed = blocks.map((block) => {
    const begin = at
    at += block.text.length + 1
    return { block, begin }
  })
  const spanOf = ({ start, end }: AidRecord): Span | null => {
    for (const { block, begin } of placed) {
      const { map, text: own } = block
      const startOf = (unit: number) => inSource(toOrigin(map, { start: unit, end: unit + 1 }).start)
      const endOf = (unit: number) => inSource(toOrigin(map, { start: unit, end: unit + 1 }).end)
      if (own === '' || startOf(0) > start || endOf(own.length - 1) < end) continue
      const from = firstAt(own.length, (unit) => startOf(unit) >= start)
      const to = firstAt(own.length, (unit) => endOf(unit) > end)
      return { start: inText(begin + from), end: inText(begin + to) }
    }
    return null
  }
  const sentences = () =>
    segment(normalise(article)).map((sentence) => {
      const { begin } = placed[sentence.blockIndex] as (typeof placed)[number]
      const { start, end } = inBlock(sentence, { start: 0, end: sentence.text.length })
      return [inText(begin + start), inText(begin + end)] as const
    })
  return { text, spanOf, sentences }
}
