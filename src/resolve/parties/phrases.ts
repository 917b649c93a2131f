import { cueAt, cueBefore, cueWords } from '../../lexicon/agents.js'
import { institutionOf } from '../../lexicon/institutions.js'
import { peopleNoun } from '../../lexicon/people.js'
import type { Sentence, Token } from '../../model.js'
import { overlaps, type Span } from '../../span.js'

/** Words that may be a name, though no list has it and nothing round it says so. */
export interface Phrase extends Span {
  readonly name: string
  /**
   * What makes them one: their last word (晨光服饰厂, 茶岭镇, 老同学), that they are a person's name, that the segmenter's
   * dictionary has not all of them (晶远光伏), that it is one word for who gives and has no name (政府), or for who receives (灾区),
   * or that a name stands where somebody goes or gives (在|基加利).
   */
  readonly form: 'body' | 'town' | 'site' | 'spot' | 'people' | 'person' | 'coined' | 'unnamed' | 'region'
}

/** A name is no longer. */
const LONGEST = 14
/** What a giver's name ends in: a body, a place, people. */
const BODY =
  /(?:[院厂校会社队团司局厅部委办所站行店矿港寺庙军]|中心|集团|企业|单位|政府|机关|部队|大学|学院|中学|小学|基金|沿海|外省|各地|省市|城市|使馆|组织|[开计]划?署|联盟)$/
/** What such a name never ends in: it is given, or tells a time or an activity. */
const THING =
  /(?:资金|款项?|款物|经费|项目|工程|活动|工作|政策|计划|机制|方式|形式|过程|期间|方面|账户|来源|规模|总额|数额|金额|物资|群众|村民|农户|人数|标准|情况|先后|累计|共计|合计|最高|最低|全部|其中|目前|同时|如今|当地|[年月日时元])$/
/** Parts of speech that names are made of, and of those that no dictionary has. */
const NAME = /^(?:[njbslikhzgx]|eng|vn$|an$)/
const COINED = /^(?:x$|n[rzt])/
/** Characters that join: a word that no dictionary has begins with one where the segmenter glues them, 另有|社会. */
const JOINING = new Set('另又还也都再仅已将并且其该本此各每')
const HAN = /^[\u4e00-\u9fff]+$/
/** What the name of a town, a village or a quarter ends in. */
const TOWN = /[镇乡村寨屯]|街道|社区|园区|新区|部落/
const TOWNS = new RegExp(TOWN.source, 'g')
/** … and what most names of bodies end in that take part. */
const HOUSES = /大学|学院|[中小]学|学校|国[小中]|完小|医院|公司|集团|基金|[协总学商]会|[局厅委署院]|中心|产业园|基地/g
const ENDS_TOWN = new RegExp(`(?:${TOWN.source})$`)
/** Parts of speech of names of places, and of what may be one where somebody goes or gives. */
const PLACE = /^ns/
const UNKNOWN = /^(?:x$|n[rsz])/
/** 两国, 港人, 赶在: no name of a place. */
const NO_SPOT = /[两各]|[人籍]$|[在于给向到]$/
const NOUN = /^(?:n|vn)/
/** … and of what else the segmenter cuts: 里|港|国|小, 科右|前旗. */
const CUT = new RegExp(`${TOWN.source}|旗|苏木|国[小中]|完小|教学点`, 'g')
/** No name of a town goes back over these: marks, particles, prepositions, counters. */
const SHUT = /^(?:u[^v]|p$|q$|w|r)/
const PARTICLE = /[的了着过把被给这那该各每]|^(?:全|本|我|该|某|到|在|为|和在|对|向|从)/
/** What is no town: 村|民, 乡|亲. */
const OF_TOWN = /^(?:[亲土愁音振兴民庄寨落干委医务口级长情域里企]|镇[^\u4e00-\u9fff]|项目|工厂)/
/** The name of a town has so many characters at most in front of its last word. */
const TOWN_STEM = 4
/** Behind these somebody is, or goes to. */
const WHERE = new Set('在到赴往至抵驻去回达进')
/** A last word by itself is no name. */
const SHORTEST = 3
/** A person's name is no longer. */
const PERSON = 4
/** … and that of a place no longer than this. */
const SPOT = 6

/** True where the last word of a town's name or of a house's stands in no known name. */
export function namesTown(text: string, known: readonly Span[]): boolean {
  const isNew = (at: number): boolean => !known.some(({ start, end }) => start <= at && at < end)
  for (const { index } of text.matchAll(TOWNS)) if (isNew(index)) return true
  for (const { index } of text.matchAll(HOUSES)) if (isNew(index)) return true
  return false
}

/** The phrases of a sentence, left to right; `known`: names that are told by other means. */
export function phrases({ text, tag }: Pick<Sentence, 'text' | 'tag'>, known: readonly Span[]): readonly Phrase[] {
  const words = tag(0, text.length)
  const found: Phrase[] = []
  for (let i = 0; i < words.length; ) {
    let end = i
    while (end < words.length && isPart(words[end] as Token)) end++
    found.push(...within(words.slice(i, end), known))
    i = end + 1
  }
  return [
    ...found,
    ...inOneWord('unnamed', words, known),
    ...inOneWord('region', words, known),
    ...towns(text, words, known, found),
    ...spots(text, words, known),
  ]
}

/** Who has no name: 县里, 市|财政; 灾区. */
function inOneWord(form: 'unnamed' | 'region', words: readonly Token[], known: readonly Span[]): readonly Phrase[] {
  const names = cueWords(form)
  return words.flatMap(({ text, start, end }, i): readonly Phrase[] => {
    const before = words[i - 1]
    const joint = before ? before.text + text : text
    const from = before && names.has(joint) ? before.start : start
    const name = from < start ? joint : text
    const isFree = names.has(name) && !known.some((one) => one.start < end && from < one.end)
    return isFree ? [{ start: from, end, name, form }] : []
  })
}

