import { expect, test } from 'vitest'
import { HIDDEN_UNITS } from '../src/lexicon/hidden-units.js'
import type { Weights } from '../src/lexicon/weights.js'
import { cluesIn, madeFrom, numbersOf } from '../src/make/made-from.js'
import { readArticle } from '../src/pipeline.js'
import { apart } from '../src/resolve/parties/parties.js'
import { scales } from '../src/resolve/scales.js'
import { type Ballot, featuresOf, type Option, preferred, type Tell, theme } from '../src/resolve/weigh.js'
import { articleOf } from './article-of.js'

const STANDING = theme('place role', 'place place+role')
const ALONE = theme('place role', 'place role')
const PLACE = theme('place', 'place')
/** A table of weights: what features speak by themselves and to hidden units. */
const tableOf = (
  rows: readonly (readonly [feature: string, weight: number, units?: Readonly<Record<number, number>>])[],
) => {
  const lines = rows.map(([feature, weight, units]) => `${feature}\t${weight}\t${cellOf(units)}`)
  const text = ['feature\tweight\tunits', ...lines].join('\n')
  const clues = cluesIn(new Map([['donor-weights', text]]))
  return madeFrom('donor-weights', text, numbersOf(clues)) as Weights
}
const cellOf = (units?: Readonly<Record<number, number>>) =>
  units ? Buffer.from(Int8Array.from({ length: HIDDEN_UNITS }, (_, unit) => units[unit] ?? 0)).toString('base64') : ''

const WEIGHTS = tableOf([
  ['place=near', 1],
  ['place+role=near,aid', 0.5],
  ['place=far', 0.25],
  ['place+role=,,,', 2],
])

const option = (value: string, place: string): Option<string> => ({
  value,
  speak: (tell) => tell(STANDING, place, 'aid'),
})
const ballot: Ballot<string> = { clues: [], options: [option('ruled', 'far'), option('other', 'near')], standing: 0 }

test('a theme names its facts alone and joined', () => {
  expect(featuresOf(STANDING, ['near', 'aid'])).toEqual(['place=near', 'place+role=near,aid'])
})

test('what is told of an answer is summed; what no table knows weighs nothing, and a fact may have a comma of its own', () => {
  const weighed = scales(WEIGHTS)([])
  const weightOf = (place: string, role: string) => weighed((tell) => tell(STANDING, place, role))
  expect([weightOf('near', 'aid'), weightOf('near', 'aid'), weightOf('behind', 'aid')]).toEqual([1.5, 1.5, 0])
  expect([weightOf(',', ','), weightOf('', ',,'), weightOf('', ',')]).toEqual([2, 2, 0])
})

test('of many pairs, of which few weigh anything, each that does is found', () => {
  const words = Array.from({ length: 200 }, (_, i) => `w${i}`)
  const weighed = scales(tableOf(words.map((word, i) => [`place+role=${word},${words[199 - i]}`, (i + 1) / 100])))([])
  const weightOf = (place: string, role: string) => weighed((tell) => tell(STANDING, place, role))
  for (const [i, word] of words.entries()) {
    expect(weightOf(word, words[199 - i] as string)).toBe((i + 1) / 100)
    expect(weightOf(word, words[(200 - i) % 200] as string)).toBe(0)
  }
})

test('a hidden unit speaks as far as all that is told opens it, the first half for an answer, the other against it', () => {
  const [first, last] = [0, HIDDEN_UNITS - 1]
  const opening = scales(
    tableOf([
      ['clue=weather=dry', 9, {}],
      ['clue=weather=wet', 0, { [first]: -50, [last]: 20 }],
      ['place=near', 1, { [first]: 80 }],
      ['role=aid', 0, { [first]: 10, [last]: -30 }],
    ]),
  )
  const tellBoth = (tell: Tell) => tell(ALONE, 'near', 'aid')
  expect(opening([])(tellBoth)).toBe(1.9)
  const [wet, unknown] = [1, 2]
  expect(opening([wet])(tellBoth)).toBe(1.4)
  expect(opening([wet, unknown])((tell) => tell(ALONE, 'far', 'other'))).toBe(-0.2)
})

test('a row that answers share speaks from each of its places on as its facts one by one, and what it has twice once', () => {
  const row = ['near', 'far', 'near']
  const weighed = scales(
    tableOf([
      ['place=near', 1, { 0: 7 }],
      ['place=far', 0.25, { 0: -3 }],
    ]),
  )([])
  for (const from of [0, 1, 2, 3]) {
    const oneByOne = weighed((tell) => {
      for (const fact of new Set(row.slice(from))) tell(PLACE, fact)
    })
    expect(weighed((tell) => tell.row(PLACE, row, from))).toBe(oneByOne)
  }
})

