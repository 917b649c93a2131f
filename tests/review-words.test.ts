import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { explainDocument } from '../src/index.js'
import { PER_WHEN, PER_WHO, ROLES } from '../src/model.js'
import { reasonIn, ruleIn } from '../src/review/app/explain.js'
import { pageVocabulary } from '../src/review/vocabulary.js'

const vocabulary = pageVocabulary()
const english = { vocabulary, language: 'en', term: (value: string) => value.replaceAll('_', ' ') } as const
const chinese = { vocabulary, language: 'zh', term: (value: string) => (value === 'aid' ? '援助资金' : value) } as const

describe('reasons', () => {
  test('each is said in both languages', () => {
    expect(Object.keys(vocabulary.reasons).length).toBeGreaterThan(45)
    for (const [key, [en, zh]] of Object.entries(vocabulary.reasons)) {
      expect([key, /[a-z]{3}/.test(en), /^[\u2014-\uff5e]+$/.test(zh.replace(/\d/g, ''))]).toEqual([key, true, true])
    }
  })

  test('what the rule saw follows in brackets; an unknown reason stays as it is', () => {
    expect(reasonIn(english, 'figure', 'time: 年')).toBe('a date or a length of time (年)')
    expect(reasonIn(chinese, 'figure', 'time: 年')).toBe('日期或时间长度（年）')
    expect(reasonIn(chinese, 'page', 'above the head')).toBe('在标题和日期、来源行之上')
    expect(reasonIn(chinese, 'page', 'no such reason')).toBe('no such reason')
  })
})

describe('rules', () => {
  test.each([
    ['money/currency', 'money: a currency stands by it', '资金：带货币单位'],
    ['project/noun before', 'project: noun before', '项目：名词在前'],
    [
      'project/left out: verb',
      'project: what is counted is left out (its verb says what is counted)',
      '项目：省略了所计的名词（由动词判断）',
    ],
    ['personnel/名', 'people: 名', '人员：名'],
    ['hedge/约', 'how exact: 约', '限定词：约'],
    ['role/aid: 援疆资金 投入', 'what it is doing: aid (援疆资金 投入)', '用途：援助资金（援疆资金 投入）'],
    [
      'role/aid: as the figure before',
      'what it is doing: aid (like the figure before)',
      '用途：援助资金（同前一数字）',
    ],
    [
      'donor: group (article)',
      'giver: givers by their number (anywhere in the article)',
      '支援方：计数的支援方（全文）',
    ],
    [
      'recipient: whole (clause)',
      'receiver: the receiving side, without its name (in its clause)',
      '受援方：未具名的受援地（本分句）',
    ],
    [
      'period: 今年以来 (earlier in paragraph)',
      'time: 今年以来 (earlier in its paragraph)',
      '时间：今年以来（本段前文）',
    ],
    ['part-of', 'it is a part of another figure', '是另一数字的一部分'],
  ])('%s', (rule, en, zh) => {
    expect(ruleIn(english, rule)).toBe(en)
    expect(ruleIn(chinese, rule)).toBe(zh)
  })

  test('a name that says it already, and one that nobody has explained, stand as they are', () => {
    expect(ruleIn(english, 'no such rule')).toBeNull()
    expect(ruleIn(chinese, 'no such rule')).toBeNull()
  })

  test('what the seed documents come to is said in Chinese from end to end', () => {
    const values = new Set<string>([...ROLES, ...PER_WHO, ...PER_WHEN])
    const term = (value: string) => (value.split('/').every((part) => values.has(part)) ? '值' : value)
    const seeds = join(import.meta.dirname, '../seeds')
    const rules = readdirSync(seeds).flatMap((name) => {
      const { mentions } = explainDocument(readFileSync(join(seeds, name)))
      return mentions.flatMap(({ trace, evidence: { donor, recipient } }) => [
        ...trace,
        ...[donor, recipient].flatMap((found) => found?.over().map(({ by }) => by) ?? []),
      ])
    })
    expect(rules.length).toBeGreaterThan(500)
    const said = [...new Set(rules)].map((rule) => ruleIn({ ...chinese, term }, rule) ?? rule)
    expect(said.filter((text) => /[a-z]/.test(text))).toEqual([])
  })
})
