import { clauseEnd, clauseStart } from '../clause.js'
import { add, compare } from '../decimal.js'
import { isCountable } from '../lexicon/countables.js'
import { currencyNames } from '../lexicon/currencies.js'
import { isProjectList, isProjectNoun, projectNounEnd, projectRests, saysOfProjects } from '../lexicon/projects.js'
import { roleCues } from '../lexicon/roles.js'
import type { Sentence, Token } from '../model.js'
import { fits } from '../pattern.js'
import type { Span } from '../span.js'
import { isHedgedBehind } from './hedge.js'
import {
  type CountedNoun,
  isField,
  isPartPlace,
  isPredicateStart,
  isSort,
  lightStart,
  nounPhraseAfter,
  nounPhraseBefore,
} from './noun-phrase.js'
import { isCounter, isNounItself, isOfWorks, projectCount } from './projects.js'
import { goesOnWithList } from './shared-unit.js'
import type { Candidate, LeftOut, Slot } from './slot.js'
import { unitAt } from './unit.js'

/**
 * What stands on one side of a count that has no noun behind it. `done`: a word for what is done with projects (完工14个, 45个已开工); `rest`: for
 * what is left of them (其余32个); `deed`: another verb; `sort`: a sort or the rest of a phrase with 的; `place`: whose they are (我县6个);
 * `whole`: a word for a sum (合计20项); `thing`: a noun that the number may count itself; `bare`: nothing.
 */
type Side = 'done' | 'rest' | 'deed' | 'sort' | 'place' | 'whole' | 'thing' | 'bare'

/**
 * Where the projects are named that a count without a noun speaks of, nearest first. `counted`: the last count was of projects; `head`: a heading in
 * front of a colon, or the sum behind a list; `topic`: a clause that says what the next one is about; `list`: a list or store of projects; `sentence`: in front of the number; `ahead`: behind it (…以上项目); `near`: in
 * the paragraph or in one of the two before.
 */
type Named = 'counted' | 'head' | 'topic' | 'list' | 'sentence' | 'ahead' | 'near'

/** A count of projects whose noun is left out: 72个…项目已完成45个, 完工14个, 2018年9152万元、23个. */
export function projectsElliptic(slot: Slot): Candidate | null {
  const { sentence, numeral, unit, after, clause } = slot
  if (!isCounter(unit) || isNounItself(slot) || !goesOn(slot) || numeral.scale >= 4) return null
  const end = after + unit.word.length
  const from = Math.max(clause.start, slot.previousEnd)
  const noun = nounPhraseBefore(sentence, numeral.start, from)
  if (noun?.isNoProject || (unit.word === '个' && noun?.adjacent && noun.counts === 'person')) return null
  const behind = sideBehind(slot, end)
  if (behind === 'thing') return null
  const front = sideInFront(slot, from)
  const named = whereNamed(slot, end, front)
  const rule = named && ruleOf(slot, named, { front, behind, noun, from, end })
  if (!rule) return null
  const counted = front === 'thing' || front === 'sort' ? noun : null
  return { ...projectCount(slot, end, counted, `project/left out: ${rule}`), leftOut: rule }
}

interface Sides {
  readonly front: Side
  readonly behind: Side
  readonly noun: CountedNoun | null
  readonly from: number
  readonly end: number
}

