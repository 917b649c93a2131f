import type { Place } from '../lexicon/places.js'
import type { Actor } from './parties-actors.js'

const DIVISION_LEVELS = new Set(['county', 'prefecture'])

/** How a record cites a donor: 江苏, 浙江台州, 江苏常州武进, 宝钢集团. */
export function donorName(actor: Actor): string {
  const { place } = actor
  if (!place) return actor.name
  if (!DIVISION_LEVELS.has(place.level) || place.province === '') return recipientName(actor)
  const prefecture = actor.chain.find(({ level }) => level === 'prefecture')
  const through = place.level === 'county' && prefecture ? prefecture.short : ''
  return `${place.province}${through}${stem(place)}`
}

/** How a record cites a recipient: 新疆, 伊犁, 伊宁县, 兵团二师二十七团; a county as the text has it (汶川, 汶川县). */
export function recipientName({ place, name }: Actor): string {
  if (!place) return name
  if (place.level === 'regiment') return regimentName(place)
  // 阿拉尔 is 一师's city and is not found under 一师 without it
  if (place.level === 'county' && place.parent?.level === 'division') return `${place.parent.short}${place.short}`
  if (place.level === 'county' && name.length < place.short.length && place.short.startsWith(name)) return name
  return place.short
}

function regimentName(place: Place): string {
  const { parent } = place
  if (!parent || /[^团]$/.test(place.name)) return place.short
  return `${parent.short}${place.name}`
}

/** 如皋市 is cited 如皋, 沙县 stays. */
function stem({ short }: Place): string {
  return short.length > 2 ? short.replace(/[县市区]$/, '') : short
}
