import { isCountable } from '../lexicon/countables.js'
import { hedgeWords } from '../lexicon/hedges.js'
import { quantityWords } from '../lexicon/label-words.js'
import { isPeopleSuffix, mayNamePeople, peopleNoun, takesPeople } from '../lexicon/people.js'
import { isNoProject, isProjectList, isProjectNoun, isProjectSort, isProjectTail } from '../lexicon/projects.js'
import type { Sentence, Token } from '../model.js'
import { fits, matchAt } from '../pattern.js'
import type { Span } from '../span.js'

/** What a number counts: the noun phrase beside it and what its head is. */
export interface CountedNoun extends Span {
  readonly counts: 'project' | 'person' | 'household' | 'other'
  /** False where a verb stands between the phrase and the number: 项目开工|592个. */
  readonly adjacent: boolean
  /** True where the head names a sort of thing, no thing: 教育, 康复, 省级, 民生类. */
  readonly isSort: boolean
  /** True for what is only called so: 竞赛项目, 收费项目. */
  readonly isNoProject?: boolean
  /** True where the phrase begins with a verb: 85个|吸纳就业. */
  readonly isPredicate: boolean
  /** True where the head is no word of the segmenter's dictionary. */
  readonly isUnknown?: boolean
}

/** No noun phrase that a counter governs is longer. */
const LONGEST = 40
const NOUN = /^(?:n|an|b|j|l|i|vn|s|eng|x$|zg$|g)/
const VERB = /^v(?!n)/
const STOP = /^(?:m|c|p|y|w|r|d)/
const PARTICLE = /^u/
/** Between a counter and its noun when the noun follows as a predicate: 其中3个为边境幸福村项目. */
const COPULA = /为|是|系|属于?/y
/** A noun that a bare number counts is no farther away. */
const NEAR = 12
/** Nothing behind these belongs to the phrase: a gap between two items of a list, a hedge behind the counter. */
function breaks({ text }: Token): boolean {
  return text === ' ' || text === '/' || hedgeWords().after.at(text, 0)?.word === text
}
const JOINS: ReadonlySet<string> = new Set(['和', '与', '及', '以及'])
const QUOTE = new Set('“”‘’「」『』《》"\'·-—*')

/**
 * The noun phrase that begins at `from`, right behind a counter: 5|个孩子, 72|个基建类、采购类项目. It ends at the clause's
 * end, at the next number and, once it has a noun, at a verb, unless a project noun follows in the same phrase. Its head is its last
 * noun: 5个老人|照料中心 are centres. But a place or a body in front of people is what the counter counts (25个国家|培训官员), since
 * people in official prose are counted by 名 and 人.
 */
export function nounPhraseAfter(sentence: Sentence, from: number, limit: number): CountedNoun | null {
  const start = from + (matchAt(COPULA, sentence.text, from)?.[0].length ?? 0)
  const dash = sentence.text.indexOf('——', start)
  const end = Math.min(limit, start + LONGEST, dash < 0 ? limit : dash)
  if (end <= start || sentence.text[start] === '、') return null
  const quoted = quotedSpans(sentence.text, start, end)
  const tokens = sentence
    .tag(start, end)
    .filter(({ text }) => !QUOTE.has(text))
    .flatMap(apart)
    .reduce(withInhabitants, [])
  const [first] = tokens
  const isPredicate = first !== undefined && (VERB.test(first.tag) || isPredicateStart(first))
  const project = projectHead(tokens, sentence.text)
  let head: Token | undefined
  let verbs = 0
  for (const [i, token] of tokens.entries()) {
    if (breaks(token)) break
    if (project && token === project)
      return { start, end: project.end, counts: 'project', adjacent: true, isSort: false, isPredicate }
    const isPeople = peopleWord(token) !== null
    // 20个“小而美”项目: what stands in quotation marks is one name, whatever its words are
    if (project && quoted.some((span) => token.start >= span.start && token.end <= span.end)) continue
    if (token.text === '、') {
      if (head && !project) break
    } else if (head && project && JOINS.has(token.text) && areSorts(head, tokens[i + 1], project)) {
    } else if (head && (token.text.startsWith('之家') || token.text === '类')) {
      head = token
    } else if (STOP.test(token.tag) && !isPeople && !isHere(token) && !isRanked(token)) {
      // 11个已完工项目
      if (!head && project && token.tag.startsWith('d')) continue
      break
    } else if (PARTICLE.test(token.tag)) {
      // 398个交了卷: a predicate
      if (!head && token.text !== '的' && verbs > 0) return null
      // 项目点设|了: what the segmenter took for a noun was a verb
      if (head && (isCountable(head.text) || peopleWord(head) || token.text === '了')) break
    } else if (NOUN.test(token.tag) || isPeople) {
      if (head && !project && endsBefore(head, tokens, i, sentence.text)) break
      head = token
    } else if (VERB.test(token.tag)) {
      if (head && peopleWord(head) && isOwnerOf(tokens, i)) continue
      if (head ? !project || isCountable(head.text) : ++verbs > 2 && !project) break
    }
  }
  if (!head) return null
  // 项目|伙伴: the words in front may make no people of it
  const arePeople = peopleNoun(sentence.text.slice(start, head.end)) !== null && !areStates(head, sentence.text)
  return {
    start,
    end: head.end,
    counts: (arePeople && peopleWord(head)) || 'other',
    adjacent: true,
    isSort: isSort(head),
    isPredicate,
    isUnknown: head.tag === 'x',
  }
}

