import { positions } from '../ground/positions.js'
import type { Article } from '../model.js'

/** An article as a row; its headline stands in `title`. */
export function articleRow({ source, title, published, publisher, url, blocks }: Article) {
  const body = blocks.filter(({ kind }) => kind !== 'headline')
  return { doc: source.doc, title, published, publisher, url, text: body.map(({ text }) => text).join('\n') }
}

/** What was left out of an article, a row a piece, with its 1-based line in the source. */
export function droppedRows({ source, dropped }: Article) {
  const { lineAt } = positions(source.text)
  return dropped.map(({ start, reason, text }) => ({ doc: source.doc, line: lineAt(start), reason, text }))
}
