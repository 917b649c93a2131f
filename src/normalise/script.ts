import { Converter } from 'opencc-js/t2cn'
import { lazy } from '../lazy.js'

/**
 * Above this share of Han characters that conversion would change, a document is traditional: simplified ones have at
 * most 0.1 %, traditional ones some 30 %.
 */
const TRADITIONAL_SHARE = 0.02
const HAN = /\p{Script=Han}/u

const converter = lazy(() => Converter({ from: 't', to: 'cn' }))

/**
 * Traditional to simplified, character for character: the number of code points stays. From `t`, never from `twp`,
 * which also swaps words (支援 → 支持).
 */
export function simplify(text: string): string {
  return converter()(text)
}

/** True where the text is written in traditional characters. */
export function hasTraditional(text: string): boolean {
  const before = [...text]
  const after = [...simplify(text)]
  let [han, changed] = [0, 0]
  for (const [i, character] of before.entries()) {
    if (!HAN.test(character)) continue
    han++
    if (after[i] !== character) changed++
  }
  return changed > han * TRADITIONAL_SHARE
}
