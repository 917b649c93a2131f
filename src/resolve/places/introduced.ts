import { characterSet } from '../../character-set.js'
import { cueBefore, cueWords } from '../../lexicon/agents.js'
import { gazetteer, type Place, type PlaceLevel } from '../../lexicon/places.js'
import { type Vocabulary, vocabulary } from '../../lexicon/vocabulary.js'
import type { Token } from '../../model.js'
import { fits } from '../../pattern.js'
import { abroad } from './abroad.js'
import { within } from './chain.js'
import { counts } from './counts.js'
import { goals } from './goals.js'
import type { NameHit } from './names.js'
import { naturalRegions } from './natural.js'
import { UNIT } from './unit.js'

/** A text of the document with the gazetteer's names in it; `tag` reads a part of it word by word, null where nothing can. */
export interface Told {
  readonly text: string
  readonly names: readonly NameHit[]
  readonly tag: ((start: number, end: number) => readonly Token[]) | null
}

/** A form in which a place of the document's own stands in it: 拉嘎县, and 拉嘎. */
export interface Form {
  readonly word: string
  readonly place: Place
}

/** The forms of the places that a document introduces. */
export type Introduced = Vocabulary<Form>

export const NO_FORMS: Introduced = vocabulary<Form>([])

/** The last word of a place's name. `rank`: a place lies in one of a lower rank. */
interface Class {
  readonly word: string
  readonly rank: number
  readonly level: PlaceLevel
}

/** Longest first. */
const CLASSES: readonly Class[] = [
  { word: '自治州', rank: 2, level: 'prefecture' },
  { word: '自治县', rank: 4, level: 'county' },
  { word: '自治旗', rank: 4, level: 'county' },
  { word: '地区', rank: 2, level: 'prefecture' },
  { word: '街道', rank: 5, level: 'town' },
  { word: '社区', rank: 6, level: 'town' },
  { word: '省', rank: 1, level: 'province' },
  { word: '州', rank: 2, level: 'prefecture' },
  { word: '盟', rank: 2, level: 'prefecture' },
  { word: '市', rank: 3, level: 'prefecture' },
  { word: '县', rank: 4, level: 'county' },
  { word: '区', rank: 4, level: 'county' },
  { word: '旗', rank: 4, level: 'county' },
  { word: '乡', rank: 5, level: 'town' },
  { word: '镇', rank: 5, level: 'town' },
  { word: '村', rank: 6, level: 'town' },
]
const RANKS: Partial<Record<PlaceLevel, number>> = {
  country: 0,
  province: 1,
  prefecture: 2,
  division: 3,
  county: 4,
  town: 5,
}
/** From this rank on, towns and villages keep their class word wherever they stand. */
const TOWN = 5
/** 市 and 省 are no old form of what the gazetteer lists as 县. */
const RAISED = 3

const isLast = characterSet(CLASSES.map(({ word }) => word.at(-1) as string))
const HAN = /[\u4e00-\u9fff]/
/** So many places in a row whose names are not known: 县, 镇, 村 behind the first. */
const DEPTH = 2
/** A name without its class word is no longer. */
const LONGEST = 6
/** In front of a class word these count or point, or are one themselves: 三县, 全县, 我县, 万村, 两省区, 师市. */
const COUNTS = new Set('一二两三四五六七八九十百千万数几多各全我本该某每邻外第半个此省县市区乡镇村')
/** What begins so is none by its name: 全地州, 各乡镇. */
const POINTS = /^[全各该本我某每此]/
/** Of 县委, 市长, 州府 the first character is the name's. */
const OFFICE = new Set('委长城府')
/** Characters behind which a name may begin: 7月20日|某县, 甲县和|乙县. */
const BEHIND = /(?<=\d[年月日]|[和与及])/y
/** Parts of speech: of names and what the segmenter does not know; of what stands before a name; of what joins words; of things. */
const NAME = /^(?:[xog]|n[srzt]|zg)/
const FRONT = /^(?:[rmqpcudfyev]|zg)/
const JOINT = /^[umqpc]/
const THING = /^n/
const BEFORE_NAME = /^(?:uj|[rcp])/

