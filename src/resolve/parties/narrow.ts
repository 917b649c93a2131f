import type { Place } from '../../lexicon/places.js'
import { within } from '../places/chain.js'
import { addressed, isCounty, placesAround } from './address.js'
import type { Found } from './decide.js'
import type { Asked } from './donor.js'
import { isOfPlace, type Local } from './local.js'
import { placeForm, withPart } from './names.js'
import type { Scene, Stage } from './scenes.js'

/** Who sends, gives or pays stands at the head of its clause; where these are counted the head is no receiver. */
const GIVEN = new Set(['dispatched', 'aid', 'donation', 'finance'])
/** A clause that goes on from the figure's: 560万元,|为某小学修建教学楼. */
const GOES_ON = /^[,;]?(?:并|全部|主要|专项|已)?(?:用于|[为在给向]|[修新改扩重援捐]建|建设|建成|资助|帮助|支持)/
/** So many characters tell the last part of an address. */
const LAST_PART = 3
/** A town or village, and nothing of it. */
const TOWN = /^[^、]{2,8}[镇乡村]$/
/** So many sentences on a paragraph speaks of what opens one. */
const SPOKEN = 6

/** The receiver told as narrowly as the text tells it: behind the place found stands the town, village, school or hospital. */
export function narrowed(found: Found | null, asked: Asked, donor: string | null, stage: Stage): Found | null {
  return located(narrowest(found, asked, donor, stage), asked, stage)
}

/**
 * 清水河镇 of an article about 霍城: a town of which the text does not tell where it lies is in the county that the paragraph names
 * last before the figure, else in the one that heading or article are about.
 */
function located(found: Found | null, { mention }: Asked, stage: Stage): Found | null {
  if (!found || !TOWN.test(found.name)) return found
  const told = found.actors.flatMap(({ place }) => (place ? [place] : []))
  const at = { sentence: mention.sentence.index, start: mention.start }
  const outer = placesAround(at, stage, isCounty).find((county) =>
    told.every((town) => within(county, town.parent ?? county)),
  )
  if (!outer || told.some((place) => isCounty(place) || isCounty(place.parent ?? place))) return found
  const { province, code } = outer
  // 甘肃临夏|布楞沟村 is 甘肃东乡县|布楞沟村
  const wider = told[0] ? placeForm(told[0], stage.provinces) : ''
  const name = found.name.startsWith(wider) ? found.name.slice(wider.length) || found.name : found.name
  const place: Place = { name, short: name, level: 'town', parent: outer, province, code }
  return {
    ...found,
    name: addressed(name, outer, stage.provinces),
    actors: found.actors.map((actor) => ({ ...actor, place })),
  }
}

function narrowest(found: Found | null, asked: Asked, donor: string | null, stage: Stage): Found | null {
  // a place that the clause names is as narrow as it says; what stands right behind it belongs to it
  if (found?.scope === 'clause') return found
  const local = localOf(asked, donor, stage)
  if (!local) return found
  // 兰坪河西乡, told again as 兰坪县河西乡
  if (found?.name.endsWith(local.name.slice(-LAST_PART))) return found
  const name = addressOf(local.name, found, stage)
  return { name, scope: local.scope, step: 'local', actors: found?.actors ?? [], over: () => [] }
}

interface Near {
  readonly name: string
  readonly scope: Found['scope']
}

/** The local name that stands for the figure: for or at which its clause does something, or what its sentence or paragraph is about. */
function localOf({ mention, around: { clause } }: Asked, donor: string | null, { scenes, sides }: Stage): Near | null {
  const scene = scenes[mention.sentence.index] as Scene
  const { text } = scene.sentence
  const able = scene.locals().filter((local) => !ofGiver(local) && !isTold(local))
  // 县医院影像中心,|1500万元: nor does the hospital of the place, where somebody else gives
  const isGot = ({ as, name }: Local) =>
    as === 'object' || !GIVEN.has(mention.role) || (donor !== null && isOfPlace(name) && !donor.includes(name))
  const inside = able.filter(({ start, end }) => start >= clause.start && end <= clause.end)
  const own =
    inside.findLast((one) => one.end <= mention.start && isGot(one)) ??
    inside.find((one) => one.start >= mention.end && one.as === 'object')
  if (own) return { name: own.name, scope: 'clause' }
  const next = able.find(({ start }) => start > clause.end)
  if (
    next &&
    GOES_ON.test(text.slice(clause.end, next.start)) &&
    !/[,;。]/.test(text.slice(clause.end + 1, next.start))
  )
    return { name: next.name, scope: 'sentence' }
  const before = able.findLast((one) => one.end <= clause.start && isGot(one))
  if (before && !isPlaceBetween(before.end)) return { name: before.name, scope: 'sentence' }
  // what the paragraph speaks of, up to where it speaks of another place
  if (!isPlaceBetween(0))
    for (let i = scene.sentence.index - 1; i >= Math.max(scene.blockStart, scene.sentence.index - SPOKEN); i--) {
      const earlier = scenes[i] as Scene
      const topic = earlier
        .locals()
        .findLast((one) => one.as === 'head' && !isOfPlace(one.name) && !ofGiver(one, earlier))
      if (topic) return { name: topic.name, scope: 'paragraph' }
      if (earlier.actors.some(({ kind, place }) => kind === 'place' && place && sides(place) !== 'donor')) break
    }
  return null

  /** 六师|北塔山牧场: what its place is cited with. */
  function isTold({ start, end }: Local): boolean {
    return scene.actors.some((actor) => actor.kind === 'place' && actor.start <= start && end <= actor.end)
  }

  /** Another place that may receive stands between a name and the figure. */
  function isPlaceBetween(from: number): boolean {
    return scene.actors.some(
      ({ kind, place, start, end }) =>
        kind === 'place' && place && start >= from && end <= mention.start && sides(place) !== 'donor',
    )
  }

  /** A house on the giving side: 宁波市第一医院. */
  function ofGiver({ name, start, end }: Local, { actors } = scene): boolean {
    if (donor?.split('、').some((one) => one.includes(name) || name.includes(one.slice(-2)))) return true
    return actors.some(
      (actor) => actor.place && actor.start < end && start <= actor.end && sides(actor.place) === 'donor',
    )
  }
}

/** 县人民医院 behind the county, 王团镇 behind the place that it lies in as far as that is known. */
function addressOf(local: string, found: Found | null, { provinces, sides }: Stage): string {
  const [actor] = found?.actors ?? []
  if (found?.actors.length !== 1 || !actor?.place) return local
  if (sides(actor.place) === 'donor') return local
  const level = /^[省市县区州]/.exec(local)?.[0]
  const place = level ? levelOf(actor.place, level) : actor.place
  // 乡中学: of no place that has been named
  if (!place || local.startsWith(place.name) || (!level && isOfPlace(local))) return local
  // 四川绵阳|绵阳紫荆民族中学: what both name stands once
  const shared = [...local].findLastIndex((_, k) => found.name.endsWith(local.slice(0, k + 1)))
  if (shared > 0) return `${found.name}${local.slice(shared + 1)}`
  return level ? `${placeForm(place, provinces)}${local}` : withPart(found.name, place, local)
}

function levelOf(place: Place, level: string): Place | null {
  for (let at: Place | null = place; at; at = at.parent) if (at.name.endsWith(level)) return at
  return null
}