/** 22个|公路和|桥梁项目: what is joined says what they are for; not 5个村和|援疆项目, 3个品牌和|项目. */
function areSorts(first: Token, second: Token | undefined, project: Token): boolean {
  return second !== project && !namesBody(first.text) && !peopleWord(first)
}

/** A name in quotation marks that begins at `from` or behind, each with its end. */
function quotedSpans(text: string, from: number, to: number): readonly Span[] {
  return [...text.slice(from, to).matchAll(/[“「『][^“”「」『』]{1,16}[”」』]/g)].map(({ index, 0: all }) => ({
    start: from + index,
    end: from + index + all.length,
  }))
}

/** 29个DAC|成员: what an organisation with a name of letters has for members are states and bodies. */
function areStates({ text, start }: Token, whole: string): boolean {
  return text.startsWith('成员') && /[A-Z] ?$/.test(whole.slice(0, start))
}

/**
 * People that a place or a body has many of, in front of which it is counted itself: the endings with which Chinese names a mass (民, 众, 户, 生),
 * members and those of an age, a closed class.
 */
const MASSES = /(?:[民众户生口姓工童庭女农牧]|[党队学社会]员|孩子|老人)$/

/** True where the phrase ends with `head` although a noun follows: a place in front of people, people in front of what they have. */
function endsBefore(head: Token, tokens: readonly Token[], i: number, text: string): boolean {
  const token = tokens[i] as Token
  if (namesBody(head.text)) {
    // 12个村农牧民: villages; 18个村党支部书记: the holders of an office
    // 财政局、民政局等23个|单位负责人: what is listed is counted
    if (fits(/(?<=等\d{1,4}个)/y, text, (tokens[0] as Token).start)) return true
    const run = tokens.slice(i).findIndex(({ tag }) => /^v/.test(tag))
    const people = tokens.slice(i).findIndex((next) => peopleWord(next) !== null)
    return people >= 0 && (MASSES.test(tokens[i + people]?.text ?? '') || (run >= 0 && run < people))
  }
  if (!peopleWord(head) || peopleWord(token)) return false
  // 5个老人日间照料|中心, 5个干部管理|办法 are centres and rules; 5个老人培训一年 are old people
  for (const next of tokens.slice(i)) {
    if (namesBody(next.text) || (takesPeople(next.text) && !/^ns/.test(next.tag))) return false
    if (!/^(?:n|vn|t|b|x|j)/.test(next.tag)) return true
  }
  return true
}

/** The word for people that a token is. A verb that only ends like one (招工, 报警) is none. */
export function peopleWord({ text, tag }: Token): 'person' | 'household' | null {
  return /^v/.test(tag) && isPeopleSuffix(text.at(-1) as string) ? null : peopleNoun(text)
}

/** 36户|一级企业: a rank in front of a noun is said with a number and counts nothing. */
function isRanked({ text, tag }: Token): boolean {
  return tag === 'm' && /^[一二三四五六七八九十]{1,2}[级类线]$/.test(text)
}

/** 5个人民|调解|室, 3个妇女|维权|站: a body that has people and what it does in front of it. */
function isOwnerOf(tokens: readonly Token[], i: number): boolean {
  const [verb, next] = tokens.slice(i, i + 2)
  return next !== undefined && next.start === verb?.end && (namesBody(next.text) || takesPeople(next.text))
}

/** True for a place or a body, alone or as the end of a longer word: 国家, 民营企业, 大县. */
export function namesBody(word: string): boolean {
  if (isCountable(word) || /^[大强名小穷][县市区乡镇村省州校厂]$/u.test(word)) return true
  return word.length > 2 && !word.endsWith('民族') && (isCountable(word.slice(-2)) || isCountable(word.slice(-3)))
}

export function isSort({ text, tag }: Token): boolean {
  return /^(?:v|b)/.test(tag) || /[级类型性]$/.test(text) || isProjectSort(text)
}

/** Words that make a place one among several: 各县, 我镇, 本团. */
const AMONG = /^[每各全整我本咱该]/

