import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
// @ts-expect-error plain JavaScript, also read by bench/fuzz.mjs
import { written as writings } from '../bench/fuzz/written-numbers.mjs'
import { explain } from '../src/index.js'

const written: (n: number) => Readonly<Record<string, string>> = writings

/** What the figures of a text say, in order: `kind value unit qualifier min..max`. */
function said(text: string): readonly string[] {
  return explain(text).records.map(
    ({ kind, value, unit, qualifier, min, max }) => `${kind} ${value} ${unit} ${qualifier} ${min ?? ''}..${max ?? ''}`,
  )
}

const wide = (text: string) => text.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

/** Phrasings of the kinds that a rule about the whole phrase decides, simplified and traditional. */
const TWINS: readonly (readonly [string, string])[] = [
  ['安排9个住房、6个就业、4个文化项目', '安排9個住房、6個就業、4個文化項目'],
  ['已建成22个、在建13个、拟建7个项目', '已建成22個、在建13個、擬建7個項目'],
  ['援助资金达1.2亿、3.4亿、2.2亿元', '援助資金達1.2億、3.4億、2.2億元'],
  ['18名校医、25名单亲母亲、14名师范生', '18名校醫、25名單親母親、14名師範生'],
  ['扶贫车间45个吸纳务工人员800人', '扶貧車間45個吸納務工人員800人'],
  ['30个乡镇培训技术员260名', '30個鄉鎮培訓技術員260名'],
  ['12个儿童之家、5个农家书屋、36名教师', '12個兒童之家、5個農家書屋、36名教師'],
  ['入冬前500户牧民、40名干部', '入冬前500戶牧民、40名幹部'],
  ['折合人民币约3.2亿', '折合人民幣約3.2億'],
  ['每户补助500元（含）以上、30人（含）以下', '每戶補助500元（含）以上、30人（含）以下'],
  ['200+名志愿者、60+项目', '200+名志願者、60+項目'],
  ['安排援疆项目45个5.6亿元', '安排援疆項目45個5.6億元'],
  ['贫困人口由5.3万减至1.2万', '貧困人口由5.3萬減至1.2萬'],
  ['百余困难家庭、万余农村群众', '百餘困難家庭、萬餘農村群眾'],
  ['本次签约的28个项目中，制造业15个、商贸物流8个、文旅5个', '本次簽約的28個項目中，製造業15個、商貿物流8個、文旅5個'],
  ['36个项目无一拖期，验收合格31个、整改复验5个', '36個項目無一拖期，驗收合格31個、整改複驗5個'],
  ['水毁修复工程78处，完工63处、在修15处', '水毀修復工程78處，完工63處、在修15處'],
  [
    '教育援疆12项、医疗援疆7项、产业援疆9项，全部28个项目按期开工',
    '教育援疆12項、醫療援疆7項、產業援疆9項，全部28個項目按期開工',
  ],
  ['援疆项目分布：泽普县12个、墨玉县9个、洛浦县5个', '援疆項目分佈：澤普縣12個、墨玉縣9個、洛浦縣5個'],
  ['项目数量由去年的35个增至今年的48个', '項目數量由去年的35個增至今年的48個'],
  ['2023年援藏项目清单（36个）', '2023年援藏項目清單（36個）'],
  ['上线项目23个，结项9个、缓建4个', '上線項目23個，結項9個、緩建4個'],
  ['数量从40个压减到29个，但21个都是民生项目', '數量從40個壓減到29個，但21個都是民生項目'],
  ['38项援疆工程中有28项投向基层、10项用于园区', '38項援疆工程中有28項投向基層、10項用於園區'],
  ['爱心企业认领了11个项目，职工认领了6个', '愛心企業認領了11個項目，職工認領了6個'],
]

describe('the same figures', () => {
  test.each(TWINS)(
    '%s: in the other script, in full-width digits, behind another clause, with 和',
    (simplified, traditional) => {
      const figures = said(simplified)
      expect(figures.length).toBeGreaterThan(0)
      expect(said(traditional), traditional).toEqual(figures)
      expect(said(wide(simplified)), 'full-width').toEqual(figures)
      for (const clause of ['春耕时节到了，', '据当地干部介绍，', '会议指出：'])
        expect(said(clause + simplified), clause).toEqual(figures)
      const last = simplified.lastIndexOf('、')
      if (last < 0) return
      for (const and of ['和', '及', '以及'])
        expect(said(`${simplified.slice(0, last)}${and}${simplified.slice(last + 1)}`), and).toEqual(figures)
    },
  )
})

const counts = fc.integer({ min: 2, max: 960 })

