import { type Unit, unitWords } from '../lexicon/units.js'
import type { Sentence, Token } from '../model.js'
import { fits, matchAt } from '../pattern.js'

const HAN = /\p{Script=Han}/u

/** How far behind a unit the segmenter looks for a word that the unit would cut. */
const AHEAD = 8

/** The unit behind a number: the longest one that begins no word. In 36人次日抵达 it is 人, in 12人月均收入 too, in 36人次 it is 人次. */
export function unitAt(sentence: Sentence, at: number): Unit | undefined {
  const units = unitWords()
    .allAt(sentence.text, at)
    .filter(({ word }) => word !== '只' || !fits(ONLY, sentence.text, at))
  const parted = matchAt(PARTED_UNIT, sentence.text, at)?.[0]
  if (parted !== undefined) return { ...(unitWords().at('人次', 0) as Unit), word: parted }
  return units.find(({ word }, i) => {
    const shorter = units[i + 1]
    return shorter === undefined || cutAt(sentence, at + shorter.word.length, at + word.length) === null
  })
}

/** 4.8万|只占5%: an adverb, where a verb follows that no animal is counted in front of. */
const ONLY = /只[占有够剩是能]/y

/** 人 次 in a text whose characters a scan has parted. */
const PARTED_UNIT = /人 次/y

/** What an adverb stands in front of: 36人|均|治愈, but 人才|公寓. */
const PREDICATE = /^[vadp]/

/**
 * True where `end` falls into a word that begins at `from` (3位|数, 名|单, 日|圆满), unless the text goes on behind `end` with a predicate of
 * one character: 36人|均|治愈.
 */
export function cutsWord(sentence: Sentence, from: number, end: number): boolean {
  const behind = cutAt(sentence, from, end)
  return behind !== null && !(behind.length > 0 && isClauseWord(behind[0] as Token, behind[1]))
}

/**
 * What stands behind `end` where `end` falls into a word that begins at `from`; null where it falls into none. What the segmenter joins
 * across `end` is such a word only if it is one of the dictionary, and either a rest is left behind `end` that is no word of its own or
 * the words from `from` on go out even (人民|医院): 12名|校长, 36人|保洁 and 15名|义务教育 cut nothing.
 */
function cutAt({ tag, text }: Sentence, from: number, end: number): readonly Token[] | null {
  if (!HAN.test(text[end] ?? ' ')) return null
  const words = tag(from, from + AHEAD)
  const [first] = words
  if (first === undefined || first.end <= end || isUnknown(first)) return null
  // 个|人民医院, 个|人口大县: so long a word is no chance
  if (first.text.length > 2) return []
  const behind = tag(end, end + AHEAD)
  const [rest, next] = behind
  if (rest === undefined) return null
  const isWord = rest.text.length > 1 && !isUnknown(rest) && !isUnknown(next)
  return isWord && !goOutEven(words, behind) ? null : behind
}

/** True where the first words, up to the first border that the others have too, are words of two characters and more. */
function goOutEven(words: readonly Token[], others: readonly Token[]): boolean {
  const borders = new Set(others.map(({ end }) => end))
  const border = words.findIndex(({ end }) => borders.has(end))
  return border > 0 && words.slice(0, border + 1).every((word) => word.text.length > 1 && !isUnknown(word))
}

/** True where a predicate begins with a single character: 36人|为游客, 36人|均治愈, 321名|于8月18日启程; not 位|于县城, 人|才公寓. */
function isClauseWord({ text, tag }: Token, next: Token | undefined): boolean {
  if (text === '于') return /^[mt]/.test(next?.tag ?? '') || /^\d/.test(next?.text ?? '')
  if (/^[pc]/.test(tag) || text === '是') return true
  return tag.startsWith('d') && PREDICATE.test(next?.tag ?? '')
}

/** True for characters that the segmenter has joined without a word of its dictionary; marks and digits have the same tag. */
function isUnknown(token: Token | undefined): boolean {
  return token?.tag === 'x' && HAN.test(token.text[0] as string)
}
