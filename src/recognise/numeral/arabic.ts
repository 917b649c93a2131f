import { type Decimal, decimal, shift } from '../../decimal.js'
import { fits } from '../../pattern.js'
import { ARABIC, isBlank, kindAt, valueAt } from './alphabet.js'

/** Digits as they stand in the text. `value` is null where they are no number: 1.2.3, 12,34, 8:30. */
export interface ArabicReading {
  readonly end: number
  readonly value: Decimal | null
  /** All digits before the point, without separators; leading zeros are kept: 0571. */
  readonly whole: string
  readonly hasPoint: boolean
  /** True for 3/5: the value is rounded to 12 digits where it does not end. */
  readonly isRatio: boolean
}

/** No amount has more digits; longer rows are identity and account numbers. */
const MOST_DIGITS = 20

/** Digits kept of a fraction that does not end. */
const PLACES = 12

const FOLDED: Readonly<Record<string, string>> = {
  '，': ',',
  '．': '.',
  '：': ':',
  '／': '/',
  '‧': '·',
}

/**
 * Reads the digits at `start` with the separators that stand between digits, in one pass.
 * A comma joins groups of exactly three digits to a first group of one to three: 100,300人 is 100300, because a number
 * that ends a clause has its unit behind it. A list says so: 分别为120,350,480万元 is three numbers.
 */
export function readArabic(text: string, start: number): ArabicReading {
  const first = readDigits(text, start)
  const scattered = readScattered(text, start, first)
  if (scattered !== null) return scattered
  if (separatorAt(text, first.end) === '') return joinSpaced(text, start, first.end, first.text)
  if (separatorAt(text, first.end) === ',' && isListed(text, start)) return number(first.text, '', first.end)
  const parts = [first.text]
  let separators = ''
  let end = first.end
  for (;;) {
    const separator = separatorAt(text, end)
    if (separator === '' || (separator === ',' && endsClause(parts, separators))) break
    const digits = readDigits(text, end + 1)
    end = digits.end
    // No number has more groups; the rest is read over.
    if (parts.length < MOST_DIGITS) {
      parts.push(digits.text)
      separators += separator
    }
  }
  if (separators === '') return number(first.text, '', end)
  return evaluate(parts, separators, end)
}

/** The separator at `i`, folded, if a digit stands on both sides; else empty. */
function separatorAt(text: string, i: number): string {
  if (kindAt(text, i + 1) !== ARABIC) return ''
  const character = FOLDED[text[i] as string] ?? (text[i] as string)
  return '.,:/·'.includes(character) ? character : ''
}

/** True where the comma behind `parts` is the clause's, not the number's: 2019,300人; 9:30,300人; 1.5,300人. */
function endsClause(parts: readonly string[], separators: string): boolean {
  return separators === '' ? (parts[0] as string).length > 3 : !separators.endsWith(',')
}

/** True where the digits at `start` stand in a list that its first words announce: 分别为120,350,480. */
function isListed(text: string, start: number): boolean {
  return fits(/(?<=分[别別][^\d。;]{0,4}(?:\d{1,4}[,，]){0,4})/y, text, start)
}

function evaluate(parts: readonly string[], separators: string, end: number): ArabicReading {
  const none = { end, value: null, whole: parts[0] as string, hasPoint: false, isRatio: false }
  if (separators === '/') return ratio(parts[0] as string, parts[1] as string, end) ?? none
  const hasPoint = separators.endsWith('.')
  const commas = hasPoint ? separators.slice(0, -1) : separators
  if (commas !== ','.repeat(commas.length)) return none
  const groups = hasPoint ? parts.slice(0, -1) : parts
  const [first = '', ...rest] = groups
  if (rest.some((group) => group.length !== 3) || (rest.length > 0 && first.startsWith('0'))) return none
  return number(groups.join(''), hasPoint ? (parts.at(-1) as string) : '', end)
}

/**
 * Digits that a scan or a typesetter has parted: every digit by itself (4 2亿, 1 8 . 6), a blank at the point (6259. 6, 7705 .01) or
 * at the comma of a thousand (3 , 200). Null where the digits stand together or a blank parts two numbers.
 */
