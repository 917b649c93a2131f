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
  const { facts, features } = madeOf<Laid<Weights>>(`${question}-weights`)
  const next = numbersOf(`${question}-weights`)
  const laid = Object.entries(features).map(([name, { said, own, units }]) => [
    name,
    { said: next.short(said), own: next.short(own), units: next.bytes(units) },
  ])
  return { facts, features: Object.fromEntries(laid) }
})

/** As the build writes it: in the place of numbers how many there are. */
type Laid<Made> = {
  [Key in keyof Made]: Made[Key] extends Int16Array | Int8Array
    ? number
    : Made[Key] extends readonly string[]
      ? Made[Key]
      : Laid<Made[Key]>
}

/** The clues of a kind, and clue by clue what each speaks for its roles, in their order, in hundredths of log odds. */
export type MadeRoleWeights = Readonly<
  Record<Kind, { readonly clues: readonly string[]; readonly hundredths: Int16Array }>
>

/** What clues speak for the roles of a kind: `hundredths` of log odds, and where those of a clue begin. */
export interface RoleWeights {
  readonly start: ReadonlyMap<string, number>
  readonly hundredths: Int16Array
}

// what the build wrote is not held beside what is made of it
const roles = lazy((): Readonly<Record<Kind, RoleWeights>> => {
  const made = madeOf<Laid<MadeRoleWeights>>('role-weights')
  const next = numbersOf('role-weights')
  const laidOut = ({ clues, hundredths }: Laid<MadeRoleWeights>[Kind]): RoleWeights => {
    const each = hundredths / clues.length
    return { start: new Map(clues.map((clue, i) => [clue, i * each])), hundredths: next.short(hundredths) }
  }
  return { money: laidOut(made.money), personnel: laidOut(made.personnel), project: laidOut(made.project) }
})

/** What each clue speaks for the roles of a kind. */
export function roleWeights(kind: Kind): RoleWeights {
  return roles()[kind]
}
