import { describe, expect, test } from 'vitest'
import type { Article } from '../src/model.js'
import { sourceFromText } from '../src/read/source.js'
import { strip } from '../src/strip/article.js'
import { superlinearStep } from './linear-time.js'
import { originOf } from './origin-of.js'

const article = (lines: readonly string[]) => strip(sourceFromText('d', lines.join('\n'), { format: 'text' }))
const texts = (a: Article) => a.blocks.map(({ text }) => text)
const whole = (a: Article) => texts(a).join('\n')

const LEAD =
  '本报讯 记者从省对口支援办获悉，五年来全省累计投入援疆资金12.3亿元，实施项目368个，受援地群众的生活有了很大改善。'
const MORE =
  '据介绍，项目中有八成投向县以下的基层，涉及住房、教育、医疗等方面，今年还将再安排42个，预计年底前全部开工建设。'
const LAST = '下一步，各工作队将把项目同就业结合起来，争取让每一户都有人上班，让每一分钱都花在刀刃上。'

describe('what is article and what is page', () => {
  const page = [
    '首页 | 新闻 | 国内 | 国际 | 财经 | 体育 | 会员 12元/月',
    '当前位置：首页 > 新闻 > 正文',
    '  • 某地投资366亿元修铁路',
    '  • 门票每张30元',
    '',
    '全省援疆五年投入12.3亿元',
    '',
    '2021-08-03 17:09 来源：某某日报 作者：王某 字号：大 中 小',
    '',
    LEAD,
    '',
    'photo_01.webp.jpg',
    '',
    '产业带动就业',
    '',
    MORE,
    '',
    LAST,
    '',
    '（记者 王某）',
    '责任编辑：李某',
    '分享到：微信 微博',
    '相关新闻',
    '  • 某市募得善款1.45亿元',
    '  • 又一批援疆干部出发，共135名',
    '版权所有 京ICP备00000000号 注册资本5000万元',
  ]

  test('body with subheads and by-line, nothing of the menus and lists', () => {
    const a = article(page)
    expect(texts(a)).toEqual(['全省援疆五年投入12.3亿元', LEAD, '产业带动就业', MORE, LAST, '（记者 王某）'])
    expect(a.blocks.map(({ kind }) => kind).slice(0, 4)).toEqual(['headline', 'paragraph', 'subhead', 'paragraph'])
    expect([a.title, a.published, a.publisher]).toEqual(['全省援疆五年投入12.3亿元', '2021-08-03', '某某日报'])
  })

  test('half-width punctuation makes no difference', () => {
    const half = page.map((line) => line.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)))
    const a = article(half)
    expect(a.blocks).toHaveLength(6)
    expect([a.published, a.publisher]).toEqual(['2021-08-03', '某某日报'])
  })

  test('every line is either kept or dropped with a reason, at its place', () => {
    const source = page.join('\n')
    const a = article(page)
    expect(a.blocks.length + a.dropped.length).toBe(page.filter((line) => line.trim() !== '').length)
    for (const { start, end, text, reason } of a.dropped) {
      expect(source.slice(start, end)).toBe(text)
      expect(reason).not.toBe('')
    }
    expect(a.dropped.find(({ text }) => text.includes('webp'))?.reason).toBe('image')
    expect(a.dropped.find(({ text }) => text.startsWith('相关新闻'))?.reason).toBe('related')
    expect(a.dropped.find(({ text }) => text.startsWith('版权所有'))?.reason).toBe('foot')
  })

  test('the source at a block’s map is its text', () => {
    const source = `😀${page.join('\r\n')}`
    for (const { text, map } of strip(sourceFromText('d', source, { format: 'text' })).blocks) {
      expect(originOf(source, map, 0, text.length)).toBe(text)
      expect(map).toHaveLength(text.length)
    }
  })

  test('a widget inside the article goes, what follows it stays', () => {
    const a = article([
      ...page.slice(0, 11),
      '推荐阅读',
      '  • 房价上涨3000元',
      '  • 明星片酬8000万',
      '',
      MORE,
      LAST,
      '责任编辑：李某',
    ])
    expect(whole(a)).toContain(LAST)
    expect(whole(a)).not.toMatch(/3000元|8000万/)
  })

  test('hot lists of doubled headlines with dates below a short article', () => {
    const list = Array.from({ length: 20 }, (_, i) => [
      `某地女子被骗${i}00万元，真相令人意外`,
      '',
      `某地女子被骗${i}00万元，真相令人意外`,
      '',
      '某某号',
      `2024-04-2${i % 10} 14:23:34`,
    ])
    const a = article([
      '某某前方指挥部获先进集体称号',
      '',
      '0',
      '分享至',
      '',
      LEAD,
      '',
      LAST,
      '',
      '特别声明：以上内容为用户上传。',
      '',
      '相关推荐',
      '热点推荐',
      ...list.flat(),
    ])
    expect(texts(a)).toEqual(['某某前方指挥部获先进集体称号', LEAD, LAST])
    expect(a.published).toBeNull()
  })

  test('a title that stands twice, or twice in one line, is one headline', () => {
    const title = '立体援疆促进团结 某省对口支援工作纪实'
    for (const head of [[title, '', title], [`${title}${title}`], [`${title} ${title}`]]) {
      const a = article([...head, '', '30.08.2017  09:04', '', LEAD, '', MORE])
      expect(texts(a)).toEqual([title, LEAD, MORE])
      expect(a.published).toBe('2017-08-30')
    }
  })

  test('boxes, notes and annexes of the article stay', () => {
    const box = '从1996年9月结对算起，两地牵手已二十八年，每年都有百名干部、千名专家上高原，受益农户1071人。'
    const a = article([
      '两地协作持续深化',
      '',
      LEAD,
      '',
      MORE,
      '',
      '■链接',
      '一个区的账本',
      box,
      '',
      '注：1.数据截至6月底；2.不含计划外资金。',
      '',
      '本版其他稿件',
      '  • 展会采购商逾13万人',
    ])
    expect(whole(a)).toContain(box)
    expect(whole(a)).toContain('不含计划外资金')
    expect(whole(a)).not.toContain('13万人')
  })

  test('statements that end in reference marks, under marked headings', () => {
    const a = article([
      '援外医疗 - 概念 - 速读',
      '登录 | 注册 | 会员 | 搜索',
      '',
      '■ 新一批医疗队即将出征',
      '日报· 2025-09-02 23:07',
      '队伍构成 - 医疗队分三支 第35批与第21批 合计48名队员[1]',
      '历史累计 - 从1964年算起 已向多个国家和地区派出79批1281人次[1]',
      '',
      '■ 治病也留本事',
      '通讯社· 2025-07-10 12:58',
      '门诊 - 累计诊治患者15382人次 手术2758台 义诊26场[2]',
      '',
      '风险提示：以上内容由AI整理，不构成投资建议。',
    ])
    expect(whole(a)).toMatch(/48名/)
    expect(whole(a)).toMatch(/1281人次/)
    expect(whole(a)).toMatch(/15382人次/)
  })

  test('marks of the site behind the last sentence of a line are cut off', () => {
    const a = article([
      '某州总结重建',
      '',
      `${LEAD} 某某站99.org`,
      '',
      `${MORE} 本文来自某某社`,
      '',
      `${LAST} copyright 某某社2019`,
    ])
    expect(texts(a).slice(1)).toEqual([LEAD, MORE, LAST])
  })
})

