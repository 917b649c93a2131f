import type { Document, Mention, Resolver } from '../model.js'
import { donorOf } from './parties-donor.js'
import { recipientOf } from './parties-recipient.js'
import { stage } from './parties-scenes.js'

/**
 * Who gave and who received what each figure counts. The steps look outwards from the figure: its clause, its segment
 * between semicolons, its sentence, its paragraph, the heading above it, the article; the first that finds a party
 * decides, and leaves its name and its scope in the trace.
 */
export const parties: Resolver = { name: 'parties', resolve }

function resolve(mentions: readonly Mention[], document: Document): readonly Mention[] {
  if (mentions.length === 0) return mentions
  const scene = stage(document)
  return mentions.map((mention, i) => {
    const { index } = mention.sentence
    const next = mentions[i + 1]
    const nextStart = next?.sentence.index === index ? next.start : Number.POSITIVE_INFINITY
    const donor = donorOf(mention, index, scene)
    const recipient = recipientOf(mention, index, nextStart, scene, document)
    const trace = [...mention.trace]
    if (donor) trace.push(`donor: ${donor.step} (${donor.scope})`)
    if (recipient) trace.push(`recipient: ${recipient.step} (${recipient.scope})`)
    return { ...mention, donor: donor?.name ?? null, recipient: recipient?.name ?? null, trace }
  })
}
