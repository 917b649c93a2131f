import { expect, test } from 'vitest'
import { extract, readArticle } from '../src/index.js'
import { superlinearStep } from './linear-time.js'

const blocks = (markdown: string) =>
  readArticle(markdown, { format: 'text' }).blocks.map(({ kind, text }) => [kind, text])
const raws = (markdown: string) => extract(markdown, { format: 'text' }).records.map(({ raw, value }) => [raw, value])

test('fields above the text are title, day, publisher and address, without quotes or keys', () => {
  const article = readArticle(
    '---\ntitle: "援疆十年"\ndate: 2021-07-12 08:00\nsource: 某某网\nurl: https://example.org/1\ntags:\n  - 3亿元\n---\n\n投入资金18.6亿元，建成学校十二所。\n',
    { format: 'text' },
  )
  expect([article.title, article.published, article.publisher, article.url]).toEqual([
    '援疆十年',
    '2021-07-12',
    '某某网',
    'https://example.org/1',
  ])
  expect(article.blocks.map(({ text }) => text)).toEqual(['投入资金18.6亿元，建成学校十二所。'])
})

test('marks go, what they mark stays, and figures run through them', () => {
  expect(
    raws('# 题目\n\n投入**18.6亿元**，实施项目**126**个，派出`560名`，见[1.1万人](https://example.com/?n=3000万元)。'),
  ).toEqual([
    ['18.6亿元', 1860000000],
    ['126**个', 126],
    ['560名', 560],
    ['1.1万人', 11000],
  ])
})

test('a table has a header and cells', () => {
  const article = readArticle('# 表\n\n| 项目 | 资金（万元） |\n| --- | ---: |\n| 学校 | 3500 |\n| 医院 | 820 |\n', {
    format: 'text',
  })
  const rows = article.blocks.filter(({ kind }) => kind === 'table-row')
  expect(rows.map(({ text }) => text)).toEqual(['项目 资金（万元）', '学校 3500', '医院 820'])
  expect(rows[1]?.cells?.map(({ header }) => header)).toEqual(['项目', '资金(万元)'])
})

test('headings, items, captions and rules are what they are', () => {
  expect(
    blocks('# 一\n\n## 二\n\n- 三\n- 四\n\n---\n\n<figure><figcaption>五</figcaption></figure>\n\n> 六，七。'),
  ).toEqual([
    ['headline', '一'],
    ['subhead', '二'],
    ['list-item', '三'],
    ['list-item', '四'],
    ['caption', '五'],
    ['paragraph', '六，七。'],
  ])
})

test('a formula is no amount of dollars, a price is one', () => {
  expect(raws('**注**：覆盖率由 $61.5\\%$ 提高到 $82\\%$。')).toEqual([])
})

test('a plain text is not taken for Markdown', () => {
  const lines = ['#对口援疆# 今天出发', '3*5米的展板', '价格为$200']
  expect(readArticle(lines.join('\n'), { format: 'text' }).blocks.map(({ text }) => text)).toEqual(lines)
})

test('hostile Markdown is read in linear time', () => {
  for (const piece of ['[', '![](', '**', '*a', '_a', '$\\', '<a ', '| ', '`', '# ', '&amp', '[a](b']) {
    const slow = superlinearStep(piece, (size) => {
      const text = `# 一\n${piece.repeat(size * 10_000)}`
      return () => readArticle(text, { format: 'text' })
    })
    expect(slow).toEqual([])
  }
})
