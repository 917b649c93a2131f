import { cueAt, cueBefore, cueWords } from '../../lexicon/agents.js'
import { peopleNoun } from '../../lexicon/people.js'
import type { Sentence, Token } from '../../model.js'
import { overlaps, type Span } from '../../span.js'
import { joined } from './giver.js'
import { BODY, LONGEST, THING } from './open.js'

/** Words that may be a name, though no list has it and nothing round it says so. */
export interface Phrase extends Span {
  readonly name: string
  /**
   * What makes them one: their last word (晨光服饰厂, 茶岭镇, 老同学), that they are a person's name, that the segmenter's
   * dictionary has not all of them (晶远光伏), or that a name stands where somebody goes or gives (在|基加利).
   */
  readonly form: 'body' | 'town' | 'spot' | 'people' | 'person' | 'coined'
}

/** Parts of speech that names are made of, and of those that no dictionary has. */
const NAME = /^(?:[njbslikhzgx]|eng|vn$|an$)/
const COINED = /^(?:x$|n[rzt])/
/** Characters that join: a word that no dictionary has begins with one where the segmenter glues them, 另有|社会. */
const JOINING = new Set('另又还也都再仅已将并且其该本此各每')
const HAN = /^[\u4e00-\u9fff]+$/
/** What the name of a town, a village or a quarter ends in. */
const TOWN = /[镇乡村寨屯]|街道|社区|园区|新区|部落/
const TOWNS = new RegExp(TOWN.source, 'g')
const ENDS_TOWN = new RegExp(`(?:${TOWN.source})$`)
/** Parts of speech of names of places, and of what may be one where somebody goes or gives. */
const PLACE = /^ns/
const UNKNOWN = /^(?:x$|n[rsz])/
/** 两国, 港人, 赶在: no name of a place. */
const NO_SPOT = /[两各]|[人籍]$|[在于给向到]$/
const NOUN = /^(?:n|vn)/
/** Behind these somebody is, or goes to. */
const WHERE = new Set('在到赴往至抵驻去回达进')
/** A last word by itself is no name. */
const SHORTEST = 3
/** A person's name is no longer. */
const PERSON = 4
/** … and that of a place no longer than this. */
const SPOT = 6

/** True where such a last word stands in no known name. */
export function namesTown(text: string, known: readonly Span[]): boolean {
  for (const { index } of text.matchAll(TOWNS))
    if (!known.some(({ start, end }) => start <= index && index < end)) return true
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
  return [...found, ...spots(text, words, known)]
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
  if (name.length >= SHORTEST && BODY.test(name)) return 'body'
  if (name.length >= SHORTEST && ENDS_TOWN.test(name)) return 'town'
  if (!isLast) return null
  if (peopleNoun(name) === 'person') return 'people'
  if (name.length <= PERSON && cueAt('surname', name, 0)) return 'person'
  return words.some(({ tag }) => COINED.test(tag)) ? 'coined' : null
}

/** True for what no known name holds, crosses or ends. */
function isFree(span: Span, known: readonly Span[]): boolean {
  return known.every((one) => !overlaps(one, span) || (one.start >= span.start && one.end < span.end))
}
