import { toNumber } from '../decimal.js'
import { isCountable } from '../lexicon/countables.js'
import { currencyNames } from '../lexicon/currencies.js'
import { hedgeWords } from '../lexicon/hedges.js'
import { isNoProject, isProjectNoun, projectNounEnd } from '../lexicon/projects.js'
import { roleCues } from '../lexicon/roles.js'
import { fits, matchAt } from '../pattern.js'
import type { Span } from '../span.js'
import { isCountedBefore } from './counts.js'
import { type CountedNoun, lightStart, namesBody, nounPhraseAfter, nounPhraseBefore } from './noun-phrase.js'
import type { Candidate, Reason, Slot } from './slot.js'
import { cutsWord, unitAt } from './unit.js'

/** A count of projects: 21个脱贫攻坚项目, 援疆项目273个, 58项扶贫项目, 15个产业、12个民生和6个人才项目. */
export function projects(slot: Slot): Candidate | Reason | null {
  const found = countOfProjects(slot)
  return found?.noun && isOfEvent(slot, found.noun) ? 'kind of thing' : found
}

/** What says that an event or a show has them: 大赛|设, 非遗展|汇集. */
const HAS = /共?(?:设[置有]?|有|包?[含括]|汇集)了?$/

/** 本届非遗展汇集|项目150个, 大赛设|12个项目: the projects of an event, named by no word of their own, are its matches or exhibits. */
function isOfEvent({ text, numeral, clause }: Slot, noun: Span): boolean {
  if (text.slice(noun.start, noun.end) !== '项目') return false
  const lead = text.slice(clause.start, Math.min(numeral.start, noun.start))
  const event = lead.replace(HAS, '')
  const names = [event, event.replace(/[展会节]$/, '')]
  return event !== lead && names.some((name) => [2, 3].some((length) => isNoProject(name.slice(-length))))
}

function countOfProjects(slot: Slot): Candidate | null {
  const { sentence, text, numeral, unit, after, clause, nextStart } = slot
  if (!isCounter(unit) || isNounItself(slot)) return hedgedProjects(slot)
  const end = after + unit.word.length
  // 年产40万件|…加工项目: behind 件 stands what is made
  const limit = Math.min(clause.end, nextStart)
  const start = behindParted(text, numeral.end, end)
  const behind = isOfWorks(unit) ? worksBehind(slot, start) : nounPhraseAfter(sentence, start, limit)
  // 3个县|12个乡镇 is a row of places
  const isNext =
    behind?.counts === 'other' &&
    behind.end === nextStart &&
    clause.end > nextStart &&
    !namesBody(text.slice(behind.start, behind.end))
  const hedge = isOfWorks(unit) ? end : behindHedge(text, end)
  const hedged = hedge > end ? nounPhraseAfter(sentence, hedge, limit) : null
  if (hedged?.counts === 'project' && !hedged.isPredicate) return projectCount(slot, end, hedged, 'project/noun behind')
  const sized = sizedProjects(slot, end)
  if (sized) return projectCount(slot, end, sized, 'project/noun behind a size')
  if (behind && !isNext && !isOfBefore(behind, text, nounInFront(slot))) {
    if (behind.counts === 'project')
      return isOfPlaces(slot, behind) || isOwned(slot, behind) || isRelative(slot, behind) || isApposition(slot, behind)
        ? null
        : projectCount(slot, end, behind, 'project/noun behind')
    const built = worksOn(slot, behind)
    if (built) return projectCount(slot, end, built, 'project/noun of works')
    const shared = sharedNoun(slot, end, behind)
    return shared && projectCount(slot, end, shared, 'project/noun of a list')
  }
  const before = nounInFront(slot)
  if (before?.counts === 'project' && (!isOfWorks(unit) || areWorks(slot, before, end)))
    return projectCount(slot, end, before, 'project/noun before')
  const paired = behind ? null : pairedNoun(slot, end)
  if (paired) return projectCount(slot, end, paired, 'project/noun of a pair')
  return slot.cell && projectNounEnd(slot.cell.header) > 0 ? projectCount(slot, end, null, 'project/column') : null
}

/** 36 个 子项目: where a blank parts number and counter, one behind the counter parts no more. */
function behindParted(text: string, from: number, end: number): number {
  return text[from] === ' ' && text[end] === ' ' ? end + 1 : end
}

