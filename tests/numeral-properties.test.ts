import fc from 'fast-check'
import { expect, test } from 'vitest'
// @ts-expect-error plain JavaScript, also read by bench/fuzz.mjs
import { written as writings } from '../bench/fuzz/written-numbers.mjs'
import { toText } from '../src/decimal.js'
import { type Numeral, scanNumerals } from '../src/recognise/numeral/numeral.js'
import { joinRanges } from '../src/recognise/range.js'
import { superlinearStep } from './linear-time.js'

const written: (n: number) => Readonly<Record<string, string>> = writings

/** Small numbers and numbers with many zeros are as likely as the others. */
const wholes = fc.oneof(
  fc.integer({ min: 1, max: 20_000 }),
  fc.integer({ min: 1, max: 999_999_999_999 }),
  fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 999 }))
    .map(([head, power, rest]) => head * 10 ** power + rest),
)

function only(text: string): Numeral {
  const numerals = scanNumerals(text)
  expect(numerals, text).toHaveLength(1)
  return numerals[0] as Numeral
}

test('a number reads the same in every way of writing it, with its whole span', () => {
  fc.assert(
    fc.property(wholes, (n) => {
      for (const [way, text] of Object.entries(written(n))) {
        const { start, end, value, qualifier } = only(`共${text}元`)
        expect({ way, start, end, value: toText(value), qualifier }).toEqual({
          way,
          start: 1,
          end: 1 + text.length,
          value: String(n),
          qualifier: 'exact',
        })
      }
    }),
    { numRuns: 200 },
  )
})

test('decimals with a scale are exact', () => {
  const scales = fc.constantFrom(
    ['', 0],
    ['万', 4],
    ['萬', 4],
    ['亿', 8],
    ['億', 8],
    ['万亿', 12],
    ['千万', 7],
    ['百万', 6],
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 99_999 }),
      fc.stringMatching(/^[0-9]{0,5}[1-9]$/),
      scales,
      (whole, fraction, scale) => {
        const [word, power] = scale as [string, number]
        const { value, end } = only(`${whole}.${fraction}${word}`)
        const digits = BigInt(whole + fraction)
        const shifted = power - fraction.length
        const expected = shifted >= 0 ? (digits * 10n ** BigInt(shifted)).toString() : undefined
        if (expected !== undefined) expect(toText(value)).toBe(expected)
        expect(value.digits * 10n ** BigInt(value.exponent + 6)).toBe(digits * 10n ** BigInt(shifted + 6))
        expect(end).toBe(`${whole}.${fraction}${word}`.length)
      },
    ),
  )
})

test('an inner hedge is the same in every script and keeps the value', () => {
  const tens = fc.integer({ min: 1, max: 999_999 }).map((n) => n * 10)
  fc.assert(
    fc.property(tens, fc.constantFrom('余', '餘', '多'), (n, hedge) => {
      for (const text of Object.values(written(n))) {
        const { value, min, max, qualifier, end } = only(`${text}${hedge}人`)
        expect({ value: toText(value), min: min && toText(min), max, qualifier, end }).toEqual({
          value: String(n),
          min: String(n),
          max: null,
          qualifier: 'over',
          end: text.length + 1,
        })
      }
    }),
  )
})

test('a spoken pair is a range: 三四百, 十七八万', () => {
  const scales = fc.constantFrom(['十', 1], ['百', 2], ['千', 3], ['万', 4], ['百万', 6], ['千万', 7], ['亿', 8])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), scales, (digit, scale) => {
      const [word, power] = scale as [string, number]
      const text = `${'零一二三四五六七八九'.slice(digit, digit + 2)}${word}`
      const { min, max, qualifier, end } = only(`${text}名`)
      expect({ min: min && toText(min), max: max && toText(max), qualifier, end }).toEqual({
        min: String(digit * 10 ** power),
        max: String((digit + 1) * 10 ** power),
        qualifier: 'range',
        end: text.length,
      })
    }),
  )
})

const CHINESE = '零〇一二三九十百千万亿几余多点'
const ARABIC = '0123456789,.万亿'

test('no numeral stands inside or against a longer one', () => {
  const rows = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 14 })
  const hard = /[一二三四五六七八九十百千万亿0-9]/
  fc.assert(
    // 亿万 is a word of its own (亿万人民), before which and behind which a number may stand.
    fc.property(
      fc.oneof(rows(CHINESE), rows(ARABIC)).filter((row) => !row.includes('亿万')),
      fc.constantFrom('人', '元', '。', ' '),
      (row, behind) => {
        const text = `共${row}${behind}`
        const numerals = scanNumerals(text)
        for (const [i, { start, end }] of numerals.entries()) {
          expect(start).toBeGreaterThanOrEqual(numerals[i - 1]?.end ?? 0)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start - 1, start), `${text} before ${text.slice(start, end)}`).not.toMatch(hard)
          expect(text.slice(end, end + 1), `${text} behind ${text.slice(start, end)}`).not.toMatch(hard)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

test('any text at all is read without error, in order', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(
          fc.constantFrom(...CHINESE, ...ARABIC, ...'约上成好数以百计半负分之又个-—至到/:、 '),
          fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        ),
        maxLength: 40,
      }),
      (text) => {
        const numerals = joinRanges(text, scanNumerals(text), () => 0)
        let last = 0
        for (const { start, end } of numerals) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('time is linear in the text', () => {
  const slow = (unit: string, repeats: number) =>
    superlinearStep(unit, (size) => {
      const text = unit.repeat(size * repeats)
      return () => joinRanges(text, scanNumerals(text), () => 0)
    })
  for (const unit of ['一', '万', '1', '1,111', '第', '多', ' ', '(', '百', '几', '1.', '〇', '三四']) {
    expect(slow(unit, 20_000)).toEqual([])
  }
  for (const unit of ['1 234 ', '一分之', '又一', '1-', '上千', '一点', '三、四百', '1 ', '三 ']) {
    expect(slow(unit, 4_000)).toEqual([])
  }
  expect(slow('三年投入援建资金1.2亿元,惠及30多万人,', 5_000)).toEqual([])
})
