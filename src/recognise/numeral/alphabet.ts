/** What a character can be in a numeral. Traditional and financial forms are here too: a numeral is read in any script. */
export const OTHER = 0
/** 一 … 九, 〇, 两: `VALUE` is the digit. */
export const DIGIT = 1
/** 十 百 千: `VALUE` is the power of ten. */
export const SMALL = 2
/** 万 亿 兆: `VALUE` is the power of ten. */
export const BIG = 3
/** 廿 卅 卌: `VALUE` is the number of tens. */
export const TENS = 4
/** 0 … 9, also full-width: `VALUE` is the digit. */
export const ARABIC = 5
/** 几 数: one to ten of the scale behind. */
export const SOME = 6

const KIND = new Uint8Array(0x10000)
const VALUE = new Uint8Array(0x10000)

function define(kind: number, values: readonly (readonly [string, number])[]): void {
  for (const [characters, value] of values) {
    for (const character of characters) {
      KIND[character.charCodeAt(0)] = kind
      VALUE[character.charCodeAt(0)] = value
    }
  }
}

define(DIGIT, [
  ['〇零○', 0],
  ['一壹弌', 1],
  ['二贰貳弍两兩俩倆', 2],
  ['三叁參参叄弎仨', 3],
  ['四肆', 4],
  ['五伍', 5],
  ['六陆陸', 6],
  ['七柒', 7],
  ['八捌', 8],
  ['九玖', 9],
])
define(SMALL, [
  ['十拾', 1],
  ['百佰', 2],
  ['千仟', 3],
])
define(BIG, [
  ['万萬', 4],
  ['亿億', 8],
  ['兆', 12],
])
define(TENS, [
  ['廿', 2],
  ['卅', 3],
  ['卌', 4],
])
define(SOME, [['几幾数數', 0]])
for (let i = 0; i <= 9; i++) define(ARABIC, [[String.fromCharCode(0x30 + i, 0xff10 + i), i]])

/** The kind of the character at `i`; `OTHER` behind the end. */
export function kindAt(text: string, i: number): number {
  return KIND[text.charCodeAt(i)] ?? OTHER
}

/** The value of the character at `i`, in the sense of its kind. */
export function valueAt(text: string, i: number): number {
  return VALUE[text.charCodeAt(i)] ?? 0
}

/**
 * Offset behind the blanks at `i`: at most two, of the sorts that PDF text and wrapped lines put into a number. The marks of bold
 * text (`**26.33**万`) part a number as little as a blank does.
 */
export function skipBlanks(text: string, i: number): number {
  if (text[i] === '*' && text[i + 1] === '*') return i + 2
  let end = i
  while (end < i + 2 && isBlank(text.charCodeAt(end))) end++
  return end
}

/** True for a space, no-break and thin spaces and a line break; a tab parts the cells of a table and is none. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0xa0 || code === 0x3000 || code === 0x2009 || code === 0x202f
}

/** True for a Latin letter, also full-width. */
export function isLatin(code: number): boolean {
  const folded = code >= 0xff21 && code <= 0xff5a ? code - 0xfee0 : code
  return (folded >= 0x41 && folded <= 0x5a) || (folded >= 0x61 && folded <= 0x7a)
}
