import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARTICLE, BIN, folderWith } from './run.js'

let folder = ''
let remove = () => {}
beforeAll(() => {
  const names = Array.from({ length: 50 }, (_, i) => `docs/${i}.txt`)
  ;({ folder, remove } = folderWith(Object.fromEntries(names.map((name) => [name, ARTICLE]))))
})
afterAll(() => remove())

const bash = (script: string) =>
  spawnSync('bash', ['-c', script], {
    cwd: folder,
    env: { ...process.env, NODE: process.execPath, BIN },
    encoding: 'utf8',
  })

test.each([
  'docs/1.txt -f xlsx',
  'text docs/1.txt',
  'explain 援疆资金3亿元',
  'schema',
  'summary docs',
  'review docs/1.txt -o -',
  'check --init fixtures',
  'check fixtures',
  'doctor',
  'completion bash',
  '--help',
  '--version',
  'help text',
])('a full disk is told, with exit code 2: %s', (args) => {
  const { stdout, stderr } = bash(`"$NODE" "$BIN" ${args} >/dev/full; echo $?`)
  expect(stdout).toBe('2\n')
  expect(stderr).toMatch(/(?:^|\n)aid-extract: cannot write the output: [^\n]+\n$/)
})

test.each(['docs -f jsonl', 'explain 援疆资金3亿元', 'completion zsh', '--help'])(
  'a pipe that nobody reads at all ends silently with 0: %s',
  (args) => {
    const { stdout, stderr } = bash(`"$NODE" "$BIN" ${args} | true; echo "\${PIPESTATUS[0]}"`)
    expect([stdout, stderr]).toEqual(['0\n', ''])
  },
)
