import { decimal, shift, toText } from '../decimal.js'

const SCIENTIFIC = /^(-?)(\d+(?:\.\d+)?)e([+-]\d+)$/

/** The number in plain digits: 1e21 is 1000000000000000000000. Tables have no exponents. */
export function plainDigits(value: number): string {
  const text = String(value)
  const [, sign = '', digits, power] = SCIENTIFIC.exec(text) ?? []
  return digits === undefined ? text : sign + toText(shift(decimal(digits), Number(power)))
}
