// @ts-expect-error plain JavaScript, also read by bench/ablation.mjs
import { blocksOf } from '../bench/corpus.mjs'
import type { Article, Block, BlockKind } from '../src/model.js'
import { sourceFromText } from '../src/read/source.js'
import { identityMap } from '../src/span.js'

interface Given {
  readonly kind: BlockKind
  readonly text: string
}

/**
 * An article as the page's reader would give it, of blocks or of a text in the markup of fixtures/corpus (`# headline¶paragraph`);
 * its first headline is its title.
 */
export function articleOf(
  given: string | readonly Given[],
  { published = null, publisher = null }: { published?: string | null; publisher?: string | null } = {},
): Article {
  let text = ''
  const all: readonly Given[] = typeof given === 'string' ? blocksOf(given) : given
  const blocks = all.map((block): Block => {
    const map = identityMap(block.text.length, text.length)
    text += `${block.text}\n`
    return { ...block, map, doubtful: false }
  })
  return {
    source: sourceFromText('text', text, { format: 'text' }),
    title: blocks.find(({ kind }) => kind === 'headline')?.text ?? null,
    published,
    publisher,
    url: null,
    blocks,
    dropped: [],
    diagnostics: [],
  }
}
