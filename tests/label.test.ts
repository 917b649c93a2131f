import { expect, test } from 'vitest'
import { normalise } from '../src/normalise/normalise.js'
import { readArticle } from '../src/pipeline.js'
import { phrasesOf } from '../src/resolve/label/phrases.js'
import { segment } from '../src/segment/segment.js'
import { articleOf } from './article-of.js'

const labelsOf = (text: string) =>
  readArticle(articleOf(text)).mentions.map(({ label, trace }) => [label, trace.includes('label/weighed')])

test('what was built is weighed against the verb that the rules take', () => {
  expect(labelsOf('县里的文化站漏雨，镇江援疆工作队拿出12万元翻修了文化站。')).toEqual([['文化站', true]])
})

test('a figure that no rule names is named by a word for which much speaks', () => {
  expect(labelsOf('医疗队走后，科室自己做了三百多人次的胃镜检查。')).toEqual([['胃镜检查', true]])
})

test('a word of a heading names the amounts of the lines below', () => {
  const text = '援建资金分配表\n\n1.阿图什市 320万元\n\n2.乌恰县 410万元\n\n3.阿克陶县 280万元'
  expect(labelsOf(text).map(([label]) => label)).toEqual(['援建资金', '援建资金', '援建资金'])
})

test('a word with more of the same name is not taken for another', () => {
  expect(labelsOf('当地医院来了6名会诊的心内科专业技术人才。')[0]?.[1]).toBe(false)
})

test('a noun right at the figure stands', () => {
  expect(labelsOf('株洲市向扎囊县选派23名教师，安排援藏资金800万元。')).toEqual([
    ['教师', false],
    ['援藏资金', false],
  ])
})

test('a word that no dictionary knows is tagged by its characters; a noun ends in front of an idiom', () => {
  const [sentence] = segment(normalise(articleOf('留着买书，本批助产士满打满算。')))
  if (!sentence) throw new Error('no sentence')
  const { phrases, words } = phrasesOf(sentence, [])
  expect(words.slice(0, 2).map(({ tag }) => tag)).toEqual(['v', 'v'])
  expect(phrases.map(({ text }) => text)).toContain('助产士')
  expect(phrases.map(({ text }) => text)).not.toContain('本批')
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
