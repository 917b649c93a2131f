import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { typedNumber } from '../src/decisions/typed-number.js'
import { explain, extract } from '../src/index.js'
import { daysOf } from '../src/review/app/days.js'
import { doubtOf, weakest } from '../src/review/app/doubt.js'
import { firstGuess } from '../src/review/app/guess.js'
import { grouped, scaled, unbroken } from '../src/review/app/numbers.js'
import { pageVocabulary } from '../src/review/vocabulary.js'

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

describe('a figure that its document parts by line breaks', () => {
  test.each([
    ['3\n12人', '312人'],
    ['1.3 \r\n  万人', '1.3万人'],
    ['40 多名', '40 多名'],
  ])('%j is shown whole', (raw, shown) => expect(unbroken(raw)).toBe(shown))
})

describe('what a missed figure begins with', () => {
  const { hedges } = pageVocabulary()

  test.each([
    ['3.5亿元', 'money', 350000000, 'CNY'],
    ['１２００万美元', 'money', 12000000, 'USD'],
    ['40余万人', 'personnel', 400000, 'person'],
    ['300人次', 'personnel', 300, 'person_time'],
    ['26户', 'personnel', 26, 'household'],
    ['27个项目', 'project', 27, 'project'],
  ])('%s', (raw, kind, value, unit) => expect(firstGuess(raw, hedges, null)).toMatchObject({ kind, value, unit }))

  test.each([
    ['600多台', 600, 'over', 600, null],
    ['40余万人', 400000, 'over', 400000, null],
    ['3万余元', 30000, 'over', 30000, null],
    ['约300人', 300, 'about', null, null],
    ['300人左右', 300, 'about', null, null],
    ['近2亿元', 200000000, 'nearly', null, 200000000],
    ['不超过5000元', 5000, 'at_most', null, 5000],
    ['不低于5000元', 5000, 'at_least', 5000, null],
    ['3亿元以上', 300000000, 'over', 300000000, null],
    ['20—30人', 20, 'range', 20, 30],
    ['20至30万元', 200000, 'range', 200000, 300000],
    ['1200名', 1200, 'exact', null, null],
  ] as const)('%s: how exact it is', (raw, value, qualifier, min, max) => {
    expect(firstGuess(raw, hedges, null)).toMatchObject({ value, qualifier, min, max })
  })

  test('the hedge is read as the program reads it', () => {
    const words = ['600多名', '约300人', '300人左右', '近2亿元', '不超过5000元', '3亿元以上', '20—30人', '40余万人次']
    for (const raw of words) {
      const { value, qualifier, min, max } = explain(`江苏援助${raw}。`).records.find((one) => one.raw === raw) ?? {}
      expect({ raw, ...firstGuess(raw, hedges, null) }).toMatchObject({ raw, value, qualifier, min, max })
    }
  })

  test.each(['千余', '1200', '36个', '半数', '600多台'])('%s does not tell its kind', (raw) => {
    expect(firstGuess(raw, hedges, null)).toMatchObject({ kind: null, unit: '' })
  })

  test('nor a value, where there are no digits', () => expect(firstGuess('千余人', hedges, null).value).toBeNull())

  test('who and when are those of the figure beside it', () => {
    const beside = {
      donor: '江苏',
      recipient: null,
      period: '2018年',
      period_start: '2018-01-01',
      period_end: '2018-12-31',
    }
    expect(firstGuess('600多台', hedges, beside)).toMatchObject(beside)
    expect(firstGuess('600多台', hedges, null)).toMatchObject({ donor: null, period: null, period_start: null })
  })
})