test('what answers share speaks for each of them as if it were told anew, and is told once', () => {
  const weighed = scales(tableOf([['place=near', 1, { 0: -5 }]]))([])
  const by = {}
  let times = 0
  const speak = (tell: Tell) => {
    times++
    tell(PLACE, 'near')
  }
  const sums = [1, 2].map(() => weighed((tell) => tell.shared(by, speak)))
  expect(sums).toEqual([1, 1])
  expect(weighed((tell) => tell.shared({}, speak))).toBe(1)
  expect(times).toBe(2)
  const broken = () => {
    throw new Error('broken')
  }
  expect(() => weighed((tell) => tell.shared({}, broken))).toThrow('broken')
  expect(weighed((tell) => tell.shared(by, speak))).toBe(1)
})

test('another answer than that of the rules must weigh more by the margin', () => {
  expect(preferred(ballot, scales(WEIGHTS), 1)).toBe('other')
  expect(preferred(ballot, scales(WEIGHTS), 1.25)).toBe('ruled')
})

const partiesOf = (text: string) =>
  readArticle(articleOf(text)).mentions.map(({ donor, recipient }) => ({ donor, recipient }))

test('a town of which the paragraph has told is weighed against the county of the article', () => {
  const [found] = partiesOf(
    '# 宁波援建延边¶宁波市对口帮扶吉林延边州。¶春化镇的新校舍去年秋天落成。孩子们搬进了楼房，全校学生有230名。',
  )
  expect(found).toMatchObject({ recipient: expect.stringContaining('春化镇') })
})

test('nobody gives himself: of a name that leads on both sides the side takes its second on which less is lost', () => {
  const answer = (name: string | null, sum: number) => ({ value: name === null ? null : { candidate: { name } }, sum })
  type Answers = ReturnType<typeof answer>[]
  const named = (donors: Answers, recipients: Answers) =>
    apart(donors, recipients).map(([first]) => first?.value?.candidate.name ?? null)
  const [leads, nobody] = [answer('甲县', 5), answer(null, 4)]
  expect(named([leads, nobody], [leads, answer('乙县', 1)])).toEqual([null, '甲县'])
  expect(named([leads, answer('乙县', 1)], [leads, nobody])).toEqual(['甲县', null])
  expect(named([leads, nobody], [answer('乙县', 6), leads])).toEqual(['甲县', '乙县'])
  expect(named([nobody], [nobody])).toEqual([null, null])
})

test('households are not sent and go to no school, whatever speaks for it', () => {
  const roles = readArticle(articleOf('# 江苏援疆¶江苏选派专家进村，又建设“两居工程”项目2.6万余户。')).mentions.map(
    ({ unit, role }) => [unit, role],
  )
  expect(roles).toEqual([['household', 'beneficiary']])
})

test("who gave stands in a figure's own sentence; nobody gave those who live somewhere", () => {
  const [said, unsaid] = partiesOf('# 天津援藏¶天津市投入1亿元支持昌都市。¶木垒县有人口6.8万人。')
  expect(said).toEqual({ donor: '天津', recipient: '西藏昌都' })
  expect(unsaid?.donor).toBeNull()
})

test('a text without a word of aid has no giver, unless the sentence of its figure has one of giving', () => {
  expect(partiesOf('某国去年军费为1亿元。')[0]?.donor).toBeNull()
})

const rolesOf = (text: string) =>
  readArticle(articleOf(text)).mentions.map(({ role, trace }) => [
    role,
    trace.filter((step) => step.startsWith('weighed-role')).length,
  ])

test('what a figure does is weighed by all that stands round it', () => {
  expect(rolesOf('三年看了7000人次。')).toEqual([['beneficiary', 1]])
})

// a fault that comes and goes with the tables
test.fails('what somebody takes out of a pension for others is given', () => {
  expect(rolesOf('她每月从退休金里拿出500元，十年资助了三个藏族娃。')[0]?.[0]).toBe('donation')
})

test('where the words of the rules say enough their role stands', () => {
  expect(rolesOf('天津市投入援疆资金1亿元。')).toEqual([['aid', 0]])
})

test('a text without a word of aid keeps the role of the rules, unless far more speaks for another', () => {
  expect(rolesOf('机上156名乘客全部安全撤离。')).toEqual([['other', 0]])
})
