import { firstAt } from '../first-at.js'
import type { Span } from '../span.js'

/** The pairs of Chinese characters that stand side by side in a stretch, in their order, and where each starts. */
export interface CharacterPairs {
  readonly pairs: readonly string[]
  readonly starts: readonly number[]
}

export function pairsIn(text: string, { start: from, end }: Span): CharacterPairs {
  const [pairs, starts]: [string[], number[]] = [[], []]
  for (let start = Math.max(0, from); start + 2 <= end; start++)
    if (isHan(text.charCodeAt(start)) && isHan(text.charCodeAt(start + 1))) {
      pairs.push(text.slice(start, start + 2))
      starts.push(start)
    }
  return { pairs, starts }
}

/** The index of the first pair that starts at a place or behind it. */
export function pairFrom({ starts }: CharacterPairs, place: number): number {
  return firstAt(starts.length, (i) => (starts[i] as number) >= place)
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}
