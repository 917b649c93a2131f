import { positions } from '../ground/positions.js'
import { reasonInWords } from '../lexicon/reasons.js'
import type { Article } from '../model.js'
import { beginOf } from '../span.js'

/** An article as a row; its headline stands in `title`. */
export function articleRow({ source, title, published, publisher, url, blocks }: Article) {
  const body = blocks.filter(({ kind }) => kind !== 'headline')
  return { doc: source.doc, title, published, publisher, url, text: body.map(({ text }) => text).join('\n') }
}

/** An article as lines for people, headline first; a block that may be page chrome begins with `[doubtful]`. */
export function articleLines({ blocks }: Article): readonly string[] {
  return blocks.map(({ text, doubtful }) => (doubtful ? `[doubtful] ${text}` : text))
}

/**
 * What was left out of an article and what was kept in doubt, in the order of the document: a row a piece, with its
 * 1-based line in the source.
 */
export function droppedRows({ source, dropped, blocks }: Article) {
  const { lineAt } = positions(source.text)
  const gone = dropped.map(({ start, reason, text }) => ({ start, reason: reasonInWords('page', reason), text }))
  const doubtful = blocks
    .filter((block) => block.doubtful && block.text !== '')
    .map(({ map, text }) => ({ start: beginOf(map), reason: 'kept, but doubtful', text }))
  return [...gone, ...doubtful]
    .sort((a, b) => a.start - b.start)
    .map(({ start, reason, text }) => ({ doc: source.doc, line: lineAt(start), reason, text }))
}
