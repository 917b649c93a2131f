import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addedRecords } from '../src/decisions/added.js'
import { applyDecisions, type DecidableDocument } from '../src/decisions/apply.js'
import { decisionsFromText, decisionsToCsv, decisionsToJson } from '../src/decisions/codec.js'
import { CORRECTABLE, type CorrectableFields, type Decision, type Verdict } from '../src/decisions/decision.js'
import { placesOf } from '../src/decisions/place.js'
import type { AidRecord } from '../src/model.js'
import { type Reading, read } from '../src/pipeline.js'
import { sourceFromText } from '../src/read/source.js'

const HEAD = '江苏援疆工作巡礼\n\n2018年07月18日 15:51:01 来源:测试日报\n\n'

function reading(text: string, doc = 'a.txt'): Reading {
  return read(sourceFromText(doc, text, { format: 'text' }))
}

function decidable(given: Reading, decisions: readonly Decision[] = []): DecidableDocument {
  const { doc, sha256 } = given.document.plain.article.source
  const places = placesOf(given)
  return { doc, sha256, records: given.records, places: () => places, added: addedRecords(given, decisions) }
}

/** The decision of a reviewer who saw the record with this number. */
function decide(
  given: Reading,
  i: number,
  verdict: Exclude<Verdict, 'add'>,
  change: Partial<CorrectableFields> = {},
): Decision {
  const record = given.records[i] as AidRecord
  const fields = Object.fromEntries(CORRECTABLE.map((name) => [name, record[name]])) as CorrectableFields
  return {
    decision: verdict,
    doc: record.doc,
    sha256: record.sha256,
    id: record.id,
    raw: record.raw,
    was: { kind: record.kind, value: record.value, unit: record.unit },
    ...(placesOf(given)[i] as ReturnType<typeof placesOf>[number]),
    fields: { ...fields, ...change },
    changed: Object.keys(change) as (keyof CorrectableFields)[],
    note: null,
  }
}

const TEXT = `${HEAD}今年以来,江苏省投入援疆资金22.29亿元,选派援疆干部人才350名,受援地各族群众的生活条件有了很大改善。\n\n浙江省投入援疆资金3亿元,实施援疆项目27个,他们在学校、医院和乡村的岗位上发挥了重要作用。\n`

