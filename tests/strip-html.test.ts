import { load } from 'cheerio/slim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sitesFromText } from '../src/lexicon/sites.js'
import type { Article } from '../src/model.js'
import { sourceFromText } from '../src/read/source.js'
import { strip } from '../src/strip/article.js'
import { superlinearStep } from './linear-time.js'
import { originOf } from './origin-of.js'

const article = (html: string, options = {}) => strip(sourceFromText('d', html, { format: 'html' }), options)
const texts = (a: Article) => a.blocks.map(({ text }) => text)
const whole = (a: Article) => texts(a).join('\n')

const LEAD =
  '本报讯 记者从省对口支援办获悉，五年来全省累计投入援疆资金12.3亿元，实施项目368个，受援地群众的生活有了很大改善。'
const MORE =
  '据介绍，项目中有八成投向县以下的基层，涉及住房、教育、医疗等方面，今年还将再安排42个，预计年底前全部开工建设。'
const LAST = '下一步，各工作队将把项目同就业结合起来，争取让每一户都有人上班，让每一分钱都花在刀刃上。'
const DECOYS =
  '<ul><li><a href="/1">某地投资366亿元修铁路</a></li><li><a href="/2">募得善款1.45亿元</a></li><li><a href="/3">干部135名出发</a></li></ul>'
const page = (body: string, head = '<title>全省援疆五年投入12.3亿元_新闻_某某网</title>') =>
  `<!DOCTYPE html><html><head>${head}<style>.a:before{content:"1亿"}</style><script>var total="项目999个"</script></head><body>
<div class="nav"><a href="/">首页</a><a href="/a">要闻</a><a href="/b">会员 12元/月</a></div>${DECOYS}
${body}
<div class="hot"><h3>点击排行</h3>${DECOYS}</div><div class="footer">主办：某某厅 京ICP备00000000号 注册资本5000万元</div></body></html>`
const HEAD =
  '<h1>全省援疆五年投入12.3亿元</h1><div class="info">来源：某某日报&nbsp;&nbsp;发布时间：2021-08-03 17:09&nbsp;点击：<span>1326</span>次</div>'

/** What a span of markup says: tags and comments removed, entities decoded, white space folded away. */
function plain(markup: string): string {
  // a cut may begin or end inside a section whose text it holds
  const $ = load(markup.replace(/<!\[CDATA\[|\]\]>/g, ''), { xml: { xmlMode: false, recognizeCDATA: true } })
  return $.root()
    .text()
    .replace(/[\s\u00a0\u3000]+/g, '')
}
function expectMapped(source: string, a: Article) {
  for (const { text, map } of a.blocks) {
    expect(map).toHaveLength(text.length)
    for (let i = 0; i < text.length; i += 3) {
      const j = Math.min(text.length, i + 5)
      const slice = originOf(source, map, i, j)
      expect(plain(slice)).toBe(text.slice(i, j).replace(/[\s\u00a0\u3000]+/g, ''))
    }
  }
}

