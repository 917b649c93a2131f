import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { explain, extract, sources } from '../src/index.js'
import { ARTICLE, folderWith, ROOT } from './cli/run.js'

test("README's example of the library runs as it stands", () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const [, code = ''] = /<!-- library: [^>]*-->\n```js\n([\s\S]*?)```\n<!-- \/library -->/.exec(readme) ?? []
  const { folder, remove } = folderWith({ 'pages/a.txt': ARTICLE, 'pages/b.txt': ARTICLE })
  try {
    const library = pathToFileURL(join(ROOT, 'bundle/index.js')).href
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
  ['a text to explain', () => explain(wrong(null)), /^the text must be a string, not null$/],
])('a wrong type is one sentence at the border: %s', (_, call, message) => {
  expect(call).toThrow(TypeError)
  expect(call).toThrow(message)
})

test('paths of the wrong type are told before anything is read', async () => {
  const read = async () => {
    for await (const _ of sources(wrong('a.txt')));
  }
  await expect(read).rejects.toThrow(/^paths must be an array of strings, not 'a.txt'$/)
})