/** The reason why a count belongs to the projects that are named, or null: the farther off they are, the more the clause itself must say. */
function ruleOf(slot: Slot, named: Named, { front, behind, noun, from, end }: Sides): LeftOut | null {
  const { topic } = slot
  const isDone = behind === 'done' || ((front === 'done' || front === 'rest') && behind === 'bare')
  if (named === 'counted' || named === 'head' || named === 'topic') {
    if (front !== 'thing') return isDone ? 'verb' : named !== 'counted' ? 'topic' : isPart(slot) ? 'part' : 'list'
    const isCounted = noun !== null && isCountable(slot.text.slice(noun.start, noun.end))
    if ((isPart(slot) && !isCounted) || makesUp(slot)) return 'part'
    if (hasVerb(slot, from) || isBehindOther(slot)) return null
    return topic === 'left out' || (named === 'head' && !isCounted && isParallel(slot, end)) ? 'list' : null
  }
  // 伊犁州12个|开工: far from projects a place may have the number
  if (front === 'thing' || (front === 'place' && behind !== 'bare')) return null
  if (isDone || (front === 'rest' && behind === 'deed')) return 'verb'
  if (named === 'ahead') return front === 'bare' ? null : 'named behind'
  if (behind !== 'bare') return null
  if ((front === 'bare' || front === 'place') && isBesideAmount(slot, end)) return 'of a list'
  if (named === 'list') return isNumberOfList(slot, front) ? 'of a list' : null
  if (named !== 'sentence') return null
  if (front === 'sort' && (isOfSort(slot, from) || isRelative(slot))) return 'part'
  // 企业认领了|11个: so far nothing else was counted that the verb could mean
  if (front === 'deed' && topic === null && slot.unit?.word === '个') return 'verb'
  if (front === 'whole' && isInSorts(slot)) return 'whole'
  const isWhole = front === 'whole' || front === 'place' || (front === 'bare' && isAlone(slot, from))
  return isWhole && isOfEach(slot) ? 'whole' : null
}

/** 每个项目20万元,|最多30个: nothing but a hedge stands in the clause. */
function isAlone({ text, numeral, clause }: Slot, from: number): boolean {
  return from === clause.start && lightStart(text, from, numeral.start) === from
}

/** 项目清单公布,我市|25个; 储备项目库扩充到|160余个: what a list has, or what of it belongs to a place or is of a sort. */
function isNumberOfList({ text, numeral, clause }: Slot, front: Side): boolean {
  if (front === 'sort' || front === 'place' || front === 'whole') return true
  return front === 'deed' && isOfList(text.slice(clause.start, numeral.start))
}

/** 1.31亿、|33个; 威海23个、|1.46亿元: next to an amount, with a mark between them, a count without a noun is of what the money went to. */
function isBesideAmount(slot: Slot, end: number): boolean {
  const { text, numeral, previous, following } = slot
  const [next] = following
  if (previous?.kind === 'money' && APART.test(text.slice(previous.end, numeral.start))) return true
  return next !== undefined && APART.test(text.slice(end, next.start)) && isMoneyAt(text, next.end)
}

function isMoneyAt(text: string, at: number): boolean {
  return currencyNames().at(text, text[at] === ' ' ? at + 1 : at) !== undefined
}

const APART = /^ ?[、,] ?$/

/** Nothing that the number counts stands behind the counter. */
const ENDS = /$|[^\p{L}\p{N} “‘「『《〈<]|[者和与及]/uy
/** Particles, conjunctions and words of place go on with no noun: 36个|的, 36个|以及, 36个|里面. */
const NO_NOUN = /^(?:[uyc]|f$)/
/** Behind what is hoped of projects follows what is done with them. */
const HOPED = /^(?:有望|预计|力争|争取)$/
/** 我市25个|入列: it stands in the list that is spoken of. */
const LISTED = /^(?:[入在上][选列围库榜]|列入)$/
/** 余下13项|为水利设施: behind a copula stands what the projects before are. */
const COPULA = /[为是系属]/y
/** What may stand between a count and what is done with it: 尚未, 年底前, 计划于. */
const PASSED = /^(?:d|t|f|p|vn|nz$)/