/** What is made, planned or made so many times over has its own number: 年产1000件|服装加工项目. */
const MAKES = /产|加工|销售?$/

/** 落地1022件|此类项目, 56件|工程中: works that their noun follows at once, or with the word for their sort. */
function worksBehind({ sentence, text, numeral, unit, clause, nextStart }: Slot, start: number): CountedNoun | null {
  if (unit?.word !== '件' || numeral.scale >= 4 || MAKES.test(text.slice(clause.start, numeral.start))) return null
  const phrase = nounPhraseAfter(
    sentence,
    start + (matchAt(OF_THESE, text, start)?.[0].length ?? 0),
    Math.min(clause.end, nextStart),
  )
  return phrase?.counts === 'project' && !phrase.isPredicate && phrase.end - start <= LONGEST_OF_WORKS ? phrase : null
}

const OF_THESE = /.类/uy
/** 民生实事工程: a longer phrase tells of things first. */
const LONGEST_OF_WORKS = 8

/** 水利工程|118处, 水利工程建成|118处: works stand in front, and nothing is told of what stands at these places. */
function areWorks(slot: Slot, before: CountedNoun, end: number): boolean {
  const { sentence, text, numeral, unit, clause, nextStart } = slot
  if (!text.slice(before.start, before.end).endsWith('工程') && !(before.adjacent && unit?.word === '件')) return false
  const verb = text.slice(before.end, lightStart(text, before.end, numeral.start))
  if (!before.adjacent && roleCues('project').near.at(verb, 0)?.word !== verb) return false
  const behind = nounPhraseAfter(sentence, end, Math.min(clause.end, nextStart))
  return behind === null || behind.isPredicate
}

/** 3个以上|公益项目 */
function behindHedge(text: string, at: number): number {
  return at + (hedgeWords().after.at(text, at)?.word.length ?? 0)
}

function nounInFront({ sentence, numeral, clause, previousEnd }: Slot): CountedNoun | null {
  return nounPhraseBefore(sentence, numeral.start, Math.max(clause.start, previousEnd))
}

/** 100+|项目: 项 begins the noun; in 36|项|目标 it is the counter. */
export function isNounItself({ sentence, text, after }: Slot): boolean {
  return text.startsWith('项目', after) && cutsWord(sentence, after, after + 1)
}

/** 百余项目, 100+项目: a hedge takes the counter's place. */
function hedgedProjects(slot: Slot): Candidate | null {
  const { sentence, numeral, after, clause, nextStart } = slot
  if (numeral.qualifier !== 'over' || projectNounEnd(sentence.text.slice(after, after + 12)) < 0) return null
  const behind = nounPhraseAfter(sentence, after, Math.min(clause.end, nextStart))
  return behind?.counts === 'project' && !behind.isPredicate
    ? projectCount(slot, numeral.end, behind, 'project/noun behind a hedge')
    : null
}

/** 产业项目15个|带动脱贫户: a verb behind the number goes on about the noun in front of it; in 领域320个|共建项目 it belongs to the projects. */
function isOfBefore(behind: CountedNoun, text: string, before: CountedNoun | null): boolean {
  // 扶贫项目十二个|并网: a word that the segmenter does not know is no noun that takes the number away
  if (!behind.isPredicate && !(behind.isUnknown && before?.counts === 'project')) return false
  return isCountedBefore(text, before) && (behind.counts !== 'project' || before?.counts === 'project')
}

/** Between a counter and the amount that says how large its projects are. */
const TO_SIZE = /^(?:\p{Script=Han}{0,4}投资\p{Script=Han}{0,2})?[在过]?$/u
/** Between that amount and the noun. */
const FROM_SIZE = /(?:\([^()]{1,4}\))?级?/y

/** 45个投资亿元以上重点项目, 12个10亿元级产业项目: an amount stands between the counter and its noun. */
function sizedProjects({ sentence, text, clause, following }: Slot, end: number): CountedNoun | null {
  const [size, next] = following
  if (!size || size.start > clause.end || !TO_SIZE.test(text.slice(end, lightStart(text, end, size.start)))) return null
  const at = text[size.end] === ' ' ? size.end + 1 : size.end
  const currency = currencyNames().at(text, at)
  if (currency === undefined) return null
  const amount = at + currency.word.length
  const hedge = behindHedge(text, amount + (matchAt(FROM_SIZE, text, amount)?.[0].length ?? 0))
  const from = text[hedge] === '的' ? hedge + 1 : hedge
  const phrase = nounPhraseAfter(sentence, from, Math.min(clause.end, next?.start ?? clause.end))
  return phrase?.counts === 'project' && !phrase.isPredicate ? phrase : null
}

