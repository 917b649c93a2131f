// How much processor time (user and system) `aid-extract --help`, `--version` and the seeds as a table take
// beside the bare start of Node. In turns, medians of N, so that a busy machine disturbs all alike. Ends with 1 where a
// ratio is above its limit. Needs bash.
//   node bench/startup.mjs [--runs 9]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '9' } } })
const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))
const bin = path('bin/aid-extract.js')
/** `limit`: times the bare start. That of the seeds leaves room for a busy machine, on which memory is dear. */
const COMMANDS = {
  'node -e 0': { args: ['-e', '0'], limit: 1 },
  '--help': { args: [bin, '--help'], limit: 3 },
  '--version': { args: [bin, '--version'], limit: 3 },
  'seeds → CSV': { args: [bin, path('seeds'), '-f', 'csv'], limit: 35 },
}

const found = Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, []]))
for (let run = 0; run < Number(values.runs); run++) {
  for (const [name, { args }] of Object.entries(COMMANDS)) {
    const timed = ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null', 'bash', process.execPath, ...args]
    const { status, stderr } = spawnSync('bash', timed, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name} ended with ${status}; is the project built?`)
    const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
    found[name].push(user + system)
  }
}
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1]

const bare = median(found['node -e 0'])
for (const [name, { limit }] of Object.entries(COMMANDS)) {
  const time = median(found[name])
  console.log(
    `${name.padEnd(12)} ${(1000 * time).toFixed(0).padStart(5)} ms of processor  ${(time / bare).toFixed(1).padStart(5)} ×`,
  )
  if (time > limit * bare) {
    console.error(`above ${limit} times the bare start of Node`)
    process.exitCode = 1
  }
}
