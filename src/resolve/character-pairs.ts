import type { Span } from '../span.js'

/** Two Chinese characters that stand side by side. */
export interface CharacterPair {
  readonly start: number
  readonly pair: string
}

/** The pairs of Chinese characters in a stretch, in their order. */
export function pairsIn(text: string, { start: from, end }: Span): readonly CharacterPair[] {
  const found: CharacterPair[] = []
  for (let start = Math.max(0, from); start + 2 <= end; start++)
    if (isHan(text.charCodeAt(start)) && isHan(text.charCodeAt(start + 1)))
      found.push({ start, pair: text.slice(start, start + 2) })
  return found
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}
