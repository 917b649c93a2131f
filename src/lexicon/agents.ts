import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

export const CUES = [
  'gives',
  'acts',
  'does',
  'by',
  'to',
  'at',
  'receives',
  'takes',
  'social',
  'aid',
  'collects',
  'bestows',
  'whole',
  'there',
  'self',
  'moves',
  'fellow',
] as const
export type Cue = (typeof CUES)[number]

/** The words of one cue, with the lengths of those that begin, and of those that end, with a character, longest first. */
interface CueWords {
  readonly words: ReadonlySet<string>
  readonly byFirst: ReadonlyMap<string, readonly number[]>
  readonly byLast: ReadonlyMap<string, readonly number[]>
}

const loaded = lazy(() => byCue(readTable('agents')))

/** The words that tell who gives and who receives, by what they tell; loaded at the first use. */
export function cueWords(cue: Cue): ReadonlySet<string> {
  return wordsOf(cue).words
}

/** The longest word of the cue that begins at `at`, or null. */
export function cueAt(cue: Cue, text: string, at: number): string | null {
  const { words, byFirst } = wordsOf(cue)
  for (const length of byFirst.get(text[at] as string) ?? []) {
    const word = text.slice(at, at + length)
    if (words.has(word)) return word
  }
  return null
}

/** The longest word of the cue that ends at `at`, or null. */
export function cueBefore(cue: Cue, text: string, at: number): string | null {
  const { words, byLast } = wordsOf(cue)
  for (const length of byLast.get(text[at - 1] as string) ?? []) {
    const word = text.slice(Math.max(0, at - length), at)
    if (words.has(word)) return word
  }
  return null
}

function wordsOf(cue: Cue): CueWords {
  return loaded().get(cue) as CueWords
}

function byCue(rows: readonly TableRow<'agents'>[]): ReadonlyMap<Cue, CueWords> {
  return new Map(
    CUES.map((cue) => {
      const words = rows.filter((row) => row.cue === cue).map((row) => row.word)
      const [byFirst, byLast] = [lengthsBy(words, 0), lengthsBy(words, -1)]
      return [cue, { words: new Set(words), byFirst, byLast }]
    }),
  )
}

function lengthsBy(words: readonly string[], position: number): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>()
  for (const word of words) {
    const character = word.at(position) as string
    lengths.set(character, (lengths.get(character) ?? new Set()).add(word.length))
  }
  return new Map([...lengths].map(([character, set]) => [character, [...set].sort((a, b) => b - a)]))
}
