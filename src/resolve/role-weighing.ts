import { roleWeights } from '../lexicon/weights.js'
import { changed } from '../mention.js'
import { type Mention, ROLES_OF, type Role } from '../model.js'
import { cluesOf } from './clues.js'
import type { Resolver } from './resolver.js'

/** By so much more must speak for another role than for that of the rules, in log odds … */
const MARGIN = 0.25
/** … and in a text without a word of aid, since the weights are learnt from others. */
const MARGIN_ELSEWHERE = 2
/** What is done in a transfer only … */
const TRANSFERS: ReadonlySet<Role> = new Set(['aid', 'donation', 'dispatched'])
/** … of which a text without a word of aid tells where its sentence has a word of giving. */
const GIVING = ['gives', 'gift', 'bestows', 'remits'].flatMap((name) =>
  ['before', 'behind', 'around<', 'around>'].map((where) => `acts-${where}=${name}`),
)
/** Persons are sent and go to school; households do not. */
const OF_PERSONS: ReadonlySet<Role> = new Set(['dispatched', 'student'])
/** So many of the characters that speak most for it stand in the trace. */
const TOLD = 3
const HAN = /=([\u4e00-\u9fff]+)$/

/**
 * Gives a figure another role than the rules do where all that stands round it speaks much more for that. It stands behind the other
 * resolvers: what they make of a figure's role they make of that which the rules find.
 */
export const roleWeighing: Resolver = {
  name: 'role-weighing',
  resolve: (mentions, outline) => {
    const { all } = cluesOf(mentions, outline)
    return mentions.map((mention, i) => weighed(mention, all(i)))
  },
}

function weighed(mention: Mention, clues: ReadonlySet<string>): Mention {
  const { kind, unit, role: ruled, evidence } = mention
  const roles: readonly Role[] = ROLES_OF[kind]
  const { start, hundredths } = roleWeights(kind)
  const sums = roles.map(() => 0)
  for (const clue of clues) {
    const at = start.get(clue)
    if (at === undefined) continue
    for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] as number) + (hundredths[at + k] as number) / 100
  }
  const standing = roles.indexOf(ruled)
  const isElsewhere = evidence.context === null
  const tellsTransfer = !isElsewhere || GIVING.some((clue) => clues.has(clue))
  const mayBe = (role: Role) =>
    (tellsTransfer || !TRANSFERS.has(role)) && (unit !== 'household' || !OF_PERSONS.has(role))
  for (const [k, role] of roles.entries()) if (k !== standing && !mayBe(role)) sums[k] = Number.NEGATIVE_INFINITY
  const best = sums.indexOf(Math.max(...sums))
  const margin = isElsewhere ? MARGIN_ELSEWHERE : MARGIN
  if ((sums[best] as number) - (sums[standing] as number) <= margin) return mention
  const role = roles[best] as Role
  const spoken = (clue: string, k: number) => {
    const at = start.get(clue)
    return at === undefined ? 0 : (hundredths[at + k] as number) / 100
  }
  const more = (clue: string) => spoken(clue, best) - spoken(clue, standing)
  const words = [...clues]
    .filter((clue) => more(clue) > 0)
    .sort((a, b) => more(b) - more(a))
    .flatMap((clue) => HAN.exec(clue)?.[1] ?? [])
  const told = [...new Set(words)].slice(0, TOLD)
  return changed(mention, { role, trace: [...mention.trace, `weighed-role/${role}: ${told.join(' ')}`] })
}
