// How long it takes to find the article in pages of 50–500 KB, beside Readability on linkedom and extractus, in turns in one
// run, best of N a page; then the peak memory of each in a process of its own. The pages are made from a seed, as heavy with
// chrome as those of portals (bench/chrome-heavy.mjs). --before DIR times another built checkout in the same turns.
//   npm ci --prefix bench && node bench/strip.mjs [--runs 5] [--pages 30] [--before DIR] [--alone]
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromeHeavyPage } from './chrome-heavy.mjs'

const SIZES = [50_000, 100_000, 200_000, 350_000, 500_000]

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    pages: { type: 'string', default: '30' },
    only: { type: 'string' },
    before: { type: 'string' },
    alone: { type: 'boolean', default: false },
  },
})
const CONTENDERS = {
  'aid-extract': async () => stripOf('..'),
  'readability + linkedom': async () => {
    const { Readability } = await installed('@mozilla/readability')
    const { parseHTML } = await installed('linkedom')
    return (html) => new Readability(parseHTML(html).document).parse()?.textContent.length
  },
  extractus: async () => {
    const { extractFromHtml } = await installed('@extractus/article-extractor')
    return async (html) => (await extractFromHtml(html, 'https://example.org/a.html'))?.content?.length
  },
  // what a process takes that only holds the pages
  'pages alone': async () => (html) => html.length,
}

async function installed(name) {
  try {
    return await import(name)
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    console.error(`${name} is not installed: npm ci --prefix bench`)
    return process.exit(2)
  }
}

/** The strip stage of a built checkout, its folder relative to this one or whole. */
async function stripOf(folder) {
  const at = (file) => new URL(`${folder}/dist/${file}`, import.meta.url).href
  const { strip } = await import(at('strip/article.js'))
  const { sourceFromText } = await import(at('read/source.js'))
  return (html) => strip(sourceFromText('page', html, { format: 'html' })).blocks.length
}

if (values.before !== undefined) CONTENDERS.before = async () => stripOf(`file://${resolve(values.before)}`)
if (values.alone) for (const name of ['readability + linkedom', 'extractus']) delete CONTENDERS[name]

const pages = Array.from(
  { length: Number(values.pages) },
  (_, i) => chromeHeavyPage(i + 1, SIZES[i % SIZES.length]).html,
)
if (values.only !== undefined) {
  const read = await CONTENDERS[values.only]()
  for (const page of pages) await attempt(read, page)
  console.log(process.resourceUsage().maxRSS)
  process.exit(0)
}

async function attempt(read, page) {
  try {
    return (await read(page)) ? 'found' : 'nothing'
  } catch {
    return 'failed'
  }
}

const megabytes = pages.reduce((sum, page) => sum + Buffer.byteLength(page), 0) / 1e6
const { 'pages alone': _, ...timed } = CONTENDERS
const best = {}
const outcomes = {}
for (const [name, make] of Object.entries(timed)) {
  best[name] = { read: await make(), times: pages.map(() => Number.POSITIVE_INFINITY) }
  outcomes[name] = { found: 0, nothing: 0, failed: 0 }
}
for (let run = 0; run < Number(values.runs); run++) {
  for (const [i, page] of pages.entries()) {
    for (const [name, { read, times }] of Object.entries(best)) {
      const start = performance.now()
      const outcome = await attempt(read, page)
      times[i] = Math.min(times[i], performance.now() - start)
      if (run === 0) outcomes[name][outcome]++
    }
  }
}

console.log(`${pages.length} pages, ${megabytes.toFixed(1)} MB, best of ${values.runs}`)
const peak = (name) =>
  Number(
    spawnSync(process.execPath, [
      process.argv[1],
      ...['--only', name, '--pages', values.pages],
      ...(values.before === undefined ? [] : ['--before', values.before]),
    ]).stdout,
  ) / 1024
const base = peak('pages alone')
const rows = Object.entries(best).map(([name, { times }]) => ({
  name,
  seconds: times.reduce((sum, time) => sum + time, 0) / 1000,
  memory: peak(name),
}))
for (const { name, seconds, memory } of rows) {
  const { found, nothing, failed } = outcomes[name]
  console.log(
    `${name.padEnd(22)} ${(megabytes / seconds).toFixed(1).padStart(6)} MB/s ${(seconds / rows[0].seconds).toFixed(2).padStart(6)} ×` +
      `   peak ${memory.toFixed(0)} MB, ${(memory - base).toFixed(0)} above the pages alone   found ${found}, nothing ${nothing}, failed ${failed}`,
  )
}
const [ours, ...others] = rows
const rivals = others.filter(({ name }) => name !== 'before')
if (
  rivals.some(({ seconds }) => seconds <= ours.seconds) ||
  ours.memory >= (rivals[0]?.memory ?? Number.POSITIVE_INFINITY)
) {
  console.error('slower than another, or more memory than Readability on linkedom')
  process.exitCode = 1
}
