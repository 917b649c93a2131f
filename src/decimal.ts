/** An exact decimal number: `digits` × 10^`exponent`. Money is never held in floats (1.1 × 1e8 is not 110000000 there). */
export interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

const TEN = 10n

/** The number of an Arabic numeral without sign: digits with at most one point. */
export function decimal(text: string | number): Decimal {
  const [whole = '0', fraction = ''] = String(text).split('.')
  return normal(BigInt(whole + fraction), 0 - fraction.length)
}

/** `a` × 10^`power`. */
export function shift(a: Decimal, power: number): Decimal {
  return normal(a.digits, a.exponent + power)
}

export function add(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent)
  return normal(at(a, exponent) + at(b, exponent), exponent)
}

export function half(a: Decimal): Decimal {
  return normal(a.digits * 5n, a.exponent - 1)
}

/** Negative where a < b, zero where they are equal, positive where a > b. */
export function compare(a: Decimal, b: Decimal): number {
  const exponent = Math.min(a.exponent, b.exponent)
  const difference = at(a, exponent) - at(b, exponent)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Numbers as multiples of one power of ten, for sums and comparisons of many. */
export function aligned(numbers: readonly Decimal[]): readonly bigint[] {
  const exponent = numbers.reduce((least, one) => Math.min(least, one.exponent), 0)
  return numbers.map((one) => at(one, exponent))
}

/** Plain digits, no exponent, no trailing zeros behind the point. */
export function toText({ digits, exponent }: Decimal): string {
  if (exponent >= 0) return (digits * TEN ** BigInt(exponent)).toString()
  if (digits < 0n) return `-${toText({ digits: -digits, exponent })}`
  const text = digits.toString().padStart(1 - exponent, '0')
  return `${text.slice(0, exponent)}.${text.slice(exponent)}`
}

/** The nearest number; exact up to 15 significant digits, which is more than any budget has. */
export function toNumber(a: Decimal): number {
  return Number(toText(a))
}

function at({ digits, exponent }: Decimal, target: number): bigint {
  return exponent === target ? digits : digits * TEN ** BigInt(exponent - target)
}

/** One form for one number, so that equal numbers have equal fields. */
function normal(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return { digits, exponent: 0 }
  let [d, e] = [digits, exponent]
  while (d % TEN === 0n) {
    d /= TEN
    e++
  }
  return { digits: d, exponent: e }
}
