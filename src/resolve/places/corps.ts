import { characterSet } from '../../character-set.js'
import { gazetteer, type Place, type PlaceName } from '../../lexicon/places.js'
import type { NameHit } from './names.js'

// 师: 一 to 十四. 团: a number of at least two figures (一团 is mostly a word). What follows must not make another word of them.
const DIVISION = /第?(十[一二三四]?|[一二三四五六七八九]|1[0-4]|[1-9])师(?![范傅生资徒职])/y
const REGIMENT = /第?([一二三四五六七八九十百零〇]{2,5}|\d{1,3})团(?![体队员结圆伙聚以次]|购(?!买|置))/y
const isNumeral = characterSet('第一二三四五六七八九十百零〇0123456789')
const CHINESE = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四']
/** Before 一师 these make a word of it: 每一师, 万一, 名一师. */
const isNotBefore = characterSet('每同任万千百个名位零数几多')

/** The corps' division or regiment that begins at `at` (第一师, 二二三团, 222团), or null. */
export function corpsAt(text: string, at: number): NameHit | null {
  if (!isNumeral(text.charCodeAt(at))) return null
  const before = text.charCodeAt(at - 1)
  if (isNumeral(before) || isNotBefore(before)) return null
  DIVISION.lastIndex = at
  const division = DIVISION.exec(text)
  if (division) {
    const number = division[1] as string
    const name = `第${/\d/.test(number) ? CHINESE[Number(number)] : number}师`
    const { places } = gazetteer().names.get(name) as PlaceName
    return { start: at, end: DIVISION.lastIndex, places, weak: false }
  }
  REGIMENT.lastIndex = at
  const regiment = REGIMENT.exec(text)
  if (!regiment) return null
  const corps = gazetteer().names.get('兵团')?.places[0] as Place
  const name = `${regiment[1]}团`
  const place: Place = { name, short: name, level: 'regiment', parent: corps, province: corps.province, code: null }
  return { start: at, end: REGIMENT.lastIndex, places: [place], weak: (regiment[1] as string).length < 2 }
}