describe('the article in the layouts of common systems', () => {
  const p = (lines: string[]) => lines.map((line) => `<p>　　${line}</p>`).join('\n')
  const three = [LEAD, MORE, LAST]
  test.each([
    ['TRS', `<div class="xl">${HEAD}<div class="TRS_Editor">${p(three)}</div><div>责任编辑：李某</div></div>`],
    ['gov.cn', `<div>${HEAD}<div class="pages_content" id="UCAP-CONTENT">${p(three)}</div></div>`],
    ['no known name', `<div id="x1">${HEAD}<div class="q7">${p(three)}</div></div>`],
    ['lines parted by br', `<div>${HEAD}<div id="zoom">　　${three.join('<br><br>\n　　')}</div></div>`],
    [
      'layout table of 2005',
      `<table width=760><tr><td width=180>${DECOYS}</td><td>${HEAD}<table><tr><td class=t14>${p(three)}</td></tr></table></td></tr></table>`,
    ],
    [
      'WeChat, hidden until a script runs',
      `<div>${HEAD}<div id="js_content" style="visibility: hidden;">${p(three)}</div></div>`,
    ],
    ['hidden by display until a script runs', `<div>${HEAD}<div style="display:none">${p(three)}</div></div>`],
    ['all of it one link', `<div>${HEAD}<a href="/full">${p(three)}</a></div>`],
    ['never closed tags', `<div>${HEAD}<div class=c><p>${three.join('<p>')}`],
    [
      'article element with related list inside',
      `<article>${HEAD}${p([LEAD, MORE])}<div class="rel"><h4>延伸阅读</h4>${DECOYS}</div>${p([LAST])}<p>（编辑：李某）</p></article>`,
    ],
  ])('%s', (_, body) => {
    for (const sites of [true, false]) {
      const source = page(body)
      const a = article(source, { sites })
      expect(texts(a)).toEqual(['全省援疆五年投入12.3亿元', ...three])
      expect([a.title, a.published, a.publisher]).toEqual(['全省援疆五年投入12.3亿元', '2021-08-03', '某某日报'])
      expectMapped(source, a)
    }
  })

  test('comments and a second article below do not come in', () => {
    const other = `<div class="post"><h2>邻省援建工程投资88亿元</h2><div>2020-01-02 10:00 来源：别处</div>${p(['邻省的援建工程总投资88亿元，五年间派出干部2000名，修成学校和医院共计120所。', LAST])}</div>`
    const comments =
      '<section id="comments"><h4>评论（3条）</h4><p>用户8823：我们县拿了3个亿，真好！</p><p>匿名：捐过200元</p></section>'
    const a = article(
      page(
        `<div class="main">${HEAD}<div class="txt">${p([LEAD, MORE, LAST])}</div><div class="ed">责任编辑：李某</div>${comments}</div>${other}`,
      ),
    )
    expect(whole(a)).not.toMatch(/88亿|2000名|3个亿|200元|366亿/)
    expect(whole(a)).toContain(LAST)
  })

  test('an inline node that is hidden does not part its paragraph', () => {
    const a = article(
      page(
        `<div>${HEAD}<div>${p([LEAD])}<p>五年来全省累计投入<span style="display: none">9</span>12亿元，惠及各族群众。</p>${p([MORE])}</div></div>`,
      ),
    )
    expect(texts(a)).toContain('五年来全省累计投入12亿元，惠及各族群众。')
    expect(a.dropped.find(({ reason }) => reason === 'hidden')?.text).toBe('9')
  })

  test('a table at the end, note, office and day of a notice stay', () => {
    const a = article(
      page(
        `<div>${HEAD}<div>${p([LEAD, MORE])}<p>附件：资金安排表</p><table><tr><td>县</td><td>资金（万元）</td></tr><tr><td>甲县</td><td>120</td></tr><tr><td>乙县</td><td>80</td></tr></table></div></div>`,
      ),
    )
    expect(texts(a).slice(-3)).toEqual(['县 资金（万元）', '甲县 120', '乙县 80'])
    const notice = article(
      page(
        `<div><h1>关于下达援疆资金的通知</h1><div><p>各市财政局：</p>${p([LEAD])}<p>某某省财政厅</p><p>2021年8月1日</p></div></div>`,
        '<title>关于下达援疆资金的通知</title>',
      ),
    )
    expect(texts(notice)).toEqual(['关于下达援疆资金的通知', '各市财政局：', LEAD, '某某省财政厅', '2021年8月1日'])
    expect(notice.published).toBe('2021-08-01')
  })

  test('a page of one table is its table', () => {
    const a = article(
      page(
        '<h2>2021年援疆资金安排表</h2><div>发布日期：2021-09-01</div><table><tr><td>县市</td><td>资金</td></tr><tr><td>甲县</td><td>5588</td></tr><tr><td>乙县</td><td>1200</td></tr></table>',
        '<title>2021年援疆资金安排表</title>',
      ),
    )
    expect(texts(a)).toEqual(['2021年援疆资金安排表', '县市 资金', '甲县 5588', '乙县 1200'])
    expect(a.published).toBe('2021-09-01')
  })

  test('sites of the user’s own come first', () => {
    const body = `<div>${HEAD}<div class="intro"><p>${'这里是本站长长的介绍文字，与文章毫无关系，却比文章还要长得多。'.repeat(9)}</p></div><div class="my-own">${p([LEAD, MORE])}</div></div>`
    const ownSites = sitesFromText('family\tuse\tselector\tseen\n# mine\nmine\tbody\t.my-own\t\n')
    expect(texts(article(page(body), { ownSites }))).toEqual(['全省援疆五年投入12.3亿元', LEAD, MORE])
    expect(() => sitesFromText('family\tuse\tselector\nmine\tbody\tdiv > p')).toThrow('line 2')
  })

  test('hidden nodes go', () => {
    const a = article(
      page(
        `<div>${HEAD}<div>${p([LEAD])}<p style="display:none">内部数据999亿元，请勿外传。</p><p hidden>隐藏的8000万元在这里。</p>${p([MORE, LAST])}</div></div>`,
      ),
    )
    expect(whole(a)).not.toMatch(/999亿|8000万/)
    expect(a.blocks).toHaveLength(4)
  })

  test('captions and sub-headlines are kept by kind', () => {
    const a = article(
      page(
        `<div><h1>全省援疆五年投入12.3亿元</h1><h2>项目368个惠及百万群众</h2><div>2021-08-03 17:09</div><div>${p([LEAD])}<figure><img alt="a"><figcaption>新校区可容纳3000名学生就读。</figcaption></figure><h3>产业带动就业</h3>${p([MORE, LAST])}</div></div>`,
      ),
    )
    expect(a.blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['headline', '全省援疆五年投入12.3亿元'],
      ['subhead', '项目368个惠及百万群众'],
      ['paragraph', LEAD],
      ['caption', '新校区可容纳3000名学生就读。'],
      ['subhead', '产业带动就业'],
      ['paragraph', MORE],
      ['paragraph', LAST],
    ])
  })
})

