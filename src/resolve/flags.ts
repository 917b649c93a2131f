import type { Flag, Mention, Resolver } from '../model.js'

/** A quotation shorter than this is a name or a term, not somebody's words. */
const SPEECH = 12

/** Marks where a figure stands (headline, caption, speech, doubtful block) and people that come in fractions. */
export const flags: Resolver = {
  name: 'flags',
  resolve: (mentions) =>
    mentions.map((mention) => {
      const found = flagsOf(mention)
      return found.length > 0 ? { ...mention, flags: [...mention.flags, ...found] } : mention
    }),
}

function flagsOf(mention: Mention): readonly Flag[] {
  const { block } = mention.sentence.block
  const found: Flag[] = []
  if (mention.kind !== 'money' && mention.value.exponent < 0) found.push('implausible')
  if (block.kind === 'headline') found.push('headline')
  if (block.kind === 'caption') found.push('caption')
  if (isSpoken(mention)) found.push('quote')
  if (block.doubtful) found.push('doubtful-block')
  return found
}

/** True inside quotation marks that hold a speaker's words: the quotation may have begun sentences before. */
function isSpoken({ sentence, start }: Mention): boolean {
  const { text } = sentence.block
  const at = sentence.start + start
  const open = Math.max(text.lastIndexOf('“', at), text.lastIndexOf('「', at))
  if (open < 0) return false
  const closing = text[open] === '“' ? '”' : '」'
  const close = text.indexOf(closing, open)
  return close > at && close - open > SPEECH
}
