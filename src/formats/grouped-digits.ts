import { type Decimal, toText } from '../decimal.js'

/** The number in plain digits with a comma before every third: 1,812,000,000. For people; programs get plain digits. */
export function groupedDigits(value: Decimal): string {
  const [whole = '', fraction] = toText(value).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
