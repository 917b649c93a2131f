import type { DocumentResult } from '../src/formats/format.js'
import type { AidRecord, Article } from '../src/model.js'
import { sourceFromText } from '../src/read/source.js'

/** A record with the given fields; the rest is plausible. */
export function sampleRecord(fields: Partial<AidRecord> = {}): AidRecord {
  return {
    doc: 'seeds/a.txt',
    line: 3,
    kind: 'money',
    raw: '22.29亿元',
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
    sentence: '2018年,兵团到位援疆资金22.29亿元。',
    part_of: null,
    flags: [],
    context: 'sentence',
    donor_from: null,
    recipient_from: 'clause',
    period_from: 'clause',
    donor_codes: [],
    recipient_codes: ['650000', '659001'],
    sentence_simplified: null,
    title: null,
    published: '2019-07-18',
    publisher: null,
    url: null,
    crawled: null,
    start: 40,
    end: 47,
    id: 'm1f2e3d4c5b6a',
    sha256: 'a'.repeat(64),
    ...fields,
  }
}

/** What a document with these records came to; its article has the given fields. */
export function sampleResult(
  records: readonly AidRecord[],
  fields: Partial<Article> = {},
  diagnostics: DocumentResult['diagnostics'] = [],
): DocumentResult {
  const source = sourceFromText(records[0]?.doc ?? 'seeds/none.txt', '援疆')
  const article = {
    source,
    title: '援疆工作巡礼',
    published: '2019-07-18',
    publisher: '测试日报',
    url: null,
    blocks: [],
    dropped: [],
    diagnostics: [],
    ...fields,
  }
  return { article, records, diagnostics }
}
