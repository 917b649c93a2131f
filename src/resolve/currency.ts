import { toText } from '../decimal.js'
import { changed } from '../mention.js'
import type { Mention } from '../model.js'
import type { Resolver } from './resolver.js'

/**
 * Gives an amount without a currency the one that the same amount had before in the article (一千五百万港币 …
 * 他带来的一千五百万), else the document's own, which the
 * recogniser has given it; where the document states none, the one of the amount before it in the paragraph.
 */
export const currency: Resolver = {
  name: 'currency',
  resolve: (mentions) => {
    const stated = new Map<string, string>()
    let before: Mention | undefined
    return mentions.map((mention) => {
      if (mention.kind !== 'money') return mention
      const settled = mention.flags.includes('implied-currency') ? withUnit(mention, stated, before) : mention
      stated.set(toText(settled.value), settled.unit)
      before = settled
      return settled
    })
  },
}

function withUnit(mention: Mention, stated: ReadonlyMap<string, string>, before: Mention | undefined): Mention {
  const isBeside = mention.unit === 'CNY' && before?.sentence.blockIndex === mention.sentence.blockIndex
  const beside = isBeside ? before.unit : undefined
  const unit = stated.get(toText(mention.value)) ?? beside
  return unit ? changed(mention, { unit, trace: [...mention.trace, 'currency/as before'] }) : mention
}
