import { describe, expect, test } from 'vitest'
import { addedRecords } from '../src/decisions/added.js'
import { applyDecisions } from '../src/decisions/apply.js'
import { decisionsFromText, decisionsToJson } from '../src/decisions/codec.js'
import type { TaskData } from '../src/decisions/label-studio.js'
import { placesOf } from '../src/decisions/place.js'
import { COLUMNS } from '../src/formats/columns.js'
import { FORMATS } from '../src/formats/index.js'
import { read } from '../src/pipeline.js'
import { sourceFromText } from '../src/read/source.js'

const TEXT = `😀江苏援疆工作巡礼

2018年07月18日 15:51:01 来源:测试日报

今年以来,江苏省投入援疆资金22.29亿元,选派援疆干部人才350名,受援地各族群众的生活条件有了很大改善😀。

浙江省投入援疆资金3亿元,实施援疆项目27个,培训当地教师若干,他们在学校、医院和乡村的岗位上发挥了重要作用。
`

interface Region {
  id: string
  from_name: string
  to_name: string
  type: string
  value: Record<string, unknown>
}

interface Task {
  data: TaskData
  predictions: [{ result: Region[] }]
  annotations?: { result: Region[]; was_cancelled?: boolean; updated_at?: string }[]
}

const reading = (text = TEXT) => read(sourceFromText('a.txt', text, { format: 'text' }))

async function tasksOf(text = TEXT): Promise<Task[]> {
  const { document, records } = reading(text)
  const { article } = document.plain
  async function* results() {
    yield { article, records, diagnostics: [] }
  }
  const write = await FORMATS['label-studio'].load()
  let written = ''
  for await (const piece of write(results(), { columns: COLUMNS, formulaGuard: true, excel: false })) written += piece
  return JSON.parse(written)
}

/** What a person made of the predictions, as Label Studio exports it; predictions come back as their numbers alone. */
async function exported(change: (regions: Region[], data: TaskData) => Region[], text = TEXT): Promise<string> {
  const tasks = await tasksOf(text)
  return JSON.stringify(
    tasks.map(({ data, predictions: [{ result }] }, i) => ({
      id: i + 7,
      data,
      predictions: [i + 70],
      annotations: [
        { result: [], was_cancelled: true, updated_at: '2026-02-02T00:00:00Z' },
        { result: change(structuredClone(result), data), was_cancelled: false, updated_at: '2026-02-01T00:00:00Z' },
        { result: [], was_cancelled: false, updated_at: '2026-01-01T00:00:00Z' },
      ],
    })),
  )
}

function applied(file: string, text = TEXT) {
  const given = reading(text)
  const { doc, sha256 } = given.document.plain.article.source
  const decisions = decisionsFromText(file)
  const places = placesOf(given)
  const added = addedRecords(given, decisions)
  return applyDecisions([{ doc, sha256, records: given.records, places: () => places, added }], decisions)
}

const regionsOf = (regions: readonly Region[], text: string) => {
  const id = regions.find(({ value }) => value.text === text && value.labels)?.id
  return regions.filter((region) => region.id === id)
}

function correct(regions: Region[], { text }: TaskData): Region[] {
  const at = [...text.slice(0, text.indexOf('若干'))].length
  const value = { start: at, end: at + 2, text: '若干' }
  const said = (from_name: string, type: string, answer: object) => ({
    ...{ id: 'newOne', from_name, to_name: 'text', type },
    value: { ...value, ...answer },
  })
  for (const { from_name, value } of regionsOf(regions, '3亿元')) {
    if (from_name === 'value') value.text = ['4亿']
    if (from_name === 'donor') value.text = ['上海']
  }
  const gone = regionsOf(regions, '350名')
  return [
    ...regions.filter((region) => !gone.includes(region)),
    said('kind', 'labels', { labels: ['personnel'] }),
    said('value', 'textarea', { text: ['1,000'] }),
    said('role', 'choices', { choices: ['trained'] }),
    said('label', 'textarea', { text: ['教师'] }),
  ]
}

describe('corrections made in Label Studio come back', () => {
  test('left as it was is accepted, changed corrected, deleted rejected, new added', async () => {
    const file = await exported(correct)
    expect(decisionsFromText(file).map(({ decision, raw, changed }) => [decision, raw, changed])).toEqual([
      ['accept', '22.29亿元', []],
      ['reject', '350名', []],
      ['correct', '3亿元', ['value', 'donor']],
      ['accept', '27个', []],
      ['add', '若干', []],
    ])
    const { documents, unmatched } = applied(file)
    expect(unmatched).toEqual([])
    expect(
      documents[0]?.map(({ raw, kind, value, unit, role, donor, reviewed }) => {
        return [raw, kind, value, unit, role, donor, reviewed]
      }),
    ).toEqual([
      ['22.29亿元', 'money', 2229000000, 'CNY', 'aid', '江苏', 'accepted'],
      ['3亿元', 'money', 400000000, 'CNY', 'aid', '上海', 'corrected'],
      ['27个', 'project', 27, 'project', 'implemented', '浙江', 'accepted'],
      ['若干', 'personnel', 1000, 'person', 'trained', null, 'added'],
    ])
  })

  test('columns that a task does not ask about stay as they were read', async () => {
    const before = reading().records.find(({ raw }) => raw === '3亿元')
    const after = applied(await exported(correct)).documents[0]?.find(({ raw }) => raw === '3亿元')
    expect(after).toEqual({
      ...before,
      ...{ value: 400000000, donor: '上海', donor_from: null, donor_codes: ['310000'], reviewed: 'corrected' },
    })
  })

  test('the document has changed since: what stands in the same sentence is found', async () => {
    const later = TEXT.replace('😀江苏', '江苏').replace('巡礼\n', '巡礼(修订)\n')
    const { documents, unmatched } = applied(await exported(correct), later)
    expect(unmatched).toEqual([])
    expect(documents[0]?.map(({ raw, reviewed }) => [raw, reviewed])).toContainEqual(['3亿元', 'corrected'])
    expect(documents[0]?.map(({ raw, reviewed }) => [raw, reviewed])).toContainEqual(['若干', 'added'])
  })

  test('a task nobody has annotated says nothing; saved as decisions they are the same', async () => {
    expect(decisionsFromText(JSON.stringify(await tasksOf()))).toEqual([])
    const decisions = decisionsFromText(await exported(correct))
    expect(decisionsFromText(decisionsToJson(decisions))).toEqual(decisions)
  })

  test.each([
    ['no number', 'value', { text: ['很多'] }, "'很多' is no number"],
    ['no value', 'value', { text: [] }, "'22.29亿元' has no value"],
    ['no kind', 'kind', { labels: [] }, "'22.29亿元' has no kind"],
  ])('%s: the task and what is wrong', async (_, column, answer, message) => {
    const file = await exported((regions) => {
      const at = regions.findIndex(({ from_name }) => from_name === column)
      return regions.map((one, i) => (i === at ? { ...one, value: { ...one.value, ...answer } } : one))
    })
    expect(() => decisionsFromText(file)).toThrow(`task 1 (a.txt): ${message}`)
  })

  test.each(['[{"data":{"text":"x"}}]', '[1]', '[null]'])('%s is no such task', (file) => {
    expect(() => decisionsFromText(file)).toThrow('task 1 is none of aid-extract -f label-studio')
  })
})
