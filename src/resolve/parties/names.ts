import type { Place } from '../../lexicon/places.js'
import { within } from '../places/chain.js'
import type { Actor } from './actors.js'

/** How a record cites a donor: 江苏, 浙江台州, 江苏常州武进, 宝钢集团. */
export function donorName(actor: Actor): string {
  const { place, cite } = actor
  if (cite || !place) return cite ?? actor.name
  if (!isDivision(place)) return placeName(place, null)
  const prefecture = actor.chain.find(({ level }) => level === 'prefecture')
  const through = place.level === 'county' && prefecture ? prefecture.short : ''
  return `${place.province}${through}${stem(place)}`
}

/** How a record cites a recipient: 新疆, 新疆伊犁, 甘肃宕昌县, 兵团二师二十七团; `frame`: the place that the article is about. */
export function recipientName({ place, name, cite }: Actor, frame: Place | null = null): string {
  return cite ?? (place ? placeName(place, frame) : name)
}

/**
 * A place with its province, so that it is the same in every record and two of one name differ: 新疆喀什, 甘肃宕昌县. The
 * prefecture stands between them where the article is about it: 新疆阿勒泰布尔津县.
 */
export function placeName(place: Place, frame: Place | null): string {
  const { parent } = place
  if (place.level === 'regiment')
    return parent && /[^团]$/.test(place.name) === false ? `${parent.short}${place.name}` : place.short
  // 阿拉尔 is 一师's city and is not found under 一师 without it
  if (place.level === 'county' && parent?.level === 'division') return `${parent.short}${place.short}`
  if (!isDivision(place) || place.province === place.short) return place.short
  const through = frame?.level === 'prefecture' && frame !== place && within(place, frame) ? frame.short : ''
  return `${place.province}${through}${place.short}`
}

/** One of several that are cited together, as the text has it without what it lies in: 云南省|永善. */
export function memberName({ place, name, chain }: Actor): string {
  let rest = name
  for (const outer of chain.slice(0, -1)) {
    if (outer.level === 'corps') continue
    for (const form of [outer.name, outer.short]) if (rest.startsWith(form)) rest = rest.slice(form.length)
  }
  return place?.level === 'county' && rest.length > 2 ? rest.replace(/[县区]$/, '') : rest
}

function isDivision({ level, province }: Place): boolean {
  return (level === 'county' || level === 'prefecture') && province !== ''
}

/** 如皋市 is cited 如皋, 沙县 stays. */
function stem({ short }: Place): string {
  return short.length > 2 ? short.replace(/[县市区]$/, '') : short
}
