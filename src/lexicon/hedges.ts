import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'
import { type Vocabulary, vocabulary } from './vocabulary.js'

/**
 * A word that says how exact a number is. `unless`: longer words that it is a part of. `only`: the characters of which one must
 * stand on its far side, where any does; empty for all.
 */
export interface Hedge {
  readonly word: string
  readonly qualifier: TableRow<'hedges'>['qualifier']
  readonly unless: readonly string[]
  readonly only: string
}

export interface Hedges {
  /** In front of the number: 约, 不超过. */
  readonly before: Vocabulary<Hedge>
  /** Behind the number: 左右, 以上. */
  readonly after: Vocabulary<Hedge>
  /** Between a hedge and the number: 了 in 超过了. */
  readonly between: Vocabulary<Hedge>
  /** Verbs between 至少 or 最多 and the number. */
  readonly verbs: Vocabulary<Hedge>
  /** On both sides, by the word in front: 比 … 多. */
  readonly around: readonly { readonly left: string; readonly right: string; readonly qualifier: Hedge['qualifier'] }[]
}

/** The hedges as they are listed. */
export const hedgeRows = lazy((): readonly TableRow<'hedges'>[] => readTable('hedges'))

/** The hedges by the side on which they stand. */
export const hedgeWords = lazy(load)

function load(): Hedges {
  const rows = hedgeRows()
  const on = (side: string): Vocabulary<Hedge> => vocabulary(rows.filter((row) => row.side === side))
  const around = rows
    .filter(({ side }) => side === 'around')
    .map(({ word, qualifier }) => {
      const [left = '', right = ''] = word.split('…')
      return { left, right, qualifier }
    })
  return { before: on('before'), after: on('after'), between: on('between'), verbs: on('verb'), around }
}