describe('lines that a page layout has broken', () => {
  test('a paragraph broken across a blank line is one block, mapped around the break', () => {
    const source = [
      '援藏十一年',
      '',
      `　　${LEAD}`,
      '',
      '　　第四批援藏单位把资金更多投向农牧区，着力改',
      '',
      '善农牧民的生产生活条件，已投入1.63亿元。',
      '',
      `　　${LAST}`,
    ].join('\n')
    const a = strip(sourceFromText('d', source, { format: 'text' }))
    const joined = a.blocks.find(({ text }) => text.includes('着力改善农牧民'))
    expect(joined?.kind).toBe('paragraph')
    const at = joined?.text.indexOf('1.63亿元') ?? -1
    expect(originOf(source, joined?.map, at, at + 6)).toBe('1.63亿元')
  })

  test('lines wrapped at one width are joined, paragraphs are not', () => {
    const words = Array.from(
      { length: 8 },
      (_, i) =>
        `第${i + 1}个县${i}年里投入援建资金${i + 3}.${i}亿元，实施项目${i * 7 + 2}个，群众的住房、医疗和教育条件都有了很大改善`,
    ).join('，')
    const wrap = (text: string) => (text.match(/.{1,36}/gu) ?? []).join('\n')
    const paragraphs = [`${words}。`, `${words.replaceAll('县', '市')}。`]
    const a = article(['某省援疆工作纪实', '', wrap(paragraphs[0] as string), '', wrap(paragraphs[1] as string)])
    expect(texts(a).slice(1)).toEqual(paragraphs)
  })

  test('a page number within a paragraph does not part it', () => {
    const words =
      '援建资金用于学校、医院和道路，群众的住房、医疗和教育条件都有了很大改善，受益人口不断增加，各方面都很满意'
    const source = Array.from({ length: 6 }, (_, i) => `第${i}批${words}${i}`).join('，')
    const lines = source.match(/.{1,34}/gu) ?? []
    const a = article(['某省援疆工作纪实', '', ...lines.slice(0, 4), '', '— 3 —', '', ...lines.slice(4), '。'])
    expect(a.blocks[1]?.text).toContain(source.slice(0, 260))
    expect(whole(a)).not.toContain('— 3 —')
  })

  test('subheads are not joined to their paragraphs', () => {
    const a = article([
      '标题在这里写着',
      '',
      LEAD,
      '',
      '改善民生 为幸福加码',
      '',
      MORE,
      '',
      '产业扶贫 激发动力',
      '',
      LAST,
    ])
    expect(a.blocks.filter(({ kind }) => kind === 'subhead').map(({ text }) => text)).toEqual([
      '改善民生 为幸福加码',
      '产业扶贫 激发动力',
    ])
  })
})

