import { toText } from '../decimal.js'
import type { Resolver } from '../model.js'

/**
 * Gives an amount without a currency the one that the same amount had before in the article: 一千五百万港币 …
 * 他带来的一千五百万. The recogniser has given it the document's.
 */
export const currency: Resolver = {
  name: 'currency',
  resolve: (mentions) => {
    const stated = new Map<string, string>()
    return mentions.map((mention) => {
      if (mention.kind !== 'money') return mention
      const amount = toText(mention.value)
      if (!mention.flags.includes('implied-currency')) {
        stated.set(amount, mention.unit)
        return mention
      }
      const unit = stated.get(amount)
      return unit ? { ...mention, unit, trace: [...mention.trace, 'currency/as before'] } : mention
    })
  },
}