/** True for a place of which the text tells its part: 伊宁市, 各县, 咱|镇; not 学校, 贫困村, which are counted themselves. */
export function isPartPlace({ text, tag }: Token, before: Token | undefined): boolean {
  if (tag === 'ns') return true
  const isOneOf = AMONG.test(text) || AMONG.test(before?.text ?? '')
  if (isOneOf && (isCountable(text) || isCountable(text.slice(1)))) return true
  return !isCountable(text) && text.length > 2 && /[省市县区州镇乡旗师]$/.test(text) && /^[nx]/.test(tag)
}

/** What an unknown word begins with that says something of the number: 未|批, 待|建, 超|概算. */
const SAYS = /^[未不已待超拟需须尚均仍将]/

/** True for what cannot stand between a counter and its noun: 9项|全部纳入审计, 9个|未批先建, 8项|明年建成. */
export function isPredicateStart({ text, tag }: Token): boolean {
  return /^[dtp]/.test(tag) || /^(?:[全大]部|[全悉]数)$/.test(text) || (tag === 'x' && SAYS.test(text))
}

/** 产业|领域, 教育|方面; not 覆盖|领域, where a verb has the fields. */
function isOfField(tokens: readonly Token[], i: number): boolean {
  return isField(tokens[i] as Token) && /^(?:n|vn)/.test(tokens[i - 1]?.tag ?? '')
}

export function isField({ text }: Token): boolean {
  return text === '领域' || text === '方面'
}

/** What a number or a hedge of one begins with: in 项目培训教师|300名 the noun in front is that number's. */
const NUMBER = /[\d〇零一二两三四五六七八九十百千万近约逾超共]/

/**
 * The project noun that is the head of a phrase: the first 项目 or 工程 right behind which no person, place or body follows as a noun
 * of its own (项目|负责人, 项目|村, 项目|建设|单位), and in front of which no word makes it something else (竞赛|项目, 收费|项目).
 */
function projectHead(tokens: readonly Token[], text: string): Token | undefined {
  return tokens.find((token, i) => {
    if (!isProjectNoun(token.text) || isOtherProject(tokens, i)) return false
    const [next, third] = tokens.slice(i + 1)
    if (next === undefined || next.start !== token.end) return true
    if (isTail(next)) return false
    const isOfNext = third === undefined || third.start !== next.end || NUMBER.test(text[third.end] ?? '')
    // 安居工程|示范|村
    if (!isOfNext && SHOWS.test(next.text) && namesBody(third.text)) return false
    return isOfNext || next.tag !== 'vn' || !(namesBody(third.text) || peopleWord(third))
  })
}

const SHOWS = /^(?:示范|试点)$/

/** Things that are deeds as well: 2个项目|计划开工. */
const DEED = /^(?:计划|服务)$/

/** 上海|人 are one word, as 本村|姑娘 is one phrase. */
function withInhabitants(tokens: Token[], token: Token): Token[] {
  const before = tokens.at(-1)
  const isInhabitant = token.text === '人' && before?.end === token.start && before.tag === 'ns'
  if (isInhabitant) tokens.splice(-1, 1, { ...token, text: `${before.text}人`, start: before.start })
  else tokens.push(token)
  return tokens
}

/** 3个|本村姑娘, 12名|当地教师: a pronoun of place goes on with the phrase. */
function isHere({ text, tag }: Token): boolean {
  return tag === 'r' && /^(?:本|.地)/u.test(text)
}

/** 项目前期, 项目管理: words of the dictionary that begin with the noun and are none of their own. */
function apart(token: Token): readonly Token[] {
  const head = token.text.slice(0, 2)
  if (token.text.length < 4 || !isProjectNoun(head) || peopleWord(token)) return [token]
  const at = token.start + head.length
  const rest = { ...token, text: token.text.slice(head.length), start: at, tag: 'vn' }
  return isTail(rest) ? [token] : [{ ...token, text: head, end: at }, rest]
}

function isTail({ text, tag }: Token): boolean {
  // 干了七八个项目|吧: a particle of speech, not a bar
  if (tag.startsWith('y')) return false
  // 项目|点设: the segmenter knows no such word
  if (tag === 'x' && text.length === 2 && isProjectTail(text[0] as string)) return true
  return namesBody(text) || isProjectTail(text) || (takesPeople(text) && !DEED.test(text) && !/^v(?!n)/.test(tag))
}

/** 竞赛项目, 非遗代表性项目: the word in front says that no project is meant. */
function isOtherProject(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i] as Token
  // 代表作|名录|项目: a list of them says nothing
  const list = tokens[i - 1]
  const [before, next] = list && isProjectList(list.text) ? [tokens[i - 2], list] : [list, token]
  if (token.text.endsWith('工程')) return false
  return (
    isNoProject(token.text.slice(0, -2)) ||
    (before !== undefined && before.end === next.start && isNoProject(before.text))
  )
}

