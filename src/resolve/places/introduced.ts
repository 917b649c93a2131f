import { characterSet } from '../../character-set.js'
import { cueBefore } from '../../lexicon/agents.js'
import { gazetteer, type Place, type PlaceLevel } from '../../lexicon/places.js'
import { type Vocabulary, vocabulary } from '../../lexicon/vocabulary.js'
import type { Token } from '../../model.js'
import { within } from './chain.js'
import type { NameHit } from './names.js'
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
/** A name without its class word is no longer. */
const LONGEST = 6
/** Right in front of a class word these count or point: 三县, 全县, 我县, 万村. */
const COUNTS = /[一二两三四五六七八九十百千万数几多各全我本该某每邻外第半个此]$/
/** What begins so is none by its name: 全地州, 各乡镇. */
const POINTS = /^[全各该本我某每此]/
/** Characters behind which a name may begin: 7月20日|某县, 甲县和|乙县. */
const BEHIND = /(?:\d[年月日]|[和与及])$/
/** Parts of speech: of names and what the segmenter does not know; of what stands before a name; of what joins words; of things. */
const NAME = /^(?:x|ns|nr|nrt|nz|nt|o|g|zg$)/
const FRONT = /^(?:[rmqpcudfyev]|zg$)/
const JOINT = /^[umqpc]/
const THING = /^n/

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
  /** What stands in front of it, all marks being one. */
  readonly before: Set<string>
}

/** The places that a document names and the gazetteer does not know. */
export function introduced(texts: readonly Told[]): Introduced {
  const first = accepted(evidenceOf(texts))
  if (first.size === 0) return NO_FORMS
  // 宁泉县|石田镇: what the first reading finds bounds what the second does
  const types = new Map([...first, ...accepted(evidenceOf(withForms(texts, first)))])
  return vocabulary(forms(types, parents(withForms(texts, types), types)))
}

/** The names of a text with those of the document's own places; a longer name hides those that stand in it. */
export function withIntroduced(text: string, names: readonly NameHit[], { at }: Introduced): readonly NameHit[] {
  const own: NameHit[] = []
  let next = 0
  for (let i = 0; i < text.length; ) {
    const form = at(text, i)
    const end = i + (form?.word.length ?? 0)
    while (next < names.length && (names[next] as NameHit).end <= i) next++
    if (!form || crossed(i, end, next)) {
      i++
      continue
    }
    const part = PART.exec(text.slice(end, end + 3))?.[0].length ?? 0
    own.push({ start: i, end: end + (form.place.level === 'town' ? part : 0), places: [form.place], weak: false })
    i = end
  }
  if (own.length === 0) return names
  const rest = names.filter((name) => !own.some((hit) => hit.start < name.end && name.start < hit.end))
  return [...rest, ...own].sort((a, b) => a.start - b.start)

  /** True where a name of the gazetteer stands partly in the stretch, or is longer. */
  function crossed(start: number, end: number, from: number): boolean {
    for (let k = from; k < names.length && (names[k] as NameHit).start < end; k++) {
      const name = names[k] as NameHit
      if (!name.weak && (name.start < start || name.end > end)) return true
    }
    return false
  }
}

/** 托喀依乡|二队 */
const PART = /^(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})[队连村]/

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
      if (stem - least < 2 || COUNTS.test(text.slice(stem - 1, stem)) || cueBefore('whole', text, end)) continue
      const words = tag?.(least, Math.min(end + 1, text.length)) ?? []
      // 市|场, 山|区: a word of another meaning
      const own = words.find((word) => word.start < end && word.end >= end)
      if (own && !NAME.test(own.tag) && (own.end > end || own.start < stem)) continue
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
        const before = text[start - 1] ?? ''
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
        else if (isDirected(text, start)) one.directed++
        else if (words.some((word) => word.end === start && word.tag !== 'x')) one.behindWord++
      }
    }
  }
  return found
}

const NONE = { times: 0, placed: 0, marked: 0, directed: 0, behindWord: 0 }

function isDirected(text: string, at: number): boolean {
  return (
    cueBefore('to', text, at) !== null ||
    cueBefore('at', text, at) !== null ||
    cueBefore('by', text, at) !== null ||
    BEHIND.test(text.slice(Math.max(0, at - 2), at))
  )
}

function holds(outer: Place, { rank }: Class): boolean {
  const own = outer.code === null ? CLASSES.find(({ word }) => outer.name.endsWith(word))?.rank : undefined
  return outer.short !== '中国' && (own ?? RANKS[outer.level] ?? rank) < rank
}

