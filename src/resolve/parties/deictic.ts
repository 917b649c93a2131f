import { fullNameOf } from '../../lexicon/bodies.js'
import type { Place } from '../../lexicon/places.js'
import type { Actor } from './actors.js'
import { countOf, listedBefore, standingFor } from './collective.js'
import { citedList } from './names.js'

/** 三省市, 4县, 两地: so many that the text has listed before. */
const COUNTED = /^(?:[0-9]{1,2}|[两二三四五六七八九十])个?(?:[省市县区州地]|[校院企]$|家(?:企业|公司|单位|机构)$)/
/** A place by its level alone, which the text has named before. */
const OF_LEVEL = /^(?:该[省市县区州]|[该全]?[乡镇村]|地区)$/
/** … of one sort: 4县 and 四地 are the same places, 两校 are others. */
const SORT = /[校院企]$|家(?:企业|公司|单位|机构)$/

/**
 * The actors of a document with those settled that only the document can name: 师市 is its division, 我省 the
 * province of its publisher (`home`: the publisher's place and what it lies in), 该会 the body named last, a regiment belongs to the division that it is once named with. Those that cannot be settled are left out.
 */
export function settled(
  sentences: readonly (readonly Actor[])[],
  texts: readonly string[],
  home: readonly Place[],
  speaker: string | null,
): readonly (readonly Actor[])[] {
  const divisions = divisionsOf(sentences)
  const division = divisions[0] ?? null
  const regiments = new Map<string, Place>()
  for (const { place } of sentences.flat()) {
    if (place?.level === 'regiment' && place.parent?.level === 'division') regiments.set(place.name, place)
  }
  const recent = new Map<string, Actor>()
  const crosses: string[] = []
  const last = new Map<string, Actor>()
  const leading = leadingBodies(sentences)
  const together = new Map<string, readonly Actor[]>()
  const sortOf = ({ name }: Actor): string => `${countOf(name)} ${SORT.exec(name)?.[0] ?? ''}`
  return sentences.map((actors, i) =>
    actors.flatMap((actor) => {
      // 中国建筑、中国交建|等7家央企
      if (
        actor.kind === 'group' &&
        /^[0-9一二三四五六七八九十]/.test(actor.name) &&
        (texts[i] as string).slice(0, actor.start).endsWith('等')
      ) {
        const firms = bodiesBefore(texts[i] as string, actors, actor.start - 1)
        if (firms.length > 1) return [{ ...actor, cite: citedList(firms) }]
      }
      // 世行 is the 世界银行 of the text
      const full = actor.kind === 'group' ? fullNameOf(actor.name) : null
      if (full && texts.some((text) => text.includes(full))) return [{ ...actor, name: full }]
      if (COUNTED.test(actor.name)) {
        const listed = listedBefore(texts[i] as string, actors, actor)
        if (listed) {
          together.set(sortOf(actor), listed)
          return []
        }
        // 湘藏|两地 are no two that were listed
        if (actors.some(({ kind, end }) => kind === 'short' && end === actor.start)) together.delete(sortOf(actor))
        const members = together.get(sortOf(actor))
        if (members) return [standingFor(actor, members)]
        return actor.kind === 'deictic' ? [] : [actor]
      }
      if (actor.kind === 'body') {
        const last = recent.get(actor.name.at(-1) as string)
        // 基金会 alone is the one named before
        if (last && actor.name.length <= 3 && last.name.endsWith(actor.name)) return [{ ...actor, name: last.name }]
        // 红会 is the 红十字会 of the text
        const cross = actor.name === '红会' ? crosses.at(-1) : undefined
        if (cross) return [{ ...actor, name: cross }]
        if (actor.name.endsWith('红十字会') && actor.name.length > 4) crosses.push(actor.name)
        recent.set(actor.name.at(-1) as string, actor)
      }
      if (actor.place?.level === 'regiment')
        return [{ ...actor, place: regiments.get(actor.place.name) ?? inDivision(actor.place) }]
      if (actor.place) last.set(levelOf(actor.tail || actor.place.name), actor)
      if (actor.kind !== 'deictic') return [actor]
      // 该县, 地区 for one that has been named
      if (OF_LEVEL.test(actor.name)) {
        const { name, place, chain, tail } = last.get(levelOf(actor.name)) ?? { place: null }
        return place ? [{ ...actor, kind: 'place', name, place, chain, tail }] : []
      }
      if (speaker && /^[我本][会处司校院行]|^本基金会/.test(actor.name))
        return [{ ...actor, kind: 'body', name: speaker }]
      const body = /^[该我]/.test(actor.name)
        ? (actor.name.startsWith('我') ? leading : recent).get(actor.name.at(-1) as string)
        : undefined
      if (body) return [{ ...actor, kind: 'body', name: body.name }]
      if (!actor.name.startsWith('该')) {
        const last = actor.name.at(-1) as string
        const place = actor.name === '师市' ? division : home.find(({ name }) => name.endsWith(last))
        // 我市 of a text that withholds its name
        if (place?.name.startsWith('某'))
          return [{ ...actor, kind: 'place', name: place.short, place, chain: [place], cite: `我${last}` }]
        if (place) return [{ ...actor, kind: 'place', name: place.short, place, chain: [place] }]
        // 我市 of a text that does not say which
        return actor.name.startsWith('我') ? [{ ...actor, kind: 'group' }] : []
      }
      return []
    }),
  )

  /** A regiment that is named without its division lies in the only one that the document names. */
  function inDivision(place: Place): Place {
    return division && divisions.length === 1 ? { ...place, parent: division } : place
  }
}

