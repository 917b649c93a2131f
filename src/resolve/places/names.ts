import { gazetteer, type Place } from '../../lexicon/places.js'
import type { Span } from '../../span.js'
import { corpsAt } from './corps.js'

/** A stretch of text that may be a place; more than one candidate where places share the name. */
export interface NameHit extends Span {
  readonly places: readonly Place[]
  readonly weak: boolean
}

/** The names of the gazetteer and the corps' units in a text, longest first, left to right, none overlapping. */
export function placeNames(text: string): readonly NameHit[] {
  const { names, lengthsAt } = gazetteer()
  const hits: NameHit[] = []
  let i = 0
  while (i < text.length) {
    const found = corpsAt(text, i) ?? unnamedAt(text, i) ?? nameAt(i)
    const hit = found && !(found.weak && crossed(found)) ? found : null
    if (hit) hits.push(hit)
    i = hit ? hit.end : i + 1
  }
  return hits

  /** 援|建平|武: a weak name gives way to a better one that begins in it. */
  function crossed(weak: NameHit): boolean {
    for (let at = weak.start + 1; at < weak.end; at++) {
      const other = nameAt(at)
      if (other && !other.weak) return true
    }
    return false
  }

  function nameAt(start: number): NameHit | null {
    for (const length of lengthsAt(text, start)) {
      if (start + length > text.length) continue
      const name = names.get(text.slice(start, start + length))
      if (!name) continue
      const end = start + length
      // 从|江苏省: a preposition in front of another name
      if (text[start] === '从' && nameAt(start + 1)) continue
      // 2月6日|土耳其
      if (text[start] === '日' && DIGIT.test(text.charAt(start - 1))) continue
      // 其中|国合会出资
      if (text[start] === '中' && text[start - 1] === '其') continue
      if (name.before.some((word) => text.startsWith(word, start - word.length))) continue
      if (name.after.some((word) => text.startsWith(word, end))) continue
      if (length === 2 && text[start + 1] === '区' && SHORT_IN.test(text.charAt(start - 1))) continue
      // 第一师 is left to the pattern of the corps, which knows 第一师范
      const [{ level }] = name.places as [Place]
      if (level === 'division' && !text.startsWith('兵团', start)) continue
      if (level === 'country' && NOT_COUNTRY.has(text.charAt(end))) continue
      return { start, end, places: name.places, weak: name.weak }
    }
    return null
  }
}

const DIGIT = /[0-9一二三四五六七八九十]/

const UNNAMED: ReadonlyMap<string, Place['level']> = new Map([
  ['省', 'province'],
  ['市', 'prefecture'],
  ['州', 'prefecture'],
  ['县', 'county'],
  ['区', 'county'],
])

/** 某县, 某市: a place whose name the text withholds. */
function unnamedAt(text: string, start: number): NameHit | null {
  const level =
    text[start] === '某' && !/[场域]/.test(text.charAt(start + 2)) ? UNNAMED.get(text.charAt(start + 1)) : undefined
  if (!level) return null
  const name = text.slice(start, start + 2)
  return {
    start,
    end: start + 2,
    places: [{ name, short: name, level, parent: null, province: '', code: null }],
    weak: false,
  }
}

/** 江|东区 is the 江东区: behind these a name of two characters ends another, unless it is that of a place that it lies in. */
const SHORT_IN = /[\u4e00-\u9fff](?<![省市县区州盟在到向给赴援与和及为对])/

/** 9950澳大利亚元 is no place, nor is 新加坡籍. */
const NOT_COUNTRY = new Set('元币镑籍裔')
