import { shift } from '../decimal.js'
import { currencyNames } from '../lexicon/currencies.js'
import { peopleNoun } from '../lexicon/people.js'
import { projectNounEnd } from '../lexicon/projects.js'
import { unitWords } from '../lexicon/units.js'
import { namesBody } from './noun-phrase.js'
import type { Candidate, Slot } from './slot.js'

/** Units as table heads give them: 资金(万元), 人数（人）, 单位:亿元. */
const IN_BRACKETS = /[([]([^()[\]]{1,10})[)\]]/
const STATED = /单位 ?: ?([^ ,;()]{1,12})/
/**
 * What a column holds beside figures, by the head of its header, whatever unit the caption gives: 完成率, but 年度投资. A closed class: in
 * forms stand numbers and ranks, times, shares and growth, measures and remarks.
 */
const NOT_COUNTED = /(?:号|[名位]次|排名|^年度|年份|日期|时间|率|比[例重]?|增[速幅长]|面积|数量|电话|备注)$/
const SCALES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8 }

/** True for what numbers, dates and rates stand behind, in a table or a list: 编号, 日期, 占比. */
export function isNeverCounted(header: string): boolean {
  const head = header.replace(IN_BRACKETS, '').trim()
  return /[%‰]/.test(header) || NOT_COUNTED.test(head) || numbersThings(head)
}

/** 受援村数, 学校数: things and places have a number of their own; 预算数 is an amount, 人数 and 项目数 are figures. */
function numbersThings(head: string): boolean {
  if (!head.endsWith('数')) return false
  const noun = head.slice(0, -1)
  const unit = unitWords().at(noun.slice(-1), 0)
  return namesBody(noun) || (unit !== undefined && unit.class !== 'personnel' && unit.class !== 'counter')
}

/** A bare number that fills a table cell, where the column's header or the table's caption holds the unit. */
export function columnFigure(slot: Slot): Candidate | null {
  const { sentence, numeral, cell } = slot
  if (!cell) return null
  const at = sentence.start + numeral.start
  if (at !== cell.start || sentence.start + numeral.end !== cell.end) return null
  const { header, caption } = cell
  if (isNeverCounted(header)) return null
  const stated = IN_BRACKETS.exec(header)?.[1] ?? STATED.exec(caption)?.[1]
  const [, scale = '', word = ''] = /^(十万|百万|千万|[十百千万亿])?(.*)$/.exec(stated ?? '') ?? []
  const found = { start: numeral.start, end: numeral.end, noun: null, scale: SCALES[scale] ?? 0, rule: 'column' }
  const currency = currencyNames().at(word, 0)
  if (currency && word === currency.word && !countsPeople(header) && projectNounEnd(header) < 0) {
    return { ...found, kind: 'money', unit: currency.code === 'CNY' ? slot.currency() : currency.code }
  }
  const unit = unitWords().at(word || header, 0)
  if (unit?.class === 'personnel' && unit.word === word) return { ...found, kind: 'personnel', unit: unit.unit }
  if (countsPeople(header)) return { ...found, kind: 'personnel', unit: peopleUnit(header), scale: 0 }
  return projectNounEnd(header) > 0 ? { ...found, kind: 'project', unit: 'project', scale: 0 } : null
}

function peopleUnit(header: string): string {
  if (/户数$/.test(header)) return 'household'
  return /人次$/.test(header) ? 'person_time' : 'person'
}

function countsPeople(header: string): boolean {
  const bare = header.replace(IN_BRACKETS, '')
  return /人数$|人次$|户数$/.test(bare) || peopleNoun(bare) !== null
}

/** The value that a column's scale makes of its number: 9391.4 in a column 资金(万元) is 93,914,000. */
export function scaled<Q extends Pick<Slot['numeral'], 'value' | 'min' | 'max'>>(quantity: Q, scale: number): Q {
  if (scale === 0) return quantity
  const { value, min, max } = quantity
  return { ...quantity, value: shift(value, scale), min: min && shift(min, scale), max: max && shift(max, scale) }
}