/** What a document says of one string that ends in a class word. */
interface Evidence {
  readonly name: string
  readonly type: Class
  /** Its words, and those of it without the class word. */
  readonly words: () => readonly Token[]
  readonly stem: () => readonly Token[]
  /** The places that it stands right behind. */
  readonly outers: Set<Place>
  times: number
  /** How often it stands behind a place that may hold it, a mark, a word of direction, another word. */
  placed: number
  marked: number
  directed: number
  behindWord: number
  /** Of the other words those that end what stands before: 的|槐川县, 其中|安石县. */
  behindClosed: number
  /** What stands in front of it, all marks being one. */
  readonly before: Set<string>
}

/** The places that a document names and the gazetteer does not know. */
export function introduced(texts: readonly Told[]): Introduced {
  const classed = new Map([...accepted(evidenceOf(texts), texts), ...hiding(texts), ...counted(texts)])
  const short = new Set([...classed.values()].map(({ alone }) => alone))
  const first = new Map<string, Kept>([
    ...naturalRegions(texts).map((name) => [name, { type: LAND, alone: null }] as const),
    ...[...goals(texts), ...abroad(texts)]
      .filter(({ name }) => !short.has(name))
      .map(({ name, country }) => [name, { type: CLASSLESS, alone: null, outer: country }] as const),
    ...classed,
  ])
  if (first.size === 0) return NO_FORMS
  // 宁泉县|石田镇|北沟村: what one reading finds bounds what the next does
  let types = first
  for (let depth = 0; depth < DEPTH; depth++) {
    const bounded = withForms(texts, types)
    const more = accepted(evidenceOf(bounded), bounded)
    if (more.size === 0) break
    types = new Map([...types, ...more])
  }
  return vocabulary(forms(types, parents(withForms(texts, types), types)))
}

/**
 * Names that hold one of the gazetteer: the document has it behind one and the same character only, and that once behind a place
 * (新疆|英|阿瓦提县).
 */
function hiding(texts: readonly Told[]): ReadonlyMap<string, Kept> {
  const found = new Map<string, { readonly type: Class; readonly before: Set<string>; times: number; placed: number }>()
  for (const { text, names, tag } of texts) {
    for (const [i, { start, end, weak }] of names.entries()) {
      const type = weak
        ? undefined
        : CLASSES.find(({ word }) => text.endsWith(word, end) && word.length + 2 <= end - start)
      if (!type) continue
      const name = text.slice(start, end)
      const one = found.get(name) ?? { type, before: new Set(), times: 0, placed: 0 }
      found.set(name, one)
      const before = text.slice(start - 1, start)
      const isPart = HAN.test(before) && tag?.(start - 1, start).every((word) => !FRONT.test(word.tag)) === true
      one.before.add(isPart ? before : '')
      one.times++
      if (names[i - 1]?.end === start - 1) one.placed++
    }
  }
  return new Map(
    [...found].flatMap(([name, { type, before, times, placed }]) => {
      const [character] = before
      const hides = before.size === 1 && character && times >= 2 && placed > 0
      return hides ? [[`${character}${name}`, { type, alone: shortOf(`${character}${name}`, type) }] as const] : []
    }),
  )
}

/** The members of lists that the text counts: 安石、坪口、龙源三县, 加鸠、光辉两个乡镇, 玉麦乡、斗玉乡两个边境乡. */
function counted(texts: readonly Told[]): ReadonlyMap<string, Kept> {
  const found = new Map<string, Kept>()
  for (const told of texts)
    for (const { index, count, word } of counts(told.text))
      for (const member of members(told, index, count)) {
        const own = CLASSES.find((type) => member.endsWith(type.word))
        const type = own ?? (CLASSES.find((type) => type.word === word) as Class)
        found.set(own ? member : member + word, { type, alone: own ? null : member })
      }
  return found
}

const MARK = /[、和]/
const LONGEST_MEMBER = 5

/** Of so many between marks that end at an offset the names that are new; the first of them where it is seen where it begins. */
function members({ text, names, tag }: Told, end: number, count: number): readonly string[] {
  const found: string[] = []
  let to = end
  for (let missing = count; missing > 1; missing--) {
    let from = to
    while (from > 0 && to - from <= LONGEST_MEMBER && !MARK.test(text.charAt(from - 1))) from--
    if (!isMember(from, to) || !MARK.test(text.charAt(from - 1))) return []
    add(from, to)
    to = from - 1
  }
  // 覆盖|安石、坪口, 给从江县|加鸠、光辉
  const outer = names.findLast((name) => name.end <= to - 2)?.end
  for (let from = to - 2; from >= Math.max(0, to - LONGEST_MEMBER); from--) {
    const isInside =
      HAN.test(text.charAt(from - 1)) && !isDirected(text, from) && from !== outer && !isLast(text.charCodeAt(from - 1))
    if (
      isInside &&
      !tag?.(Math.max(0, from - 2), from)
        .at(-1)
        ?.tag.match(BEFORE_NAME)
    )
      continue
    if (isMember(from, to)) add(from, to)
    break
  }
  return found

  function add(from: number, to: number): void {
    if (!names.some((name) => name.start < to && from < name.end)) found.push(text.slice(from, to))
  }

  function isMember(from: number, to: number): boolean {
    if (to - from < 2 || to - from > LONGEST_MEMBER) return false
    return tag?.(from, to).every((word) => NAME.test(word.tag) || word.text.length === 1) === true
  }
}

