import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import { vocabulary } from './vocabulary.js'

const rows = lazy(() => readTable('money-cues'))

/** Words in front of a number without currency that say whether it is money; side `no` says it is not. */
export const moneyCuesBefore = lazy(() => vocabulary(rows().filter(({ side }) => side !== 'after' && side !== 'verb')))

/** Words behind a number without currency that say that it is money. */
export const moneyCuesAfter = lazy(() => vocabulary(rows().filter(({ side }) => side === 'after' || side === 'both')))

/** Verbs with which money changes hands, alone in front of a number: 花|一千二, 给|八百. */
export const moneyVerbs = lazy(() =>
  vocabulary(rows().filter(({ word, side }) => side === 'verb' || (side === 'before' && word.length === 1))),
)
