import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from '../src/index.js'
import { printFormulas } from '../src/normalise/formula.js'
import { superlinearStep } from './linear-time.js'

test.each([
  ['$1 5 . 9 1 \\times 1 0 ^ { 4 }$ 人', '15.91×10⁴ 人'],
  ['$1 0 . 2 \\%$', '10.2%'],
  ['$$3 . 5$$ 万元', '3.5 万元'],
  ['$2 \\times$ $1 0 ^ { 4 } \\sim 3 { \\times } 1 0 ^ { 4 }$', '2× 10⁴~3×10⁴'],
  ['$1 2 0 \\ \\mathrm { 人 }$', '120 人'],
  ['$1 { , } 2 0 0 \\text { 万 元 }$', '1,200万元'],
  ['1667$\\mathrm { h m } ^ { 2 }$ 盐碱地', '1667hm² 盐碱地'],
  ['1.5×10$^4$人', '1.5×10⁴人'],
  ['$1 0 ^ { { 4 } }$', '10^4'],
  ['$\\textyen 500$与$\\$ 500$', '¥500与$500'],
  ['$3 \\pm 0 . 5$', '3±0.5'],
  ['$x _ { 1 2 } \\leq \\alpha$', 'x₁₂≤\\alpha'],
  ['$5\\quad 6$', '5 6'],
  ['共\\( 2.5 \\times 10^{3} \\)人', '共2.5×10³人'],
  ['2016$-$2019年，$n = 3 2 0$，$P < 0 . 0 5$', '2016-2019年，n=320，P<0.05'],
  // a formula joins no digits
  ['$10$$20$', '10 20'],
  ['$x _ i = 5$3人', 'x_i=5 3人'],
  ['第2$3 0$人', '第2 30人'],
])('%s is printed %s', (text, printed) => {
  expect(printFormulas(text).text).toBe(printed)
})

test.each([
  '捐款$300，支出$500',
  '$300-$500',
  '$300~400',
  'US$30_000和HK$50_000',
  '\\$x^2$',
  '$abc$',
  '\\(5\\)人',
  '\\(注\\)',
  '$500和^$600',
  '$x^{2',
  '$x}^2$',
])('%s is no formula', (text) => {
  expect(printFormulas(text)).toEqual({ text, toSource: null })
})

/** A number as TeX, each sign by itself or not. */
const spelled = fc
  .record({
    whole: fc.integer({ min: 1, max: 999 }),
    places: fc.stringMatching(/^[0-9]{0,3}[1-9]$/),
    power: fc.integer({ min: 4, max: 9 }),
    parted: fc.boolean(),
    times: fc.constantFrom('\\times', '{ \\times }', '\\times '),
    braces: fc.boolean(),
  })
  .map(({ whole, places, power, parted, times, braces }) => {
    const part = (digits: string) => (parted ? [...digits].join(' ') : digits)
    const raised = braces ? `{ ${part(String(power))} }` : String(power)
    return {
      formula: `$${part(`${whole}.${places}`)} ${times} ${part('10')} ^ ${raised}$`,
      value: Number(`${whole}${places}`) * 10 ** (power - places.length),
    }
  })

test('a number set as a formula reads back, and its words stand in the source as they are', () => {
  fc.assert(
    fc.property(
      spelled,
      fc.constantFrom('', ' '),
      fc.constantFrom('', '# 搬迁\n'),
      ({ formula, value }, blank, head) => {
        const raw = `${formula}${blank}元`
        const { records } = extract(`${head}当年投入援疆资金${raw}，建成2所学校。`)
        expect(records.map((record) => ({ raw: record.raw, value: record.value }))).toEqual([{ raw, value }])
      },
    ),
  )
})

test('any text is read: each offset leads into the source, in order', () => {
  const signs = [...'$\\()^_{}0159 ~.元人', '\\times', '\\mathrm', '$1 0 ^ { 4 }$']
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 }), (text) => {
      const { text: printed, toSource } = printFormulas(text)
      if (toSource === null) {
        expect(printed).toBe(text)
        return
      }
      expect(toSource).toHaveLength(printed.length + 1)
      expect(toSource.at(-1)).toBe(text.length)
      expect([...toSource]).toEqual([...toSource].sort((a, b) => a - b))
    }),
  )
})

test('time is linear in the text', () => {
  for (const unit of ['$', '\\(', '$1', '$\\', '$x^2$', '${', '\\', '$1 0 ^ { 4 }$'])
    expect(
      superlinearStep(unit, (size) => {
        const text = unit.repeat(size * 10_000)
        return () => printFormulas(text)
      }),
    ).toEqual([])
})
