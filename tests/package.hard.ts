import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const { exports, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

test('the package holds what it runs on, its types, and nothing else', () => {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  })
  const [{ files }] = JSON.parse(output) as [{ files: { path: string }[] }]
  const paths = files.map(({ path }) => path)
  const lists = readdirSync(join(root, 'src/lexicon')).filter((name) => name.endsWith('.tsv'))
  expect(paths).toEqual(expect.arrayContaining(lists.map((name) => `dist/lexicon/${name.replace(/tsv$/, 'json')}`)))
  const weights = lists.filter((name) => name.endsWith('-weights.tsv'))
  expect(paths).toEqual(expect.arrayContaining(weights.map((name) => `dist/lexicon/${name.replace(/tsv$/, 'bin')}`)))
  expect(paths).toEqual(expect.arrayContaining(['dist/review/app.js', 'dist/review/app.css', 'bundle/LICENSES.txt']))
  expect(paths).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'CHANGELOG.md', bin['aid-extract']]))
  for (const { types, default: main } of [exports['.'], exports['./schema']]) {
    for (const path of [types, main]) expect(paths).toContain(path.replace('./', ''))
  }
  const extra = paths.filter(
    (path) =>
      !/^(?:bundle|bin)\/|^dist\/.*\.(?:d\.ts|json|utf8|bin)$|^dist\/review\/app\.|^(?:README(?:\.zh)?\.md|LICENSE|CHANGELOG\.md|package\.json)$/.test(
        path,
      ),
  )
  expect(extra).toEqual([])
})