/** 80个国家建设成套项目580个: the projects have a number of their own; not where the next one is money or people. */
function isOwned({ sentence, text, nextStart, following }: Slot, behind: CountedNoun): boolean {
  const [next] = following
  if (behind.end !== nextStart || next === undefined || NONE_OF_THEM.test(text.slice(next.start, next.end + 4)))
    return false
  return unitAt(sentence, next.end + (text[next.end] === ' ' ? 1 : 0))?.class === 'counter'
}

/** 50个项目|一个都不能少: of all of them. */
const NONE_OF_THEM = /^一[个项][都也不没接]/

/** Behind these stand the places that something is done for. */
const FOR = /(?<=[助援持扶为给在]了?)/y

/** 援助8个|国家建设项目, 为12个|县实施项目: places, for which projects are built. */
function isOfPlaces({ sentence, text, numeral, clause }: Slot, { start, end }: CountedNoun): boolean {
  const lead = text.slice(clause.start, numeral.start)
  const [place, deed] = sentence.tag(start, end)
  if (!place || !deed || !fits(FOR, lead, lightStart(lead, 0, lead.length))) return false
  return /^(?:国家?|[省市州县区乡镇村])$/.test(place.text) && (isProjectNoun(deed.text) || /^v/.test(deed.tag))
}

/** 通过5项检查的工程: the number is the verb's, in front of the noun that the clause belongs to. */
function isRelative({ text, numeral }: Slot, behind: CountedNoun): boolean {
  return fits(/(?<=[通经]过|接受|符合)/y, text, numeral.start) && text.slice(behind.start, behind.end).includes('的')
}

/**
 * 援建5个|卫生院改造项目: behind a verb for what is done with projects a body and what is built of it name them; in 支持12个县实施项目 and
 * 80个国家建设项目30个 bodies are counted, that have projects.
 */
function worksOn(slot: Slot, behind: CountedNoun): CountedNoun | null {
  const { sentence, text, numeral, clause, nextStart } = slot
  const { near } = roleCues('project')
  if (!near.before(text, lightStart(text, clause.start, numeral.start)) || behind.counts !== 'other') return null
  const isPlace = /[国家省市州县区乡镇村]$/.test(text.slice(behind.start, behind.end))
  let verbs = 0
  for (const token of sentence.tag(behind.end, Math.min(clause.end, nextStart))) {
    if (isProjectNoun(token.text)) {
      const phrase = { ...behind, end: token.end, counts: 'project' as const }
      return verbs > 0 && token.end === clause.end && !isOwned(slot, phrase) ? phrase : null
    }
    const isDone = near.at(text, token.start)?.word === token.text && (token.text !== '建设' || isPlace)
    if (!/^v/.test(token.tag) || isDone || ++verbs > 2) return null
  }
  return null
}

/** Between the items of a list. */
const ITEMS_APART = /^(?:以?及|[、和与,])/

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

/** Between two counts that have one noun, of which the second may say which lot it is. */
const PAIRED = /^[和与及或、](?:第\p{Script=Han}{1,2}[批期轮])?$/u

/** 分别支持3个|和两个社区项目, 第三批12个|、第四批15个项目: the next count has the noun of both. */
function pairedNoun({ sentence, text, clause, following }: Slot, end: number): CountedNoun | null {
  const [next, third] = following.filter(({ start }) => text[start - 1] !== '第')
  if (next === undefined || !PAIRED.test(text.slice(end, next.start))) return null
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

/** 个 and 项; works are counted by 件 and 处 too. */
export function isCounter(unit: Slot['unit']): unit is NonNullable<Slot['unit']> {
  return unit?.class === 'counter' || isOfWorks(unit)
}

/** 工程27件, 水利工程118处: these count much else, so a count without its noun goes on with the one that a noun had. */
export function isOfWorks(unit: Slot['unit']): boolean {
  return unit?.class === 'works'
}

/** The figure of a count of projects. */
export function projectCount({ numeral }: Slot, end: number, noun: Candidate['noun'], rule: string): Candidate {
  return { kind: 'project', unit: 'project', start: numeral.start, end, noun, rule }
}
