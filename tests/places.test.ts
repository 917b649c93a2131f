import { describe, expect, test } from 'vitest'
import { bodies } from '../src/resolve/places/bodies.js'
import { placeNames } from '../src/resolve/places/names.js'
import { findPlaces, type PlaceContext, paired, placeContext } from '../src/resolve/places/places.js'
import { UNIT } from '../src/resolve/places/unit.js'

function contextOf(...texts: readonly string[]): PlaceContext {
  return placeContext(texts.map((text) => ({ text, names: placeNames(text), tag: null })))
}

function named(text: string, beside: readonly string[] = []): readonly string[] {
  return findPlaces(text, contextOf(text, ...beside)).named.map(({ place }) => place.short)
}

function short(text: string, beside: readonly string[] = []): readonly string[] {
  return findPlaces(text, contextOf(text, ...beside)).short.map(({ place }) => place.short)
}

describe('names', () => {
  test.each([
    ['江苏省常州市武进区与尼勒克县结对', ['武进区', '尼勒克县']],
    ['新疆生产建设兵团第一师阿拉尔市', ['阿拉尔']],
    ['海南州不是海南', ['海南州', '海南']],
    ['黔东南州和黔西南州', ['黔东南州', '黔西南州']],
    ['河北援建平武', ['河北', '平武县']],
    ['塔什库尔干塔吉克自治县', ['塔什库尔干县']],
    ['吉林省援疆工作队在阿勒泰', ['吉林', '阿勒泰']],
    ['向巴布亚新几内亚派出', ['巴布亚新几内亚']],
  ])('%s', (text, places) => {
    expect(named(text)).toEqual(places)
  })

  test.each([
    '社会稳定和长治久安',
    '天山南北处处新颜',
    '沿海地区的企业',
    '增加纳税三千元',
    '用于田间道路',
    '位于和田野相连的村子',
    '职工阿里木江说',
    '收到9950澳大利亚元',
    '规定日期之前',
    '确定结对名单',
  ])('no place in %s', (text) => {
    expect(named(text)).toEqual([])
  })

  test('a common word is a place only beside its parent or in a list', () => {
    expect(named('合作社互助组在同心协力')).toEqual([])
    expect(named('甘南州合作市')).toEqual(['合作市'])
    expect(named('宁夏同心、西吉两县')).toEqual(['同心县', '西吉县'])
    expect(named('雅安石棉、天全三县')).toEqual(['石棉县', '天全县'])
  })

  test('a name that several places share is settled by the document', () => {
    const [first] = findPlaces('普陀区拨付资金', contextOf('上海市对口帮扶遵义')).named
    expect(first?.place.province).toBe('上海')
    const [second] = findPlaces('普陀区拨付资金', contextOf('普陀区拨付资金')).named
    expect(second?.place.province).toBe('')
  })
})

describe('the corps', () => {
  test.each([
    ['第十四师昆玉市', ['昆玉市']],
    ['一师和第12师', ['兵团一师', '兵团十二师']],
    ['二师二十七团', ['二十七团']],
    ['222团职工', ['222团']],
    ['五十一团', ['五十一团']],
  ])('%s', (text, places) => {
    expect(named(text)).toEqual(places)
  })

  test.each(['考察团', '第一师范学院', '每一师生', '一团和气', '二十人团队'])('none in %s', (text) => {
    expect(named(text)).toEqual([])
  })
})

