import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, compare, decimal, half, shift, toNumber, toText } from '../src/decimal.js'

/** A decimal of so many hundredths, written with as many zeros behind as `zeros` says. */
const hundredths = (n: number) => shift(decimal(Math.abs(n)), -2)

test('one number has one form, whatever zeros it is written with', () => {
  for (const [text, digits, exponent] of [
    ['0', 0n, 0],
    ['0.00', 0n, 0],
    ['1.10', 11n, -1],
    ['001200', 12n, 2],
    ['.5', 5n, -1],
    ['7.', 7n, 0],
  ] as const) {
    expect(decimal(text), text).toEqual({ digits, exponent })
  }
  expect(decimal(120)).toEqual({ digits: 12n, exponent: 1 })
})

test('as text: plain digits, a sign, no zeros behind the point', () => {
  expect(['0', '0.0', '12', '1200', '0.05', '10.50', '123.4'].map((text) => toText(decimal(text)))).toEqual([
    ...['0', '0', '12', '1200', '0.05', '10.5', '123.4'],
  ])
  expect(toText({ digits: -105n, exponent: -2 })).toBe('-1.05')
  expect(toText({ digits: -3n, exponent: 1 })).toBe('-30')
})

test('sums, halves, powers of ten and order are exact', () => {
  const amounts = fc.integer({ min: 0, max: 10 ** 9 })
  fc.assert(
    fc.property(amounts, amounts, fc.integer({ min: -6, max: 12 }), (a, b, power) => {
      const [x, y] = [hundredths(a), hundredths(b)]
      expect(add(x, y)).toEqual(hundredths(a + b))
      expect(add(half(x), half(x))).toEqual(x)
      expect(shift(shift(x, power), -power)).toEqual(x)
      expect(compare(x, y)).toBe(Math.sign(a - b))
      expect(compare(shift(x, power), x)).toBe(a === 0 ? 0 : Math.sign(power))
      expect(toNumber(x)).toBe(a / 100)
    }),
    { numRuns: 300 },
  )
  expect(toText(add(decimal('0.1'), decimal('0.2')))).toBe('0.3')
  expect(toText(shift(decimal('1.1'), 8))).toBe('110000000')
})
