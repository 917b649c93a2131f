// The whole pipeline, bytes to records: a cold start on one seed (a process of its own), then the seeds many times over as
// documents (MB/s and records/s, best of N rounds) with the peak memory of the process.
//   node bench/pipeline.mjs [--times 20] [--runs 5]
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { times: { type: 'string', default: '20' }, runs: { type: 'string', default: '5' } },
})
const folder = fileURLToPath(new URL('../seeds', import.meta.url))
const bin = fileURLToPath(new URL('../bin/aid-extract.js', import.meta.url))
const paths = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => `${folder}/${name}`)

const cold = Array.from({ length: Number(values.runs) }, () => {
  const start = performance.now()
  const { status } = spawnSync(process.execPath, [bin, paths[0], '-f', 'jsonl'])
  if (status !== 0) throw new Error(`aid-extract ended with ${status}; is the project built?`)
  return performance.now() - start
})
console.log(`cold, one document   ${(Math.min(...cold) / 1000).toFixed(2)} s`)

const { extract } = await import('../dist/index.js')
const documents = paths.map((path) => readFileSync(path))
const megabytes = (documents.reduce((sum, bytes) => sum + bytes.length, 0) * Number(values.times)) / 1e6
extract(documents[0])
const loaded = process.memoryUsage().rss / 1e6

let records = 0
let best = { wall: Number.POSITIVE_INFINITY, processor: Number.POSITIVE_INFINITY }
for (let run = 0; run < Number(values.runs); run++) {
  const [start, before] = [performance.now(), process.cpuUsage()]
  records = 0
  for (let i = 0; i < Number(values.times); i++) {
    for (const bytes of documents) records += extract(bytes).records.length
  }
  const { user, system } = process.cpuUsage(before)
  const processor = (user + system) / 1e6
  if (processor < best.processor) best = { wall: (performance.now() - start) / 1000, processor }
}
const rate = (amount, seconds) => (amount / seconds).toFixed(amount > 100 ? 0 : 2)
console.log(`seeds × ${values.times}, ${megabytes.toFixed(2)} MB, ${records} records, best of ${values.runs}`)
console.log(`processor time       ${rate(megabytes, best.processor)} MB/s   ${rate(records, best.processor)} records/s`)
console.log(`time on the clock    ${rate(megabytes, best.wall)} MB/s   ${rate(records, best.wall)} records/s`)
console.log(
  `memory               ${loaded.toFixed(0)} MB after one document, peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
)
