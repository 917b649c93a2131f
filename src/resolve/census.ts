import { clauseStart } from '../clause.js'
import { cueAt, cueBetween } from '../lexicon/agents.js'
import type { Mention } from '../model.js'

/** 有|学生714名、教职工|48人: behind 有 nothing but what there is, and how many of each. */
const THERE_ARE = /有(?:[\u4e00-\u9fff]{1,8}[0-9.,]{1,9}[万千百]?[余多]?[名人位户个]、)*([\u4e00-\u9fff]{1,8})$/
/** 由3500人|增至|1.2万人, 从1140人|降到312人: how many there were and are. */
const RISES = '(?:增|升|提高|降|减|扩|发展|壮大|回落|上涨)'
const ARRIVED = new RegExp(`${RISES}[加大长少升低展]{0,2}(?:到|至|了|为)$`)
const SET_OUT = /[由从][^,;。]{0,14}$/
const LEFT = new RegExp(`^[^,;。]{0,10}${RISES}`)

/** A house that help has built is told with those who are in it. */
const BUILT = /援建|捐建|捐助|捐资|助力/
/** So far back in its paragraph a house was told of. */
const TOLD = 90
/** How far in front of a figure the words stand that tell whose number it is. */
const NEAR = 12

/** True for a figure that only says how many there are somewhere, whoever gives there: a school's pupils, a family, a county's poor. */
export function isCensus({ kind, label, sentence, start, end }: Mention): boolean {
  if (kind !== 'personnel') return false
  const { text } = sentence
  if (hasChanged({ sentence, start, end })) return true
  // 支教队员记得,全班43个孩子…: help is what the sentence tells of
  if (cueBetween('aid', text, 0, start)) return false
  const from = clauseStart(text, start)
  const before = text.slice(from, start)
  if (isCredited(before) || isCredited(label ?? '')) return false
  const at = sentence.start + start
  if (BUILT.test(sentence.block.text.slice(Math.max(0, at - TOLD), at))) return false
  const near = Math.max(from, start - NEAR)
  // 专|家中 is no family
  const isWord = (at: number): boolean => sentence.tag(from, start).some((word) => word.start === at)
  for (let i = near; i < start; i++) if (cueAt('census', text, i) && isWord(i)) return true
  return label !== null && THERE_ARE.exec(before)?.[1] === label
}

/** True where words tell that somebody has done something for people. */
function isCredited(words: string): boolean {
  return cueBetween('credits', words, 0, words.length)
}

/** True for one of two numbers that tell how something has grown or shrunk. */
function hasChanged({ sentence: { text }, start, end }: Pick<Mention, 'sentence' | 'start' | 'end'>): boolean {
  const before = text.slice(clauseStart(text, start), start)
  return ARRIVED.test(before) || (SET_OUT.test(before) && LEFT.test(text.slice(end)))
}
