// How quick the review page is with 200 documents and 10,000 figures: bytes a figure, milliseconds until it can be used,
// and the longest task while the article and the table are scrolled.
//   node bench/review.mjs [--browser /usr/bin/chromium] [--keep FILE]

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const { values } = parseArgs({
  options: { browser: { type: 'string', default: '/usr/bin/chromium' }, keep: { type: 'string' } },
})
const DOCUMENTS = 200
const PARAGRAPHS = 25
const GIVERS = ['江苏省', '浙江省', '广东省', '上海市', '北京市', '山东省']
const TAKERS = ['新疆伊犁州', '西藏林芝市', '阿克苏地区', '青海省海南州']

const folder = mkdtempSync(join(tmpdir(), 'aid-extract-review-'))
const page = values.keep ?? join(folder, 'review.html')
try {
  for (let d = 0; d < DOCUMENTS; d++) writeFileSync(join(folder, `${String(d).padStart(3, '0')}.txt`), documentText(d))
  const program = join(import.meta.dirname, '../bin/aid-extract.js')
  const { stderr } = spawnSync(process.execPath, [program, 'review', folder, '-o', page], { encoding: 'utf8' })
  const figures = Number(/(\d+) figures?/.exec(stderr)?.[1])
  console.log(`${figures} figures, ${Math.round(statSync(page).size / figures)} bytes a figure`)
  await measure()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure() {
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
  const browser = await chromium.launch({ executablePath: values.browser, args })
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await tab.addInitScript(() => {
    globalThis.tasks = []
    new PerformanceObserver((list) =>
      globalThis.tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    })
  })
  await tab.goto(`file://${page}`)
  await tab.waitForSelector('article .figure')
  const ready = await tab.evaluate(() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd)
  console.log(`opens in ${Math.round(ready)} ms`)
  await longest(tab, 'the first look', async () => {})
  await longest(tab, 'article', () => scroll(tab, 'main', 150))
  await longest(tab, 'documents', () => scroll(tab, '.side', 150))
  await longest(tab, 'a verdict and the next figure', async () => {
    for (const key of 'jajajrjaja') await tab.keyboard.press(key)
  })
  await longest(tab, 'opening the table', () => tab.keyboard.press('2'))
  await longest(tab, 'table', () => scroll(tab, '.scroller', 600))
  await longest(tab, 'charts', () => tab.keyboard.press('3'))
  await browser.close()
}

/** Scrolls to the end and back, a step a frame. */
function scroll(tab, selector, step) {
  return tab.evaluate(
    async ([at, by]) => {
      const element = document.querySelector(at)
      for (const direction of [1, -1]) {
        for (let i = 0; i < 120; i++) {
          element.scrollTop += direction * by
          await new Promise(requestAnimationFrame)
        }
      }
    },
    [selector, step],
  )
}

async function longest(tab, what, act) {
  await tab.waitForTimeout(300)
  if (what !== 'the first look') await tab.evaluate(() => globalThis.tasks.splice(0))
  await act()
  await tab.waitForTimeout(300)
  const tasks = await tab.evaluate(() => globalThis.tasks)
  console.log(`${what}: longest task ${tasks.length === 0 ? 'below 50' : Math.round(Math.max(...tasks))} ms`)
}

function documentText(d) {
  const [giver, taker] = [GIVERS[d % GIVERS.length], TAKERS[d % TAKERS.length]]
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, i) =>
      `${2010 + (i % 9)}年,${giver}为${taker}安排援助资金${100 + d * 7 + i}万元,选派干部人才${20 + i}名,受援地各族群众的生产生活条件有了很大改善。`,
  )
  return [`${giver}援助${taker}工作第${d}期纪实`, '2019年07月18日 15:51:01 来源:测试日报', ...paragraphs, ''].join(
    '\n\n',
  )
}
