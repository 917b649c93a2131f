import { describe, expect, test } from 'vitest'
import { extract, readArticle } from '../src/index.js'

const text = (lines: readonly string[], options = {}) => readArticle(lines.join('\n'), { format: 'text', ...options })
const kept = (lines: readonly string[], options = {}) => text(lines, options).blocks.map((block) => block.text)
const reasons = (lines: readonly string[]) =>
  Object.fromEntries(text(lines).dropped.map((piece) => [piece.text, piece.reason]))

describe('a text that shows no page', () => {
  test.each([
    ['one sentence', ['上海向喀什捐赠图书50万元。']],
    ['labels and amounts', ['援疆资金：33.7亿元', '援疆项目：190个', '援疆干部：464名']],
    [
      'short lines below a long one',
      [
        '今年以来，全省投入援疆资金18.6亿元，实施援疆项目126个，开工率达到百分之百。',
        '',
        '资金到位18.8亿元。',
        '选派医生95名。',
      ],
    ],
    ['a list that is led in', ['现将资金安排公示如下：', '农业局660万元', '交通局290万元', '教育局130万元']],
    ['bullets', ['• 教师 210名', '• 医生 95名', '• 干部 48名']],
    ['traditional script', ['捐款收支', '上月結餘：新台幣三十萬元', '本月捐款：新台幣八十萬元']],
  ])('is kept whole: %s', (_, lines) => {
    const article = text(lines)
    expect(article.blocks.map((block) => block.text.replace(/^• /, ''))).toEqual(
      lines.filter((line) => line !== '').map((line) => line.replace(/^• /, '')),
    )
    expect(article.dropped).toEqual([])
    expect(article.blocks.filter(({ doubtful }) => doubtful)).toEqual([])
  })

  test('rows of columns are not joined, though their days look like decimals', () => {
    const rows = [
      '6.11  某某公司          ￥300.00',
      '6.12  匿名              ￥1,500',
      '6.12  王女士            ￥20.50',
    ]
    const spent = [
      '6.13  慰问金    50人，每人80元，计4,000元',
      '6.14  粮油      购大米、面粉，计280元',
      '备注：外币未折算，另册登记。',
    ]
    expect(kept(['捐款收入', ...rows.map((row) => `  ${row}`), '支出', ...spent])).toEqual([
      '捐款收入',
      ...rows,
      '支出',
      ...spent,
    ])
  })

  test('the number that print puts on a page is no sign of a site, and cells may be alike', () => {
    const cells = [
      '援助项目表',
      '单位：万元',
      '村小食堂',
      '¥88万',
      '¥88万',
      '敬老院',
      '50',
      '50',
      '约30户',
      '填表日期',
      '2014-12-25',
    ]
    expect(kept([...cells, '第1页/共1页'])).toEqual(cells)
  })

  test('is cut from its signs outward, each line for a reason', () => {
    const lines = [
      '首页 > 政务 > 公示',
      '某县援助资金公示',
      '到位资金1200万元',
      '其中教育660万元',
      '相关阅读',
      '某市获捐3000万元',
    ]
    expect(kept(lines)).toEqual(lines.slice(1, 4))
    expect(reasons(lines)).toEqual({
      '首页 > 政务 > 公示': 'nav',
      相关阅读: 'related',
      某市获捐3000万元: 'behind the end',
    })
  })

  test('goes on behind a sign that as much text follows', () => {
    const long = (n: number) => `第${n}批援疆干部人才已经全部到岗，共有${n}12名，分布在八个县市，受到当地群众欢迎。`
    const lines = [long(1), '相关阅读', long(2), long(3)]
    expect(kept(lines)).toEqual([long(1), long(2), long(3)])
  })

  test('a foot line of a page is no foot line of a notice', () => {
    const lines = [
      '资金公示',
      '到位资金120万元。',
      '联系电话：0991-0000000',
      '附件：分配表共3项',
      '某某局',
      '2020年3月1日',
    ]
    expect(text(lines).published).toBe('2020-03-01')
    expect(kept(lines)).toContain('附件：分配表共3项')
  })
})

describe('strip switched off', () => {
  const page = ['首页 > 新闻', '捐款1000万元光荣榜', '版权所有 注册资本5000万元', '关于我们', '返回顶部', '登录']

  test('keeps every line, of text and of HTML', () => {
    expect(kept(page, { strip: false })).toEqual(page)
    expect(text(page, { strip: false }).dropped).toEqual([])
    const html = `<html><body><ul><li><a href="/">首页</a></li></ul><p>拨付12亿元</p><div class="footer">资本5亿元</div></body></html>`
    expect(extract(html, { strip: false }).records.map(({ raw }) => raw)).toEqual(['12亿元', '5亿元'])
  })
})

describe('an article in several elements', () => {
  const head = '<title>浙江援疆助力阿克苏_某某网</title>'
  const top =
    '<ul class="nav"><li><a href="/">首页</a></li></ul><h1>浙江援疆助力阿克苏</h1><div>2021-07-12 20:15 来源：某某日报</div>'
  const sentences = [
    '今年以来，浙江省向阿克苏地区投入援疆资金18.6亿元，实施援疆项目126个，开工率达到百分之百。',
    '在人才方面，全省选派援疆干部人才560名，培训当地教师3200人次，受到各族群众的欢迎和好评。',
    '在产业方面，引进企业到阿克苏投资兴业，累计完成投资额42亿元，带动就业1.1万人，收入明显增加。',
  ]
  const [a, b, c] = sentences.map((sentence) => `<p>${sentence}</p>`)
  test.each([
    ['lead apart', `<div class="lead">${a}</div><div class="content">${b}${c}</div>`],
    ['tail apart', `<div class="content">${a}${b}</div><div class="more">${c}</div>`],
    [
      'halves with an advert between',
      `<div class="x">${a}</div><div class="ad">月租5万元起</div><div class="y">${b}${c}</div>`,
    ],
    ['two deep', `<div class="d"><div><div>${a}</div></div><div><div>${b}</div></div><div><div>${c}</div></div></div>`],
    [
      'rows',
      `<table><tr><td><div>${a}</div></td></tr><tr><td>${b}</td></tr><tr><td><span>${c}</span></td></tr></table>`,
    ],
    ['items', `<ul>${[a, b, c].map((p) => `<li>${p}</li>`).join('')}</ul>`],
  ])('%s', (_, body) => {
    const html = `<!DOCTYPE html><html><head>${head}</head><body>${top}${body}<div class="footer">版权所有 投资5亿元打造</div></body></html>`
    const article = readArticle(html)
    expect(article.blocks.map((block) => block.text)).toEqual(['浙江援疆助力阿克苏', ...sentences])
  })

  test('a footer does not win over two short sentences', () => {
    const foot =
      '<div class="footer"><p>本网注册资本8000万元，拥有采编人员260人，日均访问量120万人次，是最具影响力的网络媒体之一。</p></div>'
    const html = `<!DOCTYPE html><html><head>${head}</head><body>${top}<div><p>投入12亿元。</p><p>选派干部20名。</p></div>${foot}</body></html>`
    expect(extract(html).records.map(({ raw }) => raw)).toEqual(['12亿元', '20名'])
  })
})