/** A name with its class; `alone`: what it is without the class word is its short form. */
interface Kept {
  readonly type: Class
  readonly alone: boolean
}

/** The names among the strings. */
function accepted(all: ReadonlyMap<string, Evidence>): ReadonlyMap<string, Kept> {
  const able = new Map<string, Evidence>()
  for (const one of all.values()) if (isNamed(one) && !isListed(one)) able.set(one.name, one)
  const kept = new Map<string, Kept>()
  for (const one of able.values())
    if (!isPartOf(one)) kept.set(one.name, { type: one.type, alone: one.type.rank < TOWN && !isWord(one.stem()) })
  // 曲措县塔玛乡 is two
  for (const name of kept.keys())
    for (let end = 2; end < name.length; end++) if (kept.has(name.slice(0, end))) kept.delete(name)
  return kept

  /** True where a shorter name stands without what this one begins with, or a longer one wherever this one does. */
  function isPartOf(one: Evidence): boolean {
    for (let at = 1; at < one.name.length - one.type.word.length - 1; at++) {
      const shorter = able.get(one.name.slice(at))
      if (shorter && shorter.times > one.times) return true
    }
    return false
  }
}

/** True for a place of the gazetteer, be it by another class word: it was a 县 when the text was written. */
function isListed({ name, type, outers }: Evidence): boolean {
  const { names } = gazetteer()
  const listed = names.get(name.slice(0, -type.word.length))?.places
  if (names.has(name)) return true
  if (!listed || type.rank >= TOWN) return false
  const raised = listed.every(({ name }) => type.rank === 1 || (type.rank <= RAISED && /[县旗]$/.test(name)))
  return !raised && (outers.size === 0 || [...outers].some((outer) => listed.some((place) => within(place, outer))))
}

/** True for one word of the dictionary that is no name. */
function isWord(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && !NAME.test((tokens[0] as Token).tag)
}

/** True where a string is built like a name and stands as names do. */
function isNamed(one: Evidence): boolean {
  const { times, placed, marked, directed, behindWord, before } = one
  const firm = marked + directed
  if (placed + firm + behindWord === 0) return false
  const built = shapeOf(one)
  if (built === 'thing') return times >= 2 && (placed > 0 || (firm >= 2 && before.size >= 2))
  if (built === 'pieces') return placed > 0 || (firm > 0 && times >= 2)
  return built === 'name' && (placed > 0 || firm > 0 || (behindWord >= 2 && before.size >= 2))
}

/** `name`: one word, or one and the class word; `pieces`: of several that may be parts of a name; `thing`: of nouns; else null. */
function shapeOf({ name, type, placed, words }: Evidence): 'name' | 'pieces' | 'thing' | null {
  const tokens = words()
  const [first] = tokens
  if (!first || name.includes('的') || (placed === 0 && POINTS.test(name))) return null
  const stem = first.start + name.length - type.word.length
  if (tokens.length === 1) return first.tag === 'x' ? 'name' : NAME.test(first.tag) ? 'pieces' : null
  if (placed === 0 && first.text.length === 1 && FRONT.test(first.tag)) return null
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
      if (!kept || outer?.end !== start || !holds(outer.places[0] as Place, kept.type)) continue
      const count = counts.get(name) ?? new Map<Place, number>()
      counts.set(name, count.set(outer.places[0] as Place, (count.get(outer.places[0] as Place) ?? 0) + 1))
    }
  }
  return new Map([...counts].map(([name, count]) => [name, [...count].sort((a, b) => b[1] - a[1])[0]?.[0] as Place]))
}

/** Each name, and what it is without its class word where that may stand alone. */
function forms(types: ReadonlyMap<string, Kept>, parents: ReadonlyMap<string, Place>): readonly Form[] {
  const made = new Map<string, Place>()
  const place = (name: string, { type }: Kept): Place => {
    const known = made.get(name)
    if (known) return known
    const outer = parents.get(name)
    const own = outer && types.get(outer.name)
    const one = placeOf(name, type, own ? place(outer.name, own) : (outer ?? null))
    made.set(name, one)
    return one
  }
  return [...types].flatMap(([word, kept]) => {
    const one = place(word, kept)
    const full = { word, place: one }
    return kept.alone && one.short !== word ? [full, { word: one.short, place: one }] : [full]
  })
}

function placeOf(name: string, { rank, level }: Class, parent: Place | null): Place {
  const stem = rank < TOWN ? name.replace(UNIT, '') : name
  const short = stem.length >= 2 ? stem : name
  const abroad = parent?.level === 'country' && level === 'province'
  return { name, short, level: abroad ? 'prefecture' : level, parent, province: parent?.province ?? short, code: null }
}
