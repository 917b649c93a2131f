import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARTICLE, BIN, folderWith, ROOT } from './run.js'

let folder = ''
let remove = () => {}
beforeAll(() => {
  const whole = '22.29亿元,其中教育资金2亿元'
  ;({ folder, remove } = folderWith({
    'pages/a.txt': ARTICLE.replace('22.29亿元', whole),
    'pages/b.txt': ARTICLE.replace('22.29亿元', '1.5亿元'),
  }))
  shell('aid-extract pages/ -o records.csv')
})
afterAll(() => remove())

function shell(script: string) {
  const command = `aid-extract() { '${process.execPath}' '${BIN}' "$@"; }; set -euo pipefail; ${script}`
  return spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' })
}

const recipes = [
  ...readFileSync(join(ROOT, 'docs/recipes.md'), 'utf8').matchAll(/<!-- run: (\w+) -->\n```\w+\n([\s\S]*?)```/g),
].map(([, tool = '', script = '']) => ({ tool, script, first: script.trim().split('\n').slice(0, 3).join(' ') }))

test('there are recipes of every sort', () => {
  expect([...new Set(recipes.map(({ tool }) => tool))].sort()).toEqual(['jq', 'python', 'sh'])
})

const TOOLS: Readonly<Record<string, string>> = { python: 'python3', jq: 'jq', sh: 'bash' }

const has = (tool: string) => spawnSync(TOOLS[tool] as string, ['--version']).status === 0

for (const { tool, script, first } of recipes) {
  test.skipIf(!has(tool))(`${tool}: ${first}`, () => {
    const { status, stdout, stderr } =
      tool === 'python' ? spawnSync('python3', ['-c', script], { cwd: folder, encoding: 'utf8' }) : shell(script)
    expect([status, stderr]).toEqual([0, ''])
    // the sum of what can be added, the rows of both pages, or a file in their place
    if (script.includes('print(len(aid)')) expect(stdout).toBe('2 2379000000.0\n')
    else if (!script.includes('-o records.csv')) expect(stdout.length).toBeGreaterThan(10)
  })
}