/** 45个|已完工, 32个|计划于年底前投用, 16个|属公路, 9个|未批先建. */
function sideBehind(slot: Slot, end: number): Side {
  const { sentence, text, clause, nextStart } = slot
  if (fits(ENDS, text, end) || isHedgedBehind(text, end)) return 'bare'
  if (NO_NOUN.test(sentence.tag(end, Math.min(clause.end, end + 4))[0]?.tag ?? '')) return 'bare'
  const cues = roleCues('project').near
  const start = text[end] === ' ' ? end + 1 : end
  let isPredicate = false
  let isHoped = false
  for (const token of sentence.tag(start, Math.min(clause.end, end + 16))) {
    if (token.start === end && LISTED.test(token.text)) return 'bare'
    const cue = cues.at(text, token.start)?.word.length ?? 0
    // 45个,开工率100%: the rate is theirs
    if (cue >= token.text.length || (cue > 0 && (token.tag.startsWith('v') || token.text.endsWith('率')))) return 'done'
    if (text[end] === ' ') continue
    if (token.start === end && isPredicateBehind(token, sentence, clause.end)) return 'deed'
    if (isPredicateStart(token) && !token.tag.startsWith('p')) isPredicate = true
    else if (HOPED.test(token.text)) {
      isHoped = true
      continue
    }
    if (/^v(?!n)/.test(token.tag)) return 'deed'
    // 1个|预计9月投用
    const isPassed = PASSED.test(token.tag) || (isHoped && /^[\d年月日]/.test(token.text))
    if (!isPassed && !isPredicateStart(token)) break
  }
  // 125个 总投资3亿元: what a blank parts is not said of the number
  if (text[end] === ' ') return 'bare'
  if (isPredicate) return 'deed'
  const phrase = nounPhraseAfter(sentence, end, Math.min(clause.end, nextStart))
  if (phrase === null) return 'bare'
  // 100个|为防灾类: of what sort they are
  if (phrase.start > end && (phrase.isSort || isAfterProjects(slot))) return 'deed'
  return isSaidOfThem(slot, phrase) ? 'deed' : 'thing'
}

function isAfterProjects({ topic }: Slot): boolean {
  return topic === 'project' || topic === 'left out'
}

/** 项目52个,十一个|评级为“不满意”: what the counted have, and what it is. */
function isSaidOfThem(slot: Slot, { start, end }: Span): boolean {
  const { text } = slot
  return isAfterProjects(slot) && fits(COPULA, text, end) && !isCountable(text.slice(start, end))
}

/** 2个|等土地批文, 28项|投向基层, 1个|建议取消, 9项|补件中: what the segmenter does not call a verb is one right behind the counter. */
function isPredicateBehind(token: Token, sentence: Sentence, limit: number): boolean {
  const { text, tag, end } = token
  if (text === '等' || /^.[向于往]$/u.test(text) || (tag === 'x' && sentence.text[end] === '中')) return true
  // 建议 is a noun as well
  if (text === '建议') return /^v/.test(sentence.tag(end, limit)[0]?.tag ?? '')
  return isUnknownVerb(token, sentence)
}

/** 项目|八大类、63项: so many sorts, and so many in all. */
const IN_SORTS = /^[共分为涉及计有含]{0,3}[\d一二两三四五六七八九十]{1,2}[大个]?(?:[类批]|方面|领域)[、,]?$/

/** True for the sum of projects that the text has just told by how many sorts there are. */
export function isInSorts({ text, numeral, clause }: Slot): boolean {
  return areSortsTo(text, lightStart(text, clause.start, numeral.start))
}

function areSortsTo(text: string, end: number): boolean {
  return saysOfProjects(text.slice(Math.max(0, end - REACH), end), IN_SORTS)
}

/** A word for a sum or a number, among those that say nothing between a noun and its number. */
const SUM = /[共总合累]|数量/