describe('the days of words of time', () => {
  test.each([
    ['2018年', '2018-01-01', '2018-12-31'],
    ['2018', '2018-01-01', '2018-12-31'],
    ['2018年度', '2018-01-01', '2018-12-31'],
    ['2018年2月', '2018-02-01', '2018-02-28'],
    ['2020年2月', '2020-02-01', '2020-02-29'],
    ['2018年7月18日', '2018-07-18', '2018-07-18'],
    ['2018-7-18', '2018-07-18', '2018-07-18'],
    ['2016—2020年', '2016-01-01', '2020-12-31'],
    ['1994年至1998年', '1994-01-01', '1998-12-31'],
    ['2018年1—6月', '2018-01-01', '2018-06-30'],
    ['2018年3月至2019年5月', '2018-03-01', '2019-05-31'],
    ['今年', '2019-01-01', '2019-12-31'],
    ['去年', '2018-01-01', '2018-12-31'],
    ['今年以来', '2019-01-01', '2019-07-18'],
    ['2018年以来', '2018-01-01', '2019-07-18'],
    ['截至6月底', null, '2019-06-30'],
    ['截至2018年', null, '2018-12-31'],
    ['到2018年底', null, '2018-12-31'],
    ['7月18日', '2019-07-18', '2019-07-18'],
  ])('%s', (words, start, end) => expect(daysOf(words, '2019-07-18')).toEqual({ start, end }))

  test.each(['', '近年来', '目前', '18日', '2018年13月', '2018年2月30日', '2020—2016年', '五年来', '底'])(
    '%s says none',
    (words) => expect(daysOf(words, '2019-07-18')).toBeNull(),
  )

  test('what is counted from the article needs its day', () => {
    expect(daysOf('今年', null)).toBeNull()
    expect(daysOf('6月', null)).toBeNull()
    expect(daysOf('2018年', null)).toEqual({ start: '2018-01-01', end: '2018-12-31' })
  })

  test('they are those that the program finds', () => {
    const words = ['2018年', '2018年2月', '2016—2020年', '去年', '今年以来', '截至6月底', '2018年以来', '2018年1—6月']
    for (const period of words) {
      const text = `江苏援疆\n\n2019-07-18 来源:测试日报\n\n${period},江苏省投入援疆资金3亿元,各族群众的生产生活条件有了很大改善。\n`
      const record = extract(text).records.find(({ raw }) => raw === '3亿元')
      expect([period, record?.period_start, record?.period_end]).toEqual([
        record?.period,
        daysOf(period, '2019-07-18')?.start,
        daysOf(period, '2019-07-18')?.end,
      ])
    }
  })
})

describe('how unsure a row is', () => {
  const near: Parameters<typeof doubtOf>[0] = {
    donor: '江苏',
    donor_from: 'clause',
    recipient: '伊犁',
    recipient_from: 'sentence',
    period: '2018年',
    period_from: 'clause',
    flags: [],
    role: 'aid',
    label: '资金',
  }
  const far = { ...near, donor_from: 'article' as const }
  const lost = { ...near, donor: null, donor_from: null }

  test('what was found nowhere is less sure than what was found anywhere in the article', () => {
    expect(doubtOf(near)).toBeLessThan(doubtOf(far))
    expect(doubtOf(far)).toBeLessThan(doubtOf(lost))
    for (const party of ['recipient', 'period'] as const) {
      const anywhere = { ...near, [`${party}_from`]: 'article' as const }
      expect(doubtOf(anywhere)).toBeLessThan(doubtOf({ ...near, [party]: null, [`${party}_from`]: null }))
    }
  })

  test('a row that lacks all three comes before one that has them', () => {
    const none = { ...lost, recipient: null, recipient_from: null, period: null, period_from: null }
    const all = { ...far, recipient_from: 'article' as const, period_from: 'article' as const }
    expect(doubtOf(all)).toBeLessThan(doubtOf(none))
  })

  test('correcting begins at the column that is least sure', () => {
    expect(weakest(near)).toBe('value')
    expect(weakest(far)).toBe('donor')
    expect(weakest({ ...far, recipient: null, recipient_from: null })).toBe('recipient')
    expect(weakest({ ...near, period_from: 'article' })).toBe('period')
    // what a reviewer said was found nowhere, and is sure
    expect(weakest({ ...near, donor: '山西', donor_from: null })).toBe('value')
  })
})
