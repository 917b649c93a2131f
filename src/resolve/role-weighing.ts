import { remembered } from '../lazy.js'
import { clueAt } from '../lexicon/clue-numbers.js'
import { NO_ROW, roleWeights } from '../lexicon/weights.js'
import { changed } from '../mention.js'
import { type Mention, ROLES_OF, type Role } from '../model.js'
import { cluesOf } from './clues.js'
import { tellsGiving } from './giving.js'
import type { Resolver } from './resolver.js'

/** By so much more must speak for another role than for that of the rules, in log odds … */
const MARGIN = 0.25
/** … and in a text without a word of aid, since the weights are learnt from others. */
const MARGIN_ELSEWHERE = 2
/** What is done in a transfer only: a text without a word of aid tells of one where the figure's sentence has a word of giving. */
const TRANSFERS: ReadonlySet<Role> = new Set(['aid', 'donation', 'dispatched'])
/** Persons are sent and go to school; households do not. */
const OF_PERSONS: ReadonlySet<Role> = new Set(['dispatched', 'student'])
/** So many of the characters that speak most for it stand in the trace. */
const TOLD = 3
const HAN = /^[\u4e00-\u9fff]+$/

/**
 * Gives a figure another role than the rules do where all that stands round it speaks much more for that. It stands behind the other
 * resolvers: what they make of a figure's role they make of that which the rules find.
 */
export const roleWeighing: Resolver = {
  name: 'role-weighing',
  resolve: (mentions, outline) => {
    const { all } = cluesOf(mentions, outline)
    const gives = remembered(tellsGiving)
    return mentions.map((mention, i) => weighed(mention, all(i), gives))
  },
}

function weighed(mention: Mention, clues: readonly number[], gives: (text: string) => boolean): Mention {
  const { kind, unit, role: ruled, sentence, evidence } = mention
  const roles: readonly Role[] = ROLES_OF[kind]
  const { rows, hundredths } = roleWeights(kind)
  const rowOf = (clue: number) => rows[clue] ?? NO_ROW
  const sums = roles.map(() => 0)
  for (const clue of clues) {
    const row = rowOf(clue)
    if (row === NO_ROW) continue
    for (let k = 0; k < sums.length; k++) (sums[k] as number) += hundredths[row * roles.length + k] as number
  }
  const standing = roles.indexOf(ruled)
  const isElsewhere = evidence.context === null
  const tellsTransfer = !isElsewhere || gives(sentence.text)
  const mayBe = (role: Role) =>
    (tellsTransfer || !TRANSFERS.has(role)) && (unit !== 'household' || !OF_PERSONS.has(role))
  for (const [k, role] of roles.entries()) if (k !== standing && !mayBe(role)) sums[k] = Number.NEGATIVE_INFINITY
  const best = sums.indexOf(Math.max(...sums))
  const margin = isElsewhere ? MARGIN_ELSEWHERE : MARGIN
  if ((sums[best] as number) - (sums[standing] as number) <= 100 * margin) return mention
  const role = roles[best] as Role
  const spoken = (clue: number, k: number) => hundredths[rowOf(clue) * roles.length + k] as number
  const more = (clue: number) => spoken(clue, best) - spoken(clue, standing)
  const words = clues
    .filter((clue) => rowOf(clue) !== NO_ROW && more(clue) > 0)
    .sort((a, b) => more(b) - more(a))
    .map((clue) => clueAt(clue)[1])
  const told = [...new Set(words.filter((said) => HAN.test(said)))].slice(0, TOLD)
  return changed(mention, { role, trace: [...mention.trace, `weighed-role/${role}: ${told.join(' ')}`] })
}
