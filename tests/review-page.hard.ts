// In a real browser. Where there is none these tests are skipped, with a line that says so.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decisionsFromText } from '../src/decisions/codec.js'
import { BROWSER, launch, type Opened, opened } from './browser.js'
import { ARTICLE, folderWith, spawned } from './cli/run.js'

if (!BROWSER)
  console.warn('review page: not tested in a browser, for there is no Chromium (set CHROMIUM to its program)')

const SECOND = `浙江援藏工作巡礼

2019年07月18日 15:51:01 来源:测试日报

2018年,浙江省投入援藏资金3亿元,实施援藏项目27个,受援地各族群众的生产生活条件有了很大改善。

第九批援藏干部人才先后进藏,他们在学校、医院和乡村的岗位上发挥了重要作用,培训各类人员若干。
`
const RTL = '\u202e\u2067反向\u2069\u202c'
const LONG = `各族群众的生产生活条件有了很大改善,`.repeat(5600)
const HOSTILE = `<script>alert(1)</script></style>"'\`援疆工作<!--巡礼

2019年07月18日 15:51:01 来源:测试日报

今年以来,江苏省投入援疆资金5亿元</script><script>document.title='x'</script>,${RTL}受援地"各族"群众'的生产&amp;生活条件--><img src=x onerror=alert(2)>有了很大改善</style>。

${LONG}投入援疆资金6亿元。
`

