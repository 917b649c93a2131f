import { describe, expect, test } from 'vitest'
import { extract } from '../src/index.js'
import { DEFAULT_LIMITS } from '../src/limits.js'
import { readArticle } from '../src/pipeline.js'
import { rules } from '../src/resolve/resolve.js'
import { articleOf } from './article-of.js'
import { superlinearStep } from './linear-time.js'

/** Donor → recipient of each figure of an article, by the rules. */
function partiesOf(blocks: readonly string[], published: string | null = null): readonly string[] {
  const { records } = readArticle(articleOf(blocks.join('¶'), { published }), DEFAULT_LIMITS, rules)
  return records.map(({ donor, recipient }) => `${donor} → ${recipient}`)
}

describe('what the article says where the sentence does not', () => {
  test('the headline gives both', () => {
    expect(partiesOf(['# 上海对口支援果洛州工作综述', '三年来,累计投入资金6.2亿元。'])).toEqual(['上海 → 果洛'])
  })

  const paragraph = ['# 江苏援疆纪实', '在昭苏县,镇江援疆工作组建起马产业园。目前已投入3000万元,培训牧民600人。']

  test('a paragraph begins with its receiver and keeps it', () => {
    const receivers = partiesOf(paragraph).map((parties) => parties.split(' → ')[1])
    expect(receivers).toEqual(['新疆昭苏', '新疆昭苏'])
  })

  // the province of the headline outweighs its city
  test.fails('… and with its giver', () => {
    const givers = partiesOf(paragraph).map((parties) => parties.split(' → ')[0])
    expect(givers).toEqual(['镇江', '镇江'])
  })

  test('a heading governs what stands under it until the next', () => {
    expect(
      partiesOf(['# 对口援建三周年', '一、山东援建北川', '到位资金120亿元。', '二、河北援建平武', '到位资金28亿元。']),
    ).toEqual(['山东 → 北川', '河北 → 平武'])
  })

  // nobody is given, which is no wrong name
  test.fails('many donors, one name for them', () => {
    const [found] = partiesOf(['# 援疆综述', '各援疆省市尽锐出战,广东、浙江、湖南走在前列。', '今年到位资金160亿元。'])
    expect(found).toBe('各援疆省市 → 新疆')
  })

  test('a division keeps its figures whatever it is called', () => {
    expect(
      partiesOf(['# 沈阳援疆工作巡礼', '辽宁省沈阳市援疆工作队来到兵团第八师石河子市。', '工作队为师市引进专家28名。']),
    ).toEqual(['辽宁沈阳 → 兵团八师'])
  })

  test('no receiver is known from elsewhere: which earthquake it was does not stand in the text', () => {
    const blocks = ['# 港人踊跃捐款赈灾', '地震发生后,某商会捐款500万港元。']
    expect(partiesOf(blocks, '2008-05-20').map((parties) => parties.split(' → ')[1])).toEqual(['null'])
  })
})

test('我省 is the province of the publisher', () => {
  const read = (publisher: string) =>
    readArticle(articleOf('我省今年向西藏那曲市选派医生30名。', { publisher })).records[0]?.donor
  expect(read('辽宁日报')).toBe('辽宁')
  // a giver without a name, by the text's words
  expect(read('新华社')).toBe('我省')
})

test('a name begins behind the words that lead to it', () => {
  const blocks = [
    '# 济南市帮扶临夏县',
    '协作资金用于临夏县的产业,其中文峰镇的药材项目用了230万元。',
    '红十字会捐款300万元,定向用于结古镇受灾学校。',
    '此前乡卫生院只有3名医生。',
  ]
  const names = partiesOf(blocks).map((parties) => parties.split(' → ')[1])
  expect(names).toEqual(['临夏县文峰镇', '结古镇', '临夏县乡卫生院'])
})

// villages without a name are no place: the county is
test.fails('what has no name of its own receives nothing', () => {
  const blocks = ['# 济南市帮扶临夏县', '协作资金用于临夏县的产业。', '专家去年到偏远村寨义诊,接诊牧民40人。']
  expect(partiesOf(blocks)).toEqual(['济南 → 临夏'])
})