describe('dates and publishers as pages write them', () => {
  test.each([
    ['2019年07月18日 15:51:01', '2019-07-18', null],
    ['2023年05月03日08:44 | 來源:山西日報', '2023-05-03', '山西日報'],
    ['发布时间：2014/4/20 16:53　编辑：某某　来源：综合新闻社', '2014-04-20', '综合新闻社'],
    ['30.08.2017  09:04', '2017-08-30', null],
    ['中華民國107年5月11日 17:20', '2018-05-11', null],
    ['二〇〇八年五月十四日', '2008-05-14', null],
    ['二○一○年十二月三十一日', '2010-12-31', null],
    ['2018-12-14 14:21:00來源:綜合新聞社', '2018-12-14', '綜合新聞社'],
    ['8月3日 17:09 来源：某某日报', null, '某某日报'],
    ['2021年13月40日 来源：某某日报', null, '某某日报'],
  ])('%s', (line, published, publisher) => {
    const a = article(['省里召开援疆工作座谈会', '', line, '', LEAD, '', MORE])
    expect([a.published, a.publisher]).toEqual([published, publisher])
    expect(whole(a)).not.toContain(line)
  })

  test('the address dates a page that does not date itself', () => {
    const source = sourceFromText('d', ['省里召开援疆工作座谈会', '', LEAD, '', MORE].join('\n'), {
      url: 'http://x.cn/2020-02/19/content_1.htm',
      format: 'text',
    })
    expect(strip(source)).toMatchObject({ published: '2020-02-19', url: 'http://x.cn/2020-02/19/content_1.htm' })
  })
})

