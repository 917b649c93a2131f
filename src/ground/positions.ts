/** Lines and code points of a text, looked up by UTF-16 offset. */
export interface Positions {
  /** 1-based line; lines end in \n, \r\n or a lone \r. */
  readonly lineAt: (offset: number) => number
  /** Unicode code points before the offset. */
  readonly codePointAt: (offset: number) => number
}

export function positions(text: string): Positions {
  const breaks: number[] = []
  const astral: number[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) breaks.push(i)
    // a lone low surrogate is a character of its own
    else if (isLow(code) && isHigh(text.charCodeAt(i - 1))) astral.push(i)
  }
  return {
    lineAt: (offset) => countBelow(breaks, offset) + 1,
    codePointAt: (offset) => offset - countBelow(astral, offset),
  }
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

/** How many of the ascending numbers are smaller than the limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) < limit) low = middle + 1
    else high = middle
  }
  return low
}
