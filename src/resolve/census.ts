import { clauseEnd, clauseStart } from '../clause.js'
import { cueAt, cueBefore, cueBetween, cueWords } from '../lexicon/agents.js'
import type { Mention } from '../model.js'

/** 有|学生714名、教职工|48人: behind 有 nothing but what there is, and how many of each. */
const THERE_ARE = /有(?:[\u4e00-\u9fff]{1,8}[0-9.,]{1,9}[万千百]?[余多]?[名人位户个]、)*([\u4e00-\u9fff]{1,8})$/
/** 由3500人|增至|1.2万人, 从1140人|降到312人: how many there were and are. */
const RISES = '(?:增|升|提高|降|减|扩|发展|壮大|回落|上涨)'
const ARRIVED = new RegExp(`${RISES}[加大长少升低展]{0,2}(?:到|至|了|为)$`)
const SHRINKS = /降|减|回落/
const SET_OUT = /[由从][^,;。]{0,14}$/
const LEFT = new RegExp(`^[^,;。]{0,10}${RISES}`)

/** Whoever is registered as poor. */
const POOR = /(?:贫困|脱贫|低保|监测)[\u4e00-\u9fff]{0,3}(?:人口|户|人员|对象|群众)$/
/** 贫困人口5.8万|全部脱贫: so it stands with all of them. */
const ALL = /^[^,;。]{0,12}(?:全部|全都|均|如期)(?:实现)?(?:脱贫|退出)/
/** What is done to somebody, in the segmenter's tags. */
const VERBAL = /^(?:v(?!n)|p)/
/** A part of what was told before, and the first of many: whoever gave the others gave these (其中|脱贫人口638人, 最初只有6人). */
const PART = /其中|包括|[,(]含|当中|首[批届期]|第一[批届期年]|最初|起初/
/** A house that help has built is told with those who are in it. */
const BUILT = /援建|捐建|捐助|捐资|助力/
/** So far back in its paragraph a house was told of. */
const TOLD = 90
/** How far in front of a figure the words stand that tell whose number it is. */
const NEAR = 12

/** Between such a noun and its figure stands no more than this. */
const IS = /(?:总额|共|共有|有|达|约|为)?$/
/** These are others whom a body takes on, helps or asks to give: 吸纳|职工120人, 当地|员工320人. */
const OTHERS = /吸纳|带动|解决|安置|培训|组织|动员|发动|慰问|转移|雇|聘|招|当地|籍/

/** True for what a firm or a charity has or earns by itself: its staff, its turnover, its taxes. */
export function isOfBooks({ kind, sentence: { text }, start, role, label }: Mention): boolean {
  if (role !== 'employed' && role !== 'sales' && role !== 'finance' && role !== 'income' && role !== 'other')
    return false
  const before = text.slice(clauseStart(text, start), start).replace(IS, '')
  const noun = kind === 'money' ? (label ?? '') : ''
  const isNamed = cueBefore('books', before, before.length) !== null || cueBefore('books', noun, noun.length) !== null
  return isNamed && !OTHERS.test(before)
}

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

/**
 * True for a figure that says how things stand where help is given, and credits nobody with it: who sat an examination, whom a
 * place has too few of, how many of its poor are left.
 */
export function isStanding({ kind, role, label, sentence, start, end }: Mention): boolean {
  if (kind !== 'personnel') return false
  const { text } = sentence
  const from = clauseStart(text, start)
  const before = text.slice(from, start)
  if (PART.test(before)) return false
  // 四百三十余人|过本科线: who passes an examination stands in front of it
  const passes = role === 'student' && cueBetween('stands', text, end, Math.min(clauseEnd(text, end), end + NEAR))
  if (passes && !cueBetween('aid', text, 0, start)) return true
  // whom help has reached it has reached, however few
  if (role !== 'beneficiary') return cueBetween('stands', text, Math.max(from, start - NEAR), start)
  const isReached = cueBetween('reached', text, end, Math.min(text.length, end + NEAR)) && !ALL.test(text.slice(end))
  if (!POOR.test(label ?? '') || isReached) return false
  const to = from + (POOR.exec(before)?.index ?? before.length)
  return sentence.tag(from, to).every(({ tag, text: word }) => !VERBAL.test(tag) || cueWords('counts').has(word))
}

/** True where of two numbers that tell how something has changed the second is the smaller: 转诊病人从1140人|降到312人. */
export function hasShrunk({ sentence: { text }, start, end }: Mention): boolean {
  return SHRINKS.test(text.slice(Math.max(0, start - NEAR), end + NEAR))
}

/** True for one of two numbers that tell how something has grown or shrunk. */
export function hasChanged({ sentence: { text }, start, end }: Pick<Mention, 'sentence' | 'start' | 'end'>): boolean {
  const before = text.slice(clauseStart(text, start), start)
  return ARRIVED.test(before) || (SET_OUT.test(before) && LEFT.test(text.slice(end)))
}