/** The names of a text with those of the document's own places; a longer name hides those that stand in it. */
export function withIntroduced(text: string, names: readonly NameHit[], { at }: Introduced): readonly NameHit[] {
  const own: NameHit[] = []
  for (let i = 0; i < text.length; ) {
    const form = at(text, i)
    const end = i + (form?.word.length ?? 1)
    if (form) own.push({ start: i, end, places: [form.place], weak: false })
    i = end
  }
  if (own.length === 0) return names
  const rest = names.filter((name) => !own.some((hit) => hit.start < name.end && name.start < hit.end))
  return [...rest, ...own].sort((a, b) => a.start - b.start)
}

/** What the texts say of each string that may be such a name. */
function evidenceOf(texts: readonly Told[]): ReadonlyMap<string, Evidence> {
  const found = new Map<string, Evidence>()
  for (const told of texts) {
    const { text, tag } = told
    const names = told.names.filter(({ weak }) => !weak)
    let next = 0
    for (let i = 0; i < text.length; i++) {
      if (!isLast(text.charCodeAt(i))) continue
      const end = i + 1
      const type = CLASSES.find(({ word }) => text.endsWith(word, end))
      if (!type) continue
      const stem = end - type.word.length
      while (next < names.length && (names[next] as NameHit).end <= stem) next++
      if ((names[next]?.start ?? end) < end) continue
      const outer = names[next - 1]
      let least = stem
      while (least > 0 && stem - least < LONGEST && HAN.test(text[least - 1] as string) && least !== outer?.end) least--
      if (stem - least < 2 || COUNTS.has(text.charAt(stem - 1)) || text.startsWith('师市', stem - 1)) continue
      const words = tag?.(least, Math.min(end + 1, text.length)) ?? []
      // 市|场, 山|区: a word of another meaning
      const own = words.find((word) => word.end >= end)
      const isOffice = own?.start === stem && OFFICE.has(text.slice(end, own.end))
      if (own && !NAME.test(own.tag) && !isOffice && (own.end > end || own.start < stem)) continue
      for (let start = stem - 2; start >= least; start--) {
        const name = text.slice(start, end)
        const one = found.get(name) ?? {
          name,
          type,
          words: () => tag?.(start, end) ?? [],
          stem: () => tag?.(start, stem) ?? [],
          outers: new Set(),
          before: new Set(),
          ...NONE,
        }
        found.set(name, one)
        one.times++
        const before = text.charAt(start - 1)
        one.before.add(HAN.test(before) ? before : '')
        if (start === outer?.end) {
          const place = outer.places[0] as Place
          if (!holds(place, type)) continue
          one.placed++
          one.outers.add(place)
        } else if (!HAN.test(before)) {
          // behind a number stands what it counts
          if (!/\d/.test(before)) one.marked++
        } else if (words.some((word) => word.start < start && word.end > start && word.tag !== 'x')) continue
        else if (isDirected(text, start) || isBehindWider(text, start, type)) one.directed++
        else {
          const ahead = words.find((word) => word.end === start && word.tag !== 'x')
          if (ahead) one.behindWord++
          if (ahead && BEFORE_NAME.test(ahead.tag)) one.behindClosed++
        }
      }
    }
  }
  return found
}

const NONE = { times: 0, placed: 0, marked: 0, directed: 0, behindWord: 0, behindClosed: 0 }

function isDirected(text: string, at: number): boolean {
  return (
    cueBefore('to', text, at) !== null ||
    cueBefore('at', text, at) !== null ||
    cueBefore('by', text, at) !== null ||
    fits(BEHIND, text, at)
  )
}

/** 瓦窑沟乡|石窑村: behind the class word of a wider place, though nobody knows that. */
function isBehindWider(text: string, at: number, { rank }: Class): boolean {
  return CLASSES.some((wider) => wider.rank < rank && text.endsWith(wider.word, at))
}

