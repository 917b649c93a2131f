import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARTICLE, BIN, folderWith, run } from './run.js'

const DOCUMENTS = 24
const LINES = Array.from({ length: DOCUMENTS }, (_, i) =>
  JSON.stringify({ id: `d${i}`, text: ARTICLE.replace('350', String(i + 1)) }),
).join('\n')
const OLD = 'what stood there before\n'

/**
 * Kills the process, by the signal that nothing answers, in front of, in the midst of or behind its nth act on a file that
 * it writes. Records are written and drafts renamed by these functions alone.
 */
const PRELOAD = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs'
  import { syncBuiltinESMExports } from 'node:module'
  const [at, moment] = process.env.KILL_AT.split(' ')
  let acts = 0
  const die = () => process.kill(process.pid, 'SIGKILL')
  for (const name of ['writeFileSync', 'writeSync', 'renameSync', 'fsyncSync', 'ftruncateSync', 'rmSync']) {
    const act = fs[name]
    fs[name] = (...args) => {
      const isIts = ++acts === Number(at)
      if (isIts && moment === 'before') die()
      if (isIts && moment === 'within' && name.startsWith('write')) {
        const bytes = Buffer.from(args[1])
        fs.writevSync(typeof args[0] === 'number' ? args[0] : fs.openSync(args[0], 'w'), [bytes.subarray(0, bytes.length / 2)], args[4] ?? null)
        die()
      }
      const result = act(...args)
      if (isIts) die()
      return result
    }
  }
  syncBuiltinESMExports()
  if (process.env.ACTS) process.on('exit', () => fs.appendFileSync(process.env.ACTS, String(acts)))
`)}`

/** How many acts a run makes. */
function actsOf(args: readonly string[]): number {
  const told = join(folder, 'acts')
  const env = { ...process.env, NODE_OPTIONS: `--import=${PRELOAD}`, KILL_AT: '0 before', ACTS: told }
  spawnSync(process.execPath, [BIN, ...args], { cwd: folder, env })
  const acts = Number(readFileSync(told, 'utf8'))
  for (const name of files()) rmSync(join(folder, name))
  return acts
}

/** Numbers that look like chance and are always the same. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

let folder = ''
let remove = () => {}
let whole = ''
beforeAll(async () => {
  ;({ folder, remove } = folderWith({ 'in.jsonl': LINES }))
  whole = (await run(['in.jsonl', '-f', 'jsonl'], { cwd: folder })).stdout
})
afterAll(() => remove())

const files = () => readdirSync(folder).filter((name) => name !== 'in.jsonl')
const out = () => readFileSync(join(folder, 'out.jsonl'), 'utf8')
function killed(args: readonly string[], at: number, moment: string): boolean {
  const env = { ...process.env, NODE_OPTIONS: `--import=${PRELOAD}`, KILL_AT: `${at} ${moment}` }
  return spawnSync(process.execPath, [BIN, ...args], { cwd: folder, env }).signal === 'SIGKILL'
}

test('kill -9 at 50 moments while records are written, at the rename and around it', async () => {
  const chance = random(15)
  const moments = ['before', 'within', 'behind']
  const argsOf = (resume: boolean) => ['in.jsonl', '-o', 'out.jsonl', ...(resume ? ['--resume'] : [])]
  const acts = [actsOf(argsOf(false)), actsOf(argsOf(true))] as const
  for (let i = 0; i < 50; i++) {
    const resume = i % 2 === 1
    // the last acts are those of the end; the others are among the records
    const most = acts[Number(resume)] as number
    const at = i % 5 < 2 ? most - Math.floor(chance() * 8) : 1 + Math.floor(chance() * most)
    const moment = moments[Math.floor(chance() * 3)] as string
    const args = argsOf(resume)
    writeFileSync(join(folder, 'out.jsonl'), OLD)
    const said = `run ${i}: act ${at}, ${moment}${resume ? ', --resume' : ''}`
    expect(killed(args, at, moment), said).toBe(true)
    expect([OLD, whole], said).toContain(out())
    expect((await run(args, { cwd: folder })).status, said).toBe(0)
    expect(out(), said).toBe(whole)
    expect(files(), said).toEqual(['out.jsonl'])
  }
}, 540_000)

test('what one run leaves, another without --resume, or to another file, does not stumble over', async () => {
  writeFileSync(join(folder, 'out.jsonl'), OLD)
  expect(killed(['in.jsonl', '-o', 'out.jsonl'], 9, 'within')).toBe(true)
  expect(files().length).toBe(2)
  expect((await run(['in.jsonl', '-o', 'other.csv'], { cwd: folder })).status).toBe(0)
  expect(files().sort()).toEqual(['other.csv', 'out.jsonl'])
  expect(out()).toBe(OLD)
})
