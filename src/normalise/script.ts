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

/** True where the text is written in traditional characters. Both texts are walked side by side: a copy in an array is large. */
export function hasTraditional(text: string): boolean {
  const simplified = simplify(text)
  let [han, changed, to] = [0, 0, 0]
  for (let from = 0; from < text.length; ) {
    const before = text.codePointAt(from) as number
    const after = simplified.codePointAt(to) as number
    if (isHan(before)) {
      han++
      if (after !== before) changed++
    }
    from += before > 0xffff ? 2 : 1
    to += after > 0xffff ? 2 : 1
  }
  return changed > han * TRADITIONAL_SHARE
}

function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code > 0x2e7f && HAN.test(String.fromCodePoint(code)))
}
