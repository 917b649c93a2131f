/** Lines and code points of a text, looked up by UTF-16 offset. */
export interface Positions {
  /** 1-based line; lines end in \n, \r\n or a lone \r. */
  readonly lineAt: (offset: number) => number
  /** Unicode code points before the offset. */
  readonly codePointAt: (offset: number) => number
}

/** Counts are kept at each so many units: a list of the places would be as long as a text of line breaks. */
const STEP = 1024

export function positions(text: string): Positions {
  const breaks = counts(text, isBreak)
  const astral = counts(text, endsPair)
  return {
    lineAt: (offset) => breaks(offset) + 1,
    codePointAt: (offset) => offset - astral(offset),
  }
}

/** How many units in front of an offset are of a kind. */
function counts(text: string, is: (text: string, at: number) => boolean): (offset: number) => number {
  const before = new Uint32Array(Math.floor(text.length / STEP) + 1)
  let count = 0
  for (let at = 0; at <= text.length; at++) {
    if (at % STEP === 0) before[at / STEP] = count
    if (is(text, at)) count++
  }
  return (offset) => {
    const step = Math.floor(Math.min(offset, text.length) / STEP)
    let sum = before[step] as number
    for (let at = step * STEP; at < offset; at++) if (is(text, at)) sum++
    return sum
  }
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)
}

/** A lone low surrogate is a character of its own. */
function endsPair(text: string, at: number): boolean {
  return isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