/** Towns whose name the segmenter cuts or glues: 地|城镇, 白|乌镇, 通镇建. */
function towns(
  text: string,
  words: readonly Token[],
  known: readonly Span[],
  told: readonly Phrase[],
): readonly Phrase[] {
  return [...text.matchAll(CUT)].flatMap(({ index: at, 0: last }): readonly Phrase[] => {
    const end = at + last.length
    if (known.some((one) => one.start < end && at < one.end) || told.some((one) => one.end === end)) return []
    if (OF_TOWN.test(text.slice(end, end + 2))) return []
    return beginnings(words, at, known)
      .map((start): Phrase => ({ start, end, name: text.slice(start, end), form: 'town' }))
      .filter(({ start, name }) => at - start <= TOWN_STEM && HAN.test(name) && !PARTICLE.test(name))
  })
}

/** Where a name may begin whose last word begins at an offset: with as many words as make one, and with one more. */
function beginnings(words: readonly Token[], at: number, known: readonly Span[]): readonly number[] {
  const isOpen = (word: Token | undefined): word is Token =>
    word !== undefined && HAN.test(word.text) && !SHUT.test(word.tag) && !known.some((one) => overlaps(one, word))
  let i = words.findIndex((word) => word.end > at)
  let start = Math.min((words[i] as Token).start, at)
  while (at - start < 2 && isOpen(words[i - 1])) start = (words[--i] as Token).start
  // 佳县|通镇: behind a place one character is enough
  if (at - start < (known.some((one) => one.end === start) ? 1 : 2)) return []
  const longer = words[i - 1]
  return isOpen(longer) && longer.text.length <= 2 ? [start, longer.start] : [start]
}

/**
 * Names that nobody knows where somebody goes or gives, 在|基加利, and what the dictionary has as a place behind a known one, 卢旺达|基加利: its
 * places are words of towns and weather too (城市, 台风), which stand by themselves.
 */
function spots(text: string, words: readonly Token[], known: readonly Span[]): readonly Phrase[] {
  const found: Phrase[] = []
  for (let i = 0; i < words.length; ) {
    let next = i
    while (next < words.length && isSpot(words[next] as Token)) next++
    const all = words.slice(i, next)
    i = next + 1
    const run = all.slice(all.findLastIndex((word) => known.some((one) => overlaps(one, word))) + 1)
    const [outer, first, last] = [all[0], run[0], run.at(-1)]
    if (!outer || !first || !last) continue
    const name = joined(run)
    // 落在|深度|贫困村: what a noun follows is a part of its name
    const isWhole = !NOUN.test(words[next]?.tag ?? '')
    const isTold = isWhere(text, outer.start) || (run.some(isPlace) && outer !== first)
    if (isSpotName(name) && isWhole && isTold) found.push({ start: first.start, end: last.end, name, form: 'spot' })
  }
  return found
}

function isSpotName(name: string): boolean {
  const isOne = name.length >= 2 && name.length <= SPOT
  return isOne && !THING.test(name) && !NO_SPOT.test(name) && peopleNoun(name) === null
}

function isWhere(text: string, at: number): boolean {
  // 到|了
  const end = text.charAt(at - 1) === '了' ? at - 1 : at
  return WHERE.has(text.charAt(end - 1)) || cueBefore('to', text, end) !== null
}

/** 惠及, which leads to a place, is none. */
function isPlace({ text, tag }: Token): boolean {
  return PLACE.test(tag) && !cueWords('at').has(text)
}

function isSpot({ text, tag }: Token): boolean {
  return UNKNOWN.test(tag) && HAN.test(text)
}

function isPart({ text, tag }: Token): boolean {
  return NAME.test(tag) && HAN.test(text)
}

/** Those that begin where a run of such words does, or behind what somebody is called in it: 个体户|陈大有. */
function within(run: readonly Token[], known: readonly Span[]): readonly Phrase[] {
  const found: Phrase[] = []
  let from = 0
  for (const [i, { text, end }] of run.entries()) {
    const words = run.slice(from, i + 1)
    const { start } = words[0] as Token
    const form = isFree({ start, end }, known) ? formOf(words, i === run.length - 1) : null
    if (form) found.push({ start, end, name: joined(words), form })
    if (peopleNoun(text) !== null) from = i + 1
  }
  return found
}

function formOf(words: readonly Token[], isLast: boolean): Phrase['form'] | null {
  const name = joined(words)
  if (name.length < 2 || name.length > LONGEST || THING.test(name)) return null
  if (words[0]?.tag === 'x' && JOINING.has(name.charAt(0))) return null
  if (name.length >= SHORTEST && (BODY.test(name) || institutionOf(name) !== null)) return 'body'
  if (name.length >= SHORTEST && ENDS_TOWN.test(name)) return 'town'
  if (name.length >= SHORTEST && cueBefore('site', name, name.length)) return 'site'
  if (!isLast) return null
  if (peopleNoun(name) === 'person') return 'people'
  if (name.length <= PERSON && cueAt('surname', name, 0)) return 'person'
  return words.some(({ tag }) => COINED.test(tag)) ? 'coined' : null
}

/** True for what no known name holds, crosses or ends. */
function isFree(span: Span, known: readonly Span[]): boolean {
  return known.every((one) => !overlaps(one, span) || (one.start >= span.start && one.end < span.end))
}

/** Words as they stand in the text. */
function joined(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('')
}
