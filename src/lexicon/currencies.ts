import { z } from 'zod'
import { readTable } from './table.js'
import { type Vocabulary, vocabulary } from './vocabulary.js'

const Currency = z.strictObject({ word: z.string().min(1), code: z.string().regex(/^[A-Z]{3}$/) })
export type Currency = z.infer<typeof Currency>

let names: Vocabulary<Currency> | undefined
let prefixes: Vocabulary<Currency> | undefined

/** Names of currencies as they stand behind a number: 元, 港币, 元人民币. */
export function currencyNames(): Vocabulary<Currency> {
  names ??= vocabulary(readTable('currencies', Currency))
  return names
}

/** Names, signs and codes as they stand in front of a number: 人民币, US$, ￥. */
export function currencyPrefixes(): Vocabulary<Currency> {
  prefixes ??= vocabulary([
    ...readTable('currency-symbols', Currency),
    ...readTable('currencies', Currency).filter(({ word }) => !/^[元圆块]/.test(word)),
  ])
  return prefixes
}
