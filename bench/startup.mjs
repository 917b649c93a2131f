// What a start costs: processor time (user and system, all threads) of the commands beside the bare start of Node, and their peak of
// memory. In turns, medians of N, so that what else the machine does falls on all alike. Ends with 1 where a ratio or the memory
// is a quarter above its ceiling in three rounds: a machine that is busy for some seconds is no fault of the program. Needs bash.
//   node bench/startup.mjs [--runs 5] [--before DIR]     DIR: another built checkout, measured in the same turns
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const MARGIN = 1.25
const ROUNDS = 3

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
  for (let round = 1; round <= ROUNDS; round++) {
    for (let turn = 0; turn < Number(values.runs); turn++) for (const run of runs) measure(run)
    if (!runs.some(isAbove)) break
  }
} finally {
  rmSync(work, { recursive: true })
}

for (const run of runs) {
  const { times, megabytes } = run
  const ceilings = [times && `≤ ${times} ×`, megabytes && `≤ ${megabytes} MB`].filter(Boolean).join(', ')
  const [time, memory] = [timesOf(run).toFixed(2).padStart(6), memoryOf(run).toFixed(0).padStart(5)]
  console.log(`${run.name.padEnd(32)} ${time} × ${memory} MB   ${ceilings}`.trimEnd())
  if (isAbove(run)) {
    console.error(`${run.name}: above its ceiling by more than a quarter`)
    process.exitCode = 1
  }
}

function measure({ name, args, used }) {
  const node = [process.execPath, '--require', path('bench/peak-memory.cjs'), ...args]
  const timed = ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null', 'bash', ...node]
  const { status, stderr } = spawnSync('bash', timed, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${name} ended with ${status}; is the project built?\n${stderr}`)
  const [kilobytes, user, system] = stderr.trim().split(/\s+/).slice(-3).map(Number)
  used.push({ seconds: user + system, megabytes: kilobytes / 1024 })
}

function isAbove(run) {
  return timesOf(run) > MARGIN * run.times || memoryOf(run) > MARGIN * run.megabytes
}

/** In starts of Node. */
function timesOf({ used }) {
  return medianOf(used, 'seconds') / medianOf(runs[0].used, 'seconds')
}

function memoryOf({ used }) {
  return medianOf(used, 'megabytes')
}

function medianOf(used, what) {
  return used.map((one) => one[what]).sort((a, b) => a - b)[used.length >> 1]
}
