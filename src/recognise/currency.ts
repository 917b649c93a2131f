import { currencyNames } from '../lexicon/currencies.js'
import type { Document } from '../model.js'

/** 新台币,下同 · 以下币别同 · 单位均为港元: the words with which a document says what its 元 is. */
const STATED = /[,、;]? ?(?:下同|以下同|以下币别同|以下均同|以下皆同|后同)/g

/**
 * The currency that 元 alone means in a document: the one it states (港币,下同); in a traditional document that names
 * the currency of Hong Kong, Taiwan or Macau, the one it names most; else the yuan.
 */
export function documentCurrency({ plain }: Document): string {
  const text = plain.blocks.map((block) => block.text).join('\n')
  for (const match of text.matchAll(STATED)) {
    const name = currencyNames().before(text, match.index)
    if (name) return name.code
  }
  if (!plain.traditional) return 'CNY'
  const named = LOCAL.map(({ code, name }) => ({ code, count: [...text.matchAll(name)].length }))
  const [most] = named.sort((a, b) => b.count - a.count)
  return most && most.count > 0 ? most.code : 'CNY'
}

const LOCAL = [
  { code: 'HKD', name: /港[元币圆]/g },
  { code: 'TWD', name: /台币/g },
  { code: 'MOP', name: /澳门[元币圆]/g },
] as const
