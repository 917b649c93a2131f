import { type Part, topicOf } from '../layout/outline.js'
import { giverFrames } from '../lexicon/role-frames.js'
import { changed } from '../mention.js'
import type { Resolver } from './resolver.js'
import { framedRole } from './role-frame.js'

/**
 * Settles by who gives what a figure does: a firm's own money is a donation, a charity's outlay aid, a government's goods
 * aid, so much a head or household a subsidy; who goes to where the givers are is taught there.
 */
export const giverRole: Resolver = {
  name: 'giver-role',
  resolve: (mentions, { parts }) =>
    mentions.map((mention, i) => {
      const heading = topicOf(parts[mention.sentence.blockIndex] as Part)
      const found = framedRole({ mention, previous: mentions[i - 1], next: mentions[i + 1], heading }, giverFrames())
      if (!found || found.role === mention.role) return mention
      return changed(mention, { role: found.role, trace: [...mention.trace, `role/${found.role}: by its giver`] })
    }),
}
