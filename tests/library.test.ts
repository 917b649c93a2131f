import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
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
