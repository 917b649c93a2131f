import { lazy } from '../../lazy.js'
import { cueAt } from '../../lexicon/agents.js'
import type { Place } from '../../lexicon/places.js'
import type { Span } from '../../span.js'
import { isWhereTheyLearn } from '../learning.js'
import { counts } from './counts.js'
import type { Told } from './introduced.js'
import type { NameHit } from './names.js'

/** A place as the text names it: 江苏省|常州市|武进 is one, `place` the finest, `chain` all from the widest. */
export interface PlaceHit extends Span {
  readonly place: Place
  readonly chain: readonly Place[]
  /** True where it is listed with the one before: 昆明、曲靖和昭通. */
  readonly listed: boolean
}

/** Parts of speech of names and of what the segmenter does not know. */
const NAME = /^(?:x|n[rsz])/
/** What ends in front of where something is given or somebody goes. */
const GIVEN = new Set('给赴')
const LIST = /^(?:、|和|与|及|以及)$/

/** True where `inner` lies in `outer`. */
export function within(inner: Place, outer: Place): boolean {
  for (let place: Place | null = inner; place; place = place.parent) if (place.name === outer.name) return true
  return false
}

/**
 * Joins neighbours that lie in each other to one hit, lets weak names stand only beside a place that vouches for them, and
 * settles names that several places share by what stands beside them or by `provinces`, those that the document names; `known`:
 * the places that it names in full.
 */
export function chained(
  text: string,
  hits: readonly NameHit[],
  { provinces, known }: { readonly provinces: ReadonlySet<string>; readonly known: ReadonlySet<string> },
  tag: Told['tag'] = null,
): readonly PlaceHit[] {
  const out: PlaceHit[] = []
  const counted = lazy(() => new Set(counts(text).map(({ index }) => index)))
  for (const [i, hit] of hits.entries()) {
    const last = out.at(-1)
    // two characters at most make a list: 以及
    const gap = last && hit.start - last.end <= 2 ? text.slice(last.end, hit.start) : null
    if (last && gap === '') {
      const inner = hit.places.find((place) => within(place, last.place)) ?? joined(hit.places[0] as Place, last.place)
      if (inner) {
        out[out.length - 1] = { ...last, end: hit.end, place: inner, chain: [...last.chain, inner] }
        continue
      }
    }
    const listed = gap !== null && LIST.test(gap)
    const sibling = last && listed ? hit.places.find((place) => akin(place, last)) : undefined
    if (hit.weak && !sibling && !vouched(i) && !withheld(hit, hits[i + 1]) && !struck(hit) && !given(hit)) continue
    const place = sibling ?? settled(hit, provinces)
    out.push({ start: hit.start, end: hit.end, place, chain: [place], listed })
  }
  return out

  /** 南投|灾区, and a short name whose full one the document has: these are places; 全州|受灾 is the whole of another. */
  function struck({ places, start, end }: NameHit): boolean {
    const isStruck = cueAt('receives', text, end) !== null && !text.startsWith('全', start)
    return isStruck || places.some(({ name }) => known.has(name))
  }

  /** 捐给|雷波|的学生, 赴|雷波|排涝, 到|徐汇|的医院进修: to what the segmenter takes for a name of its own somebody gives or goes. */
  function given({ start, end }: NameHit): boolean {
    if (!GIVEN.has(text.charAt(start - 1)) && !isWhereTheyLearn(text, start, end)) return false
    const [word, ...more] = tag?.(start, end) ?? []
    return more.length === 0 && word !== undefined && NAME.test(word.tag)
  }

  /** A weak name in a list that the text counts (寻乌、延长两县), or at the head of one: the next lies in the same prefecture. */
  function vouched(i: number): boolean {
    const [hit, next] = [hits[i] as NameHit, hits[i + 1]]
    if (isCounted(i)) return true
    return joins(i) && hit.places.some((place) => next?.places.some((other) => other.parent === place.parent))
  }

  function isCounted(i: number): boolean {
    let last = i
    while (joins(last)) last++
    return counted().has((hits[last] as NameHit).end) && (last > i || joins(i - 1))
  }

  /** True where a name and the next are members of a list. */
  function joins(i: number): boolean {
    const [hit, next] = [hits[i], hits[i + 1]]
    return hit !== undefined && next !== undefined && LIST.test(text.slice(hit.end, next.start))
  }
}

/** True where the next name withholds a place of this one: 红河|某县. */
function withheld(hit: NameHit, next: NameHit | undefined): boolean {
  return next?.start === hit.end && next.places[0]?.name.startsWith('某') === true
}

/** 兵团|一师, 一师|二十七团, 红河|某县: what does not say by itself where it belongs. */
function joined(inner: Place, outer: Place): Place | null {
  if (inner.name.startsWith('某')) {
    const name = outer.level === 'province' ? inner.name : `${outer.short.replace(/[州县]$/, '')}${inner.name}`
    return {
      ...inner,
      name,
      short: name,
      parent: outer.level === 'county' ? outer.parent : outer,
      province: outer.province,
    }
  }
  if (inner.level === 'regiment' && (outer.level === 'division' || outer.level === 'corps'))
    return { ...inner, parent: outer }
  return null
}

function akin(place: Place, last: PlaceHit): boolean {
  return (
    last.chain.some((outer) => within(place, outer)) || (place.parent !== null && place.parent === last.place.parent)
  )
}

function settled(hit: NameHit, provinces: ReadonlySet<string>): Place {
  if (hit.places.length === 1) return hit.places[0] as Place
  const near = hit.places.filter((place) => provinces.has(place.province))
  return near.length === 1
    ? (near[0] as Place)
    : { ...(hit.places[0] as Place), parent: null, province: '', code: null }
}

/** True for another country. */
export function isForeign(place: Place | null): boolean {
  return place?.level === 'country' && place.short !== '中国'
}
