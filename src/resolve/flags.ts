import { changed } from '../mention.js'
import type { Flag, Mention, PlainBlock } from '../model.js'
import { quotations } from '../quotation.js'
import type { Span } from '../span.js'
import { holding } from './period/layout.js'
import type { Resolver } from './resolver.js'

/** Marks where a figure stands (headline, caption, speech, doubtful block) and people that come in fractions. */
export const flags: Resolver = {
  name: 'flags',
  resolve: (mentions) => {
    // a block is read once: it may be a whole document in one line
    const spokenIn = new Map<PlainBlock, readonly Span[]>()
    return mentions.map((mention) => {
      const { block, start } = mention.sentence
      const spoken = spokenIn.get(block) ?? quotations(block.text).filter(({ isSpeech }) => isSpeech)
      spokenIn.set(block, spoken)
      const found = flagsOf(mention, holding(spoken, start + mention.start) !== undefined)
      return found.length > 0 ? changed(mention, { flags: [...mention.flags, ...found] }) : mention
    })
  },
}

function flagsOf(mention: Mention, isSpoken: boolean): readonly Flag[] {
  const { block } = mention.sentence.block
  const found: Flag[] = []
  if (mention.kind !== 'money' && mention.value.exponent < 0) found.push('implausible')
  if (block.kind === 'headline') found.push('headline')
  if (block.kind === 'caption') found.push('caption')
  if (isSpoken) found.push('quote')
  if (block.doubtful) found.push('doubtful-block')
  return found
}
