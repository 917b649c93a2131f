import { currencyNames } from '../lexicon/currencies.js'
import type { Document } from '../model.js'

/** 新台币,下同 · 以下币别同 · 单位均为港元: the words with which a document says what its 元 is. */
const STATED = /[,、;]? ?(?:下同|以下同|以下币别同|以下均同|以下皆同|后同)/g

/**
 * The currency that 元 alone means in a document: the one it states (港币,下同); in a traditional document that names
 * one local currency and never the yuan, that one; else the yuan.
 */
export function documentCurrency({ plain }: Document): string {
  const text = plain.blocks.map((block) => block.text).join('\n')
  for (const match of text.matchAll(STATED)) {
    const name = currencyNames().before(text, match.index)
    if (name) return name.code
  }
  if (!plain.traditional || /人民币/.test(text)) return 'CNY'
  const local = ['HKD', 'TWD', 'MOP'].filter((code) => LOCAL[code]?.test(text))
  return local.length === 1 ? (local[0] as string) : 'CNY'
}

const LOCAL: Readonly<Record<string, RegExp>> = { HKD: /港[元币圆]/, TWD: /台币/, MOP: /澳门[元币圆]/ }
