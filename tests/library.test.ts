import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import {
  across,
  DEFAULT_LIMITS,
  explain,
  extract,
  limitsFrom,
  sitesFromText,
  sources,
  summarise,
  useLexicon,
} from '../src/index.js'
import { ARTICLE, folderWith, ROOT } from './cli/run.js'

test("README's example of the library runs as it stands", () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const [, code = ''] = /<!-- library: [^>]*-->\n```js\n([\s\S]*?)```\n<!-- \/library -->/.exec(readme) ?? []
  const { folder, remove } = folderWith({ 'pages/a.txt': ARTICLE, 'pages/b.txt': ARTICLE })
  try {
    const library = pathToFileURL(join(ROOT, 'bundle/index.cjs')).href
    writeFileSync(join(folder, 'run.mjs'), code.replace("'aid-extract'", `'${library}'`))
    const output = execFileSync(process.execPath, ['run.mjs'], { cwd: folder, encoding: 'utf8' })
    // who gives is another test's business
    expect(output.replace(/(CNY|person) \S+ /g, '$1 … ')).toBe(
      'aid CNY … 1 { digits: 2229n, exponent: 6 }\ndispatched person … 1 { digits: 35n, exponent: 1 }\n',
    )
    expect(existsSync(join(folder, 'aid.xlsx'))).toBe(true)
  } finally {
    remove()
  }
})

const wrong = (value: unknown) => value as never

test.each([
  ['no document', () => extract(wrong(undefined)), /^a document is a string, bytes .* not undefined$/],
  ['a number', () => extract(wrong(5)), /not 5$/],
  ['a buffer without view', () => extract(wrong(new ArrayBuffer(3))), /not ArrayBuffer$/],
  ['words of two bytes', () => extract(wrong(new Uint16Array(3))), /not Uint16Array$/],
  ['a boxed string', () => extract(wrong(Object('援疆'))), /not String$/],
  ['no options', () => extract('', wrong(null)), /^options must be an object, not null$/],
  ['doc', () => extract('', { doc: wrong(5) }), /^the option doc takes a string that names the document, not 5$/],
  ['doc as object', () => extract('', { doc: wrong({}) }), /not Object$/],
  ['url', () => extract('', { url: wrong(5) }), /^the option url takes/],
  [
    'crawled',
    () => extract('', { crawled: 'x' }),
    /^the option crawled takes a day as 'yyyy-mm-dd', or null, not 'x'$/,
  ],
  ['encoding', () => extract('', { encoding: wrong(5) }), /^the option encoding takes/],
  ['sites', () => extract('', { sites: wrong([{ use: 'drop' }]) }), /^the option sites takes what sitesFromText gives/],
  ['strip', () => extract('', { strip: wrong('no') }), /^the option strip takes true or false, not 'no'$/],
  ['no limits', () => extract('', { limits: wrong({}) }), /^the option limits takes document, .* and numbers, each a/],
  ['limits as text', () => extract('', { limits: wrong('numbers=5') }), /as DEFAULT_LIMITS has them, not 'numbers=5'$/],
  ['a limit', () => extract('', { limits: { ...DEFAULT_LIMITS, numbers: wrong('5') } }), /^the option limits takes/],
  ['a limit below 0', () => extract('', { limits: { ...DEFAULT_LIMITS, numbers: -1 } }), /^the option limits takes/],
  [
    'a limit that is none',
    () => extract('', { limits: { ...DEFAULT_LIMITS, nodes: Number.NaN } }),
    /^the option limits/,
  ],
  ['limits to read', () => limitsFrom(wrong(5)), /^the text must be a string, not 5$/],
  ['limits to start from', () => limitsFrom('nodes=5', wrong({})), /^the option limits takes/],
  ['sites to read', () => sitesFromText(wrong(5)), /^the text must be a string, not 5$/],
  ['records to add up', () => summarise(wrong(5), []), /^records must be an array of what extract gives, not 5$/],
  ['a record to add up', () => summarise(wrong([5]), []), /^a record is an object with doc, .* not 5$/],
  ['no record', () => summarise(wrong([undefined]), []), /^a record is an object with doc, .* not undefined$/],
  ['a group', () => summarise([], wrong(['x'])), /^the groups are an array of donor, .* and doc, not an array$/],
  ['no groups', () => summarise([], wrong(undefined)), /^the groups are an array of donor, .*, not undefined$/],
  ['links', () => summarise([], [], wrong({})), /^the links are those that across gives, a Map, not Object$/],
  ['records of several documents', () => across(wrong(5)), /^records must be an array/],
  ['a record of several documents', () => across(wrong([{ doc: 'a' }])), /^a record is an object/],
  ['a text to explain', () => explain(wrong(null)), /^the text must be a string, not null$/],
])('a wrong type is one sentence at the border: %s', (_, call, message) => {
  expect(call).toThrow(TypeError)
  expect(call).toThrow(message)
})

test('paths of the wrong type are told before anything is read', async () => {
  const read = async (paths: unknown) => {
    for await (const _ of sources(wrong(paths)));
  }
  for (const [paths, said] of [
    ['a.txt', "'a.txt'"],
    [[5], 'an array'],
  ]) {
    const failing = read(paths)
    await expect(failing).rejects.toThrow(TypeError)
    await expect(failing).rejects.toThrow(`paths must be an array of strings, not ${said}`)
  }
})

test('words of the wrong type likewise', async () => {
  const failing = useLexicon(wrong(5))
  await expect(failing).rejects.toThrow(TypeError)
  await expect(failing).rejects.toThrow('the text must be a string, not 5')
})