describe('one-character names', () => {
  test.each([
    ['援疆干部', ['新疆']],
    ['进藏工作', ['西藏']],
    ['来滇投资', ['云南']],
    ['晋企到此', ['山西']],
    ['沪滇协作', ['上海', '云南']],
    ['晋疆两地', ['山西', '新疆']],
  ])('%s', (text, places) => {
    expect(short(text)).toEqual(places)
  })

  test.each(['新建青年宿舍', '一台设备', '宁愿', '在新时代', '来宁静的山村', '河川治理', '皖'])(
    'none in %s',
    (text) => {
      expect(short(text)).toEqual([])
    },
  )

  test('first characters of the places that the document names', () => {
    expect(short('台阿两地', ['浙江省台州市', '阿拉尔市'])).toEqual(['台州', '阿拉尔'])
    expect(short('台阿两地', ['台湾', '阿拉尔市'])).toEqual(['台湾', '阿拉尔'])
    expect(short('台阿两地')).toEqual([])
  })
})

describe('bodies', () => {
  test.each([
    ['14日上午,香港赛马会捐出', ['香港赛马会']],
    ['由中国扶贫基金会捐赠', ['中国扶贫基金会']],
    ['一家集团公司和3家科技公司', ['集团公司', '科技公司']],
    ['加多宝集团捐赠', ['加多宝集团']],
    ['各援疆省市', ['各援疆省市']],
    ['19个援疆省市和19省市', ['19个援疆省市', '19省市']],
    ['中国石油天然气集团', ['中国石油天然气集团']],
    ['社会各界爱心人士', ['社会各界']],
    ['镇江协调农业银行伊犁支行', ['农业银行伊犁支行']],
  ])('%s', (text, names) => {
    expect(bodies(text).map(({ name }) => name)).toEqual(names)
  })

  test('集中学习 is no school', () => {
    expect(bodies('坚持集中学习与自主学习')).toEqual([])
  })
})

test('pairings hold for the places in and around those of the table', () => {
  const place = (text: string) => findPlaces(text, contextOf(text)).named[0]?.place as never
  expect(paired(place('广东省'), place('伽师县'))).toBe(true)
  expect(paired(place('江苏省'), place('伊宁县'))).toBe(true)
  expect(paired(place('福建省'), place('伊宁县'))).toBe(false)
})

describe('the class of a division and the peoples in its name are no part of what it is called', () => {
  test.each([
    ['江苏省', '江苏'],
    ['和田地区', '和田'],
    ['锡林郭勒盟', '锡林郭勒'],
    ['四子王旗', '四子王'],
    ['香港特别行政区', '香港'],
    ['沙县', '沙县'],
    ['内蒙古自治区', '内蒙古'],
    ['新疆维吾尔自治区', '新疆'],
    ['博尔塔拉蒙古自治州', '博尔塔拉'],
    ['阜新蒙古族自治县', '阜新'],
    ['木垒哈萨克自治县', '木垒'],
    ['阿克塞哈萨克族自治县', '阿克塞'],
    ['克孜勒苏柯尔克孜自治州', '克孜勒苏'],
    ['塔什库尔干塔吉克自治县', '塔什库尔干'],
    ['龙胜各族自治县', '龙胜'],
    ['积石山保安族东乡族撒拉族自治县', '积石山'],
    ['双江拉祜族佤族布朗族傣族自治县', '双江'],
    ['莫力达瓦达斡尔族自治旗', '莫力达瓦'],
    ['东乡族自治县', '东乡'],
    ['鄂温克族自治旗', '鄂温克'],
  ])('%s', (name, stem) => {
    expect(name.replace(UNIT, '')).toBe(stem)
  })

  test.each(
    [
      '壮',
      '回',
      '藏',
      '羌',
      '彝',
      '苗',
      '侗',
      '布依',
      '傣',
      '景颇',
      '傈僳',
      '白',
      '土家',
      '朝鲜',
      '瑶',
      '哈尼',
      '佤',
      '独龙',
      '怒',
    ]
      .concat(['普米', '纳西', '黎', '畲', '满', '土', '裕固', '水', '仡佬', '仫佬', '毛南', '锡伯'])
      .map((people) => `云岭${people}${people === '锡伯' ? '' : '族'}自治县`),
  )('%s', (name) => {
    expect(name.replace(UNIT, '')).toBe('云岭')
  })
})