describe('tables', () => {
  test('a row is one block, its cells know header, caption and unit', () => {
    const table = `<p>安排如下表。</p><p>单位：万元</p><table><caption>援疆计划（分类）</caption>
<tr><th rowspan="2">类别</th><th colspan="2">援疆资金</th></tr><tr><th>计划</th><th>到位</th></tr>
<tr><td>教育</td><td>9391.4</td><td><b>55</b>,750</td></tr><tr><td>合计</td><td>210315</td><td></td></tr></table>`
    const source = page(`<div>${HEAD}<div class="c"><p>${LEAD}</p>${table}<p>${MORE}</p></div></div>`)
    const a = article(source)
    const rows = a.blocks.filter(({ kind }) => kind === 'table-row')
    expect(rows.map(({ text }) => text)).toEqual(['类别 援疆资金', '计划 到位', '教育 9391.4 55,750', '合计 210315'])
    const cells = rows[2]?.cells?.map(({ start, end, header, caption }) => [
      rows[2]?.text.slice(start, end),
      header,
      caption,
    ])
    expect(cells).toEqual([
      ['教育', '类别', '单位:万元 援疆计划(分类)'],
      ['9391.4', '援疆资金 计划', '单位:万元 援疆计划(分类)'],
      ['55,750', '援疆资金 到位', '单位:万元 援疆计划(分类)'],
    ])
    expect(whole(a)).toContain(MORE)
    expectMapped(source, a)
  })

  test('a long table does not part the article', () => {
    const rows = Array.from({ length: 80 }, (_, i) => `<tr><td>第${i}县</td><td>${i * 10}</td></tr>`).join('')
    const a = article(
      page(
        `<div>${HEAD}<div><p>${LEAD}</p><table><tr><td>县</td><td>资金（万元）</td></tr>${rows}</table><p>${MORE}</p><p>${LAST}</p></div></div>`,
      ),
    )
    expect(a.blocks.filter(({ kind }) => kind === 'table-row')).toHaveLength(81)
    expect(whole(a)).toContain(LAST)
  })
})