test('a number that blanks part is the whole number or none, never its last part', () => {
  const decimals = fc.tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.integer({ min: 1, max: 99 }).filter((n) => n % 10 > 0),
  )
  const ways: readonly ((whole: string, fraction: string) => string)[] = [
    (whole, fraction) => `${whole}. ${fraction}`,
    (whole, fraction) => `${whole} .${fraction}`,
    (whole, fraction) => `${whole} . ${fraction}`,
    (whole, fraction) => `${[...whole].join(' ')} . ${[...fraction].join(' ')}`,
    (whole, fraction) => `${whole.slice(0, 1)} ${whole.slice(1)}.${fraction}`,
  ]
  fc.assert(
    fc.property(decimals, fc.constantFrom(...ways), ([whole, fraction], way) => {
      const text = `拨付${way(String(whole), String(fraction))}万元`
      const value = Number(`${whole}.${fraction}e4`)
      expect([`money ${value} CNY exact ..`, undefined], text).toContain(said(text)[0])
    }),
    { numRuns: 300 },
  )
})

test('+ behind a number is over, in front of any counter', () => {
  fc.assert(
    fc.property(counts, fc.constantFrom('名志愿者', '人', '户牧民', '个项目', '项目'), (n, noun) => {
      expect(said(`新增${n}+${noun}`)[0], noun).toMatch(new RegExp(`^\\w+ ${n} \\w+ over ${n}\\.\\.$`))
    }),
    { numRuns: 100 },
  )
})

test('（含） and （不含） change nothing of a bound', () => {
  fc.assert(
    fc.property(counts, fc.constantFrom('以上', '以下'), fc.constantFrom('（含）', '（不含）'), (n, side, mark) => {
      for (const unit of ['元', '万元', '人', '户'])
        expect(said(`单笔${n}${unit}${mark}${side}`)).toEqual(said(`单笔${n}${unit}${side}`))
      expect(said(`奖励${n}元${mark}至${n * 3}元`)).toEqual(said(`奖励${n}元至${n * 3}元`))
    }),
    { numRuns: 50 },
  )
})

test('amounts that share the last unit are as many as are written, whatever stands between them', () => {
  const amounts = fc.array(counts, { minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(amounts, fc.constantFrom('、', '和', '及', '以及'), fc.constantFrom('万', '亿'), (list, and, scale) => {
      const text = `分别投入${list
        .slice(0, -1)
        .map((n) => `${n}${scale}`)
        .join('、')}${and}${list.at(-1)}${scale}元`
      expect(
        said(text).map((figure) => figure.split(' ')[1]),
        text,
      ).toEqual(list.map((n) => String(n * (scale === '万' ? 1e4 : 1e8))))
    }),
    { numRuns: 100 },
  )
})

test('projects that are listed by sort share their noun', () => {
  const sorts = fc.shuffledSubarray(['产业', '民生', '教育类', '医疗', '市级', '文化类', '新建'], { minLength: 2 })
  fc.assert(
    fc.property(
      sorts,
      counts,
      fc.constantFrom('、', '和', '以及'),
      fc.constantFrom('项目', '工程'),
      (list, n, and, noun) => {
        const items = list.map((sort, i) => `${n + i}个${sort}`)
        const text = `实施${items.slice(0, -1).join('、')}${and}${items.at(-1)}${noun}`
        expect(said(text), text).toEqual(list.map((_, i) => `project ${n + i} project exact ..`))
      },
    ),
    { numRuns: 100 },
  )
})

test('people are the same number however it is written, in front of every word that begins with their counter', () => {
  const nouns = fc.constantFrom(
    '名校长',
    '名师范生',
    '名单亲母亲',
    '位居家老人',
    '户外出务工家庭',
    '人口头承诺',
    '人次日返程',
  )
  fc.assert(
    fc.property(fc.integer({ min: 12, max: 960 }), nouns, (n, noun) => {
      for (const text of Object.values(written(n))) {
        const figure = said(`共有${text}${noun}`)[0] ?? 'none'
        expect(figure.split(' ')[1], `${text}${noun}`).toBe(String(n))
      }
    }),
    { numRuns: 60 },
  )
})

describe('a bare 元 and $', () => {
  const units = (text: string) => explain(text).records.map(({ unit }) => unit)

  test.each([
    ['HKD', '立法會財務委員會批准撥款20億元，其中$5億用於學校。'],
    ['HKD', '本港市民踴躍響應，善款已逾1,200萬元。'],
    ['TWD', '衛福部統計，全台共募得15億元，每戶發放2萬元。'],
    ['TWD', '新北市府與慈濟合作，投入3,000萬元。'],
    ['MOP', '本澳居民捐款逾600萬元。'],
    ['CNY', '援建資金共3億元，惠及群眾2萬人。'],
    ['CNY', '港商捐款500萬元，一名台北的朋友同行。'],
    ['CNY', '人民幣300元可兌換港幣330元，工錢五百元。'],
    ['CNY', '据港府消息，香港捐款港币2000万元，四川配套800万元。'],
  ])('%s: %s', (unit, text) => {
    expect(units(text).at(-1) === 'person' ? units(text).at(-2) : units(text).at(-1)).toBe(unit)
  })
})