/** What the clause says in front of the number; not before `from`. */
function sideInFront({ sentence, text, numeral }: Slot, from: number): Side {
  // 援建项目2019年|4个
  if (from === numeral.start && YEAR.test(text.slice(0, from))) return 'sort'
  const inBracket = from === numeral.start && text[from - 1] === '('
  if (inBracket) return isSortInFront(sentence, from - 1) ? 'sort' : 'bare'
  let end = lightStart(text, from, numeral.start)
  const light = text.slice(end, numeral.start)
  if (areSortsTo(text, end)) return 'whole'
  const isPast = end > from && /[了过]/.test(text[end - 1] as string)
  if (isPast) end--
  const { near, noun } = roleCues('project')
  const isWithin = (row: { readonly word: string } | undefined) => row !== undefined && end - row.word.length >= from
  if (isWithin(projectRests().before(text, end))) return 'rest'
  if (isWithin(near.before(text, end)) || isWithin(noun.before(text, end))) return 'done'
  if (isPast) return 'deed'
  if (light.startsWith('的') || /[”’」』]/.test(text[end - 1] ?? '')) return 'sort'
  const tokens = sentence.tag(Math.max(from, end - REACH), end)
  let isNext = true
  for (const [i, token] of [...tokens.entries()].reverse()) {
    // 暂缓|3个: an adverb by its tag, but no number follows an adverb of two characters
    if (token.tag === 'd' && token.text.length > 1 && token.end === end) return 'deed'
    if (QUOTE.has(token.text)) continue
    if (/^[dpcuy]/.test(token.tag)) {
      isNext = false
      continue
    }
    const side = sideOf(token, tokens[i - 1], sentence)
    if (side === 'bare' && SUM.test(light)) return 'whole'
    if (side !== 'thing') return side
    if (isProjectNoun(token.text)) break
    // 入|储备库24个: where they stand
    if (isProjectList(token.text) && hasEntered(tokens.slice(0, i))) return 'deed'
    // 每县限报|3个: an unknown word behind what has so many each
    if (token.tag === 'x' && /[每各]/.test(text.slice(from, token.start))) return 'deed'
    if (isNext) return 'thing'
    break
  }
  return SUM.test(light) ? 'whole' : 'bare'
}

const YEAR = /(?:19|20)\d\d年度?$/

/** 水利|(6个)、林业(4个)三类项目 */
function isSortInFront(sentence: Sentence, at: number): boolean {
  const token = sentence.tag(Math.max(0, at - REACH), at).at(-1)
  return token !== undefined && (isSort(token) || isField(token) || /^(?:n|vn|x|l)/.test(token.tag))
}

const REACH = 16
const QUOTE = new Set('“”‘’「」『』\'"()《》*·-')

function sideOf(token: Token, before: Token | undefined, sentence: Sentence): Side {
  const { text, tag } = token
  // 首批|5个, 第二阶段|五十三项: a lot or a stage of them
  if (text === '类' || /[批期轮]$|^阶段$/.test(text)) return 'sort'
  if (/^[、 /]$/.test(text) || /^[mtrq]/.test(tag)) return isPartPlace(token, before) ? 'place' : 'bare'
  if (isPartPlace(token, before)) return 'place'
  // 限|报5个: two characters that are no word to the segmenter
  const isCut = text.length === 1 && before?.text.length === 1 && before.tag === 'v' && before.end === token.start
  if (isCut || /^(?:v(?!n)|a(?!n))/.test(tag) || isUnknownVerb(token, sentence)) return 'deed'
  return isSort(token) || isField(token) || /^[fs]/.test(tag) || /[内外者]$/.test(text) ? 'sort' : 'thing'
}

/** 缓建, 压减, 筹满: two characters that the segmenter joins to no word it knows, the last a verb; 晒场 is a thing. */
function isUnknownVerb({ text, tag, end }: Token, sentence: Sentence): boolean {
  return tag === 'x' && text.length === 2 && /^[va](?!n)/.test(sentence.tag(end - 1, end)[0]?.tag ?? '')
}

function hasEntered(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => /[入进]$/.test(text))
}

function whereNamed(slot: Slot, end: number, front: Side): Named | null {
  const { text, numeral, topic } = slot
  if (topic === 'project' || topic === 'left out' || goesOnWithList(slot)) return 'counted'
  if (isHeaded(slot) || isSummedUp(slot)) return 'head'
  if (isTopic(slot)) return 'topic'
  if (isOfList(text.slice(0, numeral.start))) return 'list'
  if (projectNounEnd(text.slice(0, numeral.start)) >= 0) return 'sentence'
  if (isNamedAhead(slot, end, front)) return 'ahead'
  return slot.namedBefore() || isNamedInBlock(slot) ? 'near' : null
}