describe('metadata', () => {
  const body = `<div><h1>全省援疆五年投入12.3亿元</h1><div><p>${LEAD}</p><p>${MORE}</p></div></div>`
  test.each([
    ['PubDate', '<meta name="PubDate" content="2020-03-04 23:59">', '2020-03-04'],
    [
      'article:published_time, late in its own zone',
      '<meta property="article:published_time" content="2020-03-04T23:30:00-05:00">',
      '2020-03-04',
    ],
    [
      'a UTC date stays as written',
      '<meta property="article:published_time" content="2020-03-04T16:30:00Z">',
      '2020-03-04',
    ],
    ['digits', '<meta name="publishdate" content="20200304">', '2020-03-04'],
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-03-04T08:00:00+08:00",}</script>',
      '2020-03-04',
    ],
    ['nothing', '', null],
  ])('%s', (_, head, published) => expect(article(page(body, head)).published).toBe(published))

  test('publisher and address out of the head', () => {
    const a = article(
      page(
        body,
        '<meta name="ContentSource" content="新华社"><link rel="canonical" href="https://www.example.cn/a.html">',
      ),
    )
    expect([a.publisher, a.url]).toEqual(['新华社', 'https://www.example.cn/a.html'])
  })

  test('a title that names only the site gives way to the heading', () => {
    const a = article(
      page(
        `<div><div class="t">全省援疆五年投入12.3亿元</div><div><p>${LEAD}</p><p>${MORE}</p></div></div>`,
        '<title>某某电视台 新闻网</title>',
      ),
    )
    expect(a.title).toBe('全省援疆五年投入12.3亿元')
  })
})