function holds(outer: Place, { rank }: Class): boolean {
  const own = outer.code === null ? CLASSES.find(({ word }) => outer.name.endsWith(word))?.rank : undefined
  return (own ?? RANKS[outer.level] ?? rank) < rank
}

/** A name's class, and the form of it without the class word, null where that may not stand alone. */
interface Kept {
  readonly type: Class
  readonly alone: string | null
  /** What it lies in where the text has nothing right before it. */
  readonly outer?: Place | null
}

/** A town whose name has no class word. */
const CLASSLESS: Class = { word: '', rank: 5, level: 'town' }

/** 长江流域, which lies in no one place. */
const LAND: Class = { word: '', rank: 5, level: 'land' }

/** The names among the strings that the texts hold. */
function accepted(all: ReadonlyMap<string, Evidence>, texts: readonly Told[]): ReadonlyMap<string, Kept> {
  const able = new Map<string, Evidence>()
  const doubtful = new Map<string, Evidence>()
  for (const one of all.values()) {
    const named = isNamed(one)
    if (named !== 'no' && !isListed(one)) (named === 'yes' ? able : doubtful).set(one.name, one)
  }
  for (const name of standingAlone(doubtful, texts)) able.set(name, doubtful.get(name) as Evidence)
  const kept = new Map<string, Kept>()
  for (const one of able.values())
    if (!isPartOf(one))
      kept.set(one.name, { type: one.type, alone: isWord(one.stem()) ? null : shortOf(one.name, one.type) })
  // 曲措县塔玛乡 is two
  for (const name of kept.keys())
    for (let end = 2; end < name.length; end++) if (kept.has(name.slice(0, end))) kept.delete(name)
  return kept

  /** True where a shorter name stands without what this one begins with, or a longer one wherever this one does. */
  function isPartOf(one: Evidence): boolean {
    for (let at = 1; at < one.name.length - one.type.word.length - 1; at++) {
      const shorter = able.get(one.name.slice(at))
      if (shorter && (shorter.times > one.times || cueWords('to').has(one.name.slice(0, at)))) return true
    }
    return false
  }
}

/** True for a place of the gazetteer, be it by another class word: it was a 县 when the text was written. */
function isListed({ name, type, outers }: Evidence): boolean {
  const { names } = gazetteer()
  const listed = names.get(name.slice(0, -type.word.length))?.places
  if (!listed || type.rank >= TOWN) return false
  const raised = listed.every(({ name }) => type.rank === 1 || (type.rank <= RAISED && /[县旗]$/.test(name)))
  return !raised && (outers.size === 0 || [...outers].some((outer) => listed.some((place) => within(place, outer))))
}

const GLUED = new Set(['省', '区'])

function isUnknown(tokens: readonly Token[]): boolean {
  return tokens.every(({ tag }) => tag === 'x')
}

/** True for one word of the dictionary that is no name. */
function isWord(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && !NAME.test((tokens[0] as Token).tag)
}

/** The names of those that stand in the texts without their class word too: 宁赣、龙源两县 … 宁赣县. */
function standingAlone(doubtful: ReadonlyMap<string, Evidence>, texts: readonly Told[]): ReadonlySet<string> {
  const alone = new Set<string>()
  const stems = vocabulary(
    [...doubtful.values()].flatMap(({ name, type, stem }) =>
      type.rank < TOWN && !isWord(stem()) ? [{ word: name.slice(0, -type.word.length), name, type }] : [],
    ),
  )
  if (doubtful.size === 0) return alone
  for (const { text } of texts)
    for (let i = 0; i < text.length; i++)
      for (const { word, name, type } of stems.allAt(text, i))
        if (!text.startsWith(type.word, i + word.length)) alone.add(name)
  return alone
}

/** Whether a string is built like a name and stands as names do; `perhaps` where it does once and in pieces. */
function isNamed(one: Evidence): 'yes' | 'perhaps' | 'no' {
  const { times, placed, marked, directed, behindWord, behindClosed, before } = one
  const firm = marked + directed
  if (placed + firm + behindWord === 0) return 'no'
  const built = shapeOf(one)
  if (built === null) return 'no'
  if (built === 'thing') return times >= 2 && (placed > 0 || (firm >= 2 && before.size >= 2)) ? 'yes' : 'no'
  // China's provinces and districts are listed but for a few, and what the segmenter glues together ends in their words
  const isGlued = times === 1 && GLUED.has(one.type.word) && [...one.outers].every(({ code }) => code !== null)
  if ((placed > 0 && !isGlued) || (firm > 0 && times >= 2)) return 'yes'
  if (isGlued && (placed > 0 || isUnknown(one.stem()))) return placed > 0 ? 'perhaps' : 'no'
  if (firm > 0 && built === 'name') return 'yes'
  const often = behindWord >= 2 && before.size >= 2
  return built === 'name' && (often || (behindClosed > 0 && one.type.rank < TOWN)) ? 'yes' : 'perhaps'
}

