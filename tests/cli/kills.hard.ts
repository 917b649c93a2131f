import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
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
  for (const name of files(folder)) rmSync(join(folder, name))
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

/** So many are killed at a time, each in a folder of its own. */
const LANES = 3
let lanes: readonly { readonly folder: string; readonly remove: () => void }[] = []
let folder = ''
let whole = ''
beforeAll(async () => {
  lanes = Array.from({ length: LANES }, () => folderWith({ 'in.jsonl': LINES }))
  folder = (lanes[0] as (typeof lanes)[number]).folder
  whole = (await run(['in.jsonl', '-f', 'jsonl'], { cwd: folder })).stdout
})
afterAll(() => {
  for (const { remove } of lanes) remove()
})

const files = (of: string) => readdirSync(of).filter((name) => name !== 'in.jsonl')
const out = (of: string) => readFileSync(join(of, 'out.jsonl'), 'utf8')
async function killed(args: readonly string[], cwd: string, at: number, moment: string): Promise<boolean> {
  const env = { ...process.env, NODE_OPTIONS: `--import=${PRELOAD}`, KILL_AT: `${at} ${moment}` }
  const [, signal] = await once(spawn(process.execPath, [BIN, ...args], { cwd, env, stdio: 'ignore' }), 'exit')
  return signal === 'SIGKILL'
}

let last: Promise<unknown> = Promise.resolve()
/** Runs in this process are one by one: each sets the folder that all are in. */
function again(args: readonly string[], cwd: string): Promise<number | null> {
  const ended = last.then(async () => (await run(args, { cwd })).status)
  last = ended.catch(() => {})
  return ended
}

test('kill -9 at 50 moments while records are written, at the rename and around it', async () => {
  const chance = random(15)
  const moments = ['before', 'within', 'behind']
  const argsOf = (resume: boolean) => ['in.jsonl', '-o', 'out.jsonl', ...(resume ? ['--resume'] : [])]
  const acts = [actsOf(argsOf(false)), actsOf(argsOf(true))] as const
  const kills = Array.from({ length: 50 }, (_, i) => {
    const resume = i % 2 === 1
    // the last acts are those of the end; the others are among the records
    const most = acts[Number(resume)] as number
    const at = i % 5 < 2 ? most - Math.floor(chance() * 8) : 1 + Math.floor(chance() * most)
    const moment = moments[Math.floor(chance() * 3)] as string
    return { args: argsOf(resume), at, moment, said: `run ${i}: act ${at}, ${moment}${resume ? ', --resume' : ''}` }
  })
  let counted = 0
  const inLane = async ({ folder }: (typeof lanes)[number]) => {
    for (let kill = kills.shift(); kill !== undefined; kill = kills.shift()) {
      const { args, at, moment, said } = kill
      writeFileSync(join(folder, 'out.jsonl'), OLD)
      expect(await killed(args, folder, at, moment), said).toBe(true)
      expect([OLD, whole], said).toContain(out(folder))
      expect(await again(args, folder), said).toBe(0)
      expect(out(folder), said).toBe(whole)
      expect(files(folder), said).toEqual(['out.jsonl'])
      counted++
    }
  }
  await Promise.all(lanes.map(inLane))
  expect(counted).toBe(50)
}, 540_000)

test('what one run leaves, another without --resume, or to another file, does not stumble over', async () => {
  writeFileSync(join(folder, 'out.jsonl'), OLD)
  expect(await killed(['in.jsonl', '-o', 'out.jsonl'], folder, 9, 'within')).toBe(true)
  expect(files(folder).length).toBe(2)
  expect((await run(['in.jsonl', '-o', 'other.csv'], { cwd: folder })).status).toBe(0)
  expect(files(folder).sort()).toEqual(['other.csv', 'out.jsonl'])
  expect(out(folder)).toBe(OLD)
})
