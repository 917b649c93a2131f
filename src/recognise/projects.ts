import { toNumber } from '../decimal.js'
import { isCountable } from '../lexicon/countables.js'
import { projectNounEnd, projectRests } from '../lexicon/projects.js'
import { roleCues } from '../lexicon/roles.js'
import { isCountedBefore } from './counts.js'
import { type CountedNoun, lightStart, nounPhraseAfter, nounPhraseBefore } from './noun-phrase.js'
import type { Candidate, Slot } from './slot.js'
import { cutsWord, unitAt } from './unit.js'

/** Behind the words of a breakdown each count is a part of the projects named before: 其中教育8个、卫生5个. */
const PART = /其中|分别|包括|内有|含|分为|(?:项目|工程)[^,;。]{0,8}[:(]|[个项](?:项目|工程)?[:(]/
/** Nothing that the number counts stands behind the counter. */
const ENDS = /^(?:$|[^\p{L}\p{N}“‘「『《〈<]|[的占已将因正未拟均增]|里面|当中|左右|以上|以下|上下)/u

/** A count of projects: 21个脱贫攻坚项目, 援疆项目273个, 58项扶贫项目, 15个产业、12个民生和6个人才项目. */
export function projects(slot: Slot): Candidate | null {
  const { sentence, text, unit, after, clause, nextStart } = slot
  if (!isCounter(unit) || isNounItself(slot)) return hedgedProjects(slot)
  const end = after + unit.word.length
  // 年产40万件|…加工项目: behind 件 stands what is made
  const behind = isOfWorks(unit) ? null : nounPhraseAfter(sentence, end, Math.min(clause.end, nextStart))
  const isNext = behind?.counts === 'other' && behind.end === nextStart && slot.clause.end > nextStart
  const sized = sizedProjects(slot, end)
  if (sized) return found(slot, end, sized, 'project/noun behind a size')
  if (behind && !isNext && !(behind.isPredicate && isOfBefore(behind, text, nounInFront(slot)))) {
    if (behind.counts === 'project')
      return isOwned(slot, behind) || isRelative(slot, behind) || isApposition(slot, behind)
        ? null
        : found(slot, end, behind, 'project/noun behind')
    const shared = sharedNoun(slot, end, behind)
    return shared && found(slot, end, shared, 'project/noun of a list')
  }
  const before = nounInFront(slot)
  if (before?.counts === 'project') return found(slot, end, before, 'project/noun before')
  const paired = behind ? null : pairedNoun(slot, end)
  if (paired) return found(slot, end, paired, 'project/noun of a pair')
  return slot.cell && projectNounEnd(slot.cell.header) > 0 ? found(slot, end, null, 'project/column') : null
}

function nounInFront({ sentence, numeral, clause, previousEnd }: Slot): CountedNoun | null {
  return nounPhraseBefore(sentence, numeral.start, Math.max(clause.start, previousEnd))
}

/** 100+|项目: 项 begins the noun; in 36|项|目标 it is the counter. */
function isNounItself({ sentence, text, after }: Slot): boolean {
  return text.startsWith('项目', after) && cutsWord(sentence, after, after + 1)
}

/** 百余项目, 100+项目: a hedge takes the counter's place. */
function hedgedProjects(slot: Slot): Candidate | null {
  const { sentence, numeral, after, clause, nextStart } = slot
  if (numeral.qualifier !== 'over' || !/项目|工程/.test(sentence.text.slice(after, after + 12))) return null
  const behind = nounPhraseAfter(sentence, after, Math.min(clause.end, nextStart))
  return behind?.counts === 'project' && !behind.isPredicate
    ? found(slot, numeral.end, behind, 'project/noun behind a hedge')
    : null
}

/** 产业项目15个|带动脱贫户: a verb behind the number goes on about the noun in front of it; in 领域320个|共建项目 it belongs to the projects. */
function isOfBefore(behind: CountedNoun, text: string, before: CountedNoun | null): boolean {
  return isCountedBefore(text, before) && (behind.counts !== 'project' || before?.counts === 'project')
}

/** Between a counter and the amount that says how large its projects are. */
const TO_SIZE = /^(?:(?:总|计划|固定资产|单体)?投资(?:总?额|规模)?)?(?:在|为|过|超过?|达到?|不低于)?$/
/** Between that amount and the noun. */
const FROM_SIZE = /^ ?(?:[元圆]|美元|人民币|港元)(?:\([^()]{1,4}\))?(?:以上|以下|级|左右)?(?:的)?/

/** 45个投资亿元以上重点项目, 12个10亿元级产业项目: an amount stands between the counter and its noun. */
function sizedProjects({ sentence, text, clause, following }: Slot, end: number): CountedNoun | null {
  const [size, next] = following
  if (!size || size.start > clause.end || !TO_SIZE.test(text.slice(end, size.start))) return null
  const from = FROM_SIZE.exec(text.slice(size.end, size.end + 12))
  if (!from) return null
  const phrase = nounPhraseAfter(sentence, size.end + from[0].length, Math.min(clause.end, next?.start ?? clause.end))
  return phrase?.counts === 'project' && !phrase.isPredicate ? phrase : null
}

/** 80个国家建设成套项目580个: the projects have a number of their own; not where the next one is money or people. */
function isOwned({ sentence, text, nextStart, following }: Slot, behind: CountedNoun): boolean {
  const [next] = following
  if (behind.end !== nextStart || next === undefined) return false
  return unitAt(sentence, next.end + (text[next.end] === ' ' ? 1 : 0))?.class === 'counter'
}

/** 通过5项检查的工程: the number is the verb's, in front of the noun that the clause belongs to. */
function isRelative({ text, numeral }: Slot, behind: CountedNoun): boolean {
  return (
    /(?:通过|经过|接受|符合)$/.test(text.slice(0, numeral.start)) && text.slice(behind.start, behind.end).includes('的')
  )
}

/** Between the items of a list. */
const ITEMS_APART = /^(?:、|和|及|与|以及|,)/

/**
 * The noun at the end of a list of counts by sort: 15个产业、12个民生和6个人才项目. Each item but the last ends in the name of a sort, and
 * so does what the last one says in front of the noun: 3个品牌、2个项目 shares none.
 */
function sharedNoun(slot: Slot, end: number, behind: CountedNoun): CountedNoun | null {
  const { sentence, text, clause, following } = slot
  let item = behind
  let at = end
  for (const [i, next] of following.slice(0, MOST_ITEMS).entries()) {
    if (!item.isSort || next.start > clause.end || !ITEMS_APART.test(text.slice(item.end, next.start))) return null
    if (text.slice(item.end, next.start).length > 2 || item.start !== at) return null
    const start = next.end + (text[next.end] === ' ' ? 1 : 0)
    const unit = unitAt(sentence, start)
    if (unit?.class !== 'counter') return null
    at = start + unit.word.length
    const phrase = nounPhraseAfter(sentence, at, Math.min(clause.end, following[i + 1]?.start ?? clause.end))
    if (phrase === null) return null
    if (phrase.counts === 'project') return phrase.end - phrase.start > 2 ? phrase : null
    item = phrase
  }
  return null
}

/** No list of sorts is longer. */
const MOST_ITEMS = 12

/** 分别支持3个|和两个社区项目: the next count has the noun of both. */
function pairedNoun({ sentence, text, clause, following: [next, third] }: Slot, end: number): CountedNoun | null {
  if (next === undefined || !/^(?:和|与|及|或|、)$/.test(text.slice(end, next.start))) return null
  const unit = unitAt(sentence, next.end)
  if (unit?.class !== 'counter') return null
  const limit = Math.min(clause.end, third?.start ?? clause.end)
  const phrase = nounPhraseAfter(sentence, next.end + unit.word.length, limit)
  return phrase?.counts === 'project' && !phrase.isPredicate ? phrase : null
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
  const { sentence, text, numeral, unit, after, clause, nextStart, topic } = slot
  if (!isCounter(unit) || isNounItself(slot) || !goesOn(slot)) return null
  const end = after + unit.word.length
  const from = Math.max(clause.start, slot.previousEnd)
  const lead = text.slice(from, numeral.start)
  const behind = text.slice(end, end + 6)
  const noun = nounPhraseBefore(sentence, numeral.start, from)
  if (noun?.isNoProject) return null
  const isOfThing =
    noun?.adjacent && noun.counts === 'other' && !noun.isSort && !/[中内里]$/.test(text.slice(noun.start, noun.end))
  const isDone = (!isOfThing && isDoneBehind(slot, end)) || (ENDS.test(behind) && isDoneBefore(slot, from))
  if (isDone && (topic === 'project' || areNamed(slot) || areNamedBehind(slot, end)))
    return found(slot, end, null, 'project/left out: verb')
  if (ENDS.test(behind) && isAboutProjects(slot)) return found(slot, end, null, 'project/left out: topic')
  if (topic === null && isListed(slot, end, lead)) return found(slot, end, null, 'project/left out: of a list')
  if (topic === null || topic === 'other') return countOfNamed(slot, end, lead, behind)
  if (nounPhraseAfter(sentence, end, Math.min(clause.end, nextStart))) return null
  const isPart = SORTED.test(lead) || PART.test(text.slice(Math.max(0, numeral.start - 60), numeral.start))
  const isThing = noun?.adjacent && !noun.isSort && (!isPart || isCountable(text.slice(noun.start, noun.end)))
  if (isThing && (topic !== 'left out' || !continuesList(slot, from))) return null
  if (noun?.counts === 'person' && noun.adjacent) return null
  return found(slot, end, noun?.adjacent ? noun : null, isPart ? 'project/left out: part' : 'project/left out: list')
}

/** Behind a count of projects a bare noun may be a sort of them (水利16个、道路9个); in 新增学位3200个 a verb has the thing. */
function continuesList({ sentence, previous, previousEnd, numeral }: Slot, from: number): boolean {
  if (previous?.kind === 'project' && previousEnd > previous.end) return false
  return !sentence.tag(from, numeral.start).some(({ tag }) => /^v(?!n)/.test(tag))
}

/** 个 and 项; works are counted by 件 too. */
export function isCounter(unit: Slot['unit']): unit is NonNullable<Slot['unit']> {
  return unit?.class === 'counter' || isOfWorks(unit)
}

/** 工程27件; 件 counts much else, so a count without its noun goes on with the one that a noun had. */
export function isOfWorks(unit: Slot['unit']): boolean {
  return unit?.word === '件'
}

/** An earlier count by the same counter. */
const COUNTED_BY_PIECE = /[\d一二三四五六七八九十百千余多] ?件/

/** False for 件 in a paragraph that has counted nothing else so: 科技项目63项,发明专利1260|件. */
function goesOn({ sentence, numeral, unit }: Slot): boolean {
  const at = sentence.start + numeral.start
  return !isOfWorks(unit) || COUNTED_BY_PIECE.test(sentence.block.text.slice(Math.max(0, at - NAMED_WITHIN), at))
}

/**
 * True where a word for what is done with projects, or for what is left of them, stands in front of the number (完工14个, 其余的32个), or any
 * verb right behind a count of projects (103个项目,自然保护区占23项).
 */
function isDoneBefore({ sentence, text, numeral, topic, previous }: Slot, from: number): boolean {
  const light = lightStart(text, from, numeral.start)
  const end = /[了过]/.test(text[light - 1] ?? '') ? light - 1 : light
  const { near, noun } = roleCues('project')
  if (near.before(text, end) || noun.before(text, end) || projectRests().before(text, end)) return true
  const [word] = sentence.tag(Math.max(from, end - 6), end).slice(-1)
  return topic === 'project' && previous?.kind === 'project' && /^v/.test(word?.tag ?? '')
}

/** What may stand between a count and what is said of what it counts: 已, 尚未, 全部, 计划于年底前. */
const PASSED = /^(?:d|t|f|p|vn|nz$)/

/** … and what is hoped of them. */
const HOPED = /^(?:有望|可望|预计|力争|争取)$/

/** 45个|已完工, 32个|计划于年底前投用: a word for what is done with projects; where they are the topic, any verb: 16个|属公路. */
function isDoneBehind({ sentence, text, clause, topic }: Slot, end: number): boolean {
  const cues = roleCues('project').near
  const word = text[end] === ' ' ? end + 1 : end
  for (const { start, text: own, tag } of sentence.tag(word, Math.min(clause.end, end + 16))) {
    if (cues.at(text, start) !== undefined) return true
    if (HOPED.test(own)) continue
    if (/^v(?!n)/.test(tag) || own === '因') return topic === 'project'
    if (!PASSED.test(tag) && own !== '全部') return false
  }
  return false
}

/** 已建成|22个、在建13个、拟建7个项目: only the last count of a row has the noun. */
function areNamedBehind({ sentence, text, clause, following }: Slot, end: number): boolean {
  let at = end
  for (const [i, next] of following.entries()) {
    if (next.start > clause.end || !/^(?:、|和|及|与|以及)[^,;、]{0,6}$/.test(text.slice(at, next.start))) return false
    const unit = unitAt(sentence, next.end)
    if (unit?.class !== 'counter') return false
    at = next.end + unit.word.length
    const phrase = nounPhraseAfter(sentence, at, Math.min(clause.end, following[i + 1]?.start ?? clause.end))
    if (phrase) return phrase.counts === 'project'
  }
  return false
}

/** 民生类共计|31个, 完工的|21个. */
const SORTED = /(?:类|领域|方面|的)(?:项目)?(?:有|共|共有|共计|计|总计|合计|达|分别)?$/
/** 每个项目20万元,全县共|15个: a place and a word for the whole, or either. */
const WHOLE = /(?:^|[,;:。、 ])(?:全[县市州区省团校镇乡]|各[县市州区地])?(?:共|共有|合计|共计|总计|一共|总共|累计)?$/

/** A count without a noun where the sentence has named projects without a number: 推进一批重点项目,其中民生类31个. */
function countOfNamed(slot: Slot, end: number, lead: string, behind: string): Candidate | null {
  const { sentence, numeral } = slot
  if (!ENDS.test(behind) || projectNounEnd(sentence.text.slice(0, numeral.start)) < 0) return null
  if (/类/.test(lead) && SORTED.test(lead)) return found(slot, end, null, 'project/left out: part')
  const isWhole = lead !== '' && WHOLE.test(lead) && EACH.test(sentence.text.slice(0, numeral.start))
  return isWhole ? found(slot, end, null, 'project/left out: whole') : null
}

/** A clause that says no more than what the next one is about: 援建项目吧,. */
const TOPIC = /(?:项目|工程)(?:嘛|吧|呢|啊|呀|么|这块|方面)?[,:]$/
/** The head of a list: 援建工程一览, 项目清单. */
const HEADS_LIST = /(?:项目|工程)(?:一览表?|清单|名单|目录|表|明细表?|汇总表?|情况表?|进度表?)?[::]?$/

/** 援建项目吧,前前后后弄了|十二三个; under 援建工程一览: 共|33项. A noun of its own in the clause has the number instead. */
function isAboutProjects({ sentence, text, numeral, clause, previousEnd, blockBefore }: Slot): boolean {
  const noun = nounPhraseBefore(sentence, numeral.start, Math.max(clause.start, previousEnd))
  if (noun && (noun.counts !== 'other' || noun.adjacent)) return false
  const before = text.slice(Math.max(0, clause.start - 16), clause.start)
  if (TOPIC.test(before)) return true
  return clause.start === 0 && WHOLE.test(text.slice(0, numeral.start).trimEnd()) && HEADS_LIST.test(blockBefore)
}

/** A list or store of projects, which what the sentence counts stands in: 项目清单公布, 储备项目库. */
const LISTED = /(?:项目|工程)(?:储备)?(?:库|清单|名单|目录|台账|盘子|池|表)/
/** Whose they are. */
const OURS = /(?:^|[,;:、 ])(?:[我全本该][市县州区省镇乡]|共有?|共计|合计)$/

/** 重点项目清单公布,我市|25个入列; 储备项目库更新,谋划类|140个: a sort, a place or a verb of projects marks the count as one of the list's. */
function isListed(slot: Slot, end: number, lead: string): boolean {
  const { text, numeral, clause, previousEnd } = slot
  if (!LISTED.test(text.slice(0, numeral.start))) return false
  if (isDoneBehind(slot, end)) return true
  if (!ENDS.test(text.slice(end, end + 6))) return false
  return SORTED.test(lead) || OURS.test(lead) || isDoneBefore(slot, Math.max(clause.start, previousEnd))
}

/** Each project has its share. */
const EACH = /[每各]个?[^,;。]{0,8}(?:项目|工程)/

function areNamed({ sentence, numeral, namedBefore }: Slot): boolean {
  const at = sentence.start + numeral.start
  return namedBefore() || projectNounEnd(sentence.block.text.slice(Math.max(0, at - NAMED_WITHIN), at)) >= 0
}

function found({ numeral }: Slot, end: number, noun: Candidate['noun'], rule: string): Candidate {
  return { kind: 'project', unit: 'project', start: numeral.start, end, noun, rule }
}
