import { toText } from '../decimal.js'
import type { Mention, Resolver } from '../model.js'

/**
 * Gives an amount without a currency the one that the same amount had before in the article (一千五百万港币 …
 * 他带来的一千五百万), else that of an amount right before it that got its own so. The recogniser has given it the document's.
 */
export const currency: Resolver = {
  name: 'currency',
  resolve: (mentions) => {
    const stated = new Map<string, string>()
    let before: Mention | undefined
    return mentions.map((mention) => {
      if (mention.kind !== 'money') return mention
      const inherited = before?.sentence === mention.sentence ? before.unit : undefined
      before = undefined
      const amount = toText(mention.value)
      if (!mention.flags.includes('implied-currency')) {
        stated.set(amount, mention.unit)
        return mention
      }
      const unit = stated.get(amount) ?? inherited
      if (!unit) return mention
      before = { ...mention, unit, trace: [...mention.trace, 'currency/as before'] }
      return before
    })
  },
}
