import { lazy, remembered } from '../lazy.js'
import type { Kind } from '../model.js'
import { madeOf, numbersOf } from './table.js'

/** Parties that are decided by weight. */
export type Question = 'donor' | 'recipient'

/** All that is. */
export type Weighed = Question | 'label' | 'period'

/** What the features of an answer speak for it, as the build lays it out (`make/made-from.ts`). */
export interface Weights {
  /** For each fact what it may say. Its number is one more than its place; 0 is for what no weight knows. */
  readonly facts: Readonly<Record<string, readonly string[]>>
  readonly features: Readonly<Record<string, WeightsOfFeature>>
  /** … and what clues speak whatever the answer: `said` are their numbers (`clue-numbers.ts`). */
  readonly clues: WeightsOfFeature
}

/** Row by row, in hundredths of log odds. */
export interface WeightsOfFeature {
  /** The numbers of what its facts say. */
  readonly said: Int16Array
  /** What it speaks by itself … */
  readonly own: Int16Array
  /** … and to each unit, a byte each (`hidden-units.ts`). */
  readonly units: Int8Array
}

/** What each feature of an answer to a question speaks for it. */
export const weightsOf = remembered((question: Weighed): Weights => {
  const { facts, features, clues } = madeOf<Laid<Weights>>(`${question}-weights`)
  const next = numbersOf(`${question}-weights`)
  const taken = ({ said, own, units }: Laid<WeightsOfFeature>): WeightsOfFeature => ({
    said: next.short(said),
    own: next.short(own),
    units: next.bytes(units),
  })
  const laid = Object.entries(features).map(([name, feature]) => [name, taken(feature)])
  return { facts, features: Object.fromEntries(laid), clues: taken(clues) }
})

/** As the build writes it: in the place of numbers how many there are. */
type Laid<Made> = {
  [Key in keyof Made]: Made[Key] extends Int16Array | Int8Array
    ? number
    : Made[Key] extends readonly string[]
      ? Made[Key]
      : Laid<Made[Key]>
}

/** The numbers of the clues of a kind, and clue by clue what each speaks for its roles, in their order, in hundredths of log odds. */
export type MadeRoleWeights = Readonly<Record<Kind, { readonly clues: Int16Array; readonly hundredths: Int16Array }>>

/** What clues speak for the roles of a kind: `hundredths` of log odds, and by the number of a clue its row there, or `NO_ROW`. */
export interface RoleWeights {
  readonly rows: Int16Array
  readonly hundredths: Int16Array
}

/** What no weight knows has no row. */
export const NO_ROW = -1

/** By its number the row of each clue. */
export function rowsBy(clues: Int16Array): Int16Array {
  const rows = new Int16Array(Math.max(0, ...clues) + 1).fill(NO_ROW)
  for (const [row, clue] of clues.entries()) rows[clue] = row
  return rows
}

// what the build wrote is not held beside what is made of it
const roles = lazy((): Readonly<Record<Kind, RoleWeights>> => {
  const made = madeOf<Laid<MadeRoleWeights>>('role-weights')
  const next = numbersOf('role-weights')
  const laidOut = ({ clues, hundredths }: Laid<MadeRoleWeights>[Kind]): RoleWeights => {
    return { rows: rowsBy(next.short(clues)), hundredths: next.short(hundredths) }
  }
  return { money: laidOut(made.money), personnel: laidOut(made.personnel), project: laidOut(made.project) }
})

/** What each clue speaks for the roles of a kind. */
export function roleWeights(kind: Kind): RoleWeights {
  return roles()[kind]
}
