import { gazetteer, type Place } from '../../lexicon/places.js'
import type { NameHit } from './names.js'

/**
 * A county, town or village that no gazetteer lists, by its last character and by where it stands: behind a mark, a word of
 * direction, or the place that it lies in.
 */
const NAMED =
  /(?<=^|[,。;:、!?()“”《》〔〕【】\s—·#]|[向给到赴在与和为对援往年月日]|帮扶|支援|协作|结对|来自|省|市|州)([\u4e00-\u9fff]{1,3}[县旗乡镇村])(?![级长委域情民里口务官委干医])/g
/** Words that end so and name no place: 全县, 贫困县, 两镇, 驻村. */
const NO_NAME =
  /^[全我该本各两几每受贫这那一二三四五六七八九十多新老大小驻入进下返回家故农山城水州某和与及的在到对向给来去有为是同被让将把从由等其此邻外乡镇县村当所在]|[的了在和与及个为是有等省市州]|困|脱|示范|重点|试点|先进|行政|自然|美丽|国家|联|牵头|援助|支援|帮扶|结对|协作/
/** 托喀依乡|二队 */
const PART = /^(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})[队连村]/
/** A name that a text uses once may be anything. */
const OFTEN = 2
/** More than a text about aid has. */
const MOST = 12

/** The places of a document that the gazetteer does not know, by name; each is its own province. */
export function openPlaces(texts: readonly string[]): ReadonlyMap<string, Place> {
  const { names } = gazetteer()
  const times = new Map<string, number>()
  for (const text of texts) {
    for (const [, name] of text.matchAll(NAMED)) {
      if (name === undefined || names.has(name) || names.has(name.slice(0, -1)) || NO_NAME.test(name.slice(0, -1)))
        continue
      times.set(name, (times.get(name) ?? 0) + 1)
    }
  }
  const often = [...times].filter(([, n]) => n >= OFTEN).slice(0, MOST)
  return new Map(
    often.map(([name]) => [name, { name, short: name, level: 'county', parent: null, province: name, code: null }]),
  )
}

/** Where open places stand in a text, beside the names that the gazetteer has found there. */
export function withOpen(text: string, hits: readonly NameHit[], open: ReadonlyMap<string, Place>): readonly NameHit[] {
  const found: NameHit[] = []
  for (const [name, place] of open) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length + (PART.exec(text.slice(at + name.length, at + name.length + 3))?.[0].length ?? 0)
      if (!hits.some((hit) => hit.start < end && at < hit.end))
        found.push({ start: at, end, places: [place], weak: false })
    }
  }
  return found.length === 0 ? hits : [...hits, ...found].sort((a, b) => a.start - b.start)
}
