import { projectNounEnd } from '../lexicon/projects.js'
import { unitWords } from '../lexicon/units.js'
import { nounPhraseAfter, nounPhraseBefore } from './noun-phrase.js'
import type { Candidate, Slot } from './slot.js'

/** What is done with projects: a count behind such a word counts them when the noun is left out (完工14个). */
const DONE =
  /(?:完工|竣工|开工|动工|复工|建成|投用|投产|完成|启动|实施|开建|续建|新建|在建|落地|签约|验收|交付|交出|储备|谋划|安排|引进|推进|列入|批复|立项|结转|动建|开建)(?:的|了|有|的有|共|项目|数)*$/
/** Behind the words of a breakdown each count is a part of the projects named before: 其中教育8个、卫生5个. */
const PART = /其中|分别|包括|内有|含|分为/
/** Nothing that the number counts stands behind the counter. */
const ENDS = /^(?:$|[,;:。!?、()的占已]|左右|以上|以下)/

/** A count of projects: 21个脱贫攻坚项目, 援疆项目273个, 58项扶贫项目. */
export function projects(slot: Slot): Candidate | null {
  const { sentence, text, numeral, after, clause, nextStart } = slot
  const unit = unitWords().at(text, after)
  if (unit?.class !== 'counter') return null
  const end = after + unit.word.length
  const behind = nounPhraseAfter(sentence, end, Math.min(clause.end, nextStart))
  if (behind) {
    // in 80个国家建设成套项目580个 the projects have a number of their own
    const owned = behind.counts === 'project' && behind.end === nextStart && /\S/.test(text[nextStart] ?? '')
    return behind.counts === 'project' && !owned ? found(slot, end, behind, 'project/noun behind') : null
  }
  const before = nounPhraseBefore(sentence, numeral.start, Math.max(clause.start, slot.previousEnd))
  if (before?.counts === 'project') return found(slot, end, before, 'project/noun before')
  return null
}

/** A count of projects whose noun is left out: 72个…项目已完成45个, 完工14个, 2018年9152万元、23个. */
export function projectsElliptic(slot: Slot): Candidate | null {
  const { sentence, text, numeral, after, clause } = slot
  const unit = unitWords().at(text, after)
  if (unit?.class !== 'counter' || !ENDS.test(text.slice(after + unit.word.length, after + unit.word.length + 2)))
    return null
  const end = after + unit.word.length
  const before = text.slice(0, numeral.start)
  const from = Math.max(clause.start, slot.previousEnd)
  if (projectNounEnd(before) < 0) return null
  const lead = text.slice(from, numeral.start)
  if (DONE.test(lead)) return found(slot, end, null, 'project/left out: verb')
  if (/类(?:项目|有|共)?$/.test(lead) || PART.test(before.slice(-60))) {
    const noun = nounPhraseBefore(sentence, numeral.start, from)
    return noun && noun.counts !== 'other' ? null : found(slot, end, noun, 'project/left out: part')
  }
  return /^[、,和及]$/.test(lead) ? found(slot, end, null, 'project/left out: list') : null
}

function found({ numeral }: Slot, end: number, noun: Candidate['noun'], rule: string): Candidate {
  return { kind: 'project', unit: 'project', start: numeral.start, end, noun, rule }
}
