import type { Outline } from '../../layout/outline.js'
import type { Mention } from '../../model.js'
import type { Span } from '../../span.js'
import { grouped } from '../grouped.js'
import { opening, type Setting, settings } from './article.js'
import type { Context } from './context.js'
import { type Layout, layOut } from './layout.js'
import { type Dated, datesOf } from './scope.js'

/** A block as its dates are read: what holds before its own words are, its clauses, and the dates in it. */
export interface DatedBlock {
  readonly setting: Setting
  readonly layout: Layout
  readonly dated: readonly Dated[]
}

const known = new WeakMap<Outline, readonly DatedBlock[]>()

/** The dates of each block of a document, as far as the last figure: words reach forward only, what stands behind it dates nothing. */
export function datedBlocks(outline: Outline, mentions: readonly Mention[]): readonly DatedBlock[] {
  const found = known.get(outline) ?? read(outline, mentions)
  known.set(outline, found)
  return found
}

function read(outline: Outline, mentions: readonly Mention[]): readonly DatedBlock[] {
  const { document } = outline
  const figures = grouped(mentions, ({ sentence }) => sentence.blockIndex)
  const sentences = grouped(document.sentences, ({ blockIndex }) => blockIndex)
  let after: Pick<Context, 'anchor' | 'last' | 'told'> = { anchor: null, last: null, told: null }
  const until = (mentions.at(-1)?.sentence.blockIndex ?? -1) + 1
  return settings(outline, until).map((setting, index) => {
    const text = document.plain.blocks[index]?.text ?? ''
    const layout = layOut(text, sentences.get(index) ?? [], (figures.get(index) ?? []).map(placed))
    const [dated, context] = datesOf(layout, opening(document, setting, after), setting.head)
    after = context
    return { setting, layout, dated }
  })
}

/** Where a mention stands in its paragraph. */
export function placed({ sentence, start, end }: Mention): Span {
  return { start: sentence.start + start, end: sentence.start + end }
}
