import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import { vocabulary } from './vocabulary.js'

const Cue = z.strictObject({ word: z.string().min(1), side: z.enum(['before', 'after', 'both', 'no']) })

const rows = lazy(() => readTable('money-cues', Cue))

/** Words in front of a number without currency that say whether it is money; side `no` says it is not. */
export const moneyCuesBefore = lazy(() => vocabulary(rows().filter(({ side }) => side !== 'after')))

/** Words behind a number without currency that say that it is money. */
export const moneyCuesAfter = lazy(() => vocabulary(rows().filter(({ side }) => side === 'after' || side === 'both')))
