import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import { vocabulary } from './vocabulary.js'

const names = lazy(() => readTable('currencies'))

/** Names of currencies as they stand behind a number: 元, 港币, 元人民币. */
export const currencyNames = lazy(() => vocabulary(names()))

/** Names, signs and codes as they stand in front of a number: 人民币, US$, ￥. */
export const currencyPrefixes = lazy(() =>
  vocabulary([...readTable('currency-symbols'), ...names().filter(({ word }) => !/^[元圆块]/.test(word))]),
)

/** What finds every name and sign of a currency in a text, the longest first; one character (蚊) is as often another word. */
export function currencyPattern(code: string): RegExp {
  const words = [...readTable('currency-symbols'), ...names()].flatMap((row) =>
    row.code === code && row.word.length > 1 ? [row.word] : [],
  )
  const longest = words.toSorted((a, b) => b.length - a.length).map((word) => word.replace(/[.$]/g, '\\$&'))
  return new RegExp(longest.join('|'), 'g')
}