/** How far back in the paragraph the projects may have been named. */
const NAMED_WITHIN = 300

function isNamedInBlock({ sentence, numeral }: Slot): boolean {
  const at = sentence.start + numeral.start
  return projectNounEnd(sentence.block.text.slice(Math.max(0, at - NAMED_WITHIN), at)) >= 0
}

/** A clause that says no more than what the next one is about: 援建项目|吧, 项目|的话呢, 验收合格的项目|. */
const TOPIC = /^(?:的话|[当之]?中|里)?[是嘛吧呢啊呀么]{0,2},$/
/** What a speaker puts between a topic and its number: 安排了项目,|我看一下,|五百二十六个. */
const ASIDE = /(?<=,)(?:让?[我咱]们?)?[看想算数查翻记][一下看想算数查翻]{1,2}[啊哈吧]?,$/
/** Behind the noun of a heading: that a list follows, how many they are, or how they are sorted; no other words end such a heading. */
const SORTED = /^(?:如下|有|包括|总?数量?[为是]?|类[别型]|分布(?:情况)?|[共计可]?分[为成]?.{0,4}[类种批域面块])?$/
const HEADING_REACH = 80

/** True where the clause in front of the number, what its bracket belongs to or a list's title is about projects. */
function isTopic(slot: Slot): boolean {
  const { sentence, text, numeral, clause, previousEnd, blockBefore } = slot
  const noun = nounPhraseBefore(sentence, numeral.start, Math.max(clause.start, previousEnd))
  const about = text.slice(0, clause.start).replace(ASIDE, '')
  if (saysOfProjects(about.slice(-REACH), TOPIC) && noun?.counts !== 'person') return true
  if (text[clause.start - 1] === '(' && endsInProjects(slot, clause.start - 1)) return true
  return clause.start === 0 && sideInFront(slot, 0) === 'whole' && isListOfProjects(blockBefore)
}

/** True where a colon stands between projects and the list to which the number belongs; in 项目建设内容: other things are listed. */
function isHeaded({ text, numeral, clause }: Slot): boolean {
  const colon = text.lastIndexOf(':', numeral.start - 1)
  if (colon < Math.max(0, clause.start - HEADING_REACH)) return false
  return isListOfProjects(text.slice(Math.max(0, colon - REACH * 2), colon))
}

/** 援建项目分布图|(共24个): projects, or a list of them. */
function endsInProjects({ sentence, text }: Slot, at: number): boolean {
  if (isListOfProjects(text.slice(0, at))) return true
  const noun = nounPhraseBefore(sentence, at, 0)
  return noun?.adjacent === true && noun.counts === 'project'
}

/** 援建工程一览, 项目清单, 本批入库项目分五大类: what ends so is a list of projects. */
function isListOfProjects(heading: string): boolean {
  const [phrase = ''] = /[^,;:。!?]*$/.exec(heading.replace(/:$/, '').slice(-HEADING)) ?? []
  return saysOfProjects(phrase, SORTED) || (projectNounEnd(phrase) >= 0 && isProjectList(phrase))
}

/** No heading of a list is longer. */
const HEADING = 16

/** 重点项目清单公布,我市25个入列. */
function isOfList(text: string): boolean {
  for (let end = projectNounEnd(text); end >= 0; end = projectNounEnd(text, end))
    if ([1, 2, 3, 4].some((length) => isProjectList(text.slice(end, end + length)))) return true
  return false
}