describe('what a decision does', () => {
  const old = reading(TEXT)

  test('the text gives the figures that these tests speak of', () => {
    expect(old.records.map(({ raw }) => raw)).toEqual(['22.29亿元', '350名', '3亿元', '27个'])
  })

  test('rejected out, corrected in, accepted marked, the rest untouched', () => {
    const decisions = [
      decide(old, 0, 'accept'),
      decide(old, 1, 'reject'),
      decide(old, 2, 'correct', { value: 400000000, donor: '上海' }),
    ]
    const { documents, unmatched } = applyDecisions([decidable(old)], decisions)
    expect(unmatched).toEqual([])
    expect(documents[0]).toEqual([
      { ...old.records[0], reviewed: 'accepted' },
      {
        ...old.records[2],
        value: 400000000,
        donor: '上海',
        donor_from: null,
        donor_codes: ['310000'],
        reviewed: 'corrected',
      },
      { ...old.records[3], reviewed: null },
    ])
  })

  test('added: the record leads back to its place in the source', () => {
    const sentence = old.records[0]?.sentence as string
    const at = [...sentence].join('').indexOf('各族群众')
    const fields = { ...decide(old, 1, 'accept').fields, value: 7, label: '群众', donor: '江苏', recipient: '新疆伊犁' }
    const add: Decision = {
      ...decide(old, 1, 'reject'),
      decision: 'add',
      id: null,
      was: null,
      raw: '各族群众',
      at,
      fields,
    }
    const { documents, unmatched } = applyDecisions([decidable(old, [add])], [add])
    expect(unmatched).toEqual([])
    const row = documents[0]?.find(({ reviewed }) => reviewed === 'added')
    expect(row).toMatchObject({ raw: '各族群众', value: 7, label: '群众', sentence, line: 5 })
    expect(row).toMatchObject({ donor_codes: ['320000'], recipient_codes: ['654000'] })
    expect([...TEXT].slice(row?.start, row?.end).join('')).toBe('各族群众')
  })

  test.each([
    ['a province', '山西', ['140000']],
    ['a prefecture, with its province in front', '新疆伊犁', ['654000']],
    ['several', '浙江、广东', ['330000', '440000']],
    ['a name that is a common word too', '通道', ['431230']],
    ['traditional script', '廣東', ['440000']],
    ['a name that the document has, with the codes that it has there', '江苏', ['320000']],
    ['the corps', '兵团', ['650000']],
  ])('a corrected party gets the codes of %s', (_, donor, codes) => {
    const { documents, uncoded } = applyDecisions([decidable(old)], [decide(old, 2, 'correct', { donor })])
    expect(documents[0]?.[2]).toMatchObject({
      donor,
      donor_codes: codes,
      recipient_codes: old.records[2]?.recipient_codes,
    })
    expect(uncoded).toEqual([])
  })

  test('of a name that several places share the document decides', () => {
    const codes = (text: string, donor: string) => {
      const given = reading(text)
      return applyDecisions([decidable(given)], [decide(given, 0, 'correct', { donor })]).documents[0]?.[0]?.donor_codes
    }
    const about = (province: string) =>
      `${HEAD}今年以来,${province}投入援疆资金22.29亿元,各族群众的生活条件有了很大改善。\n`
    expect(codes(about('浙江省'), '西湖区')).toEqual(['330106'])
    expect(codes(about('江西省'), '西湖区')).toEqual(['360103'])
    expect(codes(about('广东省'), '西湖区')).toEqual([])
  })

  test.each([['爱心人士'], ['香港赛马会'], ['大黄山煤矿']])('a party without a code is told: %s', (donor) => {
    const decision = decide(old, 2, 'correct', { donor })
    const { documents, uncoded } = applyDecisions([decidable(old)], [decision, decide(old, 0, 'accept')])
    expect(documents[0]?.[2]).toMatchObject({ donor, donor_codes: [] })
    expect(uncoded).toEqual([{ decision, party: 'donor', name: donor }])
  })

  test('what is taken away leaves no code behind and is not told', () => {
    const { documents, uncoded } = applyDecisions([decidable(old)], [decide(old, 0, 'correct', { donor: null })])
    expect(documents[0]?.[0]).toMatchObject({ donor: null, donor_codes: [] })
    expect(uncoded).toEqual([])
  })

  test('a figure whose whole was rejected is a part of what that was a part of', () => {
    const [whole, part] = [old.records[0] as AidRecord, old.records[2] as AidRecord]
    const linked = {
      ...decidable(old),
      records: old.records.map((one) => (one === part ? { ...one, part_of: whole.id } : one)),
    }
    const { documents } = applyDecisions([linked], [decide(old, 0, 'reject')])
    expect(documents[0]?.find(({ id }) => id === part.id)?.part_of).toBeNull()
  })

  test('where the first of equal figures is rejected, the next one counts', () => {
    const twice = reading(`${TEXT}\n江苏省投入援疆资金22.29亿元,用于改善各族群众的生产生活条件,他们发挥了重要作用。\n`)
    const last = twice.records.at(-1) as AidRecord
    expect(last.flags).toContain('repeat')
    const { documents } = applyDecisions([decidable(twice)], [decide(twice, 0, 'reject')])
    expect(documents[0]?.find(({ id }) => id === last.id)?.flags).not.toContain('repeat')
  })

  test.each([
    ['a role of another kind', { role: 'trained' }, "money has no role 'trained'"],
    ['a date that is none', { period_start: 'May' }, 'period_start cannot be "May"'],
  ] as const)('%s is refused with the reason', (_, change, why) => {
    const { documents, unmatched } = applyDecisions([decidable(old)], [decide(old, 0, 'correct', change)])
    expect(unmatched.map((one) => one.why)).toEqual([why])
    expect(documents[0]?.[0]).toEqual({ ...old.records[0], reviewed: null })
  })

  test('a figure that is read differently now, and a document that is not there, are named', () => {
    const other = { ...decide(old, 0, 'accept'), was: { kind: 'money', value: 1, unit: 'CNY' } as const }
    const gone = { ...decide(old, 0, 'accept'), doc: 'b.txt', sha256: 'f'.repeat(64) }
    expect(applyDecisions([decidable(old)], [other, gone]).unmatched.map(({ why }) => why)).toEqual([
      'its figure is read differently now: money 2229000000 CNY',
      'its document is not among those read',
    ])
  })

  test('of two copies of a document each has its own decisions', () => {
    const copies = [decidable(old), decidable(reading(TEXT, 'copy.txt'))]
    const { documents } = applyDecisions(copies, [{ ...decide(old, 0, 'reject'), doc: 'copy.txt' }])
    expect(documents.map(({ length }) => length)).toEqual([4, 3])
    const moved = applyDecisions(copies, [{ ...decide(old, 0, 'reject'), doc: 'elsewhere.txt' }])
    expect(moved.unmatched.map(({ why }) => why)).toEqual(['2 documents could be meant'])
  })

  test('json and csv lead back to the same decisions', () => {
    const decisions = [
      { ...decide(old, 0, 'accept'), note: '=1+1 "quoted", twice\nover' },
      decide(old, 2, 'correct', { donor: null, flags: ['repeat', 'quote'] }),
      { ...decide(old, 1, 'reject'), decision: 'add' as const, id: null, was: null },
    ]
    expect(decisionsFromText(decisionsToJson(decisions))).toEqual(decisions)
    expect(decisionsFromText(decisionsToCsv(decisions))).toEqual(decisions)
    expect(decisionsToCsv(decisions)).toContain(`"'=1+1 ""quoted"", twice`)
  })

  test.each([
    ['{"decisions": []}', 'holds no decisions of a review page or of Label Studio'],
    ['{"format":', 'is cut off or is no JSON'],
    ['doc,value\na,1\n', 'holds no decisions of a review page or of Label Studio'],
    [
      decisionsToJson([{ ...decide(old, 0, 'accept'), decision: 'maybe' as Verdict }]),
      "decision 1: 'maybe' is none of",
    ],
    [decisionsToJson([{ ...decide(old, 0, 'accept'), was: null }]), 'decision 1: does not say what'],
  ])('a file that is none says so: %#', (text, message) => {
    expect(() => decisionsFromText(text)).toThrow(message)
  })
})

