import { describe, expect, test } from 'vitest'
import { toText } from '../src/decimal.js'
import { csvText } from '../src/formats/delimited.js'
import type { AidRecord } from '../src/model.js'
import type { GroupKey } from '../src/summary/group-keys.js'
import { leftOut, REASONS, type Reason } from '../src/summary/left-out.js'
import { reportJson, reportMarkdown, reportRows, reportTable, waterfall } from '../src/summary/report.js'
import { blocks, summarise } from '../src/summary/summary.js'
import { sampleRecord } from './sample-record.js'

let count = 0
const figure = (value: number, fields: Partial<AidRecord> = {}) => sampleRecord({ id: `r${count++}`, value, ...fields })
const sums = (records: readonly AidRecord[], ...by: GroupKey[]) =>
  summarise(records, by).groups.map(({ keys, kind, role, unit, kept }) => [
    ...keys,
    kind,
    role,
    unit,
    kept.figures,
    toText(kept.sum),
  ])

describe('why a figure is left out', () => {
  const reason = (record: AidRecord, ...others: AidRecord[]) => leftOut([record, ...others]).get(record)
  const whole = figure(100)

  test.each([
    [null, figure(1)],
    [null, figure(1, { flags: ['headline', 'quote', 'implied-currency'] })],
    ['repeat', figure(1, { flags: ['repeat'], per: 'year' })],
    ['rate', figure(1, { per: 'person/year' })],
    ['doubtful', figure(1, { flags: ['implausible'] })],
    ['doubtful', figure(1, { flags: ['doubtful-block'] })],
    ['vague', figure(100, { qualifier: 'vague', min: 100, max: 1000 })],
    ['part', figure(1, { part_of: whole.id })],
    ['part', figure(1, { part_of: whole.id, per: 'year' })],
  ] as const)('%s', (expected, record) => {
    expect(reason(record, whole)).toBe(expected)
  })

  test('a part counts where its whole is in no sum of its like', () => {
    const apart: Partial<AidRecord>[] = [
      { role: 'investment' },
      { per: 'year' },
      { flags: ['implausible'] },
      { unit: 'USD' },
    ]
    for (const fields of apart) {
      const other = figure(100, fields)
      expect(reason(figure(1, { part_of: other.id }), other)).toBe(null)
    }
    expect(reason(figure(1, { part_of: 'gone' }))).toBe(null)
  })

  test('a part of a part is left out for the whole of both, and a circle ends', () => {
    const middle = figure(50, { part_of: whole.id, role: 'investment' })
    expect(reason(figure(1, { part_of: middle.id }), middle, whole)).toBe('part')
    const one = figure(1, { id: 'one', part_of: 'two', role: 'aid' })
    const two = figure(1, { id: 'two', part_of: 'one', role: 'income' })
    expect(reason(one, two)).toBe(null)
  })

  test('the whole of another file with the same bytes is not its whole', () => {
    expect(reason(figure(1, { part_of: whole.id, doc: 'copy.txt' }), whole)).toBe(null)
  })
})

describe('sums', () => {
  test('are exact, and never over unlike figures', () => {
    const records = [
      figure(0.1),
      figure(0.2),
      figure(1e15),
      figure(5, { unit: 'USD' }),
      figure(7, { role: 'donation' }),
      figure(9, { kind: 'personnel', unit: 'person', role: 'dispatched' }),
    ]
    expect(sums(records)).toEqual([
      ['money', 'aid', 'CNY', 3, '1000000000000000.3'],
      ['money', 'aid', 'USD', 1, '5'],
      ['money', 'donation', 'CNY', 1, '7'],
      ['personnel', 'dispatched', 'person', 1, '9'],
    ])
  })

  test('median, smallest and largest are of what is counted', () => {
    const [group] = summarise([figure(-1), figure(4), figure(7), figure(2), figure(99, { per: 'year' })], []).groups
    expect([group?.median, group?.smallest, group?.largest].map((value) => value && toText(value))).toEqual([
      '3',
      '-1',
      '7',
    ])
    const [none] = summarise([figure(1, { per: 'year' })], []).groups
    expect([none?.median, none?.smallest, none?.largest]).toEqual([null, null, null])
  })

  test('what is counted and what is left out are all figures, reason by reason', () => {
    const fields: Partial<AidRecord>[] = [{}, { per: 'year' }, { flags: ['repeat'] }, { qualifier: 'vague' }, {}]
    const records = Array.from({ length: 60 }, (_, i) =>
      figure(i * 1.1, { ...fields[i % 5], donor: ['甲', '乙', null][i % 3] ?? null }),
    )
    for (const group of summarise(records, ['donor']).groups) {
      const parts = [group.kept, ...Object.values(group.leftOut)]
      expect(parts.reduce((all, { figures }) => all + figures, 0)).toBe(group.all.figures)
      expect(parts.reduce((all, { sum }) => all + Number(toText(sum)), 0)).toBeCloseTo(Number(toText(group.all.sum)))
      expect(Object.keys(group.leftOut)).toEqual(Object.keys(REASONS))
    }
  })
})

