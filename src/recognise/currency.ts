import { lazy } from '../lazy.js'
import { currencyNames, currencyPattern } from '../lexicon/currencies.js'
import { localWords } from '../lexicon/localities.js'
import { mainlandProvinces } from '../lexicon/provinces.js'
import type { Document } from '../model.js'

/** 新台币,下同 · 以下币别同 · 单位均为港元: the words with which a document says what its 元 is. */
const STATED = /[,、;]? ?(?:以?下(?:币别|[均皆])?|后)同/g

/** A sign without the letters of a country. */
const BARE_DOLLAR = /(?<![A-Z])\$ ?\d/

/** The local currencies, each with its names. */
const LOCAL = lazy(() => ['HKD', 'TWD', 'MOP'].map((code) => ({ code, name: currencyPattern(code) })))

/** A word that people say of themselves weighs as much as this many names of places. */
const HOME = 2
/**
 * So much is needed in a traditional document; in a simplified one more, and of words of its own alone, since papers of the mainland
 * report from there.
 */
const ENOUGH = { traditional: 2, simplified: 6 }

/**
 * The currency that a bare 元 or $ means in a document: the one it states (港币,下同); in a document that its words tell to be of Hong
 * Kong, Macau or Taiwan, or that writes a bare $ in traditional script, the local one; in any other traditional document the local one that it names more often than the yuan; else the
 * yuan.
 */
export function documentCurrency({ plain }: Document): string {
  const text = plain.blocks.map((block) => block.text).join('\n')
  for (const match of text.matchAll(STATED)) {
    const name = currencyNames().before(text, match.index)
    if (name) return name.code
  }
  const named = LOCAL().map(({ code, name }) => ({ code, count: count(text, name) }))
  // the menus of a page say where it is from as well as its article does
  const places = localWords().filter(({ word }) => text.includes(word) || plain.around.includes(word))
  const scores = named.map(({ code, count }) => {
    const own = places.filter((place) => place.code === code)
    const weight = own.reduce((sum, { how }) => sum + (how === 'home' ? HOME : Number(plain.traditional)), 0)
    return { code, count, weight, rank: weight + Math.min(count, 3) }
  })
  const [most] = scores.sort((a, b) => b.rank - a.rank)
  if (most === undefined) return 'CNY'
  if (most.weight >= (plain.traditional ? ENOUGH.traditional : ENOUGH.simplified)) return most.code
  // 台南的学校募得60多万元: one town is enough where nothing tells of another or of the mainland
  const isTown = places.some(({ how }) => how === 'town') && places.every(({ code }) => code === most.code)
  if (plain.traditional && isTown && !mainlandProvinces().some((name) => text.includes(name))) return most.code
  // $2,350万 in traditional script: Hong Kong writes its dollars so, unless a word of another place stands by
  if (plain.traditional && BARE_DOLLAR.test(text) && !/美[元金圆]|US/.test(text))
    return most.weight > 0 ? most.code : 'HKD'
  return plain.traditional && most.count > count(text, /人民币/g) ? most.code : 'CNY'
}

function count(text: string, name: RegExp): number {
  return [...text.matchAll(name)].length
}
