import { lazy } from '../lazy.js'
import { readTable } from './table.js'

/** A character of a word at which a numeral could begin. */
export const NUMERAL_CHARACTER = /[一二三四五六七八九十百千万亿兆两几数上俩壹贰叁参肆伍陆柒捌玖拾佰仟零]/

interface Placed {
  readonly word: string
  /** Where the word's first numeral character stands in it. */
  readonly offset: number
}

const placed = lazy(load)

/**
 * End of the word in which the character at `at` is the first numeral character and no number (四 in 四川, 一 in 统一);
 * 0 where there is none. A word that ends in such a character does not hold where the numeral goes on: 统一百, 八一三千.
 */
export function numberWordEnd(text: string, at: number): number {
  const here = text[at] as string
  let end = 0
  for (const key of [here + (text[at + 1] ?? ''), (text[at - 1] ?? '') + here]) {
    for (const { word, offset } of placed().get(key) ?? []) {
      const stop = at - offset + word.length
      if (stop > end && text.startsWith(word, at - offset) && !goesOn(word, text[stop])) end = stop
    }
  }
  return end
}

/** 三角钱, 三角至五角: the word is an amount of small money. */
const SMALL_MONEY_GOES_ON = /[钱錢至到整]/

/** Digits as ledgers write them: 队伍两千, where another sort of digit follows, goes on with no number. */
const FORMAL = /[壹贰叁参肆伍陆柒捌玖]/
const GOES_ON_FORMAL = /[拾佰仟零万亿]/

function goesOn(word: string, next: string | undefined): boolean {
  if (FORMAL.test(word.at(-1) as string)) return GOES_ON_FORMAL.test(next ?? '')
  if (word.endsWith('角') && SMALL_MONEY_GOES_ON.test(next ?? '')) return true
  return next !== undefined && NUMERAL_CHARACTER.test(next) && NUMERAL_CHARACTER.test(word.at(-1) as string)
}

/** By two characters, of which one is the numeral character: the one behind it if there is one, else the one before. */
function load(): ReadonlyMap<string, readonly Placed[]> {
  const byPair = new Map<string, Placed[]>()
  for (const { word } of readTable('number-words')) {
    const offset = word.search(NUMERAL_CHARACTER)
    const key = offset + 1 < word.length ? word.slice(offset, offset + 2) : word.slice(offset - 1, offset + 1)
    const group = byPair.get(key)
    if (group) group.push({ word, offset })
    else byPair.set(key, [{ word, offset }])
  }
  return byPair
}