/**
 * What the first telling noun behind a number without a counter is: 38万|农牧民, 2.6万|学前儿童, 21亿|援疆资金; a few words
 * may stand in front of it, no number, adverb or particle.
 */
export function firstNounAfter<T>(sentence: Sentence, from: number, limit: number, test: (token: Token) => T | null) {
  const end = Math.min(limit, from + NEAR)
  if (end <= from) return null
  let passed = 0
  for (const token of sentence.tag(from, end).reduce(withInhabitants, [])) {
    // 一百二十万的设备款
    if (token.text === '的' && token.start === from) continue
    const found = test(token)
    if (found && !STOP.test(token.tag)) return { found, start: from, end: token.end }
    if (STOP.test(token.tag) || PARTICLE.test(token.tag) || token.text === '、' || token.text === ' ' || ++passed > 3)
      return null
  }
  return null
}

/** True where a word for people longer than `unit` begins at an offset: 20|师生, 数千|市民; not 2|班学生. */
export function startsPeopleNoun({ tag, text }: Sentence, at: number, unit = 0): boolean {
  const end = Math.min(text.length, at + NEAR)
  if (!mayNamePeople(text, at + unit, end)) return false
  const [first] = tag(at, end)
  return first !== undefined && first.text.length > unit && peopleWord(first) !== null
}

/** Where the words begin that say nothing between a noun or a verb and the number at `to` (项目共有|273个, 签约约|30个); not before `from`. */
export function lightStart(text: string, from: number, to: number): number {
  let end = to
  for (;;) {
    // 不|到 is a hedge, whatever 到 says alone
    const words = [quantityWords().before(text, end), hedgeBefore(text, end)]
    const length = Math.max(...words.map((row) => row?.word.length ?? 0))
    if (length === 0 || end - length < from) return end
    end -= length
  }
}

/** 约, 不到; not the end of 签约. */
function hedgeBefore(text: string, end: number) {
  const hedge = hedgeWords().before.before(text, end)
  if (hedge?.only || hedge?.unless.some((longer) => text.endsWith(longer, end))) return undefined
  return hedge
}

/** 项目|数量由35个增至48个, 工程|可研62项: their number is told of the projects, or a step that each goes through. */
const HOW_MANY = /^(?:总?数[量目]?|可研|环评)$/

/** All of a place or of a body: 全校, 全县. A closed class: the levels of places, and what people belong to. */
const SCOPE = /^全[国省市区县州旗乡镇村校院团师班队]$/

export function isScope({ text, tag }: Token): boolean {
  return tag === 'ns' || SCOPE.test(text)
}

const AFTER = /^(?:之?[后前]|以[来后前]|期间)$/

/**
 * The noun phrase in front of a number, within its clause: 援疆项目|273个, 种植骨干|50人. Verbs between the noun and the
 * number are passed over (项目开工|592个).
 */
export function nounPhraseBefore(sentence: Sentence, to: number, from: number): CountedNoun | null {
  const start = Math.max(from, to - LONGEST)
  const end = lightStart(sentence.text, start, to)
  if (end <= start) return null
  let adjacent = true
  const tokens = sentence.tag(start, end)
  for (const [i, token] of [...tokens.entries()].reverse()) {
    if (QUOTE.has(token.text) || (HOW_MANY.test(token.text) && isProjectNoun(tokens[i - 1]?.text ?? ''))) continue
    // 孩子|全校318个: of how wide a place the number is
    if (i > 0 && SCOPE.test(token.text)) continue
    // 连医生教师一起|五十二三个
    if (token.text === '一起' || token.text === '一共') {
      adjacent = false
      continue
    }
    if (/^m/.test(token.tag) || token.text === '、' || token.text === ' ') return null
    // 实施项目后|脱贫36个: what stands in front says when
    if (token.tag === 'f' && AFTER.test(token.text)) return null
    // 发|了 is unknown to the segmenter as one word
    const isVerb = token.tag === 'x' && /[了着过]$/.test(token.text)
    if (!isVerb && (NOUN.test(token.tag) || peopleWord(token) || token.text === '之家')) {
      const isNoProject = isProjectNoun(token.text) && isOtherProject(tokens, i)
      const isProject = isProjectNoun(token.text) && !isNoProject
      const counts = isProject ? 'project' : (peopleWord(token) ?? 'other')
      return {
        start: token.start,
        end: token.end,
        counts,
        adjacent,
        isSort: isSort(token) || isOfField(tokens, i),
        isNoProject,
        isPredicate: false,
      }
    }
    adjacent = false
  }
  return null
}
