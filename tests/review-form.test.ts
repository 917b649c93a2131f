import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typedNumber } from '../src/decisions/typed-number.js'
import { firstGuess } from '../src/review/app/guess.js'
import { grouped, scaled } from '../src/review/app/numbers.js'

describe('a number that a person types', () => {
  test.each([
    ['3000000', 3000000],
    ['3,000,000', 3000000],
    [' 300万 ', 3000000],
    ['300 万', 3000000],
    ['1.1亿', 110000000],
    ['4.07万', 40700],
    ['0.5', 0.5],
    ['-567,000', -567000],
    ['３００万', 3000000],
  ])('%s', (typed, value) => expect(typedNumber(typed)).toBe(value))

  test.each(['', '万', '三百', '12abc', '1e5', '1.2.3', '--5', '5-'])('%s is none', (typed) =>
    expect(typedNumber(typed)).toBeNull(),
  )

  test('what the page shows can be typed again', () => {
    fc.assert(fc.property(fc.integer(), (value) => typedNumber(grouped(value)) === value))
  })
})

describe('a number that a person reads', () => {
  test.each([
    [2229000000, '22.29亿', '2.229 bn'],
    [40000, '4万', '40 k'],
    [1234567, '123.5万', '1.235 m'],
    [1500000000000, '1.5万亿', '1,500 bn'],
    [999, '999', '999'],
    [-56700, '-5.67万', '-56.7 k'],
    [0, '0', '0'],
  ])('%d', (value, chinese, english) => {
    expect(scaled(value, 'zh')).toBe(chinese)
    expect(scaled(value, 'en')).toBe(english)
  })

  test('all digits of a sum', () => expect(grouped(2229000000)).toBe('2,229,000,000'))
})

describe('what a missed figure begins with', () => {
  test.each([
    ['3.5亿元', 'money', 350000000, 'CNY'],
    ['１２００万美元', 'money', 12000000, 'USD'],
    ['40余万人', 'personnel', 40, 'person'],
    ['300人次', 'personnel', 300, 'person_time'],
    ['26户', 'personnel', 26, 'household'],
    ['27个项目', 'project', 27, 'project'],
  ])('%s', (raw, kind, value, unit) => expect(firstGuess(raw)).toMatchObject({ kind, value, unit }))

  test.each(['千余', '1200', '36个', '半数'])('%s does not tell its kind', (raw) => {
    expect(firstGuess(raw)).toMatchObject({ kind: null, unit: '' })
  })

  test('nor a value, where there are no digits', () => expect(firstGuess('千余人').value).toBeNull())
})
