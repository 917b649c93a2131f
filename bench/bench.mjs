// How fast the tool is beside yardsticks, all in turns in one run: processor time (user and system, the collection of garbage and
// the compiler's threads included), medians and the middle half's spread. The machine's speed and its other work cancel out in the
// columns of ratios only.
//   npm run build && npm ci --prefix bench && npm run bench -- [--runs 5] [--only dense,pages] [--before DIR] [--save]
//     --before DIR   another built checkout in the same turns
//     --save         keeps the ratios in bench/baseline.json; later runs show what moved
import { fork, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const BASELINE = path('baseline.json')

/** The first line of each set is what all others are held against; `yardstick` is what a baseline is held against. */
const TEXT = {
  lines: [
    'extract',
    'article',
    'recognise',
    'one pass of a union of patterns',
    'tag of every sentence',
    'Recognizers-Text, currency',
  ],
  yardstick: 'tag of every sentence',
}
const SINGLE = { material: 'single', lines: ['extract'] }
const SETS = {
  dense: { title: 'dense text, 12 records a KB', ...TEXT },
  crawl: { title: 'a crawl, one document in ten about aid', ...TEXT },
  pages: {
    title: 'pages of 50 to 500 KB, heavy with chrome',
    lines: ['extract', 'article', 'cheerio/slim load', 'Readability on linkedom', 'extractus'],
    yardstick: 'cheerio/slim load',
  },
  '1KB': { title: 'documents of 1 KB', size: 1_000, ...SINGLE },
  '10KB': { title: 'documents of 10 KB', size: 10_000, ...SINGLE },
  '100KB': { title: 'one document of 100 KB', size: 100_000, ...SINGLE },
  '1MB': { title: 'one document of 1 MB', size: 1_000_000, ...SINGLE },
  '10MB': { title: 'one document of 10 MB', size: 10_000_000, ...SINGLE },
}
/** Lines that another checkout has too. */
const OURS = ['extract', 'article', 'recognise']

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: `start,${Object.keys(SETS).join()}` },
    before: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const only = values.only.split(',')
const before = values.before && pathToFileURL(`${resolve(values.before)}/`).href.replace(/\/$/, '')
const baseline = existsSync(BASELINE) ? JSON.parse(readFileSync(BASELINE, 'utf8')) : {}
const measured = {}

if (only.includes('start')) {
  const bin = path('../bin/aid-extract.js')
  const commands = {
    'node -e 0': ['-e', '0'],
    '--help': [bin, '--help'],
    'one document without figures': [bin, path('without-figures.txt'), '-f', 'csv'],
    'seeds → CSV': [bin, path('../seeds'), '-f', 'csv'],
  }
  const turns = await inTurns(Object.entries(commands).map(([name, args]) => ({ name, turn: () => processTime(args) })))
  table('start', 'the command line, cold', turns, 'node -e 0')
}
for (const [set, { title, lines, yardstick, material = set, size = '' }] of Object.entries(SETS)) {
  if (!only.includes(set)) continue
  const contenders = []
  for (const line of lines) {
    contenders.push(await contender(line, [line, material, size]))
    if (before && OURS.includes(line))
      contenders.push(await contender(`${line}, before`, [line, material, size, before]))
  }
  const turns = await inTurns(contenders.filter((one) => one !== null))
  for (const one of contenders) one?.end()
  table(set, title, turns, yardstick)
}
if (values.save) {
  writeFileSync(BASELINE, `${JSON.stringify({ ...baseline, ...measured }, null, 2)}\n`)
  console.log(`\nkept in ${BASELINE}`)
}

/** A process that reads its material each time it is asked to; null where what it needs is not installed. */
async function contender(name, args) {
  const child = fork(path('contender.mjs'), args.map(String))
  const ended = new Promise((_, failed) =>
    child.once('exit', (code) => failed(new Error(`${name} ended with ${code}; is the project built?`))),
  )
  // of those that are stopped at the end nobody asks
  ended.catch(() => {})
  const answer = () => Promise.race([new Promise((done) => child.once('message', done)), ended])
  const { missing } = await answer()
  if (missing) console.error(`left out: ${name} (${missing}); npm ci --prefix bench`)
  const turn = () => {
    child.send('run')
    return answer()
  }
  return missing ? null : { name, turn, end: () => child.kill() }
}

/** Each of the contenders once to warm up, then all in turns. */
async function inTurns(contenders) {
  const results = contenders.map(({ name }) => ({ name, seconds: [], last: null }))
  for (let run = -1; run < runs; run++) {
    for (const [i, { turn }] of contenders.entries()) {
      const last = await turn()
      if (run >= 0) results[i].seconds.push(last.seconds)
      results[i].last = last
    }
  }
  return results.map(({ name, seconds, last }) => {
    const sorted = seconds.sort((a, b) => a - b)
    const at = (share) => sorted[Math.round(share * (sorted.length - 1))]
    return { name, median: at(0.5), spread: (at(0.75) - at(0.25)) / at(0.5), ...last }
  })
}

/** Processor seconds of a command. */
function processTime(args) {
  const timed = ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null', 'bash', process.execPath, ...args]
  const { status, stderr } = spawnSync('bash', timed, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}; is the project built?`)
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return { seconds: user + system }
}

function table(set, title, results, yardstick) {
  const bytes = results[0].bytes
  console.log(`\n${set}: ${title}${bytes ? `, ${(bytes / 1e6).toFixed(2)} MB` : ''}; processor time, median of ${runs}`)
  const base = results[0].median
  const unit = results.find(({ name }) => name === yardstick)?.median
  const columns = ['', 'ms', 'spread', 'MB/s', 'found', 'peak MB', `× ${results[0].name}`, 'moved']
  const rows = results.map(({ name, median, spread, found, peak }) => {
    const ratio = unit && median / unit
    const kept = baseline[set]?.[name]
    if (ratio) measured[set] = { ...measured[set], [name]: Number(ratio.toPrecision(4)) }
    return [
      name,
      (1000 * median).toFixed(0),
      `${(100 * spread).toFixed(0)} %`,
      bytes ? (bytes / 1e6 / median).toFixed(2) : '',
      found ?? '',
      peak?.toFixed(0) ?? '',
      (median / base).toFixed(2),
      ratio && kept && name !== yardstick ? `${(100 * (ratio / kept - 1)).toFixed(0)} %` : '',
    ].map(String)
  })
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => row[i].length)))
  for (const row of [columns, ...rows]) {
    console.log(
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join('  ')
        .trimEnd(),
    )
  }
}