describe('documents without an article', () => {
  test.each([
    ['menus', ['首页 | 新闻 | 财经', '登录', '注册']],
    ['white space', ['', '   ', '\u3000']],
  ])('%s: no blocks and one error', (_, lines) => {
    const a = article(lines)
    expect(a.blocks).toEqual([])
    expect(a.diagnostics.map(({ level }) => level)).toEqual(['error'])
  })

  test('one bare sentence between buttons is kept', () => {
    const a = article(['登录', '新一批医疗队共48名队员本月启程赴任', '返回顶部'])
    expect(a.blocks).toMatchObject([{ text: '新一批医疗队共48名队员本月启程赴任' }])
  })
})

test('hostile text is read in linear time', () => {
  for (const piece of [
    '一',
    '·',
    ' ',
    '1.',
    '。',
    'a>',
    '|',
    '2019-',
    '\n。',
    '五年来全省累计投入援疆资金,\n',
    '五年来全省累计投入援疆资金,实施项目若干\n',
    '首页\n',
    `${LEAD}\n相关新闻\n`,
    `${LEAD}\n2019-01-01 12:00\n`,
  ]) {
    const slow = superlinearStep(piece, (size) => {
      const text = piece.repeat(Math.ceil((size * 25_000) / piece.length))
      const source = sourceFromText('d', text, { format: 'text' })
      return () => strip(source)
    })
    expect(slow).toEqual([])
  }
})

describe('pages of a document and posts to boards', () => {
  test('what stands beside every page number is no title; a title repeated there stays the title', () => {
    const pages = (head: string, title: readonly string[]) => [
      head,
      '',
      ...title,
      `　　${LEAD}`,
      head,
      '- 1 -',
      '',
      `　　${MORE}`,
      head,
      '- 2 -',
      `　　${LAST}`,
    ]
    const other = article(pages('省援疆办编印', ['全省援疆工作总结', '']))
    expect(texts(other)).toEqual(['全省援疆工作总结', LEAD, MORE, LAST])
    expect(article(pages('全省援疆工作总结', [])).title).toBe('全省援疆工作总结')
  })

  test('the title field of a post is its title; its signature is not of it', () => {
    const post = article([
      '发信人: abc (某某), 信区: Aid',
      '标  题: 援疆见闻',
      '发信站: 某某站 (2021年08月03日17:09:00), 站内',
      '',
      LEAD,
      '',
      MORE,
      '--',
      '天山明月',
    ])
    expect([post.title, post.published]).toEqual(['援疆见闻', '2021-08-03'])
    expect(texts(post)).toEqual(['援疆见闻', LEAD, MORE])
  })

  test('menus with other bars and credits without colons go, a headline with a bar stays', () => {
    const kept = article([
      '首页 ┆ 速览 ┆ 人物 ┆ 数据（3,116 个）',
      '',
      '援疆｜五年投入12.3亿元',
      '2021-08-03 17:09 来源：某某日报',
      '',
      LEAD,
      MORE,
      LAST,
      '编辑｜某某',
      '审核 张某 校对 李某',
    ])
    expect(texts(kept)).toEqual(['援疆｜五年投入12.3亿元', LEAD, MORE, LAST])
  })
})

describe('texts of which every line is somebody’s words', () => {
  const chat = [
    '群聊“两地对接群”的聊天记录',
    '赵敏(乡村振兴局)  09:12',
    '到账资金3,415万元',
    '[图片]',
    '孙强 驻村  09:15',
    '这批医生去7位，老师去5位',
    '[系统消息] "阿里木" 通过扫描二维码加入群聊',
    '赵敏(乡村振兴局)  09:20',
    '火灾户一共14户，都安置好了',
  ]
  const subtitles = [
    '1',
    '00:00:01,200 --> 00:00:04,600',
    '<i>高峰的时候 工地上有3,600人</i>',
    '',
    '2',
    '00:00:05,000 --> 00:00:08,840',
    '客栈去年接待了',
    '2700多位客人',
    '',
    '3',
    '00:00:09,000 --> 00:00:12,840',
    '贴息贷款用了480万',
  ]
  test('the copy of a chat', () => {
    for (const words of ['3,415万元', '7位', '14户']) expect(whole(article(chat))).toContain(words)
  })
  test('subtitles', () => {
    for (const words of ['3,600人', '2700多位', '480万']) expect(whole(article(subtitles))).toContain(words)
  })
  test('not a page, whatever times of day its lists have', () => {
    const times = ['首页 | 新闻 | 国内 | 国际 | 财经 | 体育', '募款揭晓 08:41', '干部出发 09:10', '修路 09:12']
    const kept = whole(article([...times, '', LEAD, '', MORE, '', '版权所有 某某网', '责任编辑：李某', '门票每张30元']))
    expect(kept).toContain('12.3亿元')
    expect(kept).not.toContain('门票')
  })
})