describe('the map to the source', () => {
  test('entities, comments, nested tags, CDATA, stray end tags, white space', () => {
    const words = `五年来全省累计投入援疆资金<b>12<i>.3</i></b><!-- 亿 -->亿&#20803;，&nbsp;实施</foo>项目<span>368</span>&nbsp;\n 个，<![CDATA[选派1560名]]>，其中&lt;医生&gt;占&copy2三成&#x1F600;多，受援地群众的生活有了很大改善。`
    const source = page(`<div>${HEAD}<div><p>${words}</p><p>${MORE}</p></div></div>`)
    const a = article(source)
    const block = a.blocks.find(({ text }) => text.startsWith('五年来'))
    expect(block?.text).toBe(
      '五年来全省累计投入援疆资金12.3亿元，\u00a0实施项目368\u00a0 个，选派1560名，其中<医生>占©2三成😀多，受援地群众的生活有了很大改善。',
    )
    expectMapped(source, a)
    const cut = (words: string) => {
      const at = block?.text.indexOf(words) ?? -1
      return originOf(source, block?.map, at, at + words.length)
    }
    expect(cut('12.3亿元')).toBe('12<i>.3</i></b><!-- 亿 -->亿&#20803;')
    expect(cut('1560名')).toBe('1560名')
    expect(cut('资金')).toBe('资金')
    expect(cut('，\u00a0')).toBe('，&nbsp;')
  })

  test('any mix of markup maps back', () => {
    const piece = fc.constantFrom(
      '援',
      '12',
      '。',
      ' ',
      '\n',
      '&nbsp;',
      '&amp;',
      '&amp',
      '&',
      '&lt;b&gt;',
      '&#20803;',
      '&#x5143;',
      '&copy',
      '&unknown;',
      '<b>',
      '</b>',
      '</p>',
      '<br>',
      '<!-- x -->',
      '<![CDATA[<3>]]>',
      '</x>',
      '<span>',
      '</span>',
      '<',
      '> ',
      '😀',
      '&hellip;',
      '&NotEqualTilde;',
      '&ampx',
      '&notin;',
      '&notit',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = page(`<div>${HEAD}<div><p>${LEAD}</p><p>${pieces.join('')}</p><p>${MORE}</p></div></div>`)
        for (const { text, map } of article(source).blocks) {
          for (let i = 0; i < text.length; i++) {
            const slice = originOf(source, map, i, i + 1)
            const unit = text[i] as string
            if (slice.length === 1) expect(slice === unit || /\s/.test(unit)).toBe(true)
            else if (slice.length > 0 && slice.startsWith('&'))
              expect(plain(slice) === '' ? ' \u00a0' : plain(slice)).toContain(unit)
            else expect(slice.trim()).toBe('')
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('hostile markup is read in linear time and without deep recursion', () => {
  const bodies = [
    '<div>',
    '<b>',
    '<a>',
    '<table><tr><td>',
    '<p>援',
    '<ul><li>',
    '&nbsp;',
    '<!--',
    '<span id=zoom>',
    '<td>1',
    '<a href=x>援助</a>',
    '<div style="display:none">援',
    '</p>',
    '&#',
    '<p>援助资金。</p>',
  ]
  for (const piece of bodies) {
    const slow = superlinearStep(piece, (size) => {
      const source = page(`${HEAD}<p>${LEAD}</p>${piece.repeat(size * 1000)}`)
      return () => article(source)
    })
    expect(slow).toEqual([])
  }
})

describe('the limits of an article, written otherwise than our pages', () => {
  const p = (lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join('')

  test('short last paragraphs of its element are kept, headlines below it are not', () => {
    const kept = article(
      page(
        `<div id="x">${HEAD}<div class="q">${p([LEAD, '全年共派出教师26名。', '路还长。'])}</div></div><p>股民赚了300万元！</p>`,
      ),
    )
    expect(texts(kept).slice(-2)).toEqual(['全年共派出教师26名。', '路还长。'])
    expect(whole(kept)).not.toContain('股民')
  })

  test('a longer story with its own head below does not win; a heading inside the article does not end it', () => {
    const other = `<h1>某地新建商场开业</h1><div class="info">2021-08-02 09:00　来源：某某晚报</div>${p([MORE, MORE.replace('项目', '商铺'), LAST.replace('工作队', '商户')])}`
    const two = article(page(`<div class="w"><div>${HEAD}${p([LEAD])}</div><div>${other}</div></div>`))
    expect(whole(two)).toContain(LEAD)
    expect(whole(two)).not.toContain('商')
    const one = article(page(`<div class="w">${HEAD}${p([LEAD])}<h1>产业带动就业</h1>${p([MORE, LAST])}</div>`))
    expect(texts(one).slice(1)).toEqual([LEAD, '产业带动就业', MORE, LAST])
  })

  test('a related list inside ends at the article’s own heading; prose beside that before it is not doubtful', () => {
    const list = `<div><h4>相关新闻</h4>${DECOYS}</div>`
    const kept = article(page(`<div class="w">${HEAD}${p([LEAD])}${list}<h3>人才援疆</h3>${p([MORE, LAST])}</div>`))
    expect(texts(kept).slice(1)).toEqual([LEAD, '人才援疆', MORE, LAST])
    expect(kept.blocks.filter(({ doubtful }) => doubtful)).toEqual([])
  })

  test('days of the site are not the article’s, a head without its year has none', () => {
    const body = `<h1>全省援疆五年投入12.3亿元</h1><div>8月3日 17:09　某某网</div>${p([LEAD, MORE, LAST])}<div>某某网　备案时间：2009-01-02</div>`
    const kept = article(page(`<div class="w">${body}</div>`))
    expect(kept.published).toBeNull()
    expect(whole(kept)).not.toContain('17:09')
  })

  test('a link behind the last sentence goes, a link that is its object stays', () => {
    const kept = article(
      page(
        `<div class="w">${HEAD}${p([LEAD, `${MORE}<a href="/s">查看更多</a>`, `${LAST}详见<a href="/k">规划全文</a>。`])}</div>`,
      ),
    )
    expect(texts(kept).slice(1)).toEqual([LEAD, MORE, `${LAST}详见规划全文。`])
  })
})

test('a list of terms with figures belongs to the note below it', () => {
  const terms =
    '<dl><dt>资金总额</dt><dd>人民币 <b>31,420</b> 万元</dd><dt>其中：产业类</dt><dd>18,210.4万元</dd><dt>结余</dt><dd>无</dd><dt>受益人口</dt><dd>脱贫人口24,306人</dd></dl>'
  const note =
    '<div class="ps">备注：另有社会捐赠资金1,180万元，由市慈善协会单独公开；挂职干部18人的工作经费从总额中列支。</div>'
  const kept = whole(article(page(`<div class="gk"><h1>援助资金分配结果</h1>${terms}${note}</div>`)))
  for (const words of ['18,210.4万元', '24,306人', '1,180万元']) expect(kept).toContain(words)
  expect(kept).not.toContain('366亿元')
})

test('a chronicle of like elements is one article, whatever form its days have', () => {
  const days = [
    ['1996', '首批31名干部到任，带来启动资金420万元。'],
    ['1999.6', '当地受灾，两市急汇210余万元，职工捐款18.2万元。'],
    ['2016.10.9', '工作队27名队员两小时内集结，转移群众三千多人。'],
    ['2020', '专家年手术量过千台，县医院门诊量翻了一番。'],
  ]
  const items = days.map(([day, text]) => `<div class="it"><div class="yr">${day}</div><div>${text}</div></div>`)
  const html = `<html><head><title>大事记</title></head><body><div class="side"><div>馆藏</div><div>影像</div></div><div class="line">${items.join('')}</div></body></html>`
  for (const [, text] of days) expect(whole(article(html))).toContain(text)
})

test('chapters in sections of their own are one article; sections of links and other stories with dates are not', () => {
  const chapters = [
    `<section class="part" id="a"><h2>资金到位</h2><p>${LEAD}</p></section>`,
    '<section class="part" id="b"><h2>人才到岗</h2><p>派出教师55名。</p><p>还有医生21名。</p></section>',
    '<section class="part" id="c"><h2>群众搬家</h2><p>搬进新房的有310户。</p></section>',
  ].join('')
  const others = `<section class="part"><h2>更多报道</h2>${DECOYS}</section>
<section class="part"><h2>邻县新闻</h2><div>2021-08-01 10:00 来源：某报</div><p>邻县募得善款77万元。</p></section>`
  const kept = whole(article(page(`<main>${HEAD}${chapters}${others}</main>`)))
  for (const figure of ['368个', '55名', '21名', '310户']) expect(kept).toContain(figure)
  for (const figure of ['366亿', '1.45亿', '77万']) expect(kept).not.toContain(figure)
})

test('readings above characters and marks without width are no words', () => {
  const body = `${HEAD}<div><p>${LEAD}</p><p>募得<ruby>三<rp>(</rp><rt>san</rt><rp>)</rp></ruby>千万元，受益4&#8203;.5万人，其中1<wbr>200户搬了家。</p></div>`
  expect(whole(article(page(body)))).toContain('募得三千万元，受益4.5万人，其中1200户搬了家。')
})

test('a letter whose lines are elements of their own, one of them a number, is read whole', () => {
  const lines = [
    '尊敬的海曙区领导：',
    '今年以来，贵区为我县捐款',
    '120',
    '万元，派来教师26名，使310户住上新房。',
    '此致',
    '敬礼',
  ]
  const body = `<div class="side"><a>要闻</a><a>公告</a></div><div class="c">${lines.map((line) => `<div>${line}</div>`).join('')}</div>`
  const kept = whole(article(`<html><head><title>感谢信</title></head><body>${body}</body></html>`))
  expect(kept).toContain('120万元，派来教师26名')
  expect(kept).not.toContain('公告')
})
