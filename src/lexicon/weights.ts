import { lazy, remembered } from '../lazy.js'
import type { Kind } from '../model.js'
import { madeOf } from './table.js'

/** Parties that are decided by weight. */
export type Question = 'donor' | 'recipient'

/** All that is. */
export type Weighed = Question | 'label' | 'period'

/** What the features of an answer speak for it, as the build lays it out (`make/made-from.ts`). */
export interface Weights {
  /** For each fact what it may say. Its number is one more than its place; 0 is for what no weight knows. */
  readonly facts: Readonly<Record<string, readonly string[]>>
  /** For each feature, one behind the other, the numbers of what its facts say and what they speak, in hundredths of log odds. */
  readonly features: Readonly<Record<string, readonly number[]>>
}

/** What each feature of an answer to a question speaks for it. */
export const weightsOf = remembered((question: Weighed): Weights => madeOf(`${question}-weights`))

/** The clues of a kind, and clue by clue what each speaks for its roles, in their order, in hundredths of log odds. */
export type MadeRoleWeights = Readonly<
  Record<Kind, { readonly clues: readonly string[]; readonly hundredths: readonly number[] }>
>

/** What clues speak for the roles of a kind: `hundredths` of log odds, and where those of a clue begin. */
export interface RoleWeights {
  readonly start: ReadonlyMap<string, number>
  readonly hundredths: Int16Array
}

// what the build wrote is not held beside what is made of it
const roles = lazy((): Readonly<Record<Kind, RoleWeights>> => {
  const { money, personnel, project } = madeOf<MadeRoleWeights>('role-weights')
  return { money: laidOut(money), personnel: laidOut(personnel), project: laidOut(project) }
})

function laidOut({ clues, hundredths }: MadeRoleWeights[Kind]): RoleWeights {
  const each = hundredths.length / clues.length
  const start = new Map<string, number>()
  for (const [i, clue] of clues.entries()) start.set(clue, i * each)
  return { start, hundredths: Int16Array.from(hundredths) }
}

/** What each clue speaks for the roles of a kind. */
export function roleWeights(kind: Kind): RoleWeights {
  return roles()[kind]
}
