// What a start costs: processor time (user and system, all threads) of the commands beside the bare start of Node, and their peak of
// memory. In turns, medians of N, so that what else the machine does falls on all alike. Ends with 1 where a ratio or the memory
// is a quarter above its ceiling; what a busy machine does to a median is less. Needs bash.
//   node bench/startup.mjs [--runs 5] [--before DIR]     DIR: another built checkout, measured in the same turns
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const MARGIN = 1.25

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, before: { type: 'string' } } })
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'startup-'))
const plain = join(work, 'plain.txt')
writeFileSync(
  plain,
  '援疆工作会议召开\n\n会议强调,要学习贯彻全国对口支援工作会议精神,把各项工作做实。\n\n与会人员认为,受援地群众的生活有了很大改善。\n',
)

/** `times`: the ceiling in starts of Node, `megabytes`: that of the peak of memory. */
const COMMANDS = {
  '--help': { args: ['--help'], times: 1.5 },
  '--version': { args: ['--version'], times: 1.5 },
  'document without figures → CSV': { args: [plain, '-f', 'csv'], times: 3.5 },
  'seeds → CSV': { args: [path('seeds'), '-f', 'csv'], times: 17, megabytes: 190 },
}
const runs = [
  { name: 'node -e 0', args: ['-e', '0'] },
  ...Object.entries(COMMANDS).flatMap(([name, { args, ...ceilings }]) => [
    { name, args: [path('bin/aid-extract.js'), ...args], ...ceilings },
    ...(values.before ? [{ name: '  before', args: [join(values.before, 'bin/aid-extract.js'), ...args] }] : []),
  ]),
].map((run) => ({ ...run, used: [] }))

try {
  for (let turn = 0; turn < Number(values.runs); turn++) {
    for (const { name, args, used } of runs) {
      const node = [process.execPath, '--require', path('bench/peak-memory.cjs'), ...args]
      const timed = ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null', 'bash', ...node]
      const { status, stderr } = spawnSync('bash', timed, { encoding: 'utf8' })
      if (status !== 0) throw new Error(`${name} ended with ${status}; is the project built?\n${stderr}`)
      const [kilobytes, user, system] = stderr.trim().split(/\s+/).slice(-3).map(Number)
      used.push({ seconds: user + system, megabytes: kilobytes / 1024 })
    }
  }
} finally {
  rmSync(work, { recursive: true })
}

const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1]
const bare = median(runs[0].used.map(({ seconds }) => seconds))
for (const { name, used, times, megabytes } of runs) {
  const time = median(used.map(({ seconds }) => seconds)) / bare
  const memory = median(used.map(({ megabytes }) => megabytes))
  const ceilings = [times && `≤ ${times} ×`, megabytes && `≤ ${megabytes} MB`].filter(Boolean).join(', ')
  console.log(
    `${name.padEnd(32)} ${time.toFixed(2).padStart(6)} × ${memory.toFixed(0).padStart(5)} MB   ${ceilings}`.trimEnd(),
  )
  if (time > MARGIN * times || memory > MARGIN * megabytes) {
    console.error(`${name}: above its ceiling by more than a quarter`)
    process.exitCode = 1
  }
}
