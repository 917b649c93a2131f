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

test('a pipe that nobody reads at all', () => {
  const { stdout, stderr } = spawnSync(
    'bash',
    ['-c', `"$NODE" "$BIN" docs -f jsonl | true; echo "\${PIPESTATUS[0]}"`],
    { cwd: folder, env: { ...process.env, NODE: process.execPath, BIN }, encoding: 'utf8' },
  )
  expect([stdout, stderr]).toEqual(['0\n', ''])
})
