// Twice the input takes about twice the time: each input of linear-inputs.json and the seeds in one line of 5 MB, as a page
// and as one paragraph of article. Processor time, best of two. Ends with 1 where a ratio is 3 or more.
//   node bench/linear.mjs [--repeats 100000] [--figures 20000] [--prose 5000000] [--only UNIT]
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { explain, extract } from '../dist/index.js'
import { limits } from './unlimited.mjs'

const RATIO = 3
/** Seconds below which a time is noise. */
const FLOOR = 0.2

const { values } = parseArgs({
  options: {
    repeats: { type: 'string', default: '100000' },
    // units that hold figures cost a hundred times as much
    figures: { type: 'string', default: '20000' },
    prose: { type: 'string', default: '5000000' },
    only: { type: 'string' },
  },
})
const inputs = JSON.parse(readFileSync(new URL('linear-inputs.json', import.meta.url), 'utf8'))
const PAGE = ['<html><body><h1>援疆资金</h1><p>江苏省投入10万元援建学校。</p><table><tr>', '</table></body></html>']

/** The seeds in one line, with other digits each time, of so many bytes. */
function prose(bytes) {
  const folder = new URL('../seeds/', import.meta.url)
  const line = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8').replaceAll(/\s+/g, ''))
    .join('')
  let random = 1
  const pieces = []
  for (let made = 0; made < bytes; made += Buffer.byteLength(line)) {
    pieces.push(
      line.replaceAll(/\d/g, (digit) => {
        random = (random * 16807) % 2147483647
        return String((Number(digit) + random) % 10)
      }),
    )
  }
  return Buffer.from(pieces.join('')).subarray(0, bytes).toString()
}

function seconds(run) {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const cases = inputs.map(({ unit, figures, page }) => {
  const repeats = Number(figures ? values.figures : values.repeats)
  const text = (times) => (page ? PAGE.join(unit.repeat(times)) : unit.repeat(times))
  return { name: unit, once: () => text(repeats), twice: () => text(2 * repeats), page }
})
const half = Number(values.prose) / 2
cases.push({ name: 'prose', once: () => prose(half), twice: () => prose(2 * half), page: false })

const whole = (text) => extract(text, { limits })

extract(prose(20_000))
let failed = false
for (const { name, once, twice, page } of cases) {
  if (values.only !== undefined && values.only !== name) continue
  for (const [way, read] of page
    ? [['page', whole]]
    : [
        ['page', whole],
        ['article', explain],
      ]) {
    const best = [once(), twice()].map((text) =>
      Math.min(
        seconds(() => read(text)),
        seconds(() => read(text)),
      ),
    )
    const ratio = best[1] / best[0]
    const slow = best[1] > FLOOR && ratio >= RATIO
    failed ||= slow
    const [short, long] = best.map((time) => time.toFixed(2).padStart(7))
    console.log(
      `${JSON.stringify(name).padEnd(34)} ${way.padEnd(8)} ${short} → ${long} s  ${ratio.toFixed(2)}${slow ? '  SLOW' : ''}`,
    )
  }
}
process.exitCode = failed ? 1 : 0
