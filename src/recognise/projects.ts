import { toNumber } from '../decimal.js'
import { isCountable } from '../lexicon/countables.js'
import { projectNounEnd } from '../lexicon/projects.js'
import { unitWords } from '../lexicon/units.js'
import { type CountedNoun, nounPhraseAfter, nounPhraseBefore } from './noun-phrase.js'
import type { Candidate, Slot } from './slot.js'

/** What is done with projects: a count behind such a word counts them when the noun is left out (完工14个). */
const DONE =
  /(?:[开动完]了工|还剩|剩余|剩下|余下|其余|还有|另有|尚有|未开工|未完工|完工|竣工|开工|动工|复工|建成|投用|投产|完成|启动|实施|开建|续建|新建|在建|落地|签约|验收|交付|交出|储备|谋划|安排|引进|推进|列入|批复|承办|承建|代建|立项|结转|新增|交付使用|增加到|增至|增长到|减少到|减至|结转|动建|开建)(?:的|了|有|只有|仅|共|项目|数|已|达|不到|不足|近|超过|逾|约|至少)*$/
const DONE_BEHIND =
  /^(?:已经?|正在|正|均已|全部|将|还在|尚未|未)?(?:完工|竣工|开工|动工|复工|建成|投用|投产|完成|启动|实施|在建|建设|落地|签约|验收|交付|推进|因)/
/** Behind the words of a breakdown each count is a part of the projects named before: 其中教育8个、卫生5个. */
const PART = /其中|分别|包括|内有|含|分为|(?:项目|工程)[^,;。]{0,8}[:(]|[个项](?:项目|工程)?[:(]/
/** Nothing that the number counts stands behind the counter. */
const ENDS = /^(?:$|[,;:。!?、() 的占已将因正未拟均增]|左右|以上|以下|上下)/

/** A count of projects: 21个脱贫攻坚项目, 援疆项目273个, 58项扶贫项目. */
export function projects(slot: Slot): Candidate | null {
  const { sentence, text, numeral, after, clause, nextStart } = slot
  const unit = unitWords().at(text, after)
  if (unit?.class !== 'counter') return null
  const end = after + unit.word.length
  const behind = nounPhraseAfter(sentence, end, Math.min(clause.end, nextStart))
  const isNext = behind?.counts === 'other' && behind.end === nextStart && slot.clause.end > nextStart
  if (behind && !isNext) {
    // in 80个国家建设成套项目580个 the projects have a number of their own
    const passive = /(?:通过|经过|经|接受|符合)$/.test(text.slice(0, numeral.start))
    const owned = behind.counts === 'project' && behind.end === nextStart && /\S/.test(text[nextStart] ?? '')
    return behind.counts === 'project' && !owned && !passive && !isApposition(slot, behind)
      ? found(slot, end, behind, 'project/noun behind')
      : null
  }
  const before = nounPhraseBefore(sentence, numeral.start, Math.max(clause.start, slot.previousEnd))
  if (before?.counts === 'project') return found(slot, end, before, 'project/noun before')
  return slot.cell && projectNounEnd(slot.cell.header) > 0 ? found(slot, end, null, 'project/column') : null
}

/** In 北塔山牧场、奇台农场、红旗农场3个团场扶贫项目 the number counts the names in front of it. */
function isApposition({ text, numeral, clause }: Slot, behind: CountedNoun): boolean {
  const items = text.slice(clause.start, numeral.start).split('、')
  const nouns = text.slice(behind.start, behind.end)
  return (
    items.length > 1 &&
    toNumber(numeral.value) === items.length &&
    !/[的项]$/.test(items.at(-1) ?? '') &&
    namesPlace(nouns)
  )
}

function namesPlace(phrase: string): boolean {
  return [2, 3, 4].some((length) => [...phrase].some((_, i) => isCountable(phrase.slice(i, i + length))))
}

/** How far back in the paragraph the projects may have been named. */
const NAMED_WITHIN = 300

/** A count of projects whose noun is left out: 72个…项目已完成45个, 完工14个, 2018年9152万元、23个. */
export function projectsElliptic(slot: Slot): Candidate | null {
  const { sentence, text, numeral, after, clause, nextStart, topic } = slot
  const unit = unitWords().at(text, after)
  if (unit?.class !== 'counter') return null
  const end = after + unit.word.length
  const from = Math.max(clause.start, slot.previousEnd)
  const lead = text.slice(from, numeral.start)
  const behind = text.slice(end, end + 6)
  const isDone = DONE_BEHIND.test(behind) || (ENDS.test(behind) && DONE.test(lead))
  if (isDone && (topic === 'project' || areNamed(slot))) return found(slot, end, null, 'project/left out: verb')
  if (topic === null || topic === 'other') return null
  if (nounPhraseAfter(sentence, end, Math.min(clause.end, nextStart))) return null
  const noun = nounPhraseBefore(sentence, numeral.start, from)
  const isPart =
    /(?:类|类有|类共|的)$/.test(lead) || PART.test(text.slice(Math.max(0, numeral.start - 60), numeral.start))
  const isThing = noun?.adjacent && !noun.isSort && (!isPart || isCountable(text.slice(noun.start, noun.end)))
  if (isThing && topic !== 'left out') return null
  if (noun?.counts === 'person' && noun.adjacent) return null
  return found(slot, end, noun?.adjacent ? noun : null, isPart ? 'project/left out: part' : 'project/left out: list')
}

function areNamed({ sentence, numeral, namedBefore }: Slot): boolean {
  const at = sentence.start + numeral.start
  return namedBefore || projectNounEnd(sentence.block.text.slice(Math.max(0, at - NAMED_WITHIN), at)) >= 0
}

function found({ numeral }: Slot, end: number, noun: Candidate['noun'], rule: string): Candidate {
  return { kind: 'project', unit: 'project', start: numeral.start, end, noun, rule }
}
