import { changed } from '../mention.js'
import { stageOf } from './parties/scenes.js'
import type { Resolver } from './resolver.js'

/** Where the words of aid nearest to a figure stand: what stands near them, and what in a text that has none, is asked of all else. */
export const context: Resolver = {
  name: 'context',
  resolve(mentions, outline) {
    const { contextOf } = stageOf(outline)
    return mentions.map((mention) =>
      changed(mention, { evidence: { ...mention.evidence, context: contextOf(mention) } }),
    )
  },
}