describe.skipIf(!BROWSER)('the review page', () => {
  let browser: Browser
  let folder = ''
  let remove = () => {}
  beforeAll(async () => {
    ;({ folder, remove } = folderWith({
      'pages/a.txt': ARTICLE,
      'pages/b.txt': SECOND,
      'hostile/<b>"x.txt': HOSTILE,
      'pages/empty.html': '<title>空</title><nav>首页</nav>',
    }))
    for (const name of ['pages', 'hostile']) spawned(['review', name, '-q', '-o', `${name}.html`], { cwd: folder })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    remove()
  })

  const open = (name: string, options = {}) => opened(browser, join(folder, `${name}.html`), options)
  const panel = (page: Page) => page.locator('#panel')
  const figure = (page: Page, raw: string) => page.locator('article .figure', { hasText: raw })

  async function quietly({ said, asked, close }: Opened): Promise<void> {
    expect(said).toEqual([])
    expect(asked.filter((address) => !/^(?:file|blob):/.test(address))).toEqual([])
    expect(asked.filter((address) => address.startsWith('file:'))).toHaveLength(1)
    await close()
  }

  async function saved(page: Page, key: string): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press(key)])
    return readFileSync(await download.path(), 'utf8')
  }

  test('what a document says is text, whatever it is', async () => {
    const one = await open('hostile')
    const { page } = one
    const text = (await page.locator('article').textContent()) ?? ''
    for (const line of HOSTILE.split('\n').filter((l) => /亿元/.test(l))) expect(text).toContain(line)
    expect(await page.locator('.side').textContent()).toContain('hostile/<b>"x.txt')
    expect(await page.title()).toBe('Review · aid-extract')
    expect(await page.locator('article script, article img, article style, article b').count()).toBe(0)
    // the line of 100,000 characters wraps
    expect(
      await page.evaluate('document.querySelector("main").scrollWidth <= document.querySelector("main").clientWidth'),
    ).toBe(true)
    await figure(page, '6亿元').click()
    expect(await panel(page).locator('h2').textContent()).toBe('6亿元')
    await quietly(one)
  })

  test('a click shows the record, its sentence and why; keys go on from there and back', async () => {
    const one = await open('pages')
    const { page } = one
    await figure(page, '22.29亿元').click()
    for (const words of [
      '2,229,000,000',
      '援疆资金',
      '江苏',
      '今年以来,江苏省投入援疆资金22.29亿元',
      'money/currency',
      'found in: clause',
    ]) {
      expect(await panel(page).textContent()).toContain(words)
    }
    await page.keyboard.press('j')
    expect(await panel(page).locator('h2').textContent()).toBe('350名')
    await page.keyboard.press('j')
    // the next document's
    expect(await panel(page).locator('h2').textContent()).toBe('3亿元')
    const box = await figure(page, '3亿元').boundingBox()
    expect(box?.y).toBeGreaterThan(0)
    expect(box?.y).toBeLessThan(800)
    await page.keyboard.press('k')
    expect(await panel(page).locator('h2').textContent()).toBe('350名')
    // the document without an article says so
    await page.locator('.document.document', { hasText: 'empty.html' }).click()
    expect(await page.locator('article').textContent()).toContain('No article was found')
    expect(await page.locator('.said.error').textContent()).toContain('no article found')
    await quietly(one)
  })

  test('accept, reject, correct, add: saved, kept, taken back and taken up again, and applied by the command line', async () => {
    const one = await open('pages')
    const { page } = one
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.keyboard.press('r')
    await page.keyboard.press('c')
    await page.locator('.field-value input').fill('4亿')
    await page.locator('.field-donor input').fill('上海')
    await page.locator('.field-donor input').press('Enter')
    // the next figure comes, with what was done and what else could be
    expect(await panel(page).locator('h2').textContent()).toBe('27个')
    expect(await page.locator('.message').textContent()).toContain('3亿元: corrected.')
    await page.keyboard.press('k')
    expect(await panel(page).textContent()).toContain('400,000,000')
    expect(await panel(page).locator('.was').allTextContents()).toEqual(['300,000,000', '浙江'])

    // a number that was missed: selected in the text, then n
    await page.evaluate(`{
      const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf('若干')
        if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + 2)
      }
    }`)
    await page.keyboard.press('n')
    // what the text does not tell is not guessed: Enter alone saves nothing
    const problem = page.locator('.row-form .problem')
    await page.locator('.field-label input').press('Enter')
    expect(await problem.textContent()).toBe('Choose what it counts: money, people or projects')
    await page.locator('.field-kind select').selectOption('personnel')
    await page.locator('.field-label input').press('Enter')
    expect(await problem.textContent()).toBe('value must be a number')
    await page.locator('.field-value input').fill('1000')
    await page.locator('.field-per_when select').selectOption('year')
    await page.locator('.field-role select').selectOption('trained')
    await page.locator('.row-form button[type=submit]').click()
    expect(await figure(page, '若干').getAttribute('class')).toContain('add')

    const json = await saved(page, 's')
    const csv = await saved(page, 'S')
    expect(decisionsFromText(csv)).toEqual(decisionsFromText(json))
    expect(decisionsFromText(json).map(({ decision, raw }) => [decision, raw])).toEqual([
      ['accept', '22.29亿元'],
      ['reject', '350名'],
      ['correct', '3亿元'],
      ['add', '若干'],
    ])
    expect(await page.locator('.message').textContent()).toContain(
      'aid-extract pages --decisions decisions.csv -o corrected.xlsx',
    )

    await page.reload()
    expect(await page.locator('.bar').textContent()).toContain('4 of 5 checked')
    expect(await saved(page, 's')).toBe(json)
    one.asked.shift()
    await quietly(one)

    // another browser, which knows nothing of it
    const other = await open('pages', { locale: 'zh-CN' })
    expect(await other.page.locator('.bar').textContent()).toContain('已核 0 / 4')
    writeFileSync(join(folder, 'decisions.json'), json)
    const [chooser] = await Promise.all([other.page.waitForEvent('filechooser'), other.page.keyboard.press('i')])
    await chooser.setFiles(join(folder, 'decisions.json'))
    await other.page.locator('.message', { hasText: '已载入 4 条' }).waitFor({ state: 'attached' })
    expect(await saved(other.page, 's')).toBe(json)
    await other.page.keyboard.press('u')
    await quietly(other)

    const { stdout, stderr } = spawned(['pages/a.txt', 'pages/b.txt', '--decisions', 'decisions.json', '-f', 'jsonl'], {
      cwd: folder,
    })
    const rows = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.map(({ raw, value, donor, reviewed }) => [raw, value, donor, reviewed])).toEqual([
      ['22.29亿元', 2229000000, '江苏', 'accepted'],
      ['3亿元', 400000000, '上海', 'corrected'],
      ['27个', 27, '浙江', null],
      ['若干', 1000, null, 'added'],
    ])
    expect(rows[3].per).toBe('year')
    expect([...SECOND].slice(rows[3].start, rows[3].end).join('')).toBe('若干')
    expect(stderr).toContain('4 of 4 decisions applied')
  })

  test('filter and search narrow what is gone through; the table sorts and copies what they leave', async () => {
    const one = await open('pages', { permissions: ['clipboard-read', 'clipboard-write'] })
    const { page } = one
    await page.keyboard.press('f')
    await page.locator('.facets label', { hasText: 'kind' }).locator('select').selectOption('money')
    expect(await page.locator('.found').textContent()).toContain('2 of 4 figures')
    await page.keyboard.press('Escape')
    await page.locator('h2#documents-head').click()
    await page.keyboard.press('2')
    expect(await page.locator('.grid tbody .col-raw').allTextContents()).toEqual(['22.29亿元', '3亿元'])
    await page.locator('.grid th.col-value button').click()
    expect(await page.locator('.grid tbody .col-raw').allTextContents()).toEqual(['3亿元', '22.29亿元'])
    expect(await page.locator('.grid th.col-value').getAttribute('aria-sort')).toBe('ascending')
    await page.keyboard.press('y')
    await page.locator('.message', { hasText: '2 rows copied' }).waitFor({ state: 'attached' })
    const copied = String(await page.evaluate('navigator.clipboard.readText()'))
      .trim()
      .split('\n')
    expect(copied.map((line) => line.split('\t')[3])).toEqual(['raw', '3亿元', '22.29亿元'])
    await page.keyboard.press('/')
    await page.keyboard.type('江苏')
    expect(await page.locator('.found').textContent()).toContain('1 of 4 figures')
    await page.locator('.found button').click()
    expect(await page.locator('.found').textContent()).toContain('4 of 4 figures')
    await page.locator('h2#documents-head').click()
    await page.keyboard.press('x')
    await page.keyboard.press('J')
    await page.locator('article .other', { hasText: '2018' }).click()
    expect(await panel(page).textContent()).toContain('Not a figure')
    // every button says its key, and the help has each key once
    const keyless = ['.bar button', 'main > .tools button', '.panel nav button', '.verdicts button'].map(
      (one) => `${one}:not([aria-keyshortcuts])`,
    )
    expect(await page.locator(keyless.join(', ')).count()).toBe(0)
    await page.keyboard.press('?')
    const keys = await page.locator('kbd').allTextContents()
    expect(new Set(keys).size).toBe(keys.length)
    await page.keyboard.press('Escape')
    // the number that was read as none becomes a figure
    await page.keyboard.press('n')
    expect(await page.locator('.row-form .field-value input').inputValue()).toBe('2018')
    await page.keyboard.press('Escape')
    // what was left out takes no figure, and says so
    const dropped = page.locator('article .dropped').first()
    await dropped.locator('summary').click()
    await dropped.locator('p').first().waitFor()
    await page.evaluate('getSelection().selectAllChildren(document.querySelector("article .dropped p"))')
    await page.keyboard.press('n')
    await page.locator('.message', { hasText: 'This text was left out' }).waitFor({ state: 'attached' })
    await page.evaluate('getSelection().removeAllRanges()')
    await figure(page, '3亿元').click()
    await page.keyboard.press('r')
    await page.keyboard.press('3')
    const charts = page.locator('.charts')
    expect(await charts.textContent()).toContain('Left out: 1 rejected')
    // 今年以来: to a day of its year; a figure of several years is in no year's sum
    await page.keyboard.press('1')
    await page.keyboard.press('K')
    await figure(page, '22.29亿元').click()
    await page.keyboard.press('c')
    await page.locator('.field-period_start input').fill('2016-01-01')
    await page.locator('.field-period_start input').press('Enter')
    await page.keyboard.press('3')
    expect(await charts.textContent()).toContain('1 of several years, or with an open beginning or end (2.229 bn)')
    await page.keyboard.press('u')
    await page.emulateMedia({ media: 'print' })
    expect(await charts.locator('rect.column').first().isVisible()).toBe(true)
    await quietly(one)
  })

  test('the order by doubt begins at its first figure; what is done is said, and can be taken back', async () => {
    const one = await open('pages')
    const { page } = one
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.keyboard.press('o')
    expect(await page.locator('.message').textContent()).toContain('Order: least sure first, 1 of 4')
    const first = await panel(page).locator('h2').textContent()
    expect(first).not.toBe('22.29亿元')
    await page.keyboard.press('o')
    expect(await page.locator('.message').textContent()).toContain('Order: as in the text')
    expect(await panel(page).locator('h2').textContent()).toBe(first)
    // into the next document, with a word of it
    await page.locator('.document').first().click()
    await figure(page, '350名').click()
    await page.keyboard.press('r')
    expect(await page.locator('.message').textContent()).toContain('350名: rejected. Next document: 浙江援藏工作巡礼.')
    await page.locator('.message button').click()
    expect(await panel(page).locator('h2').textContent()).toBe('350名')
    expect(await page.locator('.bar').textContent()).toContain('1 of 4 checked')
    await quietly(one)
  })

  test('a giver that is wrong in all of a document is put right in one step, and one step takes that back', async () => {
    const one = await open('pages')
    const { page } = one
    await page.keyboard.press('J')
    await figure(page, '3亿元').click()
    // what the record says is the way to correct it
    await panel(page).locator('button.value', { hasText: '浙江' }).click()
    expect(await page.evaluate('document.activeElement.closest("label").className')).toBe('field-donor')
    await page.keyboard.type('上海')
    await page.keyboard.press('Control+Enter')
    await page.locator('.message button', { hasText: 'other figures too (1)' }).waitFor()
    await page.keyboard.press('e')
    expect(await page.locator('.message').textContent()).toContain('1 more figures corrected.')
    expect(await panel(page).locator('.was').allTextContents()).toEqual(['浙江'])
    expect(await page.locator('.bar').textContent()).toContain('2 of 4 checked')
    await page.keyboard.press('u')
    expect(await page.locator('.bar').textContent()).toContain('1 of 4 checked')
    await page.keyboard.press('e')
    expect(await page.locator('.message').textContent()).toContain('First correct a giver or receiver')
    await quietly(one)
  })

  test('a form: saved from any field, its buttons in sight, nothing lost when it is left', async () => {
    const one = await open('pages')
    const { page } = one
    await page.keyboard.press('J')
    await figure(page, '27个').click()
    await page.keyboard.press('c')
    const box = await page.locator('.row-form .save button[type=submit]').boundingBox()
    expect((box?.y ?? 900) + (box?.height ?? 0)).toBeLessThanOrEqual(800)
    await page.locator('.field-label input').fill('援藏学校')
    await page.locator('.field-period input').fill('近年来')
    expect(await page.locator('.dateless').textContent()).toContain('no dates')
    await page.locator('.field-period input').fill('2017年')
    expect(await page.locator('.field-period_end input').inputValue()).toBe('2017-12-31')
    expect(await page.locator('.dateless').textContent()).toBe('')
    // another document, and back
    await page.locator('.document').first().click()
    await page.locator('.unsaved button', { hasText: '27个' }).click()
    expect(await page.locator('.field-label input').inputValue()).toBe('援藏学校')
    expect(await page.locator('.field-period_end input').inputValue()).toBe('2017-12-31')
    await page.locator('.field-role select').focus()
    await page.keyboard.press('Control+Enter')
    expect(await page.locator('.unsaved').count()).toBe(0)
    await figure(page, '27个').click()
    expect(await panel(page).textContent()).toContain('援藏学校')
    // one that is given up leaves nothing behind
    await page.keyboard.press('c')
    await page.locator('.field-label input').fill('x')
    await page.keyboard.press('Escape')
    expect(await page.locator('.unsaved').count()).toBe(0)
    await quietly(one)
  })

  test('without a mouse: the filter has the focus, a number that was none is widened and added', async () => {
    const one = await open('pages', { locale: 'zh-CN' })
    const { page } = one
    await page.keyboard.press('f')
    expect(await page.evaluate('document.activeElement.closest(".facets") !== null')).toBe(true)
    await page.keyboard.press('Tab')
    await page.locator('article').focus()
    await page.evaluate('document.activeElement.blur()')
    await page.keyboard.press('x')
    await page.keyboard.press('J')
    await page.locator('article .other', { hasText: '2018' }).focus()
    await page.keyboard.press('Enter')
    const words = panel(page).locator('h2')
    const before = (await words.textContent()) ?? ''
    await page.keyboard.press('Shift+ArrowRight')
    expect(await words.textContent()).toMatch(new RegExp(`^${before}.$`))
    await page.keyboard.press('n')
    // who and when are those of the figure beside it
    expect(await page.locator('.field-donor input').inputValue()).toBe('浙江')
    expect(await panel(page).textContent()).toContain('取自同一句中的 3亿元')
    await page.keyboard.press('Escape')
    // every reason and every rule is said in Chinese
    const dropped = (await page.locator('article .dropped summary').allTextContents()).join()
    expect(dropped).toMatch(/^此处略去[^a-z]+$/)
    await figure(page, '3亿元').click()
    const meant = await panel(page)
      .locator('.why ol li')
      .evaluateAll((items) => items.map((item) => item.firstChild?.textContent))
    expect(meant.filter((text) => text == null || /[a-z]/.test(text))).toEqual([])
    // what was looked for and not found is said to be missing
    await page.keyboard.press('o')
    for (const name of ['支援方', '受援方', '时间'])
      expect(await panel(page).locator('dl').textContent()).toContain(name)
    expect(await panel(page).locator('.missing').first().textContent()).toBe('— 未找到')
    await quietly(one)
  })

  test.each(['light', 'dark'] as const)('axe finds nothing wrong in %s', async (colorScheme) => {
    // axe is no part of the page: the page's policy would keep it out
    const { page, close } = await open('pages', { colorScheme, bypassCSP: true })
    await page.evaluate(axe.source)
    const look = async (state: string) => {
      const found = (await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.html).join(" ")))',
      )) as string[]
      expect(found, state).toEqual([])
    }
    for (const key of ['f', 'x', 'j', 'a', 'r', 'k']) {
      await page
        .locator('h1')
        .first()
        .click({ position: { x: 1, y: 1 } })
      await page.keyboard.press(key)
    }
    await look('article')
    await page.keyboard.press('c')
    await page.locator('.field-label input').fill('一')
    await look('form')
    await page.locator('.document').first().click()
    await look('a form that was left')
    await page.locator('.unsaved button').click()
    await page.keyboard.press('Escape')
    for (const [key, state] of [
      ['2', 'table'],
      ['3', 'charts'],
      ['?', 'help'],
    ] as const) {
      await page.keyboard.press(key)
      await look(state)
    }
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 390, height: 800 })
    await page.keyboard.press('1')
    await page.keyboard.press('j')
    await look('narrow')
    await close()
  })
})