describe('groups', () => {
  test('years in turn, and what spans several years stands by itself', () => {
    const period = (start: string | null, end: string | null) => ({ period_start: start, period_end: end })
    const records = [
      figure(1, period('2018-03-01', '2018-12-31')),
      figure(2, period('2016-01-01', '2020-12-31')),
      figure(4, period('2018-01-01', '2018-01-31')),
      figure(8, period(null, '2021-06-30')),
      figure(16, period('2019-05-05', null)),
      figure(32, period(null, null)),
    ]
    expect(sums(records, 'year').map(([year, , , , , sum]) => [year, sum])).toEqual([
      [null, '32'],
      ['2016–2020', '2'],
      ['2018', '5'],
      ['2019–', '16'],
      ['–2021', '8'],
    ])
  })

  test('provinces by the codes of places, several joined and not guessed apart', () => {
    const records = [
      figure(1, { donor_codes: ['320000'] }),
      figure(2, { donor_codes: ['320500', '320000'] }),
      figure(4, { donor_codes: ['320000', '330000'] }),
      figure(8),
    ]
    expect(sums(records, 'donor_province').map(([province, , , , , sum]) => [province, sum])).toEqual([
      [null, '8'],
      ['江苏、浙江', '4'],
      ['江苏', '3'],
    ])
    expect(sums([figure(1)], 'recipient_province')[0]?.[0]).toBe('新疆')
  })

  test('names by what they come to, within the name before them', () => {
    const records = [
      figure(5, { donor: '甲', recipient: '子' }),
      figure(6, { donor: '乙', recipient: '丑' }),
      figure(3, { donor: '甲', recipient: '寅' }),
      figure(4, { donor: '甲', recipient: '丑' }),
    ]
    expect(sums(records, 'donor', 'recipient').map(([donor, recipient]) => `${donor}${recipient}`)).toEqual([
      '甲子',
      '甲丑',
      '甲寅',
      '乙丑',
    ])
  })
})

describe('reports', () => {
  const records = [
    figure(1_812_000_000, { donor: '江苏' }),
    figure(906_000_000, { donor: '兵团一师' }),
    figure(1, { donor: '江苏', per: 'year' }),
    figure(2.5, { donor: '=HYPERLINK("x")', unit: 'USD' }),
  ]
  const report = { ...summarise(records, ['donor']), documents: 1, reprints: [{ doc: 'b.txt', of: 'a.txt' }] }

  test('the table: columns aligned by what a terminal needs, bars in proportion, the fall from all to counted', () => {
    expect(reportTable(report)).toBe(`money · aid · CNY
  donor     figures            sum         median       smallest        largest  left out
  江苏            1  1,812,000,000  1,812,000,000  1,812,000,000  1,812,000,000         1  ████████████████
  兵团一师        1    906,000,000    906,000,000    906,000,000    906,000,000            ████████

  all figures                    3  2,718,000,001
  − a rate: per person, year, …  1              1
  = counted                      2  2,718,000,000

money · aid · USD
  donor            figures  sum  median  smallest  largest  left out
  =HYPERLINK("x")        1  2.5     2.5       2.5      2.5            ████████████████

  all figures  1  2.5
  = counted    1  2.5

1 document. Sums are of what the texts tell, lower bounds included; check them against the sentences.
b.txt is a reprint of a.txt
`)
  })

  test('without groups the table has the spread in a line', () => {
    const table = reportTable({ ...summarise(records.slice(0, 2), []), documents: 1, reprints: [] })
    expect(table).toContain('  median 1,359,000,000 · smallest 906,000,000 · largest 1,812,000,000\n')
  })

  test('csv: plain digits, every reason, cells guarded', () => {
    const { columns, rows } = reportRows(report)
    const lines = csvText(rows, { columns, formulaGuard: true, excel: false }).split('\n')
    expect(lines[0]).toMatch(
      /^donor,kind,role,unit,figures,sum,median,smallest,largest,all_figures,all_sum,reprint_figures,/,
    )
    expect(lines[1]).toMatch(/^江苏,money,aid,CNY,1,1812000000,1812000000,1812000000,1812000000,2,1812000001,0,0,/)
    expect(lines[3]).toMatch(/^"'=HYPERLINK/)
    for (const row of rows) expect(Object.keys(row)).toEqual(columns)
  })

  test('json: the same numbers', () => {
    expect(reportJson(report)).toMatchObject({
      by: ['donor'],
      documents: 1,
      reprints: [{ doc: 'b.txt', of: 'a.txt' }],
      groups: [
        { donor: '江苏', figures: 1, sum: 1812000000, all: { figures: 2 }, left_out: { rate: { figures: 1, sum: 1 } } },
        { donor: '兵团一师', sum: 906000000 },
        { unit: 'USD', sum: 2.5 },
      ],
    })
  })

  test('md: GitHub tables, a pipe in a name is no cell', () => {
    const named = { ...summarise([figure(1, { donor: '甲|乙' })], ['donor']), documents: 1, reprints: [] }
    expect(reportMarkdown(named)).toContain('| 甲\\|乙 | 1 | 1 | 1 | 1 | 1 |  |\n')
  })

  test('the waterfall passes over reasons that left out nothing', () => {
    const [cny] = blocks(report)
    expect(waterfall(cny ?? []).map(([what]) => what)).toEqual(['all figures', REASONS.rate, 'counted'])
    expect(Object.keys(REASONS) satisfies string[] as Reason[]).toContain('told_elsewhere')
  })
})
