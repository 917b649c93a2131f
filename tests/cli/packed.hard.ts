import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdf, word } from './office-files.js'
import { ARTICLE, folderWith, run, spawned } from './run.js'

const PARAGRAPHS = ARTICLE.trimEnd().split(/\n\n/)

let folder = ''
let remove = () => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({
    'docs/a.docx': word(PARAGRAPHS),
    'docs/b.pdf': pdf(PARAGRAPHS),
    'docs/deep/c.txt': ARTICLE,
  }))
})
afterAll(() => remove())

test('packed into few files, the program reads and writes every kind of file as it does from its source', async () => {
  const written = (name: string) => readFileSync(join(folder, name))
  await run(['docs/deep', '-o', 'read.xlsx'], { cwd: folder })
  const inputs = ['docs/*.docx', 'docs/b.pdf', 'read.xlsx', '--column', 'sentence', '--quiet']
  for (const ending of ['csv', 'xlsx', 'parquet']) {
    const here = await run([...inputs, '-o', `here.${ending}`], { cwd: folder })
    expect(spawned([...inputs, '-o', `packed.${ending}`], { cwd: folder })).toEqual({ ...here, status: 0 })
    expect(written(`packed.${ending}`).equals(written(`here.${ending}`))).toBe(true)
  }
})