/** What takes up the counts of the sentence, all pointing words of the language and all copulas of all of them: 以上|项目, 全部为|基础设施项目. */
const TAKES_UP = /以上|上述|这[些批]|[)](?:等|[一二两三四五六七八九十\d]{1,2}大?类)|[全部均都皆多要数][为是系属]/g
const AHEAD = 120
/** How near the projects must be named that a word of their own (开工36个) is said of. */
const AHEAD_OF_DEED = 60

/** True where the noun follows: with words that take up the counts before, in the next count of a row, or anywhere behind a word for what is done with projects. */
function isNamedAhead(slot: Slot, end: number, front: Side): boolean {
  const { text, following } = slot
  const rest = text.slice(end, end + AHEAD)
  if (leadsToProjects(rest, TAKES_UP)) return true
  if (isRowOfProjects(slot, end)) return true
  const at = front === 'done' ? end + projectNounEnd(rest.slice(0, AHEAD_OF_DEED)) : -1
  return at >= end && !following.some((next) => hasNoun(slot, next, at))
}

/** True for a count whose own noun ends at `at`. */
function hasNoun({ sentence, text }: Slot, { end }: Span, at: number): boolean {
  const unit = end < at ? unitAt(sentence, end) : undefined
  return isCounter(unit) && nounPhraseAfter(sentence, end + unit.word.length, clauseEnd(text, end))?.end === at
}

/** Between the counts of a row: a mark, and what is said of the next in few words. */
const ROW = /^(?:[、,和与]| ?\| ?|以?及)[^,;:、。!?()|]{0,8}$/

/** 已建成|22个、在建13个、拟建7个项目, 企业认领了11个,还有4个项目: only the last count of a row has the noun. */
function isRowOfProjects({ sentence, text, following }: Slot, end: number): boolean {
  let at = end
  // 第三批12个、第四批15个项目
  const counts = following.filter(({ start }) => text[start - 1] !== '第')
  for (const [i, next] of counts.entries()) {
    if (!ROW.test(text.slice(at, next.start)) && !YEAR.test(text.slice(at - 5, at))) return false
    const unit = unitAt(sentence, next.end)
    // 2019年4个、|2020年7个援建项目
    if (unit?.class === 'time' && unit.word.startsWith('年')) {
      at = next.end + unit.word.length
      continue
    }
    if (unit?.class !== 'counter') return false
    at = next.end + unit.word.length
    const limit = clauseEnd(text, at)
    const phrase = nounPhraseAfter(sentence, at, Math.min(limit, counts[i + 1]?.start ?? limit))
    if (phrase) return phrase.counts === 'project'
  }
  return false
}

/** No list of sorts is longer. */
const MOST_ITEMS = 12

/** 产业合作|9项、人才支援4项、文化交流7项,援建项目合计20项: what follows sums the counts up and names them; amounts may stand between. */
function isSummedUp({ sentence, text, numeral, unit, following }: Slot): boolean {
  if (!isCounter(unit)) return false
  let sum = numeral.value
  let items = 0
  let { end } = numeral
  for (const next of following.slice(0, MOST_ITEMS)) {
    const own = unitAt(sentence, next.end)
    if (!isCounter(own)) continue
    if (items > 0 && compare(sum, next.value) === 0) {
      const noun = nounPhraseBefore(sentence, next.start, Math.max(end, clauseStart(text, next.start)))
      const behind = nounPhraseAfter(sentence, next.end + own.word.length, clauseEnd(text, next.end))
      return noun?.counts === 'project' || behind?.counts === 'project'
    }
    sum = add(sum, next.value)
    items++
    end = next.end
  }
  return false
}

