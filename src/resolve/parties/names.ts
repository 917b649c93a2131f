import type { Place } from '../../lexicon/places.js'
import { UNIT } from '../places/unit.js'
import type { Actor } from './actors.js'

/** Who gives where nobody is named. */
export const PUBLIC = '社会各界'

/** ▲, ●, ❤: marks in front of a name. */
const MARKS = /^[^\p{L}\p{N}“《]+/u
/** A particle, a preposition (but for 补给 and 给水), an amount, a verb of giving or of sending somewhere (汇往|某会) in front: no name holds these. */
const NO_NAME =
  /^$|[了把被着\p{Extended_Pictographic}]|(?<![补自供])给(?![水排])|[0-9一二三四五六七八九十百千万亿][港美澳欧日]?元|^(?:拨付|下拨|捐赠|投入|援助|资助|选派|[汇送派运拨转寄发捐交][往给向到])/u

/** What may be a name, without marks in front: 12个国家 and 七家企业 are, 了托喀依乡 is none. */
export function nameIn(told: string): string | null {
  const name = told.replace(MARKS, '')
  return NO_NAME.test(name) ? null : name
}

/** A part of a county with people and an office of its own, or what is of one that is not named: 乡卫生院. */
const TOWN = /(?:[乡镇村]|街道)$|^[乡镇村]/

/** A part of a place behind it: 新疆拜城|县|黑英山乡, since a county is told in full where a town of it follows; 安吉黄杜村 as the text has it. */
export function withPart(name: string, { name: whole, level }: Place, part: string): string {
  const isBare = level === 'county' && name.endsWith(whole.slice(0, -1))
  return `${name}${isBare && TOWN.test(part) ? whole.at(-1) : ''}${part}`
}

/** These stand behind nothing: 和 in the middle of a name (新疆|和田) reads as a joint; 岷县 keeps its 县, 克州 its 州. */
const ALONE = /^(?:和|.[县州]$)/

/** These are cited as they stand. */
const REGION: ReadonlySet<Place['level']> = new Set(['region', 'land'])
/** Levels below a province that two provinces may share a name of. */
const BELOW: ReadonlySet<Place['level']> = new Set(['prefecture', 'county', 'town'])

/** How a record cites where a figure went: the place behind its province, where the document names that too: 四川汶川. */
export function placedName(actor: Actor, provinces: ReadonlySet<string>): string {
  const name = citedName(actor)
  const { place } = actor
  return place && !actor.cite && place.parent?.level !== 'division' ? behindProvince(name, place, provinces) : name
}

/** A place that no actor stands for, as a record cites it. */
export function placeForm(place: Place, provinces: ReadonlySet<string>): string {
  return behindProvince(bare(place.short), place, provinces)
}

function behindProvince(name: string, { level, province }: Place, provinces: ReadonlySet<string>): string {
  const isPart = BELOW.has(level) && provinces.has(province) && !name.startsWith(province) && !ALONE.test(name)
  return isPart ? `${province}${name}` : name
}

/** How a record cites an actor: as the text names it, short; 三省市 as the three that the text has named. */
export function citedName(actor: Actor): string {
  const { place, cite, name } = actor
  if (cite || !place) return cite ?? name
  const own = actor.full ?? ownName(actor, place)
  return name.endsWith(place.name) ? withPart(own, place, actor.tail) : own + actor.tail
}

function ownName(actor: Actor, place: Place): string {
  if (actor.kind === 'short' || actor.kind === 'programme' || REGION.has(place.level)) return place.short
  if (place.level === 'regiment' && actor.chain.length < 2) return regimentName(place, actor.name)
  return pieces(actor).join('')
}

/** One of several that are cited together: 云南省|永善 is 永善 behind the first of them. */
function memberName(actor: Actor): string {
  return actor.place ? citedName({ ...actor, full: pieces(actor).at(-1) as string }) : citedName(actor)
}

/** A list of actors as a record cites it: 昆明东川、寻甸. */
export function citedList(list: readonly Actor[]): string {
  const names = list.map((actor, i) => (i > 0 ? memberName(actor) : citedName(actor)))
  return [...new Set(names)].join('、')
}

/** The name as the text has it, from the widest to the finest place, each without what says its level. */
function pieces({ name, chain }: Actor): readonly string[] {
  const place = chain.at(-1) as Place
  // 太行山区 is no 区
  if (place.level === 'land') return [name]
  let rest = name
  const found: string[] = []
  for (const outer of chain.slice(0, -1)) {
    const form = [outer.name, outer.short].find((form) => rest.startsWith(form))
    if (!form) continue
    rest = rest.slice(form.length)
    const stem = bareOf(form, outer)
    found.push(form === outer.name && rest ? withPart(stem, outer, rest).slice(0, -rest.length) : stem)
  }
  const last = bareOf(rest, place)
  // 江苏常州 is told so
  const isAlone = ALONE.test(last) && !place.name.endsWith('市')
  return isAlone
    ? [last]
    : [
        ...found.slice(
          Math.max(
            0,
            found.findLastIndex((piece) => ALONE.test(piece)),
          ),
        ),
        last,
      ]
}

/** A form of a place without what says its level: 双江拉祜族佤族布朗族傣族自治县 is listed as 双江县. */
function bareOf(form: string, { name, short }: Place): string {
  const stem = bare(short)
  return form === name && form.startsWith(stem) ? stem : bare(form)
}

/** 江苏省 is cited 江苏; 沙县 stays. */
function bare(name: string): string {
  const stem = name.replace(UNIT, '')
  return stem.length >= 2 && !stem.endsWith('某') ? stem : name
}

/** A regiment is cited with its division. */
function regimentName({ parent }: Place, name: string): string {
  return /团$/.test(name) ? `${(parent as Place).short}${name}` : name
}

/**
 * The actors with the fullest name that the document gives each place: one place, one name. Where it uses the one that the place is
 * cited by, names of another stem are none of it: 克州, not 克孜勒苏.
 */
export function fullyNamed(sentences: readonly (readonly Actor[])[]): readonly (readonly Actor[])[] {
  const fullest = new Map<string, string>()
  const key = ({ level, name, parent }: Place) => `${level} ${name} ${parent?.name ?? ''}`
  for (const actor of sentences.flat()) {
    if (!actor.place || actor.cite) continue
    const name = ownName(actor, actor.place)
    const known = fullest.get(key(actor.place)) ?? ''
    if (rank(name, actor.place) > rank(known, actor.place)) fullest.set(key(actor.place), name)
  }
  return sentences.map((actors) =>
    actors.map((actor) => (actor.place ? { ...actor, full: fullest.get(key(actor.place)) ?? null } : actor)),
  )
}

/** Longer is fuller; what ends in the cited name comes before all that does not. */
function rank(name: string, { short }: Place): number {
  return name.length + (name.endsWith(bare(short)) ? CITED : 0)
}
/** More than the characters of any name. */
const CITED = 1000