function readScattered(text: string, start: number, first: { readonly text: string; readonly end: number }) {
  let { text: whole, end } = first
  const isAlone = (at: number) => kindAt(text, at) === ARABIC && kindAt(text, at + 1) !== ARABIC
  if (whole.length === 1 && !isBlank(text.charCodeAt(start - 1))) {
    while (isBlank(text.charCodeAt(end)) && isAlone(end + 1) && whole.length < MOST_DIGITS) {
      whole += valueAt(text, end + 1)
      end += 2
    }
  }
  const mark = isBlank(text.charCodeAt(end)) ? end + 1 : end
  const next = isBlank(text.charCodeAt(mark + 1)) ? mark + 2 : mark + 1
  const separator = FOLDED[text[mark] as string] ?? text[mark]
  const isParted = next - end > 1 && kindAt(text, next) === ARABIC
  if (separator === ',' && (mark > end || (next > mark + 1 && isCutThousand(text, start, mark)))) {
    const group = readDigits(text, next)
    if (whole.length <= 3 && group.text.length === 3 && separatorAt(text, group.end) !== ',')
      return number(whole + group.text, '', group.end)
  }
  if (separator === '.' && (isParted || whole !== first.text) && kindAt(text, next) === ARABIC) {
    if (next > mark + 1 && mark === end && isListNumber(text, start)) return null
    const fraction = readDigits(text, next)
    let places = fraction.text
    let stop = fraction.end
    while (places.length < MOST_DIGITS && whole !== first.text && isBlank(text.charCodeAt(stop)) && isAlone(stop + 1)) {
      places += valueAt(text, stop + 1)
      stop += 2
    }
    return separatorAt(text, stop) === '' ? number(whole, places, stop) : null
  }
  return whole === first.text ? null : number(whole, '', end)
}

/** 12, 600 余人: an ASCII comma with a blank behind it, in digits that stand behind a word of Chinese and in no list. */
function isCutThousand(text: string, start: number, mark: number): boolean {
  return (
    text[mark] === ',' &&
    text[mark + 1] === ' ' &&
    fits(/(?<=\p{Script=Han} ?)/uy, text, start) &&
    !behindLabel(text, start) &&
    !isListed(text, start)
  )
}

/** True at the head of a line or a clause, where a digit and a point number what follows: 1. 2万人; not in 支出 24. 5万元. */
function isListNumber(text: string, start: number): boolean {
  if (fits(/(?<=\p{Script=Han} )/uy, text, start)) return false
  const before = text[start - 1]
  return before === undefined || isBlank(before.charCodeAt(0)) || '。、!！?？;；:：,，(（'.includes(before)
}

/** Digits without any separator, or with blanks as thousands separators: 1 234 567. */
function joinSpaced(text: string, start: number, end: number, first: string): ArabicReading {
  let whole = first
  let last = end
  let groups = 0
  const canJoin = first.length <= 3 && !first.startsWith('0') && !behindLabel(text, start)
  while (canJoin && isBlank(text.charCodeAt(last)) && kindAt(text, last + 1) === ARABIC) {
    const group = readDigits(text, last + 1)
    groups++
    // A row of cells rather than one number: each cell is a number of its own.
    if (group.text.length !== 3 || groups > 5) return number(first, '', end)
    whole += group.text
    last = group.end
  }
  if (groups === 0 || separatorAt(text, last) === '') return number(whole, '', last)
  if (separatorAt(text, last) !== '.') return number(first, '', end)
  const fraction = readDigits(text, last + 1)
  if (separatorAt(text, fraction.end) !== '') return number(first, '', end)
  return number(whole, fraction.text, fraction.end)
}

/** True behind another cell of a row (12 345) and behind a label (图1 300名). */
function behindLabel(text: string, start: number): boolean {
  const before = isBlank(text.charCodeAt(start - 1)) ? start - 2 : start - 1
  if (before < start - 1 && kindAt(text, before) === ARABIC) return true
  return fits(/[第图圖表件條条章節节號号題题]/y, text, before)
}

function number(whole: string, fraction: string, end: number): ArabicReading {
  const isCode = (whole.length > 1 && whole.startsWith('0')) || whole.length + fraction.length > MOST_DIGITS
  const value = isCode ? null : decimal(fraction === '' ? whole : `${whole}.${fraction}`)
  return { end, value, whole, hasPoint: fraction !== '', isRatio: false }
}

function ratio(above: string, below: string, end: number): ArabicReading | null {
  const isCode = above.startsWith('0') || below.startsWith('0') || above.length + below.length > MOST_DIGITS
  if (isCode) return null
  return { end, value: divide(decimal(above), decimal(below)), whole: above, hasPoint: false, isRatio: true }
}

/** `a` / `b`, exact where it ends within 12 digits behind the point, else rounded down there. `b` is not zero. */
export function divide(a: Decimal, b: Decimal): Decimal {
  const above = a.digits * 10n ** BigInt(PLACES + Math.max(0, a.exponent - b.exponent))
  const below = b.digits * 10n ** BigInt(Math.max(0, b.exponent - a.exponent))
  return shift(decimal((above / below).toString()), -PLACES)
}

function readDigits(text: string, start: number): { readonly text: string; readonly end: number } {
  let end = start
  while (kindAt(text, end) === ARABIC) end++
  // Longer rows are no number whatever their digits are.
  let digits = ''
  for (let i = start; i < Math.min(end, start + 2 * MOST_DIGITS); i++) digits += valueAt(text, i)
  return { text: digits, end }
}
