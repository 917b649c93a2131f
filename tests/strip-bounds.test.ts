// What would go wrong without a threshold of src/strip: a document for each that no other test or fixture has.
import { describe, expect, test } from 'vitest'
import { readArticle } from '../src/index.js'

type Lines = readonly string[]

const TOP = ['首页 > 新闻 > 国内 > 正文', '全省援疆五年投入逾十二亿']
const DATED = [...TOP, '2021-03-05 10:20 来源：某某日报']
const FOOT = ['版权所有 某某网 未经授权禁止转载', '京ICP备00000000号 | 网站地图 | 联系我们']
const LEAD =
  '本报讯 记者从省对口支援办获悉，五年来全省累计投入援疆资金12.3亿元，实施项目368个，受援地群众的生产生活条件明显改善。'
const MORE = '目前，首批选派的46名教师和23名医生已经到岗，将在当地工作三年，帮助培养一支带不走的队伍。'
const HEADLINES = [
  '某地举行春季运动会',
  '代表热议乡村教育',
  '一批旧楼加装电梯完工',
  '城区新增三处停车场',
  '公交线路今日调整',
  '图书馆延长开放时间',
  '本周天气晴好为主',
]

const article = (lines: Lines) => readArticle(lines.join('\n'), { format: 'text' })
const html = (head: string, body: string) =>
  readArticle(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`, { format: 'html' })
const texts = ({ blocks }: ReturnType<typeof article>) => blocks.map(({ text }) => text)
const kept = (lines: Lines) => texts(article(lines))
const page = (...lines: string[]) => [...DATED, ...lines, ...FOOT]
const paragraphs = (lines: Lines) => lines.map((line) => `<p>${line}</p>`).join('')

describe('kept', () => {
  const long =
    '据介绍，该县还开通了公众号，欢迎各族群众扫描二维码，在上面可以查询援疆项目的进展、资金的去向和招工的信息，' +
    '五年来先后有三万二千名群众通过这个平台提出意见建议一千二百条，绝大多数都得到了答复，全县因此新建村级卫生室四十六所、' +
    '改造农村公路三百二十公里，惠及一百零八个行政村的五万六千名农牧民，各乡镇的干部也都表示要继续把平台办好，' +
    '让大家少跑路、多受益，把好事办实、把实事办好。'
  test.each<[string, Lines, string]>([
    ['a long last paragraph that tells of an account to follow', page(LEAD, MORE, long), long],
    [
      'a document in one line that ends in a disclaimer',
      [`${LEAD}${MORE}`.repeat(5).concat('版权归本网所有，未经授权不得转载。')],
      `${LEAD}${MORE}`.repeat(5).concat('版权归本网所有，未经授权不得转载。'),
    ],
    [
      'a clause that tells a moment, on a line that breaks off',
      page(
        LEAD,
        '记者2021年3月5日10:20在现场看到，首批物资320箱已经运抵，12名教师和30名医生随车到达，当地干部群众到村口迎接他们的到来',
        MORE,
      ),
      '记者2021年3月5日10:20在现场看到，首批物资320箱已经运抵，12名教师和30名医生随车到达，当地干部群众到村口迎接他们的到来',
    ],
    [
      'a last paragraph behind what the site asks',
      page(LEAD, '请扫码关注我们的微信公众号，及时了解援疆动态。', MORE),
      MORE,
    ],
    [
      'an item of a log with its hour',
      ['援疆工作队日志', '03-05 10:20 首批教师26名和医生12名抵达县城后随即转往各个乡镇开展工作', LEAD],
      '03-05 10:20 首批教师26名和医生12名抵达县城后随即转往各个乡镇开展工作',
    ],
    [
      'a paragraph that tells of comments',
      page(
        LEAD,
        '该县开通的意见箱一年里收到三百二十条评论，其中两百一十条谈到援建的学校和医院，县里逐一作了答复。',
        MORE,
      ),
      '该县开通的意见箱一年里收到三百二十条评论，其中两百一十条谈到援建的学校和医院，县里逐一作了答复。',
    ],
    [
      'a row of cells that say what they hold',
      page(LEAD, '招聘岗位：教师 | 招聘人数：6名 | 学历：本科 | 年龄：35岁以下', MORE),
      '招聘岗位：教师 | 招聘人数：6名 | 学历：本科 | 年龄：35岁以下',
    ],
    [
      'a row of many long names',
      page(
        LEAD,
        '县第一中学教学楼 县人民医院住院楼 城南污水处理厂 河西片区供水站 东风乡敬老院 青年路幼儿园 红旗村文化站',
        MORE,
      ),
      '县第一中学教学楼 县人民医院住院楼 城南污水处理厂 河西片区供水站 东风乡敬老院 青年路幼儿园 红旗村文化站',
    ],
    [
      'seven points above the text',
      page(
        ...Array.from({ length: 7 }, (_, i) => `第${'一二三四五六七'[i]}批援建的学校和医院已经建成投用`),
        LEAD,
        MORE,
      ),
      '第三批援建的学校和医院已经建成投用',
    ],
    [
      'a long row that has a word of page ends in it',
      [...TOP, LEAD, `${'甲村三十户 乙乡四十户 '.repeat(20)}服务热线 已通`, MORE, ...FOOT],
      `${'甲村三十户 乙乡四十户 '.repeat(20)}服务热线 已通`,
    ],
    [
      'what a parcel list says of senders, its days farther below',
      ['本月收到包裹如下，谢谢大家。', '寄件人：上海某中学', '图书300册', '棉衣120件', '书包80个', '时间：2021年3月'],
      '图书300册',
    ],
    [
      'rows below the counters of a post that nobody answers',
      ['本月捐赠情况，谢谢大家。', '转发 12', '评论 3', '收款明细', '（按时间）', '共五笔', '商会：35万元'],
      '商会：35万元',
    ],
    ['the row of a museum', ['本馆援建成果展，三月开幕。', '收藏 320', '图书：1200册', '照片：86幅'], '图书：1200册'],
    [
      'one line of a page',
      [...TOP.slice(0, 1), '要闻 | 时政 | 经济 | 视频', '上海援建莎车县的12所学校全部建成投用', ...FOOT],
      '上海援建莎车县的12所学校全部建成投用',
    ],
    [
      'three like rows',
      ['受援村名单', ...['甲村', '乙村', '丙村'].flatMap((name) => [name, '援建水窖三十个'])],
      '援建水窖三十个',
    ],
  ])('%s', (_, lines, line) => {
    expect(kept(lines)).toContain(line)
  })

  test('like rows, each of them', () => {
    const lines = ['受援村名单', ...['甲村', '乙村', '丙村'].flatMap((name) => [name, '援建水窖三十个'])]
    expect(kept(lines).filter((text) => text === '援建水窖三十个')).toHaveLength(3)
  })

  test('a line below another one that differs in the point of its number', () => {
    expect(kept(['捐款情况公示如下：', '商会捐款1.5万元', '商会捐款15万元'])).toContain('商会捐款15万元')
  })
})

describe('left out', () => {
  test.each<[string, Lines, string]>([
    [
      'channels between the line of date and the text',
      page(
        ...'本地民生新闻频道 体育赛事直播频道 娱乐八卦每日速递 财经股市行情播报 房产家居生活指南 汽车导购试驾频道 健康养生专家讲堂'.split(
          ' ',
        ),
        LEAD,
        MORE,
      ),
      '体育赛事直播频道',
    ],
    [
      'headlines below the text, a picture of theirs below them',
      page(LEAD, MORE, ...HEADLINES, '▲市民在新开的图书馆里看书'),
      '城区新增三处停车场',
    ],
    [
      'what is asked of readers in a sentence',
      page(LEAD, '扫描二维码关注我们，已有12万人关注。', MORE, LEAD.replace('五', '六'), MORE.replace('三', '四')),
      '扫描二维码关注我们，已有12万人关注。',
    ],
    [
      'how many have commented, in a sentence',
      page(LEAD, '这篇报道目前已经有1280人参与评论了。', MORE),
      '这篇报道目前已经有1280人参与评论了。',
    ],
    ['buttons', page('打印 收藏 推荐', LEAD, MORE), '打印 收藏 推荐'],
    [
      'who supplied it, behind day and hour',
      [...TOP, '2021-03-04 09:12 供稿:张三', LEAD, MORE, ...FOOT],
      '2021-03-04 09:12 供稿:张三',
    ],
  ])('%s', (_, lines, line) => {
    expect(kept(lines)).not.toContain(line)
  })

  test('everything, where a page holds nothing but single words', () => {
    expect(article([...TOP.slice(0, 1), '要闻 | 时政 | 经济 | 视频', '值班表', ...FOOT]).blocks).toEqual([])
  })
})

describe('the day', () => {
  test.each<[string, Lines, string | null]>([
    ['of a notice stands below its office', [...TOP, LEAD, '某县教育局', '2019年5月6日', ...FOOT], '2019-05-06'],
    [
      'of another notice is farther below',
      [...TOP, LEAD, MORE, '相关阅读', ...HEADLINES.slice(0, 3), '某县教育局', '2019年5月6日', ...FOOT],
      null,
    ],
    [
      'of a payment in a ledger is not its own',
      [
        '援疆资金拨付台账',
        ...'教育 卫生 交通 水利 农业 林业 文化 体育 民政'.split(' ').map((name, i) => `${name}局 ${20 + i}万元`),
        '发布日期：2020年3月1日',
        '工会 30万元',
        '妇联 20万元',
      ],
      null,
    ],
    [
      'of the next item below one that ends like an office is not its own',
      [
        '援藏工作五年回顾',
        LEAD,
        MORE,
        ...HEADLINES,
        '由宁波市出资三百万元并派出工程队在县城东郊援建的可容纳八百名学生的第二中学新校舍移交给学校',
        '2020年5月6日',
        '派教师26名。',
      ],
      null,
    ],
    [
      'of a field far below is not its own',
      [
        ...TOP,
        LEAD,
        MORE,
        '相关阅读',
        ...HEADLINES,
        ...HEADLINES.map((line) => `今日${line}`),
        '更新时间：2018-02-03',
        ...FOOT,
      ],
      null,
    ],
  ])('%s', (_, lines, day) => {
    expect(article(lines).published).toBe(day)
  })
})

test('a first line that is longer than titles are is the text itself', () => {
  const first = '截至目前全省各级各部门和社会各界累计向对口支援的四个县捐赠图书课桌和电脑等教学用品价值三百二十万元'
  expect(article([first, '教师26名', '医生12名']).title).toBeNull()
})

test('a field that holds a sentence names no publisher', () => {
  const source = '本文根据省对口支援办和各受援县前方指挥部的材料综合整理而成供参考'
  expect(article(['---', 'title: 援疆五年', `source: ${source}`, '---', LEAD]).publisher).toBeNull()
})

test('rows in an object of JSON are no text and keep their numbers', () => {
  const rows = [
    { 单位: '市工会和各县区工会', 金额: '7.5万元' },
    { 单位: '市商会和各行业商会', 金额: '35万元' },
  ]
  const read = readArticle(JSON.stringify({ rows }), { format: 'text' })
  expect(texts(read).join('')).toContain('7.5万元')
})

describe('a page of HTML', () => {
  const TITLE = '<title>全省援疆五年投入逾十二亿_要闻_某某网</title>'
  const HEAD = '<h1>全省援疆五年投入逾十二亿</h1><div class="info">2021-03-05 10:20 来源：某某日报</div>'
  const chrome =
    '<div class="nav"><a href="/">首页</a> | <a href="/a">新闻</a> | <a href="/b">国内</a> | <a href="/c">国际</a></div>'
  const foot = `<div class="footer">${paragraphs(FOOT)}</div>`

  test('is not joined by what stands far from its article', () => {
    const tags = Array.from({ length: 10 }, (_, i) => `<span>标签${'甲乙丙丁戊己庚辛壬癸'[i]}</span><br>`).join('')
    const said = '本栏目由某公司冠名播出，该公司累计向社会捐款300万元。'
    const read = html(
      TITLE,
      `${chrome}${HEAD}<div class="text">${paragraphs([LEAD, MORE])}</div><div class="tags">${tags}</div><p>${said}</p>${foot}`,
    )
    expect(texts(read)).not.toContain(said)
    expect(texts(read)).toContain(MORE)
  })

  test('ends at the day of another story', () => {
    const other = '某县举行春季运动会，全县九百名选手参加了十二个项目的比赛。'
    const read = html(
      TITLE,
      `${chrome}${HEAD}<div class="text">${paragraphs([LEAD, MORE])}</div><div class="time">2020-05-06</div><div class="sum">${other}</div>${foot}`,
    )
    expect(texts(read)).not.toContain(other)
  })

  test('has its article elsewhere where the element that should hold it has a disclaimer alone', () => {
    const said = '版权声明：本网刊登的稿件不代表本网观点。未经授权不得转载。'
    const read = html(
      TITLE,
      `${chrome}<div id="endText"><p>${said}</p></div>${HEAD}<div class="x">${paragraphs([LEAD, MORE])}</div>${foot}`,
    )
    expect(texts(read)).toContain(LEAD)
  })

  test('has no article in data of its scripts that hold no sentence', () => {
    const data = JSON.stringify({
      content: '对口支援 东西部协作 乡村振兴 教育 医疗 就业 产业 消费帮扶 干部人才 学校 医院 公路 水窖 大棚',
    })
    expect(html(TITLE, `<script type="application/json">${data}</script><div id="app"></div>`).blocks).toEqual([])
  })

  test('that names its channel in its first heading has the title below it', () => {
    const read = html(
      '',
      `<h1>要闻</h1><p>全省援疆五年投入逾十二亿</p><p>2021-03-05 10:20 来源：某某日报</p>${paragraphs([LEAD, MORE])}`,
    )
    expect(read.title).toBe('全省援疆五年投入逾十二亿')
  })

  test('keeps a paragraph apart from the figure above it', () => {
    const read = html(
      TITLE,
      `${chrome}${HEAD}<div class="text">${paragraphs([LEAD])}<div class="row"><p>126个</p><p>${LEAD}${MORE}</p></div>${paragraphs([MORE])}</div>${foot}`,
    )
    expect(texts(read)).toContain('126个')
  })

  test('joins no number of a place in a list to a word that looks like a unit', () => {
    const places = ['名山县', '户县', '项城市']
      .map((name, i) => `<li><b>${i + 1}</b><div>${name}捐赠图书三千册。</div></li>`)
      .join('')
    const read = html(
      TITLE,
      `${chrome}${HEAD}<div class="text">${paragraphs([LEAD])}<ul>${places}</ul>${paragraphs([MORE])}</div>${foot}`,
    )
    expect(texts(read)).toContain('名山县捐赠图书三千册。')
  })

  test('joins the numbers of two cards far apart, though one is one more than the other', () => {
    const card = (n: number, what: string) => `<div class="card"><div>${n}</div><div>所</div><div>${what}</div></div>`
    const between = paragraphs([...HEADLINES, LEAD, MORE])
    const read = html(
      TITLE,
      `${chrome}${HEAD}<div class="text">${paragraphs([LEAD])}${card(2, '学校')}${between}${card(3, '医院')}${paragraphs([MORE])}</div>${foot}`,
    )
    expect(texts(read).join()).toContain('2所学校')
  })

  test('holds a paragraph once that stands twice, for two widths of screens', () => {
    const read = html(TITLE, `${chrome}${HEAD}<div class="text">${paragraphs([LEAD + MORE, LEAD + MORE])}</div>${foot}`)
    expect(texts(read).filter((text) => text === LEAD + MORE)).toHaveLength(1)
  })

  test('is one of paragraphs in columns, no table', () => {
    const read = html(
      TITLE,
      `${chrome}<table><tr><td>要闻</td><td>${HEAD.replace(/h1>/g, 'b>')}</td></tr><tr><td>本地</td><td>${paragraphs([LEAD, MORE, LEAD.replace('五', '六')])}</td></tr></table>${foot}`,
    )
    expect(texts(read)).toContain(MORE)
  })

  test('has an article of its own below a subhead, whatever is dated farther below', () => {
    const more = [
      MORE.replace('三', '四'),
      LEAD.replace('五', '六'),
      MORE.replace('三', '五'),
      LEAD.replace('五', '七'),
    ]
    const read = html(
      TITLE,
      `${chrome}${HEAD}<div class="text">${paragraphs([LEAD])}<h1>到岗</h1>${paragraphs([MORE, ...more])}<p>2021-03-04 09:12 来源：某某网</p>${paragraphs([LEAD.replace('五', '八')])}</div>${foot}`,
    )
    expect(texts(read)).toContain(more[0])
  })

  test('takes no day far below its headline for the line that heads its text', () => {
    const read = html(
      TITLE,
      `${chrome}<h1>全省援疆五年投入逾十二亿</h1>${paragraphs([LEAD, MORE, ...HEADLINES])}<p>2020-05-06</p><p>某县举行春季运动会，全县九百名选手参加了十二个项目的比赛。</p>${foot}`,
    )
    expect(texts(read)).toContain(LEAD)
  })
})

test('a page whose article a script shows holds it, in whatever element it is hidden', () => {
  const hidden = `<span style="display:none">${`${LEAD}${MORE}`.repeat(3)}</span>`
  expect(texts(html('<title>援疆</title>', `<p>正文加载中</p>${hidden}`)).join('')).toContain(MORE)
})

test('a question in a list of terms is a line of its own, a term is not', () => {
  const list = `<dl><dt>项目</dt><dd>126个</dd><dt>五年来全省一共向受援地派出了多少名教师和多少名医生？</dt><dd>${MORE}</dd></dl>`
  const read = texts(html('', `<p>${LEAD}</p>${list}`))
  expect(read).toContain('项目 126个')
  expect(read).toContain(MORE)
})

test('a card that leads to another story is a link, though it is of several lines', () => {
  const card = `<a href="/1"><h3>某县举行春季运动会</h3><p>九百名选手参加</p><p>昨天 体育</p></a>`
  const article = `<h1>全省援疆五年投入逾十二亿</h1><div class="info">2021-03-05 10:20 来源：某某日报</div>${paragraphs([LEAD, MORE])}`
  expect(
    texts(html('<title>全省援疆五年投入逾十二亿</title>', `<div class="text">${article}${card}</div>`)),
  ).not.toContain('九百名选手参加')
})

test('rows of cells a line each that number themselves begin with their number', () => {
  const lines = '援建项目表|序号|项目|投资|进度|1|卫生院|50万元|完工|2|小学|120万元|在建|3|供水站|80万元|完工'.split(
    '|',
  )
  expect(kept(['各项目情况如下。', '', ...lines])).toContain('2 小学 120万元 在建')
})

describe('the prose that is the article', () => {
  const other = Array.from(
    { length: 20 },
    (_, i) =>
      `第${i + 1}封来信说，这几年县城的变化很大，街道干净了，公园多了，大家晚上都愿意出来走一走，孩子们也有了玩的地方。`,
  )
  const short = '某省向某县捐赠图书3000册，价值12万元，仪式昨天举行。'
  test.each<[string, Lines, string]>([
    [
      'stands below its line of date, however long what its end parts from it',
      [...DATED, LEAD, MORE, '责任编辑：张三', ...other, ...FOOT],
      LEAD,
    ],
    [
      'stands behind a notice of the site and the end of that',
      [
        '首页 > 新闻 > 国内 > 正文',
        '本网站使用最新版浏览器浏览效果最好。',
        '责任编辑：张三',
        LEAD,
        '分享到：微信 微博 QQ空间',
        ...FOOT,
      ],
      LEAD,
    ],
  ])('%s', (_, lines, line) => {
    expect(kept(lines)).toContain(line)
  })

  test.each<[string, Lines, string]>([
    [
      'a story behind a list of others',
      page(
        LEAD,
        MORE,
        ...HEADLINES.map((line) => `• ${line}`),
        '某县举行春季运动会，全县九百名选手参加了十二个项目的比赛。',
      ),
      '某县举行春季运动会，全县九百名选手参加了十二个项目的比赛。',
    ],
    [
      'stories each behind a widget, far apart',
      page(
        LEAD,
        MORE,
        '相关阅读',
        short,
        ...HEADLINES,
        ...HEADLINES.map((line) => `今日${line}`),
        '热点推荐',
        `另讯：${short}`,
        `又讯：${short}`,
      ),
      short,
    ],
    [
      'a story behind a widget, the editor far below',
      page(LEAD, MORE, '相关阅读', short, ...HEADLINES.slice(0, 5), '责任编辑：张三'),
      short,
    ],
  ])('is not %s', (_, lines, line) => {
    expect(kept(lines)).not.toContain(line)
  })
})

test('a text of several articles goes on where the next headline stands right below the editor', () => {
  const first = [...DATED.slice(1), LEAD, MORE, LEAD.replace('五', '六'), MORE.replace('三', '四'), '责任编辑：张三']
  const last = '某县举行春季运动会，九百名选手参加了比赛。'
  const second = ['某县举行春季运动会', '2021-03-06 09:00 来源：某某日报', last]
  expect(kept([...first, ...second])).toContain(last)
  expect(kept([...first, ...HEADLINES, ...second])).not.toContain(last)
})

test('messages that an article quotes far down make it no copy of a chat', () => {
  const prose = ['五', '六', '七'].flatMap((n) => [LEAD.replace('五', n), MORE.replace('三', n)])
  const quoted = ['吴勇 08:41', '物资到了', '李明 08:42', '收到', '吴勇 08:43', '好的']
  expect(kept([...prose, ...quoted, '相关阅读', ...HEADLINES.map((line) => `• ${line}`)])).not.toContain(HEADLINES[1])
})

test('of two captions that differ by a few signs one stays, of two sentences of one make both', () => {
  const caption = '图为前来援助的医生李某在县人民医院门诊楼前为赶来看病的各族群众义诊并发放药品'
  const two = [caption, caption.replace('李某', '李某（中）')]
  expect(kept(page(LEAD, ...two, MORE)).filter((text) => text.startsWith('图为'))).toHaveLength(1)
  const sentences = ['第一中学', '城北小学'].map(
    (name) => `上海市派出的首批教师已经到达莎车县${name}并且开始上课，当地的家长们十分欢迎。`,
  )
  expect(kept(page(LEAD, ...sentences, MORE)).filter((text) => text.startsWith('上海市'))).toHaveLength(2)
})

test('clauses between commas, one below the other, are no table', () => {
  const lines = ['上海', '浙江', '江苏'].map(
    (name, i) =>
      `${26 + i}名教师在县城任教,他们将在那里连续工作三年以上的时间并且帮助每一所学校都带出一支本地的年轻的教师队伍,为此${name}和当地的教育部门已经签订了为期五年的教育合作协议`,
  )
  expect(article(lines).blocks.every(({ cells }) => cells === undefined)).toBe(true)
})

test('a paragraph that ends in brackets says nothing of the cells of the table below it', () => {
  const long = `${LEAD}${MORE}（单位都已到位）`.replace('12.3亿元', '12.3万元')
  const read = html(
    '',
    `<p>${long}</p><table><tr><th>县</th><th>金额</th></tr><tr><td>甲县</td><td>30</td></tr><tr><td>乙县</td><td>40</td></tr></table>`,
  )
  expect(read.blocks.flatMap(({ cells }) => cells ?? []).every(({ caption }) => caption === '')).toBe(true)
})
