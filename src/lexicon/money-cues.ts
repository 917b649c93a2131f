import { z } from 'zod'
import { readTable } from './table.js'
import { type Vocabulary, vocabulary } from './vocabulary.js'

const Cue = z.strictObject({ word: z.string().min(1), side: z.enum(['before', 'after', 'both', 'no']) })
type Cue = z.infer<typeof Cue>

let cues: { readonly before: Vocabulary<Cue>; readonly after: Vocabulary<Cue> } | undefined

/** Words that say that a number without currency is money, by the side of the number they stand on. */
export function moneyCues() {
  if (!cues) {
    const rows = readTable('money-cues', Cue)
    cues = {
      before: vocabulary(rows.filter(({ side }) => side !== 'after')),
      after: vocabulary(rows.filter(({ side }) => side === 'after' || side === 'both')),
    }
  }
  return cues
}
