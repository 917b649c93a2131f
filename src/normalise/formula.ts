import { texCommands } from '../lexicon/tex.js'
import { fits, matchAt } from '../pattern.js'
import type { Span } from '../span.js'

/** A text with its mathematics as it is printed. */
export interface Printed {
  readonly text: string
  /** For each offset of `text` the offset in the source, one longer than `text`; null where they are the same. */
  readonly toSource: Uint32Array | null
}

/** No figure stands in a longer one. */
const LONGEST = 240

/** Signs that only mathematics has. */
const SIGN = /[\\^_{]/
/** What a formula may be without any such sign: a number, two with a sign between, a letter, an equation, a sign alone. */
const PLAIN = /^ ?(?:[A-Za-z] ?)?(?:[<>=+~-] ?){0,2}(?:\.?\d(?:[\d .,~+-]{0,60}\d)? ?)?$/
/** Dollars of a currency have a digit behind them, those that close a number have none. */
const DIGIT_BEHIND = /\$\d/y

/** The next sign of a formula. Blanks and braces say nothing of their own. */
const TOKEN =
  /\\(?<command>[A-Za-z]+)|\\(?<escaped>.)|(?<script>[\^_])\s{0,2}(?:\{(?<group>[\d\s+-]{1,12})\}|(?<digit>\d))|(?<nothing>[\s{}])|./gsu

/** Digits and signs that stand above and below the line. */
const SCRIPTS: Readonly<Record<string, string>> = { '^': '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻', _: '₀₁₂₃₄₅₆₇₈₉₊₋' }
const IN_SCRIPT = '0123456789+-'

/**
 * What a reader sees of the TeX mathematics in a text, as papers have it that were turned into Markdown:
 * $1 5 . 9 1 \times 1 0 ^ { 4 }$ is 15.91×10⁴, $6 6 7 \mathrm { h m } ^ { 2 }$ is 667hm². Blanks say nothing there.
 */
export function printFormulas(text: string): Printed {
  const formulas = formulasIn(text)
  if (formulas.length === 0) return { text, toSource: null }
  const parts: string[] = []
  const offsets: number[] = []
  const show = (shown: string, at: number): void => {
    parts.push(shown)
    for (let i = 0; i < shown.length; i++) offsets.push(at)
  }
  const copy = (from: number, to: number): void => {
    parts.push(text.slice(from, to))
    for (let i = from; i < to; i++) offsets.push(i)
  }
  let at = 0
  for (const { start, from, to, end } of formulas) {
    copy(at, start)
    const signs = [...text.slice(from, to).matchAll(TOKEN)]
      .map((match) => ({ shown: shownOf(match), at: from + match.index }))
      .filter(({ shown }) => shown !== '')
    // digits around a formula are numbers of their own
    if (fits(/(?<=\d)/y, text, start) && /^\d/.test(signs[0]?.shown ?? '')) show(' ', start)
    const first = offsets.length
    for (const { shown, at: place } of signs) show(shown, place)
    if (offsets.length > first) offsets[first] = start
    if (/^\d/.test(signs.at(-1)?.shown ?? '') && fits(/\$?\$? ?\d/y, text, end)) show(' ', end)
    at = end
  }
  copy(at, text.length)
  return { text: parts.join(''), toSource: Uint32Array.from([...offsets, text.length]) }
}

/** A formula with its marks, and what stands between them. */
interface Formula extends Span {
  readonly from: number
  readonly to: number
}

const OPENS = /\$\$?|\\\(/g
const CLOSES: Readonly<Record<string, string>> = { $: '$', $$: '$$', '\\(': '\\)' }

function formulasIn(text: string): readonly Formula[] {
  const formulas: Formula[] = []
  for (let match = matchAt(OPENS, text, 0); match !== null; ) {
    const { 0: mark, index } = match
    const formula = formulaAt(text, index, mark)
    if (formula !== null) formulas.push(formula)
    match = matchAt(OPENS, text, formula?.end ?? index + 1)
  }
  return formulas
}

/** The formula that begins with the mark at `start`; Chinese stands in none but in braces. */
function formulaAt(text: string, start: number, mark: string): Formula | null {
  if (fits(/(?<=[A-Z\\])/y, text, start)) return null
  const close = CLOSES[mark] as string
  const from = start + mark.length
  const most = Math.min(text.length, from + LONGEST)
  let depth = 0
  for (let at = from; at < most; at++) {
    const sign = text[at] as string
    if (text.startsWith(close, at))
      return depth === 0 && isFormula(text, from, at) ? { start, from, to: at, end: at + close.length } : null
    if (sign === '\\') at++
    else if (sign === '{') depth++
    else if (sign === '}') depth--
    if (sign === '$' || depth < 0 || (depth === 0 && fits(/\p{Script=Han}/uy, text, at))) return null
  }
  return null
}

function isFormula(text: string, from: number, to: number): boolean {
  const inner = text.slice(from, to)
  // $300-$500
  if (/^ ?[\d.]/.test(inner) && fits(DIGIT_BEHIND, text, to)) return false
  // \(5\) is a bracket
  return SIGN.test(inner) || (text[to] === '$' && inner.trim() !== '' && PLAIN.test(inner))
}

/** What is seen of a sign of a formula. */
function shownOf({ 0: sign, groups = {} }: RegExpMatchArray): string {
  const { command, escaped, script, group, digit, nothing } = groups
  if (command !== undefined) return texCommands().get(command) ?? sign
  if (escaped !== undefined) return '%$#&_{}'.includes(escaped) ? escaped : ' '
  const scripted = group ?? digit
  if (scripted !== undefined) return inScript(scripted, SCRIPTS[script as string] as string)
  return nothing === undefined ? (sign === '~' ? ' ' : sign) : ''
}

function inScript(signs: string, set: string): string {
  return [...signs].map((sign) => set[IN_SCRIPT.indexOf(sign)] ?? '').join('')
}