/** Behind the words of a breakdown each count is a part of the projects named before: 其中教育8个、卫生5个. */
const PART = /其中|包括|含|[个项][:(]/
/** 项目|中, 援建项目|情况( */
const PART_OF = /^(?:[当之]?[中里内],|[^,;。]{0,8}[:(])/
const PART_REACH = 60

function isPart({ text, numeral }: Slot): boolean {
  const lead = text.slice(Math.max(0, numeral.start - PART_REACH), numeral.start)
  return PART.test(lead) || saysOfProjects(lead, PART_OF)
}

/** 28个项目:制造业|15个、商贸8个、文旅5个: with the counts behind it this one makes up the count before. */
function makesUp({ sentence, numeral, unit, previous, following }: Slot): boolean {
  if (previous?.kind !== 'project' || unit === undefined) return false
  let sum = numeral.value
  for (const next of following.slice(0, MOST_ITEMS)) {
    if (compare(sum, previous.value) >= 0) break
    if (unitAt(sentence, next.end)?.word !== unit.word) continue
    sum = add(sum, next.value)
  }
  return sum !== numeral.value && compare(sum, previous.value) === 0
}

/** True where a number that is no count of projects stands between the last one and this: 项目12个、学校3所、学位800个. */
function isBehindOther({ previous, previousEnd }: Slot): boolean {
  return previous?.kind === 'project' && previousEnd > previous.end
}

/** Behind a count of projects a bare noun may be a sort of them (水利16个、道路9个); in 新增学位3200个 a verb has the thing. */
function hasVerb({ sentence, numeral }: Slot, from: number): boolean {
  return sentence.tag(from, numeral.start).some(({ tag }) => /^v(?!n)/.test(tag))
}

/** 乡村产业|16项,人居环境21项: the next number is counted by the same word. */
function isParallel({ sentence, unit, following: [next] }: Slot, end: number): boolean {
  return next !== undefined && next.start - end < REACH && unitAt(sentence, next.end)?.word === unit?.word
}

/** 民生类共计|31个, 科研项目国家级|3项: a sort or a rank that is told as one; 援建项目2019年|4个. */
function isOfSort({ text, numeral }: Slot, from: number): boolean {
  const lead = text.slice(from, numeral.start)
  if (lead.includes('类')) return true
  return saysOfProjects(text.slice(Math.max(0, numeral.start - REACH), numeral.start), SORT_BEHIND)
}

const SORT_BEHIND = /^(?:\p{Script=Han}{1,4}级|第[一二三四五六七八九十\d]{1,2}[期批轮]|(?:19|20)\d\d年度?)$/u

/** 项目投资过亿元的|5个, 建设项目从最初的|4个: the clause begins with the projects of which the count tells the part. */
function isRelative({ text, numeral, clause }: Slot): boolean {
  const lead = text.slice(clause.start, numeral.start)
  return lead.endsWith('的') && projectNounEnd(lead) >= 0
}

/** Each project has its share: 每个项目20万元,全县共|15个. */
const EACH = /[每各]|单个/g

function isOfEach({ text, numeral }: Slot): boolean {
  return leadsToProjects(text.slice(0, numeral.start), EACH)
}

/** No more characters stand between a word that leads to projects and their noun. */
const PHRASE = 16

/** True where a word leads to a project noun that ends its phrase. */
function leadsToProjects(text: string, words: RegExp): boolean {
  return [...text.matchAll(words)].some(({ index, 0: word }) => {
    const phrase = /^[^,;。!?]*/.exec(text.slice(index + word.length, index + word.length + PHRASE))?.[0] ?? ''
    return projectNounEnd(phrase) >= 0
  })
}

/** What is counted piece by piece elsewhere goes on only behind such a count: 科技项目63项,发明专利1260|件. */
function goesOn(slot: Slot): boolean {
  const { sentence, text, numeral, unit, previous } = slot
  if (!isOfWorks(unit) || isInSorts(slot) || (previous?.kind === 'project' && text[previous.end - 1] === unit?.word))
    return true
  const at = sentence.start + numeral.start
  const before = sentence.block.text.slice(Math.max(0, at - NAMED_WITHIN), at)
  const own = before.lastIndexOf(unit?.word as string)
  return own >= 0 && saysOfProjects(before.slice(Math.max(0, own - REACH), own), COUNTED)
}

const COUNTED = /^[^,;、。]{0,3}[\d一二两三四五六七八九十百千余多]{1,8} ?$/
