import { expect, test } from 'vitest'
import { normalise } from '../src/normalise/normalise.js'
import { readArticle } from '../src/pipeline.js'
import { phrasesOf } from '../src/resolve/naming/phrases.js'
import { segment } from '../src/segment/segment.js'
import { articleOf } from './article-of.js'

const labelsOf = (text: string) =>
  readArticle(articleOf(text)).mentions.map(({ label, trace }) => [label, trace.includes('label/weighed')])

test('what was built is weighed against the verb that the rules take', () => {
  expect(labelsOf('县里的广播室漏雨，镇江援疆工作队拿出12万元翻修了广播室。')).toEqual([['广播室', true]])
})

test('a figure that no rule names is named by a word for which much speaks', () => {
  expect(labelsOf('医疗队走后，科室自己做了三百多人次的胃镜检查。')).toEqual([['胃镜检查', true]])
})

test('a noun right at the figure is not weighed', () => {
  expect(labelsOf('株洲市向扎囊县选派23名教师，安排援藏资金800万元。')).toEqual([
    ['教师', false],
    ['援藏资金', false],
  ])
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
