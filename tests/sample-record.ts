import type { AidRecord } from '../src/model.js'

/** A record with the given fields; the rest is plausible. */
export function sampleRecord(fields: Partial<AidRecord> = {}): AidRecord {
  return {
    id: 'm1f2e3d4c5b6a',
    doc: 'seeds/a.txt',
    kind: 'money',
    value: 2229000000,
    unit: 'CNY',
    qualifier: 'exact',
    min: null,
    max: null,
    per: null,
    label: '援疆资金',
    role: 'aid',
    donor: null,
    recipient: '兵团',
    period: '2018年',
    period_start: '2018-01-01',
    period_end: '2018-12-31',
    part_of: null,
    flags: [],
    raw: '22.29亿元',
    sentence: '2018年,兵团到位援疆资金22.29亿元。',
    sentence_simplified: '2018年,兵团到位援疆资金22.29亿元。',
    line: 3,
    start: 40,
    end: 47,
    title: null,
    published: '2019-07-18',
    publisher: null,
    url: null,
    sha256: 'a'.repeat(64),
    crawled: null,
    ...fields,
  }
}
