import { expect, test } from 'vitest'
import { normalise } from '../src/normalise/normalise.js'
import { readArticle } from '../src/pipeline.js'
import { phrasesOf } from '../src/resolve/label/phrases.js'
import { segment } from '../src/segment/segment.js'
import { articleOf } from './article-of.js'

const labelsOf = (text: string) =>
  readArticle(articleOf(text)).mentions.map(({ label, evidence, continues }) => [label, evidence.label, continues])

test('what was built is weighed against the verb in front', () => {
  expect(labelsOf('县里的文化站漏雨，镇江援疆工作队拿出12万元翻修了文化站。')).toEqual([['文化站', 'behind', false]])
})

test('what is done so often names how often it is done', () => {
  expect(labelsOf('医疗队走后，科室自己做了三百多人次的胃镜检查。')).toEqual([['胃镜检查', 'behind', false]])
})

test('a word of a heading names the amounts of the lines below', () => {
  const text = '援建资金分配表\n\n1.阿图什市 320万元\n\n2.乌恰县 410万元\n\n3.阿克陶县 280万元'
  expect(labelsOf(text).map(([label]) => String(label).slice(0, '援建资金'.length))).toEqual([
    '援建资金',
    '援建资金',
    '援建资金',
  ])
})

test('nouns behind a figure and right in front of it', () => {
  expect(labelsOf('株洲市向扎囊县选派23名教师，安排援藏资金800万元。')).toEqual([
    ['教师', 'behind', false],
    ['援藏资金', 'in front', false],
  ])
})

test('what has no noun of its own has that of the figure before, and continues it', () => {
  expect(labelsOf('全市选派60名教师进藏，其中30名来自高中。')).toEqual([
    ['教师', 'behind', false],
    ['教师', 'in front', true],
  ])
  const [, second] = labelsOf('省里拨付援疆资金3亿元，其中1.2亿元用于产业。')
  expect(second).toEqual(['援疆资金', 'in front', true])
})

test('a figure in a text without any word has no label', () => {
  expect(labelsOf('3亿元。')).toEqual([[null, null, false]])
})

test('a word that no dictionary knows is tagged by its characters; a noun ends in front of an idiom', () => {
  const [sentence] = segment(normalise(articleOf('留着买书，本批助产士满打满算。')))
  if (!sentence) throw new Error('no sentence')
  const { phrases, words } = phrasesOf(sentence, [])
  expect(words.slice(0, 2).map(({ tag }) => tag)).toEqual(['v', 'v'])
  expect(phrases.map(({ text }) => text)).toContain('助产士')
  expect(phrases.map(({ text }) => text)).not.toContain('本批')
})

test('words of deeds, those who are together, and adjectives that describe nothing are phrases', () => {
  const phrasesIn = (text: string) => {
    const [sentence] = segment(normalise(articleOf(text)))
    return sentence ? phrasesOf(sentence, []).phrases.map(({ text, form }) => `${form} ${text}`) : []
  }
  expect(phrasesIn('他们人共捐')).toContain('act 捐')
  expect(phrasesIn('理事韩珺一行')).toContain('part 一行')
  expect(phrasesIn('另有县级配套')).toContain('noun 县级配套')
  expect(phrasesIn('全区一般公共预算收入')).toContain('deed 一般公共预算收入')
})

test('phrases are nouns with what describes them and with their verbs, verbs, and titles; none spans a figure', () => {
  const [sentence] = segment(normalise(articleOf('移民的尾款3万元借给了学校，“春蕾”计划添了棚户区改造工程。')))
  if (!sentence) throw new Error('no sentence')
  const at = sentence.text.indexOf('3万元')
  const { phrases } = phrasesOf(sentence, [{ start: at, end: at + 3 }])
  const found = phrases.map(({ text, form }) => `${form} ${text}`)
  expect(found).toEqual(
    expect.arrayContaining([
      'noun 尾款',
      'of 移民的尾款',
      'verb 借给',
      'noun 学校',
      'quoted 春蕾',
      'noun 棚户区改造工程',
      'part 工程',
    ]),
  )
  expect(phrases.filter(({ start, end }) => start < at && end > at)).toEqual([])
})