/** `name`: one word, or one and the class word; `pieces`: of several that may be parts of a name; `thing`: of nouns; else null. */
function shapeOf({ name, type, placed, marked, times, before, words }: Evidence): 'name' | 'pieces' | 'thing' | null {
  const tokens = words()
  const [first] = tokens
  if (!first || (placed === 0 && POINTS.test(name))) return null
  const stem = first.start + name.length - type.word.length
  if (tokens.length === 1) return first.tag === 'x' ? 'name' : 'pieces'
  // 拉|嘎县 may begin with a verb where it stands behind more than one word, 石|窑村 with whatever where a mark is one of them
  const isVaried = times > 1 && before.size > 1 && (first.tag.startsWith('v') || (marked > 0 && type.rank >= TOWN))
  if (placed === 0 && first.text.length === 1 && FRONT.test(first.tag) && !isVaried) return null
  let thing = false
  for (const { text, tag, start } of tokens) {
    if (start >= stem || (text.length === 1 && !JOINT.test(tag))) continue
    if (text.length === 1 || !(NAME.test(tag) || THING.test(tag))) return null
    if (!NAME.test(tag)) thing = true
  }
  return thing ? 'thing' : tokens.length === 2 && tokens[1]?.start === stem ? 'name' : 'pieces'
}

/** The texts with the places of some names among theirs. */
function withForms(texts: readonly Told[], types: ReadonlyMap<string, Kept>): readonly Told[] {
  const index = vocabulary([...types].map(([word, { type }]) => ({ word, place: placeOf(word, type, null) })))
  return texts.map((told) => ({ ...told, names: withIntroduced(told.text, told.names, index) }))
}

/** What each name stands behind most often of what may hold it. */
function parents(texts: readonly Told[], types: ReadonlyMap<string, Kept>): ReadonlyMap<string, Place> {
  const counts = new Map<string, Map<Place, number>>()
  for (const { names } of texts) {
    for (const [i, { start, places }] of names.entries()) {
      const [outer, name] = [names[i - 1], (places[0] as Place).name]
      const kept = types.get(name)
      if (!kept || outer?.end !== start) continue
      const count = counts.get(name) ?? new Map<Place, number>()
      counts.set(name, count.set(outer.places[0] as Place, (count.get(outer.places[0] as Place) ?? 0) + 1))
    }
  }
  return new Map([...counts].map(([name, count]) => [name, [...count].sort((a, b) => b[1] - a[1])[0]?.[0] as Place]))
}

/** Each name, and what it is without its class word where that may stand alone. */
function forms(types: ReadonlyMap<string, Kept>, parents: ReadonlyMap<string, Place>): readonly Form[] {
  const made = new Map<string, Place>()
  const place = (name: string, { type, outer: told }: Kept): Place => {
    const known = made.get(name)
    if (known) return known
    const outer = parents.get(name) ?? told ?? null
    const own = outer && types.get(outer.name)
    const one = placeOf(name, type, own ? place(outer.name, own) : outer)
    made.set(name, one)
    return one
  }
  return [...types].flatMap(([word, kept]) => {
    const one = place(word, kept)
    const full = { word, place: one }
    return kept.alone ? [full, { word: kept.alone, place: one }] : [full]
  })
}

/** What a county or a wider place is without its class word; null for a town. */
function shortOf(name: string, { rank }: Class): string | null {
  return rank < TOWN ? name.replace(UNIT, '') : null
}

function placeOf(name: string, type: Class, parent: Place | null): Place {
  const short = shortOf(name, type) ?? name
  const level = parent?.level === 'country' && type.level === 'province' ? 'prefecture' : type.level
  // a town is found by the code of the county that it lies in, as are the towns that stand behind a listed county only
  const code = level === 'town' ? (parent?.code ?? null) : null
  return { name, short, level, parent, province: parent?.province ?? short, code }
}
