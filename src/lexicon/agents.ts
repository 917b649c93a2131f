import { z } from 'zod'
import { readTable } from './table.js'

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
  'whole',
  'own',
  'fellow',
] as const
export type Cue = (typeof CUES)[number]

const Row = z.strictObject({ word: z.string().min(1), cue: z.enum(CUES) })

/** The words of one cue, with the length of the longest: a window of that length is all that is looked at. */
export interface CueWords {
  readonly words: ReadonlySet<string>
  readonly longest: number
}

let loaded: ReadonlyMap<Cue, CueWords> | undefined

/** The words that tell who gives and who receives, by what they tell; loaded at the first use. */
export function cueWords(cue: Cue): CueWords {
  loaded ??= byCue(readTable('agents', Row))
  return loaded.get(cue) as CueWords
}

/** The longest word of the cue that begins at `at`, or null. */
export function cueAt(cue: Cue, text: string, at: number): string | null {
  const { words, longest } = cueWords(cue)
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length)
    if (words.has(word)) return word
  }
  return null
}

/** The longest word of the cue that ends at `at`, or null. */
export function cueBefore(cue: Cue, text: string, at: number): string | null {
  const { words, longest } = cueWords(cue)
  for (let length = Math.min(longest, at); length > 0; length--) {
    const word = text.slice(at - length, at)
    if (words.has(word)) return word
  }
  return null
}

function byCue(rows: readonly z.infer<typeof Row>[]): ReadonlyMap<Cue, CueWords> {
  return new Map(
    CUES.map((cue) => {
      const words = new Set(rows.filter((row) => row.cue === cue).map((row) => row.word))
      return [cue, { words, longest: Math.max(0, ...[...words].map((word) => word.length)) }]
    }),
  )
}
