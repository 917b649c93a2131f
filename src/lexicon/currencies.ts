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
