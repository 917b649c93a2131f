import { changed } from '../mention.js'
import type { Mention } from '../model.js'
import type { Resolver } from './resolver.js'

/** Between an amount and the same in another currency: 14亿台币(约4600万美金), 25,000美元,折合人民币约17.8万元. */
const AGAIN = /^(?:\(|[,、]?(?:折合|约合|折算|合计?约|相当于|约等于|即)).{0,3}$/

/** An amount told again in another currency says the same as the first. */
export const restated: Resolver = {
  name: 'restated',
  resolve: (mentions) => {
    const told: Mention[] = []
    for (const mention of mentions) {
      const first = told.at(-1)
      told.push(
        first && isAgain(first, mention)
          ? changed(mention, { ...what(first), trace: [...mention.trace, 'restated'] })
          : mention,
      )
    }
    return told
  },
}

function isAgain(first: Mention, { kind, unit, sentence, start }: Mention): boolean {
  if (kind !== 'money' || first.kind !== 'money' || first.unit === unit || first.sentence !== sentence) return false
  return AGAIN.test(sentence.text.slice(first.end, start))
}

function what({ label, role, per, donor, recipient, period, evidence }: Mention): Partial<Mention> {
  return { label, role, per, donor, recipient, period, evidence }
}
