import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
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

/** On a disk of a few kilobytes, which root can make for itself alone. */
const onSmallDisk = (script: string) =>
  bash(`unshare -m bash -c 'mkdir disk && mount -t tmpfs -o size=16k none disk && cd disk && ${script}'`)

const canMount = spawnSync('bash', ['-c', 'unshare -m mount -t tmpfs none /mnt']).status === 0

describe.skipIf(!canMount)('a disk that is full behind a file', () => {
  afterEach(() => rmSync(join(folder, 'disk'), { recursive: true, force: true }))

  test('the file that stood there stays, and no draft', () => {
    const { stdout, stderr } = onSmallDisk(
      'echo old >out.jsonl; "$NODE" "$BIN" ../docs -f jsonl -o out.jsonl; echo $?; ls -A; cat out.jsonl',
    )
    expect(stderr).toBe('aid-extract: cannot write out.jsonl: no space left on device\n')
    expect(stdout).toBe('2\nout.jsonl\nold\n')
  })

  test('with --resume it goes on where there is room again', () => {
    const { stdout, stderr } = onSmallDisk(
      [
        '"$NODE" "$BIN" ../docs -f jsonl -o out.jsonl --resume; echo $?; ls -A',
        'mount -o remount,size=4M none .',
        '"$NODE" "$BIN" ../docs -q -f jsonl -o out.jsonl --resume; echo $?; ls -A',
        '"$NODE" "$BIN" ../docs -f jsonl | cmp - out.jsonl && echo same',
      ].join('; '),
    )
    expect(stderr).toBe('aid-extract: cannot write out.jsonl.partial: no space left on device\n')
    expect(stdout.replace('out.jsonl.partial.json\n', '')).toBe('2\nout.jsonl.partial\n0\nout.jsonl\nsame\n')
  })
})
