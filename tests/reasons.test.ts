import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { explainDocument } from '../src/index.js'
import { reasonInWords } from '../src/lexicon/reasons.js'
import { TABLES } from '../src/lexicon/tables.js'
import { REASONS } from '../src/recognise/slot.js'
import { REASONS as PAGE_REASONS } from '../src/strip/verdict.js'

const src = join(import.meta.dirname, '../src')
const file = (name: string) => readFileSync(join(src, name), 'utf8')
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

test('every reason that a number is no figure has its phrase', () => {
  const counting = ['personnel', 'counter', 'works']
  const classes = TABLES.units.shape.class.options.filter((name) => !counting.includes(name))
  expect(classes).toEqual(['time', 'rate', 'size', 'thing'])
  for (const name of [...REASONS, ...classes]) expect([name, reasonInWords('figure', name)]).not.toEqual([name, name])
})

test('every reason that a piece is no article has its phrase', () => {
  const own = all(file('strip/line-class.ts'), /^ {2}\| '(\w+)'/gm).filter(
    (name) => !/^(?:strong|weak|short|item)$/.test(name),
  )
  const cues = all(/CLASSES = \[([^\]]+)/.exec(file('lexicon/chrome.ts'))?.[1] ?? '', /'(\w+)'/g)
  // a grep of the name finds the one rule that gives it
  const given = readdirSync(join(src, 'strip')).filter((name) => name !== 'verdict.ts')
  for (const reason of PAGE_REASONS)
    expect([reason, given.filter((name) => file(`strip/${name}`).includes(`'${reason}'`)).length]).toEqual([reason, 1])
  expect([own.length > 4, cues.length > 10]).toEqual([true, true])
  for (const name of [...own, ...cues, ...PAGE_REASONS]) {
    if (name !== 'watermark' && name !== 'repeated')
      expect([name, reasonInWords('page', name)]).not.toEqual([name, name])
  }
})

test('what a rule saw follows in brackets; an unknown reason stays as it is', () => {
  expect(reasonInWords('figure', 'time: 年')).toBe('a date or a length of time (年)')
  expect(reasonInWords('page', 'time: 年')).toBe('time: 年')
})

/** For each rule of the recogniser by name a text whose last figure it finds. */
const FOUND_BY = {
  'money/currency': '下达援疆资金3000万元',
  'money/change': '每度电补贴5分钱',
  'money/implied: noun behind': '安排3.6亿援疆资金',
  'money/implied: as before': '县里去年拿到3600万元。那3600万,年底才到账。',
  'money/implied: beside amounts': '东区8600万元,西区3200万',
  'money/implied: alone': '修校舍花了5230万元。\n第一期五十二间,9870万。',
  'money/implied: 每': '每户3万',
  'money/implied: 亿': '规模居第三,达36.5亿',
  'money/implied: spent': '给了四十万修路',
  'money/implied: listed': '张老师捐200元、李老师捐100',
  'money/implied: goods': '送来30万的书',
  'money/implied: asked': '“去年卖了多少钱？”“九万出头吧。”',
  'money/implied: share': '善款800万元,其中三百万用于修路',
  'money/list of gifts': '捐款名单:王先生 300、李女士 500',
  'money/currency in brackets': '资金:2.6亿 (RMB)',
  'money/spoken': '花了一千二',
  'project/noun of works': '援建4个卫生院改造项目',
  'money/unit of a list': '分别捐款3、5万元',
  'personnel/号': '三百号工人',
  'personnel/noun': '帮助23.7万贫困人口',
  'personnel/deed': '村里容纳就业200',
  'personnel/change': '贫困人口由5.3万减至1.2万',
  'personnel/number': '如今寨子人口1240，不如从前',
  'personnel/left out': '五十六个人,女的十九个',
  'personnel/unit of a list': '分别选派3、5名教师',
  'project/noun behind': '实施21个脱贫攻坚项目',
  'project/noun before': '援疆项目273个',
  'project/noun behind a hedge': '百余项目',
  'project/noun behind a size': '45个投资亿元以上重点项目',
  'project/noun of a list': '15个产业、6个人才项目',
  'project/noun of a pair': '支持3个和两个社区项目',
  'project/unit of a list': '分别实施3、5个项目',
  'project/column': '# 援建项目\n\n| 县 | 项目 |\n|---|---|\n| 甲县 | 12个 |\n',
}

test('the recogniser says by which rule it found a figure', () => {
  const names = readdirSync(join(src, 'recognise')).flatMap((name) =>
    name.endsWith('.ts') ? all(file(`recognise/${name}`), /'((?:money|personnel|project)\/[^']+)'/g) : [],
  )
  expect(Object.keys(FOUND_BY).sort()).toEqual([...new Set(names)].sort())
  for (const [rule, text] of Object.entries(FOUND_BY))
    expect([text, explainDocument(text).mentions.map(({ trace }) => trace[0])]).toEqual([
      text,
      expect.arrayContaining([rule]),
    ])
})

/** For each reason a text with a number that is no figure for it. */
const NO_FIGURE: Readonly<Record<(typeof REASONS)[number], string>> = {
  age: '教师年龄35',
  article: '一名家庭妇女',
  'decimal places': '精确到小数点后2位',
  'digits in front of a blank': '表里写的是12 36名干部',
  'document number': '援疆办〔2018〕36号',
  formula: '按3+2个项目的办法',
  implausible: '编号12345678901234567890元',
  'kind of thing': '送去4人帐篷',
  'list number': '1.援疆资金安排',
  name: '经手:沈三元',
  'name in quotation marks': '“百校十万”工程',
  'name of a body': '301医院教授',
  negative: '变动-5人',
  'no unit, no noun': '共36',
  ordinal: '第12个项目',
  organisations: '17户企业',
  programme: '百名专家进边疆行动',
  rank: '全省前3名',
  rate: '占30%',
  'rate of exchange': '1美元兑7元',
  reduplication: '三人人均收入',
  telephone: '热线12-3456789元',
  title: '《三百万元的故事》',
  'unit in brackets': '产值(万元)',
}

test('the recogniser says why a number is no figure', () => {
  for (const reason of REASONS) {
    const { rejections } = explainDocument(NO_FIGURE[reason])
    expect([NO_FIGURE[reason], rejections.map((one) => one.reason)]).toEqual([
      NO_FIGURE[reason],
      expect.arrayContaining([reason]),
    ])
  }
})