describe('nobody rather than a guess', () => {
  test('wages, people who live there and the dead have no donor', () => {
    const found = partiesOf([
      '# 福建对口支援昌吉州',
      '福建援疆资金改变了木垒县的面貌。',
      '这里的工人月工资4000元。',
      '木垒县有人口6.8万人。',
      '那年的雪灾造成12人遇难。',
    ])
    expect(found.map((parties) => parties.split(' → ')[0])).toEqual(['null', 'null', 'null'])
  })

  test('firms that are counted have invested as if they were named', () => {
    const found = partiesOf(['# 山东重庆协作', '山东省牵线,引来120家企业到渝投资30亿元。'])
    expect(found).toEqual(['120家企业 → 重庆'])
  })

  test('an article without places has no parties', () => {
    expect(partiesOf(['# 村里修了路', '今年投入资金80万元,修路两公里。'])).toEqual(['null → null'])
  })
})

describe('lists', () => {
  test('dealt out one by one', () => {
    expect(partiesOf(['福建省、厦门市分别向积石山县捐款1000万元和500万元。'])).toEqual([
      '福建 → 积石山',
      '厦门 → 积石山',
    ])
  })

  test('a list under one parent is cited by the parent', () => {
    expect(partiesOf(['上海市向昆明东川、寻甸、禄劝三地拨付帮扶资金2亿元。'])).toEqual(['上海 → 昆明东川、寻甸、禄劝'])
  })

  test('each member of a row has its own', () => {
    expect(
      partiesOf(['# 西藏山南:三省援藏账本', '湖北省项目210个、资金18亿元;湖南省项目198个;安徽省项目176个。']),
    ).toEqual(['湖北 → 西藏山南', '湖北 → 西藏山南', '湖南 → 西藏山南', '安徽 → 西藏山南'])
  })
})

test('the trace names what sort of name it is and how far off it stands', () => {
  const { mentions } = readArticle(articleOf('# 天津援藏¶天津市投入1亿元支持昌都市。'))
  expect(mentions[0]?.trace.filter((step) => /^(?:donor|recipient):/.test(step))).toEqual([
    'donor: place (clause)',
    'recipient: place (clause)',
  ])
})

test('time is linear in the text', () => {
  const slow = superlinearStep('parties', (size) => {
    const text = '浙江省援疆指挥部向阿克苏地区和一师投入,由、在第十师和田一二三四师团新公司会红十字会'.repeat(
      size * 150,
    )
    const article = articleOf(`${text}1亿元。`)
    return () => readArticle(article)
  })
  expect(slow).toEqual([])
})

/** … of a document as it is read in. */
function partiesIn(lines: readonly string[]): readonly string[] {
  return extract(lines.join('\n')).records.map(({ donor, recipient }) => `${donor} → ${recipient}`)
}

// the rules find them all; weighed against what else the text names two of them are lost
test.fails('a list behind a word for receivers names receivers, and who each of them helps', () => {
  const lines = [
    '赈灾基金拨款支援尼泊尔地震灾民',
    '政府发言人今日表示,接纳赈灾基金咨询委员会的意见,从基金拨款合共2,135万港元予两间机构,在当地展开紧急援助。',
    '获批款项的机构及用途如下:',
    '．救世军:1,343.6万港元,向2,700个家庭发放现金;',
    '．乐施会:791.4万港元,惠及3.8万名灾民。',
  ]
  expect(partiesIn(lines)).toEqual([
    '赈灾基金 → 尼泊尔',
    '赈灾基金 → 救世军',
    '救世军 → 尼泊尔',
    '赈灾基金 → 乐施会',
    '乐施会 → 尼泊尔',
  ])
})

test('本会 is whoever issues the text', () => {
  const lines = [
    '彝良地震救灾三月记',
    '爱德基金会　2012-12-07　编辑:项目部',
    '地震发生后,本会向云南彝良县洛泽河镇援助大米40吨,惠及农户2300户,共支出86万元。',
  ]
  expect(partiesIn(lines).map((told) => told.split(' → ')[0])).toEqual(['爱德基金会', '爱德基金会'])
})

test('a name is cut where its words are', () => {
  const lines = [
    '华美集团向安化县捐赠款物',
    '十年来集团用于助学的捐款累计超过6800万元。',
    '仪式上,集团向安化县教育局捐赠现金200万元,同时向塘格木镇的牧民捐赠棉被折款86万元。',
  ]
  expect(partiesIn(lines)).toEqual(['华美集团 → 安化', '华美集团 → 安化县教育局', '华美集团 → 安化县塘格木镇'])
})

