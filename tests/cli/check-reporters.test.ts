import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio/slim'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { folderWith, run } from './run.js'

let folder = ''
let remove = () => {}
beforeEach(async () => {
  ;({ folder, remove } = folderWith({ 'other.txt': 'x' }))
  await run(['check', '--init', 'fx'], { cwd: folder })
})
afterEach(() => remove())

const check = (...args: string[]) => run(['check', 'fx', ...args], { cwd: folder })
/** Makes the expectation wrong: one value, and one record that is gone. */
function spoil(): void {
  const file = join(folder, 'fx/example.expected.json')
  const [first] = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify([{ ...first, value: 1, sentence: 'a,b:c%|"<&>"' }]))
}

describe('--init', () => {
  test('makes fixtures that are as expected', async () => {
    expect(await check()).toMatchObject({ status: 0, stdout: '1 documents, 2 records: as expected\n', stderr: '' })
  })

  test('never writes into a folder that holds something', async () => {
    const again = await run(['check', '--init', 'fx'], { cwd: folder })
    expect(again).toMatchObject({ status: 2, stderr: 'aid-extract: fx is there and not empty: name a new folder\n' })
    expect((await run(['check', '--init', 'other.txt'], { cwd: folder })).status).toBe(2)
  })
})

describe('--reporter', () => {
  test('github: annotations on the line of the document, special signs escaped', async () => {
    spoil()
    const { status, stdout } = await check('--reporter', 'github')
    expect(status).toBe(1)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(
      /^::error file=fx\/example\.txt,line=5,title=aid-extract::money 22\.29亿元: value 1 → 2229000000; /,
    )
    expect(lines[0]).toContain('a,b:c%25|')
    expect(lines[1]).toMatch(
      /^::error file=fx\/example\.txt,line=7,title=aid-extract::new: personnel 350名 = 350 person, /,
    )
    expect(lines[2]).toBe('1 documents, 2 records: not as expected')
  })

  test('github: a summary of the step, where there is one', async () => {
    spoil()
    writeFileSync(join(folder, 'step.md'), 'before\n')
    const before = process.env.GITHUB_STEP_SUMMARY
    process.env.GITHUB_STEP_SUMMARY = join(folder, 'step.md')
    try {
      await check('--reporter', 'github')
    } finally {
      if (before === undefined) delete process.env.GITHUB_STEP_SUMMARY
      else process.env.GITHUB_STEP_SUMMARY = before
    }
    const summary = readFileSync(join(folder, 'step.md'), 'utf8')
    expect(summary).toMatch(
      /^before\n### aid-extract check\n\n1 documents, 2 records: not as expected\n\n\| document \|/,
    )
    expect(summary).toContain('| fx/example.txt | 7 | new: personnel 350名')
  })

  test('junit: XML that a foreign reader reads, a test case a document', async () => {
    spoil()
    writeFileSync(join(folder, 'fx/empty.txt'), '')
    const { status, stdout } = await check('--reporter', 'junit')
    expect(status).toBe(1)
    const xml = load(stdout, { xml: true })
    expect(xml('testsuite').attr()).toMatchObject({ tests: '2', failures: '1', errors: '1' })
    const cases = xml('testcase').toArray()
    expect(cases.map((one) => xml(one).attr('name'))).toEqual(['fx/empty.txt', 'fx/example.txt'])
    expect(xml('failure').text()).toContain('sentence "a,b:c%|\\"<&>\\""')
    expect(xml('error').attr('message')).toContain('empty file')
  })

  test('json: everything, for programs', async () => {
    spoil()
    const { asExpected, documents } = JSON.parse((await check('--reporter', 'json')).stdout)
    expect(asExpected).toBe(false)
    expect(documents[0].differences.map(({ type }: { type: string }) => type)).toEqual(['changed', 'new'])
    writeFileSync(join(folder, 'fx/example.expected.json'), '[]')
    await check('--update')
    expect(JSON.parse((await check('--reporter', 'json')).stdout).asExpected).toBe(true)
  })

  test('is not for --update or --against', async () => {
    expect((await check('--reporter', 'junit', '--update')).status).toBe(2)
  })
})
