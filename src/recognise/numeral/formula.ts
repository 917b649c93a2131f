import { decimal, shift } from '../../decimal.js'
import { exactly, foundAmount } from './found.js'
import type { Found } from './numeral.js'

/** A number as LaTeX sets it, with a blank between any two signs: $1 5 . 9 1 \times 1 0 ^ { 4 }$, $1 0 . 2 \%$. */
const NUMBER =
  /^\$ ?(\d[\d ]{0,40})(?:\. ?(\d[\d ]{0,40}))?(?:\\times ?1 ?0 ?\^ ?(?:\{ ?(\d{1,2}) ?\}|(\d)) ?)?(\\% ?)?\$/
/** Other formulae: between two dollar signs without Chinese text, some sign that only formulae have. */
const BETWEEN_SIGNS = /^\$[^$\p{Script=Han}]{1,240}\$/u
const SIGN = /[\\^_{]/

/** The number in a formula that begins with the dollar sign at `at`, or a formula that is none; null where money begins. */
export function readFormula(text: string, at: number): Found | null {
  const ahead = text.slice(at, at + 242)
  const match = NUMBER.exec(ahead)
  if (match === null) {
    const formula = BETWEEN_SIGNS.exec(ahead)?.[0]
    return formula && SIGN.test(formula) ? { numeral: null, end: at + formula.length } : null
  }
  const [all, whole = '', fraction = '', braced, bare, percent] = match
  const digits = `${whole}.${fraction || 0}`.replaceAll(' ', '')
  const power = Number(braced ?? bare ?? 0)
  const value = shift(decimal(digits), percent ? -2 : power)
  return foundAmount(at, at + all.length, exactly(value), power, percent ? 'fraction' : 'arabic')
}