/** Sentences with figures; some are equal but for the giver, and equal figures stand twice in one. */
const sentence = fc
  .tuple(
    fc.constantFrom('江苏省', '浙江省', '2018年,上海市'),
    fc.constantFrom('投入援疆资金3亿元', '选派援疆干部人才350名', '先投入援疆资金5万元,后投入援疆资金5万元'),
    fc.constantFrom('用于改善各族群众的生产生活条件', '在学校和医院的岗位上发挥了重要作用'),
  )
  .map((parts) => `${parts.join(',')}。`)
const sentences = fc.array(sentence, { minLength: 1, maxLength: 6 })
const edit = fc.oneof(
  fc.record({ type: fc.constant('insert' as const), at: fc.nat(), text: sentence }),
  fc.record({ type: fc.constant('delete' as const), at: fc.nat() }),
  fc.record({ type: fc.constant('replace' as const), at: fc.nat(), text: sentence }),
  fc.record({ type: fc.constant('move' as const), at: fc.nat(), to: fc.nat() }),
)

function edited(lines: readonly string[], edits: readonly (typeof edit extends fc.Arbitrary<infer E> ? E : never)[]) {
  const result = [...lines]
  for (const one of edits) {
    const at = one.at % Math.max(1, result.length)
    if (one.type === 'insert') result.splice(at, 0, one.text)
    else if (one.type === 'delete') result.splice(at, 1)
    else if (one.type === 'replace') result.splice(at, 1, one.text)
    else result.splice(one.to % Math.max(1, result.length), 0, ...result.splice(at, 1))
  }
  return result
}

describe('decisions of an older run', () => {
  const textOf = (lines: readonly string[]) => `${HEAD}${lines.map((line) => `${line}\n\n`).join('')}`
  const verdicts = fc.infiniteStream(fc.constantFrom('accept' as const, 'reject' as const, 'correct' as const))

  test('none is applied to another figure, none is lost in silence, and twice is as once', () => {
    fc.assert(
      fc.property(sentences, fc.array(edit, { maxLength: 4 }), verdicts, (lines, edits, stream) => {
        const old = reading(textOf(lines))
        const now = reading(textOf(edited(lines, edits)))
        const decisions = old.records.map((_, i) => {
          const verdict = stream.next().value as 'accept' | 'reject' | 'correct'
          // who was meant is written into the row
          return decide(old, i, verdict, verdict === 'correct' ? { per: `${i}` } : {})
        })
        const document = decidable(now, decisions)
        const once = applyDecisions([document], decisions)
        const rows = once.documents[0] ?? []
        const named = new Set(once.unmatched.map(({ decision }) => decision))
        const applied = decisions.filter((one) => !named.has(one))

        // each applied decision has one figure: same sentence, same place, same reading, and no other could be meant
        const places = placesOf(now)
        const targets = applied.map((one) => {
          const same = now.records.flatMap((record, i) => {
            const place = places[i] as (typeof places)[number]
            return place.sentence === one.sentence && place.at === one.at && record.value === one.was?.value ? [i] : []
          })
          if (one.sha256 !== document.sha256) expect([one.of, same.length]).toEqual([1, 1])
          return now.records[same[one.of === 1 ? 0 : one.nth - 1] as number] as AidRecord
        })
        expect(new Set(targets).size).toBe(applied.length)
        for (const [i, one] of applied.entries()) {
          const row = rows.find(({ id }) => id === targets[i]?.id)
          if (one.decision === 'reject') expect(row).toBeUndefined()
          else if (one.decision === 'accept') expect(row?.reviewed).toBe('accepted')
          else expect(row).toMatchObject({ per: one.fields.per, reviewed: 'corrected' })
        }
        // and nobody else was touched
        const touched = new Set(targets.map((record) => record?.id))
        for (const record of now.records.filter(({ id }) => !touched.has(id))) {
          const row = rows.find(({ id }) => id === record.id)
          expect({ ...row, part_of: 0, flags: [] }).toEqual({ ...record, part_of: 0, flags: [], reviewed: null })
        }

        const twice = applyDecisions([{ ...document, records: rows, places: () => placesIn(rows, now) }], decisions)
        expect(twice.documents[0]).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })

  test('where the document is the same, every decision is applied', () => {
    fc.assert(
      fc.property(sentences, verdicts, (lines, stream) => {
        const old = reading(textOf(lines))
        const decisions = old.records.map((_, i) => decide(old, i, stream.next().value as 'accept'))
        expect(applyDecisions([decidable(old)], decisions).unmatched).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  function placesIn(rows: readonly AidRecord[], { records, ...rest }: Reading) {
    const places = placesOf(rest)
    return rows.map(({ id }) => places[records.findIndex((record) => record.id === id)] as (typeof places)[number])
  }
})
