import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
// @ts-expect-error plain JavaScript
import { makeHostile } from '../bench/hostile.mjs'
import { extract, sources } from '../src/index.js'
import { BIN } from './cli/run.js'

// Files made to do harm, among good ones: each costs a line, and nothing else.

/** MB, of two threads beside the main one, each with a heap of its own. Each further thread takes some 200 more. */
const MOST_MEMORY = 600
/** What is measured is a run as people start it; with more cores it would have more threads. */
const THREADS = availableParallelism() > 2 ? ['--jobs', '2'] : []
/** A busy machine is no failure: milliseconds in which a test must end all the same. */
const PATIENCE = 900_000
/** Seconds of the processor for one file: the slowest takes 10 to 15, as fast as the machine is; what grows with the square of eight thousand takes minutes. */
const MOST_TIME = 40

const folder = mkdtempSync(join(tmpdir(), 'aid-extract-hostile-'))
const bad = join(folder, 'all')
const good = join(folder, 'good')
const GOOD = Array.from({ length: 6 }, (_, i) => ({
  name: `good-${i}.txt`,
  text: `江苏省对口支援克州\n\n　　${2011 + i}年，江苏省投入援疆资金${i + 2}.5亿元，选派教师${30 + i}名，实施援疆项目${40 + i}个。\n`,
}))
let hostile: { readonly lines: Readonly<Record<string, number>>; readonly odd: number }

beforeAll(() => {
  hostile = makeHostile(bad)
  mkdirSync(good)
  for (const { name, text } of GOOD) for (const into of [bad, good]) writeFileSync(join(into, name), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The records that the program writes of a folder, without the folder in their names, what it says, and its memory in MB. */
function extracted(of: string) {
  const usage = join(folder, 'usage')
  const told = `import{writeFileSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>writeFileSync(${JSON.stringify(usage)},String(process.resourceUsage().maxRSS)))`
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(told)}`, BIN, '.', '-f', 'jsonl', '-q', ...THREADS],
    { cwd: of, encoding: 'utf8', maxBuffer: 1 << 30 },
  )
  const records = stdout.split('\n').filter((line) => /"doc":"good-\d\.txt"/.test(line))
  const docs = new Set(
    [...stdout.matchAll(/^\{"doc":("(?:[^"\\]|\\.){1,200}")/gm)].map(([, doc = '']) => JSON.parse(doc) as string),
  )
  return {
    status,
    records,
    docs,
    lines: stderr.trimEnd().split('\n'),
    memory: Number(readFileSync(usage, 'utf8')) / 1024,
  }
}

test(
  'each costs its lines, the good ones come out as without them, and memory stays',
  () => {
    const alone = extracted(good)
    const among = extracted(bad)
    expect([alone.status, among.status]).toEqual([0, 1])
    expect(among.records.length).toBeGreaterThan(GOOD.length)
    expect(among.records).toEqual(alone.records)
    // by a link it is the same file, by a second name it is another
    expect([...among.docs].filter((doc) => doc.startsWith('twice'))).toHaveLength(2)
    const { lines, odd } = hostile
    const said = Object.fromEntries(
      Object.keys(lines).map((name) => [
        name,
        among.lines.filter((line) => line.startsWith(`aid-extract: ${name}: `)).length,
      ]),
    )
    expect(said).toEqual(lines)
    const rest = among.lines.filter(
      (line) => !Object.keys(lines).some((name) => line.startsWith(`aid-extract: ${name}: `)),
    )
    expect(rest).toHaveLength(odd)
    expect(rest.filter((line) => !line.startsWith('aid-extract: '))).toEqual([])
    expect(among.memory).toBeLessThan(MOST_MEMORY)
  },
  PATIENCE,
)

test(
  'no file takes long',
  async () => {
    extract('浙江省投入援疆资金3亿元。')
    // a name alone is no file: pipes, links to folders
    const entries = readdirSync(bad, { withFileTypes: true }).filter((entry) => entry.isFile())
    const files = entries.map(({ name }) => name)
    expect(files).toEqual(expect.arrayContaining(['sparse.txt', ...Object.keys(hostile.lines)]))
    for (const name of files) {
      const before = process.cpuUsage()
      for await (const { source } of sources([join(bad, name)])) if (source !== undefined) extract(source)
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1e6, name).toBeLessThan(MOST_TIME)
    }
  },
  PATIENCE,
)
