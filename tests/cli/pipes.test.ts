import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARTICLE, BIN, folderWith, run } from './run.js'

let folder = ''
let remove = () => {}
beforeAll(() => {
  // More than a pipe holds: the writer is still at work when the reader leaves.
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

test('a closed pipe ends silently with 0', () => {
  const { stdout, stderr } = bash(`"$NODE" "$BIN" docs -f csv | head -1 >/dev/null; echo "\${PIPESTATUS[0]}"`)
  expect([stdout, stderr]).toEqual(['0\n', ''])
})

test('a slow reader gets everything, the same bytes as in this process', async () => {
  const { stdout } = bash('"$NODE" "$BIN" docs -f jsonl | (sleep 1; cat)')
  expect(stdout.split('\n')).toHaveLength(101)
  expect(stdout).toBe((await run(['docs', '-f', 'jsonl'], { cwd: folder })).stdout)
})

test.each(['docs -f jsonl', 'schema', '--help'])('a full disk is told, with exit code 2: %s', (args) => {
  const { stdout, stderr } = bash(`"$NODE" "$BIN" ${args} >/dev/full; echo $?`)
  expect(stdout).toBe('2\n')
  expect(stderr).toMatch(/^aid-extract: cannot write the output: [^\n]+\n$/)
})

test('interrupted: exit code 130, and no half-written file', async () => {
  const child = spawn(process.execPath, [BIN, '-', '-o', 'out.jsonl'], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  // a document that is read, and a line that has not come to its end
  child.stdin.write(`${JSON.stringify({ text: ARTICLE })}\n{`)
  const draft = () => readdirSync(folder).filter((name) => name !== 'docs')
  while (draft().length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  expect(code).toBe(130)
  expect(draft()).toEqual([])
  expect(readdirSync(join(folder, 'docs'))).toHaveLength(50)
})