test.each(['原价99元，现价59.9元，满199减100', '新店开张，满100元减50元，3200人已领'])(
  'a text of one line is kept: %s',
  (line) => {
    expect(whole(article([line]))).toBe(line)
  },
)

test.each([
  ['its unit', ['拨付资金1,340', '万元，同比增长 8.7%。'], '1,340万元'],
  ['a counter behind a hedge', ['受益学生  25,300 余', '名，覆盖 9 县。'], '25,300 余名'],
  ['the digits of its thousand', ['搬迁群众 6,', '412 人，入住率 98.6%。'], '6,412 人'],
])('a figure cut from %s is one, in whatever text', (_, lines, joined) => {
  expect(whole(article([LEAD, '', ...lines, '', MORE]))).toContain(joined)
})

test.each([
  ['a row', ['下拨数 1,340', '元旦前拨付到位。']],
  ['a list', ['名单见表 6,', '412号文件另发。']],
])('what only looks like a cut figure stays apart: %s', (_, lines) => {
  expect(texts(article([LEAD, '', ...lines, '', MORE]))).toContain(lines[0])
})

test('a dump that is cut off keeps the clause it ends in', () => {
  const head = [
    '首页 | 新闻 | 国内 | 国际 | 财经 | 体育',
    '返回顶部',
    '设为首页 | 加入收藏',
    '关于我们 | 联系我们',
    LEAD,
    MORE,
  ]
  expect(whole(article([...head, '据介绍，明年还将再安排二百四十万元左右']))).toContain('二百四十万元')
  expect(whole(article([...head, '某地二百四十万元修路']))).not.toContain('二百四十万元')
})

test('rows drawn with bars whose cells are figures are no menu', () => {
  const row = '乌恰县 | 2019年 | 培训 6期 | 412人次 | 支出 ￥63.20万'
  expect(whole(article([LEAD, '', row, '', MORE]))).toContain(row)
})

test('what a scan has set letter by letter, and marks of type, are no words; places lead back', () => {
  const source = '关 于 下 达 援 助 资 金 的 通 知  安 排 你 县 4 7 2 万 元 专 款 专 用\n{\\an8}<i>到账3.1亿元</i>'
  const { blocks } = strip(sourceFromText('d', source, { format: 'text' }))
  expect(blocks.map(({ text }) => text)).toEqual(['关于下达援助资金的通知  安排你县472万元专款专用', '到账3.1亿元'])
  for (const { text, map } of blocks)
    expect([...text].map((_, i) => originOf(source, map, i, i + 1)).join('')).toBe(text)
})

test('a numeral in words that a line cuts is one', () => {
  expect(whole(article(['学校今年招了五百三十', '一个孩子。']))).toBe('学校今年招了五百三十一个孩子。')
})

test('the row of a table between paragraphs is text, a bar of menus is none', () => {
  const row = '| 2020 | 盐城—乌恰 | 卫生院门诊楼 | 3,100平方米 | 1,260万元 | 已验收 |'
  expect(whole(article([LEAD, '', row, '', MORE]))).toContain(row)
})

test('messages of a log are read, with the time and the name before each', () => {
  const log = ['[2022/5/6 08:10:02] 老马: 商会的80万元到账了', '[2022/5/6 08:11:40] 小周: 收到']
  expect(texts(article(log))).toEqual(log)
  expect(
    article(['标题在此', '2022-05-06 08:10 来源：某报', LEAD, MORE]).dropped.map(({ reason }) => reason),
  ).toContain('meta')
})

