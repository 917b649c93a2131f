import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { COLUMNS } from '../src/formats/columns.js'
import { FORMATS, type FormatName } from '../src/formats/index.js'
import { labelStudioConfig } from '../src/formats/label-studio.js'
import { extract } from '../src/index.js'
import { ROLES } from '../src/model.js'

/** Emoji and rare characters, which are two UTF-16 units each, before and between the figures. */
const BODY = [
  '😀援疆工作😀巡礼',
  '2018年,江苏省投入援疆资金22.29亿元😀,选派𠮷林教师350名。',
  '前方指挥部😀还实施援疆项目21个,受援地各族群众的生产生活条件有了很大改善。',
]
const TEXT = `${BODY.join('\n\n')}\n`
const PAGE = `<html><head><title>x</title></head><body><h1>${BODY[0]}</h1><div class="content"><p>${BODY[1]}</p><p>${BODY[2]?.replace('21', '<b>2</b>1')}</p></div></body></html>`

const RESULTS = [
  extract(TEXT, { doc: '文件/a.txt', format: 'text' }),
  extract(PAGE, { doc: 'b.html', format: 'html', url: 'https://example.org/b?x=1' }),
  extract('', { doc: 'empty.txt' }),
]

async function written(name: FormatName): Promise<string> {
  async function* source() {
    yield* RESULTS
  }
  const write = await FORMATS[name].load()
  let text = ''
  for await (const piece of write(source(), { columns: COLUMNS, formulaGuard: true, excel: false })) text += piece
  return text
}

const records = RESULTS.flatMap((result) => result.records)

test('the documents have figures to export', () => {
  expect(records.map(({ raw }) => raw)).toEqual(['22.29亿元', '350名', '21个', '22.29亿元', '350名', '21个'])
})

/** Python counts code points: a reader that is not ours. */
const python = spawnSync('python3', ['--version']).status === 0
function inPython(script: string, input: string): unknown {
  const { stdout, stderr } = spawnSync('python3', ['-c', `import json, sys\n${script}`], { input, encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

describe('label-studio', async () => {
  const text = await written('label-studio')
  const tasks = JSON.parse(text)

  test('a task an article, without those that have no text', () => {
    expect(tasks.map(({ data }: { data: { doc: string } }) => data.doc)).toEqual(['文件/a.txt', 'b.html'])
    expect(tasks[0].data.text).toBe(BODY.join('\n'))
  })

  test("a region's id is its record's, with kind, role, value and parties", () => {
    const regions = tasks.flatMap(({ predictions }: { predictions: [{ result: object[] }] }) => predictions[0].result)
    for (const { id, kind, role, value, donor } of records) {
      const own = regions.filter((region: { id: string }) => region.id === id)
      const said = Object.fromEntries(
        own.map((one: { from_name: string; value: object }) => [one.from_name, one.value]),
      )
      expect(said.kind.labels).toEqual([kind])
      expect(said.role.choices).toEqual([role])
      expect(said.value.text).toEqual([String(value)])
      expect(said.donor?.text).toEqual(donor === null ? undefined : [donor])
    }
  })

  test.skipIf(!python)('read by Python, the offsets cut out the figures', () => {
    const script = `tasks = json.load(sys.stdin)
print(json.dumps([t["data"]["text"][r["value"]["start"]:r["value"]["end"]]
  for t in tasks for r in t["predictions"][0]["result"] if r["type"] == "labels"]))`
    expect(inPython(script, text)).toEqual(records.map(({ raw }) => raw))
  })

  test('the interface has a name for every region, and every role', () => {
    const config = labelStudioConfig()
    const names = [...config.matchAll(/<(?:Labels|Choices|TextArea) name="(\w+)" toName="text"/g)].map(
      ([, name]) => name,
    )
    const used = tasks.flatMap(({ predictions }: { predictions: [{ result: { from_name: string }[] }] }) =>
      predictions[0].result.map(({ from_name }) => from_name),
    )
    expect([...new Set(used)].filter((name) => !names.includes(name as string))).toEqual([])
    expect(ROLES.filter((role) => !config.includes(`<Choice value="${role}"/>`))).toEqual([])
  })
})

describe('web-annotation', async () => {
  const text = await written('web-annotation')
  const page = JSON.parse(text)

  test('a page of annotations as the model has them', () => {
    expect(page).toMatchObject({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage' })
    expect(page.items).toHaveLength(records.length)
    const ids = page.items.map(({ id }: { id: string }) => id)
    expect(new Set(ids).size).toBe(records.length)
    for (const { type, target } of page.items) {
      expect(type).toBe('Annotation')
      expect(() => new URL(target.source, 'https://example.org/')).not.toThrow()
      expect(target.source).toMatch(/^[!-~]+$/)
    }
    expect(page.items[3].target.source).toBe('https://example.org/b?x=1')
  })

  test('the columns come back whole, the tags are kind and role', () => {
    for (const [i, { body }] of page.items.entries()) {
      const record = records[i]
      expect(JSON.parse(body[2].value)).toEqual(record)
      expect(body.slice(0, 2).map(({ value }: { value: string }) => value)).toEqual([record?.kind, record?.role])
    }
  })

  test.skipIf(!python)('read by Python, positions and words find the figures in the text', () => {
    const script = `page, text = json.load(sys.stdin)
out = []
for item in page["items"]:
  s = {x["type"]: x for x in item["target"]["selector"]}
  q, p = s["TextQuoteSelector"], s.get("TextPositionSelector")
  at = text.find(q["prefix"] + q["exact"] + q["suffix"]) + len(q["prefix"]) if p else None
  out.append([q["exact"], p and text[p["start"]:p["end"]], p and at == p["start"]])
print(json.dumps(out))`
    expect(inPython(script, JSON.stringify([page, TEXT]))).toEqual(
      records.map(({ doc, raw }) => (doc === 'b.html' ? [raw, null, null] : [raw, raw, true])),
    )
  })

  test('without records: a page without annotations', async () => {
    const write = await FORMATS['web-annotation'].load()
    let empty = ''
    const none = (async function* () {})()
    for await (const piece of write(none, { columns: COLUMNS, formulaGuard: true, excel: false })) empty += piece
    expect(JSON.parse(empty).items).toEqual([])
  })
})
