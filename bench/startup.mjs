// How long `aid-extract --help` takes beside the bare start of Node. Run in turns, best of N, so that a busy machine
// disturbs both alike. Ends with 1 where the ratio is above the limit.
//   node bench/startup.mjs [--runs 15] [--limit 3]
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '15' }, limit: { type: 'string', default: '3' } },
})
const bin = fileURLToPath(new URL('../bin/aid-extract.js', import.meta.url))
const commands = { 'node -e 0': ['-e', '0'], '--help': [bin, '--help'], '--version': [bin, '--version'] }

const best = Object.fromEntries(Object.keys(commands).map((name) => [name, Number.POSITIVE_INFINITY]))
for (let run = 0; run < Number(values.runs); run++) {
  for (const [name, args] of Object.entries(commands)) {
    const start = performance.now()
    const { status } = spawnSync(process.execPath, args)
    if (status !== 0) throw new Error(`${name} ended with ${status}; is the project built?`)
    best[name] = Math.min(best[name], performance.now() - start)
  }
}

const bare = best['node -e 0']
for (const [name, time] of Object.entries(best)) {
  console.log(`${name.padEnd(10)} ${time.toFixed(0).padStart(4)} ms  ${(time / bare).toFixed(2)} ×`)
}
if (Math.max(best['--help'], best['--version']) > Number(values.limit) * bare) {
  console.error(`above ${values.limit} times the bare start of Node`)
  process.exitCode = 1
}