test('marks without width and blanks of a scan part no number', () => {
  const words = (line: string) => whole(article([`全县${line}，都在当年。`]))
  expect(words('投资3\u200b.2亿元')).toBe('全县投资3.2亿元，都在当年。')
  expect(words('投资1 80万元')).toBe('全县投资180万元，都在当年。')
  expect(words('造价2 3 l万元')).toBe('全县造价23l万元，都在当年。')
  expect(words('小学 2 35名')).toBe('全县小学 2 35名，都在当年。')
})

test('a notice of sale is an advert by the word that it begins with', () => {
  const kept = whole(article([LEAD, '征订启事：本报全年定价288元，欢迎到各地邮局办理。', MORE]))
  expect(kept).not.toContain('288')
  expect(kept).toContain('42个')
})

describe('titles of texts', () => {
  const BODY = '五年来，镇海区累计投入帮扶资金2.1亿元，实施项目180个，选派干部32名。'

  test.each([
    [
      'above a subtitle that a dash begins',
      ['跨越山海的约定', '——镇海区对口支援凉山州纪实', '本报记者 张三', '2020年5月7日'],
    ],
    ['below the office that writes', ['白马县水利局', '跨越山海的约定', '', '各乡镇人民政府：']],
  ])('%s', (_, head) => {
    expect(article([...head, BODY, LEAD]).title).toBe('跨越山海的约定')
  })

  test('fields of a project below it are none, and what leads up to it stays', () => {
    const lines = [
      '亚洲开发银行贷款',
      '青海农村供水示范项目',
      '',
      '国别：中国　　借款人：中华人民共和国',
      '批准日期：2014年5月17日　　关闭日期：2020年6月30日',
      '',
      BODY,
    ]
    const { title, blocks } = article(lines)
    expect(title).toBe('青海农村供水示范项目')
    expect(blocks.map(({ text }) => text)).toContain('亚洲开发银行贷款')
  })
})

describe('what closes a text on a page', () => {
  const head = [
    '首页 | 新闻 | 国内 | 国际',
    '当前位置：首页 > 新闻 > 正文',
    '送教到高原',
    '2022-06-08 10:00 来源：海宁新闻网',
  ]
  const foot = ['分享到：微信 微博', '版权所有 海宁新闻网 浙ICP备0000号']

  test('the caption of a group picture stays, as a caption', () => {
    const { blocks } = article([...head, LEAD, '送教团全体队员与学生合影，共38人', ...foot])
    expect(blocks.at(-1)).toMatchObject({ text: '送教团全体队员与学生合影，共38人', kind: 'caption' })
  })

  test('a list of what and how much stays however long; as many buttons do not', () => {
    const rows = [
      '教育项目：22个',
      '医疗项目：18个',
      '产业项目：31个',
      '医疗专家：46名',
      '支教教师：58名',
      '农技人员：27名',
      '受益牧户：1280户',
    ]
    expect(whole(article([...head, LEAD, '', '五年数字', ...rows, '', ...foot]))).toContain('受益牧户：1280户')
    const buttons = ['图说援疆', '视频援疆', '专题报道', '援疆人物', '援疆政策', '联系记者', '数字报纸', '手机报纸']
    expect(whole(article([...head, LEAD, '', '五年数字', ...buttons, '', ...foot]))).not.toContain('数字报纸')
  })
})

test('a row with a day and an amount is no line of date and source; who takes part in something is no count of comments', () => {
  expect(
    whole(
      article(['捐赠公示', '捐赠人：无名氏 捐赠金额：300RMB 2020-03-02', '捐赠人：李某 捐赠金额：50RMB 2020-03-03']),
    ),
  ).toContain('300RMB')
  expect(whole(article([LEAD, '义工1200人参与过探访。', MORE]))).toContain('1200人')
})
