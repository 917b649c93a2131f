import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARTICLE, BIN, folderWith, ROOT, spawned } from './run.js'

const has = (...programs: string[]) =>
  programs.every((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0)
const PARALLEL = has('parallel')
const SLURM = has('sbatch', 'slurmctld', 'slurmd', 'munged', 'runuser') && process.getuid?.() === 0
if (!PARALLEL) console.warn('not run: GNU parallel is not installed (Debian: parallel)')
if (!SLURM) console.warn('not run: Slurm is not installed (Debian: slurm-wlm, munge), or this is not root')

const LINES = Array.from({ length: 150 }, (_, i) =>
  i === 70
    ? '{broken'
    : JSON.stringify({
        id: `d${i}`,
        text: ARTICLE.replace('350', String(i + 1)) + '河边的柳树发了新芽。\n'.repeat(i % 40),
      }),
)

let folder = ''
let remove = () => {}
let whole = ''
/** The examples find `aid-extract` as an installed one. */
let env: Record<string, string | undefined> = {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({
    'crawl.jsonl': `${LINES.join('\n')}\n`,
    'bin/aid-extract': `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`,
  }))
  chmodSync(join(folder, 'bin/aid-extract'), 0o755)
  env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` }
  whole = spawned(['crawl.jsonl', '-f', 'jsonl', '--errors-as-records'], { cwd: folder }).stdout
  expect(whole.split('\n').length).toBeGreaterThan(298)
})
afterAll(() => remove())

const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const example = (name: string, ...args: string[]) =>
  execFileSync(join(ROOT, 'docs/scale', name), args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
/** The name of a document without an id tells its line, which is another in a shard. */
const unnumbered = (text: string) => text.replace(/"doc":"[^"]*:\d+","place":"line \d+"/g, '')

test.skipIf(!PARALLEL)('GNU parallel: the bytes of one run', () => {
  example('parallel.sh', 'crawl.jsonl', 'parallel.jsonl', '2')
  expect(unnumbered(read('parallel.jsonl'))).toBe(unnumbered(whole))
})

test.skipIf(!SLURM)('Slurm: an array of shards and a merge, again after a shard is lost', () => {
  const daemons = join(folder, 'slurm')
  mkdirSync(daemons)
  const script = join(import.meta.dirname, 'one-machine-slurm.sh')
  try {
    execFileSync(script, ['start', daemons], { stdio: ['ignore', 'pipe', 'pipe'] })
    env = { ...env, SLURM_CONF: join(daemons, 'slurm.conf') }
    example('slurm/submit.sh', 'crawl.jsonl', 'parts', 'slurm.jsonl', '4')
    expect(unnumbered(read('slurm.jsonl'))).toBe(unnumbered(whole))
    expect(readdirSync(join(folder, 'parts')).filter((name) => name.startsWith('part-'))).toHaveLength(4)
    writeFileSync(join(folder, 'parts/part-00001.jsonl'), 'done before\n')
    execFileSync('rm', [join(folder, 'parts/part-00003.jsonl')])
    example('slurm/submit.sh', 'crawl.jsonl', 'parts', 'again.jsonl', '4')
    const again = read('again.jsonl')
    expect(again.startsWith('done before\n')).toBe(true)
    expect(read('slurm.jsonl').endsWith(again.slice('done before\n'.length))).toBe(true)
  } finally {
    execFileSync(script, ['stop', daemons], { stdio: 'ignore' })
  }
})