test('who gives is the subject of the sentence', () => {
  const lines = ['香港红十字会赈灾', '香港红十字会表示,已先行拨款人民币150万元,支援新化县。']
  expect(partiesIn(lines)).toEqual(['香港红十字会 → 新化'])
})

// who is named again and again outweighs the subject
test.fails('… in a text that tells of another giver too', () => {
  const lines = [
    '华美集团向安化县捐赠款物',
    '十年来集团用于助学的捐款累计超过6800万元。',
    '仪式上,集团向安化县教育局捐赠现金200万元,同时向塘格木镇的牧民捐赠棉被折款86万元。',
    '香港红十字会表示,已先行拨款人民币150万元,支援新化县。',
  ]
  expect(partiesIn(lines).at(-1)).toBe('香港红十字会 → 新化')
})

test('a name begins behind words of time and manner', () => {
  const gifts = ['随后恒通集团', '5月14日下午华美集团', '昨天上午海通公司', '紧接着东山公司']
  expect(gifts.flatMap((giver) => partiesOf([`${giver}向汶川捐款30万元。`]))).toEqual([
    '恒通集团 → 汶川',
    '华美集团 → 汶川',
    '海通公司 → 汶川',
    '东山公司 → 汶川',
  ])
})

test('two charities side by side are two', () => {
  expect(partiesIn(['截至23日,安化县红十字会和县慈善会共收到社会捐款186万元。'])).toEqual(['社会各界 → 安化县红十字会'])
})

test('a notice of an office is of its place, and what it deals out is of whoever paid it', () => {
  const lines = [
    '清水县乡村振兴局关于下达2022年东西部协作第二批帮扶资金项目计划的通知',
    '各乡镇人民政府:',
    '现将第二批资金计划下达你们。本批资金共1460万元,全部为天津市西青区财政援助资金,涉及7个项目。',
    '1.当归育苗基地项目。安排资金320万元,带动农户126户。',
  ]
  expect(partiesIn(lines)[0]).toBe('天津西青 → 清水')
})

test('a hospital in the headline is where what no place is told of was done', () => {
  const lines = [
    '盐源县人民医院的新生',
    '盐源县人民医院有床位190张。宁波市派来医生6人,驻点一年。',
    '一年里,盐源县人民医院开展手术417台。接诊患者5830人次。',
    '盐源县人民医院的院长说,病人不必再去西昌。全院门诊量达9万人次。',
  ]
  expect(partiesIn(lines).map((told) => told.split(' → ')[1])).toEqual([
    '盐源县人民医院',
    '盐源县人民医院',
    '盐源县人民医院',
  ])
})

test('学校 is the one that leads the article, whose name begins behind the verb', () => {
  const lines = [
    '华中农业大学定点帮扶建始县十周年纪实',
    '2012年11月,国家确定华中农业大学定点帮扶湖北省建始县。十年间,学校先后选派19名干部到建始县挂职。',
    '去年,学校投入帮扶资金260万元。',
  ]
  expect(partiesIn(lines)).toEqual(['华中农业大学 → 湖北建始', '华中农业大学 → 湖北建始'])
})

test('who wrote a text gives and receives nothing in it', () => {
  const lines = [
    '“向阳花”开在雪山下',
    '——记浙江大学医学院附属第二医院援藏医疗队',
    '本报记者 张一帆 通讯员 鲁青',
    '那曲市比如县,海拔4100米。2022年7月,医院派出第一批5名医生来到这里。',
    '两年里,他们结对带教本地医生17名。',
  ]
  expect(partiesIn(lines)).toEqual([
    '浙江大学医学院附属第二医院 → 西藏那曲比如',
    '浙江大学医学院附属第二医院 → 西藏那曲比如',
  ])
})

test('what was built stands where an earlier paragraph has told of it', () => {
  const blocks = [
    '# 江苏援助伊犁',
    '江苏今年在伊犁州援建多个项目,在伊宁县落地的有家纺服装产业园。',
    '家纺服装产业园一期工程已建成,总投资1.35亿元。',
  ]
  expect(partiesOf(blocks)).toEqual(['江苏 → 伊宁'])
})
