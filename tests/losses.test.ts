import { describe, expect, test } from 'vitest'
import { extract } from '../src/index.js'
import { lossesOf } from '../src/losses.js'
import { read } from '../src/pipeline.js'
import { sourceFromText } from '../src/read/source.js'

const warnings = (lines: readonly string[]) =>
  extract(lines.join('\n'), { format: 'text' })
    .diagnostics.filter(({ level }) => level === 'warning')
    .map(({ message }) => message)

const LEAD = '今年以来，浙江省向阿克苏地区投入援疆资金18.6亿元，实施援疆项目126个，开工率达到百分之百。'
const MENU = ['首页 | 新闻 | 国内 | 国际 | 财经 | 体育 | 娱乐', '当前位置：首页 > 新闻 > 正文', '分享到：微信 微博']

describe('figures in what was dropped', () => {
  test('a row that no sign parts from the text is told, with the way to see it', () => {
    const lines = [
      ...MENU,
      '援疆结硕果',
      '2021-07-12 20:15 来源：某某日报',
      LEAD,
      '项目资金：3.2亿元',
      '关于我们 版权所有',
      '返回顶部',
    ]
    const { records } = extract(lines.join('\n'), { format: 'text' })
    const found = records.some(({ raw }) => raw === '3.2亿元')
    expect(found || warnings(lines).some((message) => /^1 figure in what was left out/.test(message))).toBe(true)
  })

  test('hot lists, adverts, related stories and footers are passed over', () => {
    const lines = [
      ...MENU,
      '援疆结硕果',
      '2021-07-12 20:15 来源：某某日报',
      LEAD,
      '责任编辑：李某',
      '相关阅读',
      '  • 某市募得善款1.45亿元',
      '  • 某县招工500人',
      '广告位招租，月租5万元起',
      '版权所有 注册资本5000万元',
    ]
    expect(warnings(lines)).toEqual([])
  })

  test('are counted for no more than a share of the text, and then at least', () => {
    const { document } = read(sourceFromText('d', LEAD, { format: 'text' }))
    const piece = { start: 0, end: 30, reason: 'outside the article', text: '另有资金3.2亿元已经到位，还有项目12个。' }
    const dropped = Array.from({ length: 400 }, () => piece)
    const article = { ...document.plain.article, dropped }
    const loss = lossesOf({ ...document, plain: { ...document.plain, article } }, 2)
    expect(loss?.message).toMatch(/^at least \d+ figures /)
  })

  test('are told where all that was left out is one long line', () => {
    const { document } = read(sourceFromText('d', LEAD, { format: 'text' }))
    const text = `${'河边的柳树发了新芽，孩子们在操场上跑步。'.repeat(1000)}另有资金3.2亿元已经到位。${'山上下了雪。'.repeat(9000)}`
    const dropped = [{ start: 0, end: text.length, reason: 'behind the end', text }]
    const article = { ...document.plain.article, dropped }
    const loss = lossesOf({ ...document, plain: { ...document.plain, article } }, 2)
    expect(loss?.message).toMatch(/^at least 1 figure /)
  })
})

test('a row among the buttons is told; a document that gives nothing tells of rows with days', () => {
  const row = '微信扫码零星捐款3708人次，共158942.37元'
  expect(warnings([...MENU, '公示', '2021-07-12 20:15 来源：某某日报', LEAD, row, '返回顶部']).join()).toMatch(
    /^2 figures/,
  )
})
