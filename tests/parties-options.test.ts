import { describe, expect, test } from 'vitest'
import { layOut } from '../src/layout/outline.js'
import type { Place } from '../src/lexicon/places.js'
import type { Question } from '../src/lexicon/weights.js'
import { readArticle } from '../src/pipeline.js'
import { cluesOf } from '../src/resolve/clues.js'
import { addressed, placeAround } from '../src/resolve/parties/address.js'
import { earlierAnswers } from '../src/resolve/parties/earlier.js'
import { balloting } from '../src/resolve/parties/parties.js'
import { stageOf } from '../src/resolve/parties/scenes.js'
import { articleOf } from './article-of.js'

/** All names among which the party of an article's first figure is weighed. */
function optionsOf(text: string, question: Question = 'recipient'): readonly (string | null)[] {
  const { mentions, document } = readArticle(articleOf(text))
  const outline = layOut(document, mentions)
  const ballot = balloting(mentions, stageOf(outline), question, cluesOf(mentions, outline))
  const { options } = ballot(0, earlierAnswers())
  return options.map(({ value }) => value?.candidate.name ?? null)
}

describe('the names that a document holds are options whatever the rules make of them', () => {
  test('a county whose name other words share', () => {
    expect(optionsOf('善款本周汇往霍邱。其中6万元购买棉衣。')).toContain('霍邱')
    expect(optionsOf('昨天有位轮台的听众来信。其中6万元购买棉衣。')).toContain('轮台')
    // part of a longer word
    expect(optionsOf('新华社记者来访。其中6万元购买棉衣。')).not.toContain('新华')
  })

  test('places in a row are one answer, and each is one', () => {
    expect(optionsOf('医疗队分赴大悟、云梦巡诊,接诊病人300人。')).toEqual(
      expect.arrayContaining(['大悟', '云梦', '大悟、云梦']),
    )
  })

  test('a place abroad or within a county, where somebody goes or gives', () => {
    expect(optionsOf('专家组随后到了布琼布拉,培训农民40人。')).toContain('布琼布拉')
    expect(optionsOf('他们把棉衣送往畹町,又留下3000元。')).toContain('畹町')
    // a word that leads to a place, and places that are counted
    expect(optionsOf('项目惠及两国,培训农民40人。')).toEqual(expect.not.arrayContaining(['惠及', '两国']))
  })

  test('a town that the segmenter cuts or glues, with as many characters as make a name', () => {
    expect(optionsOf('善款送到阜南县地城镇,建房30万元。')).toContain('地城镇')
    expect(optionsOf('在佳县通镇建成车间,投入900万元。')).toContain('通镇')
    const options = optionsOf('大家又给了白乌镇的乡亲3万元。')
    expect(options).toContain('白乌镇')
    expect(options.filter((name) => name?.includes('了'))).toEqual([])
    // 乡亲 is no 乡
    expect(optionsOf('善款交给受灾乡亲,共3万元。').filter((name) => name?.endsWith('乡'))).toEqual([])
  })

  test('a school and an industrial park by what their names end in', () => {
    expect(optionsOf('六十名学生来自里港国小,每人领到500元。')).toContain('里港国小')
    expect(optionsOf('闽宁草畜产业园投产,用工300人。')).toContain('闽宁草畜产业园')
  })

  test('towns, schools and places side by side are one answer too', () => {
    expect(optionsOf('志愿者走进清河镇、临溪小学,送去棉衣款3万元。')).toContain('清河镇、临溪小学')
  })

  test('a region that no list has receives and does not give', () => {
    const text = '战友们回到母校,又捐出3万元。'
    expect(optionsOf(text)).toContain('母校')
    expect(optionsOf(text, 'donor')).not.toContain('母校')
  })

  test('the names that stand nearest, and those that any figure may go back to', () => {
    const counties =
      '大悟云梦孝昌安陆红安麻城罗田英山浠水蕲春黄梅武穴团风嘉鱼通城崇阳通山赤壁监利石首洪湖松滋江陵枝江'.match(/../g) ??
      []
    const options = optionsOf(`# 爱心送到秭归县¶志愿者去了${counties.join('县。去了')}县。又送去棉衣款3万元。`)
    for (const county of counties.slice(-16)) expect(options.some((name) => name?.includes(county))).toBe(true)
    expect(options.some((name) => name?.includes('秭归'))).toBe(true)
    // where all are named once the first are the commonest
    const between = counties.slice(7, 8)
    expect(options.filter((name) => between.some((county) => name?.includes(county)))).toEqual([])
  })

  test('whoever gives without a name, and for what is donated the public, whether it is named or not', () => {
    const options = optionsOf('政府每户补助4.6万元,县里另有工作经费。', 'donor')
    expect(options).toContain('政府')
    expect(options).not.toContain('社会各界')
    expect(optionsOf('截至昨天募得善款4.6万元。', 'donor')).toContain('社会各界')
  })

  test('whom a line names that says whose the text is', () => {
    const text =
      '我县上半年进展\n来源：紫云自治县乡村振兴局　2022-07-18\n今年下达我县的帮扶资金为5230万元，分三批到账。'
    expect(optionsOf(text)).toContain('紫云')
  })

  test('any body by its last word, but none that is only being built', () => {
    const options = optionsOf('工作队向县敬老院和绿芽公益协会送去慰问金5万元，另在村里援建学校。')
    expect(options).toContain('县敬老院')
    expect(options).toContain('绿芽公益协会')
    expect(options).not.toContain('援建学校')
  })

  test('who the rules take for the giver too', () => {
    expect(optionsOf('谈到明年，泰顺县提出再要6名医生。')).toContain('泰顺')
  })
})

test('a village, a school or a hospital that no list has is cited behind the place in which it lies, unless it tells that itself', () => {
  const { mentions, document } = readArticle(articleOf('巫山县收到善款。茶园村修渠花去5万元。'))
  const stage = stageOf(layOut(document, mentions))
  const at = { sentence: document.sentences.length - 1, start: 0 }
  const county = placeAround(at, stage)
  expect(county?.name).toBe('巫山县')
  expect(addressed('茶园村', county as Place, stage.provinces)).toBe('巫山县茶园村')
  expect(addressed('巫山中学', county as Place, stage.provinces)).toBe('巫山中学')
})
