import { readFileSync } from 'node:fs'
import { Converter } from 'opencc-js/t2cn'
import { characterSet } from './character-set.js'
import { lazy } from './lazy.js'
import { packageFile } from './package-file.js'
import { unitMap } from './unit-map.js'

/**
 * Above this share of Han characters that conversion would change, a document is traditional: simplified ones have at
 * most 0.1 %, traditional ones some 30 %.
 */
const TRADITIONAL_SHARE = 0.02
const IS_HAN = /\p{Script=Han}/u

const converter = lazy(() => Converter({ from: 't', to: 'cn' }))

/**
 * Traditional to simplified, character for character: the number of code points stays. From `t`, never from `twp`,
 * which also swaps words (支援 → 支持).
 */
export function simplify(text: string): string {
  return converter()(text)
}

/** Units that `simplify` changes: most texts have none, and need no converter, whose words take long to load. */
const isChanged = lazy(() => characterSet(readFileSync(packageFile('dist/lexicon/traditional.utf8'), 'utf8')))

const FIRST_HAN = 0x2e80

/**
 * A text in simplified script, unit by unit: for the eyes of rules that ask what a line looks like. As long as the text; characters
 * that have no simplified form of the same length stay.
 */
export const simplifyUnits = unitMap(FIRST_HAN, (unit) => {
  if (!isChanged()(unit)) return unit
  const simple = simplify(String.fromCharCode(unit))
  return simple.length === 1 ? simple.charCodeAt(0) : unit
})

/**
 * True where the texts are written in traditional characters. Character by character: what a word around one would make of it
 * decides for no document.
 */
export function hasTraditional(texts: readonly string[]): boolean {
  let [han, changed] = [0, 0]
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      const kind = KINDS[code] || kindOf(isHighSurrogate(code) ? (text.codePointAt(i) as number) : code)
      if (kind === HAN) han++
      if (kind === TRADITIONAL) changed++
    }
  }
  return changed > (han + changed) * TRADITIONAL_SHARE
}

const OTHER = 1
const HAN = 2
const TRADITIONAL = 3
/** What the characters of the basic plane are that have been met; 0 for the others. */
const KINDS = new Uint8Array(0x10000)

function kindOf(code: number): number {
  const character = String.fromCodePoint(code)
  const isTraditional = () => (code < KINDS.length ? isChanged()(code) : simplify(character) !== character)
  const kind = !IS_HAN.test(character) ? OTHER : isTraditional() ? TRADITIONAL : HAN
  if (code < KINDS.length) KINDS[code] = kind
  return kind
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}
