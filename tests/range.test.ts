import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decimal, toText } from '../src/decimal.js'
import { joinBounds } from '../src/recognise/bounds.js'
import { hedged } from '../src/recognise/hedge.js'
import { scanNumerals } from '../src/recognise/numeral/numeral.js'
import { joinRanges } from '../src/recognise/range.js'

const plain = (a: Decimal | null) => (a === null ? '' : toText(a))
const unitIn = (text: string) => (at: number) =>
  /^(?:万?元|美元|人次|人|名|个|户|年|%)/.exec(text.slice(at, at + 3))?.[0].length ?? 0

function read(text: string): readonly string[] {
  return joinRanges(text, scanNumerals(text), unitIn(text)).map(({ start, end, value, qualifier, min, max, parts }) => {
    const hedge = qualifier === 'range' ? ` ${plain(min)}..${plain(max)}` : ''
    if (parts) expect([parts[0]?.start, parts.at(-1)?.end]).toEqual([start, end])
    return `${text.slice(start, end)} ${plain(value)}${hedge}`
  })
}

describe.each<[string, Readonly<Record<string, string>>]>([
  [
    'connectors',
    Object.fromEntries(
      ['-', '–', '—', '——', '~', '～', '〜', '至', '到', ' - ', '--'].map((c) => [`20${c}30人`, `20${c}30 20 20..30`]),
    ),
  ],
  [
    'the scale goes back',
    {
      '20至30万元': '20至30万 200000 200000..300000',
      '2至3亿元': '2至3亿 200000000 200000000..300000000',
      '3到5百万': '3到5百万 3000000 3000000..5000000',
      '1至2千名': '1至2千 1000 1000..2000',
      五至六百名: '五至六百 500 500..600',
      三千至五千万: '三千至五千万 30000000 30000000..50000000',
      '1.5—2万元': '1.5—2万 15000 15000..20000',
    },
  ],
  [
    'the scale stays',
    {
      '8000到1万元': '8000到1万 8000 8000..10000',
      '50至一百人': '50至一百 50 50..100',
      一百八十到二百名: '一百八十到二百 180 180..200',
      '500至600': '500至600 500 500..600',
      '5000元至1万元': '5000元至1万 5000 5000..10000',
    },
  ],
  [
    'the unit stands twice',
    {
      '2000万元—3000万元': '2000万元—3000万 20000000 20000000..30000000',
      从8500元到3万元: '8500元到3万 8500 8500..30000',
      '20人至30人次': '20人至30 20 20..30',
      '￥20万—￥30万': '20万—￥30万 200000 200000..300000',
      第3至第5批: '3至第5 3 3..5',
      约20至约30人: '20至约30 20 20..30',
    },
  ],
  ['two numbers and 之间', { '20和30之间': '20和30 20 20..30', '1000元与2000元之间': '1000元与2000 1000 1000..2000' }],
  [
    'hedged parts',
    {
      十几到二十几人: '十几到二十几 10 10..30',
      百分之三十到四十: '百分之三十到四十 0.3 0.3..0.4',
      千分之三到五: '千分之三到五 0.003 0.003..0.005',
      百分之三十至百分之四十: '百分之三十至百分之四十 0.3 0.3..0.4',
    },
  ],
])('%s', (_, rows) => {
  test.each(Object.entries(rows))('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

test.each([
  ['由300万元增至800万元', ['300万 3000000', '800万 8000000']],
  ['派出200人到30个村', ['200 200', '30 30']],
  ['8至1.2亿元', ['8 8', '1.2亿 120000000']],
  ['30-20人', ['30 30', '20 20']],
  ['20-20人', ['20 20', '20 20']],
  ['2019-7-18', ['2019 2019', '7 7', '18 18']],
  ['400-800-8888', ['400 400', '800 800', '8888 8888']],
  ['0571-85317721', []],
  ['1115万元和1116万元', ['1115万 11150000', '1116万 11160000']],
  ['2×66', ['2 2', '66 66']],
  ['20与30间教室', ['20 20', '30 30']],
  ['213户566人', ['213 213', '566 566']],
])('%s is no range', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test('two bounds of one amount are a range, in either order', () => {
  const bounds = (text: string) => {
    const unitAt = unitIn(text)
    const amounts = joinRanges(text, scanNumerals(text), unitAt).map((numeral) =>
      hedged(text, { start: numeral.start, end: numeral.end + unitAt(numeral.end) }, numeral),
    )
    return joinBounds(text, amounts, () => true).map(
      ({ start, end, qualifier, min, max }) => `${text.slice(start, end)} ${qualifier} ${plain(min)}..${plain(max)}`,
    )
  }
  expect(bounds('不少于100人且不超过300人')).toEqual(['不少于100人且不超过300人 range 100..300'])
  expect(bounds('1000元以上、3000元以下')).toEqual(['1000元以上、3000元以下 range 1000..3000'])
  expect(bounds('不超过300人,不少于100人')).toEqual(['不超过300人,不少于100人 range 100..300'])
  expect(bounds('超过300人,不超过100人')).toEqual(['超过300人 over 300..', '不超过100人 at_most ..100'])
  expect(bounds('不少于100人,补助不超过300元')).toEqual(['不少于100人 at_least 100..', '不超过300元 at_most ..300'])
  expect(joinBounds('', [], () => true)).toEqual([])
})

test('the scale of the right number goes to the left one exactly where the left one stays smaller', () => {
  const scales = fc.constantFrom(['', 0], ['万', 4], ['亿', 8])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), scales, (left, right, scale) => {
      const [word, power] = scale as [string, number]
      const text = `${left}至${right}${word}人`
      const found = joinRanges(text, scanNumerals(text), unitIn(text))
      if (left >= right && power === 0) expect(found).toHaveLength(2)
      else if (left < right) {
        expect(found).toHaveLength(1)
        expect(plain(found[0]?.min ?? null)).toBe(String(left * 10 ** power))
        expect(plain(found[0]?.max ?? null)).toBe(String(right * 10 ** power))
      }
      for (const { min, max } of found) if (min && max) expect(BigInt(plain(min)) < BigInt(plain(max))).toBe(true)
    }),
  )
})
