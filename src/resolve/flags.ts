import { changed } from '../mention.js'
import type { Flag, Mention, PlainBlock } from '../model.js'
import { fits } from '../pattern.js'
import type { Resolver } from './resolver.js'

/** A quotation shorter than this is a name or a term, not somebody's words. */
const SPEECH = 12
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['「', '」'],
])
const MARKS = /[“”「」]/g

/** A word of saying right in front of the quotation makes it speech at any length. */
const SAYS = /(?<=(?:说|道|表示|介绍|告诉|称|坦言|感慨|回答|问)[,:]?)/y

/** Marks where a figure stands (headline, caption, speech, doubtful block) and people that come in fractions. */
export const flags: Resolver = {
  name: 'flags',
  resolve: (mentions) => {
    // a block is read once: it may be a whole document in one line
    const spokenIn = new Map<PlainBlock, Uint8Array>()
    return mentions.map((mention) => {
      const { block } = mention.sentence
      const spoken = spokenIn.get(block) ?? spokenUnits(block.text)
      spokenIn.set(block, spoken)
      const found = flagsOf(mention, spoken[mention.sentence.start + mention.start] === 1)
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

/**
 * 1 for each UTF-16 unit inside quotation marks that hold a speaker's words, which may be many sentences: behind the
 * nearest opening mark and in front of the closing one.
 */
function spokenUnits(text: string): Uint8Array {
  const spoken = new Uint8Array(text.length)
  const nextClosing = new Map<string, number>()
  let nextOpening = text.length
  for (const { 0: mark, index: at } of [...text.matchAll(MARKS)].reverse()) {
    const closing = CLOSING.get(mark)
    if (closing === undefined) {
      nextClosing.set(mark, at)
      continue
    }
    const close = nextClosing.get(closing) ?? at
    if (close - at > SPEECH || fits(SAYS, text, at)) spoken.fill(1, at, Math.min(close, nextOpening))
    nextOpening = at
  }
  return spoken
}