/** What says the level of a place, at the end of its name. */
function levelOf(name: string): string {
  return name.endsWith('地区') ? '地区' : (name.at(-1) as string)
}

/** The bodies that are listed in front of an offset. */
function bodiesBefore(text: string, actors: readonly Actor[], end: number): readonly Actor[] {
  const found: Actor[] = []
  let edge = end
  for (const actor of actors.toReversed()) {
    if (actor.start >= edge) continue
    if (actor.place || !/^[、和与]?$/.test(text.slice(actor.end, edge))) break
    found.unshift(actor)
    edge = actor.start
  }
  return found
}

/** What 我校, 我会 are: the body of that kind that a document names most often. */
function leadingBodies(sentences: readonly (readonly Actor[])[]): ReadonlyMap<string, Actor> {
  const times = new Map<string, { actor: Actor; n: number }>()
  const receivers = new Set(
    sentences.flat().flatMap(({ kind, name, says }) => (kind === 'body' && says === 'recipient' ? [name] : [])),
  )
  for (const actor of sentences.flat()) {
    if (actor.kind !== 'body' || actor.name.length < 4 || receivers.has(actor.name)) continue
    const seen = times.get(actor.name) ?? { actor, n: 0 }
    times.set(actor.name, { actor, n: seen.n + 1 })
  }
  const leading = new Map<string, Actor>()
  for (const { actor } of [...times.values()].sort((a, b) => b.n - a.n)) {
    const [last, kind] = [actor.name.at(-1) as string, /(?:大学|学院|中学|小学)$/.test(actor.name) ? '校' : '']
    for (const key of [last, kind]) if (!leading.has(key)) leading.set(key, actor)
  }
  return leading
}

/** The divisions that a document names, the one named most often first. */
function divisionsOf(sentences: readonly (readonly Actor[])[]): readonly Place[] {
  const times = new Map<Place, number>()
  for (const { place } of sentences.flat()) {
    for (let at = place; at; at = at.parent) if (at.level === 'division') times.set(at, (times.get(at) ?? 0) + 1)
  }
  return [...times].sort((a, b) => b[1] - a[1]).map(([place]) => place)
}
