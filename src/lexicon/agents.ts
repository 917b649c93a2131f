import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'
import { type Vocabulary, vocabulary } from './vocabulary.js'

export const CUES = [
  'gives',
  'acts',
  'does',
  'by',
  'to',
  'at',
  'receives',
  'takes',
  'aid',
  'whole',
  'there',
  'self',
  'moves',
  'fellow',
  'learns',
  'hosted',
  'census',
  'credits',
  'deals',
  'surname',
  'unnamed',
  'region',
  'site',
] as const
export type Cue = (typeof CUES)[number]

/** The words of one cue. */
interface CueWords {
  readonly words: ReadonlySet<string>
  readonly index: Vocabulary<{ readonly word: string }>
}

const loaded = lazy(() => byCue(readTable('agents')))

/** The words that tell who gives and who receives, by what they tell; loaded at the first use. */
export function cueWords(cue: Cue): ReadonlySet<string> {
  return wordsOf(cue).words
}

/** The longest word of the cue that begins at `at`, or null. */
export function cueAt(cue: Cue, text: string, at: number): string | null {
  return wordsOf(cue).index.at(text, at)?.word ?? null
}

/** True where a word of the cue begins in a range of the text. */
export function cueBetween(cue: Cue, text: string, from: number, to: number): boolean {
  const { index } = wordsOf(cue)
  for (let i = from; i < to; i++) if (index.at(text, i)) return true
  return false
}

/** The longest word of the cue that ends at `at`, or null. */
export function cueBefore(cue: Cue, text: string, at: number): string | null {
  return wordsOf(cue).index.before(text, at)?.word ?? null
}

function wordsOf(cue: Cue): CueWords {
  return loaded().get(cue) as CueWords
}

function byCue(rows: readonly TableRow<'agents'>[]): ReadonlyMap<Cue, CueWords> {
  return new Map(
    CUES.map((cue) => {
      const own = rows.filter((row) => row.cue === cue)
      return [cue, { words: new Set(own.map(({ word }) => word)), index: vocabulary(own) }]
    }),
  )
}
