import { lazy } from '../lazy.js'
import type { Kind } from '../model.js'
import { readTable } from './table.js'

/** Parties that are decided by weight. */
export type Question = 'donor' | 'recipient'

/** All that is. */
export type Weighed = Question | 'label'

const tables = {
  donor: lazy(() => weightsIn('donor-weights')),
  recipient: lazy(() => weightsIn('recipient-weights')),
  label: lazy(() => weightsIn('label-weights')),
}

/** What each feature of an answer to a question speaks for it, in log odds. */
export function weightsOf(question: Weighed): ReadonlyMap<string, number> {
  return tables[question]()
}

function weightsIn(name: `${Weighed}-weights`): ReadonlyMap<string, number> {
  return new Map(readTable(name).map(({ feature, weight }) => [feature, weight]))
}

const roles = lazy((): Readonly<Record<Kind, ReadonlyMap<string, readonly number[]>>> => {
  const rows = readTable('role-weights')
  const of = (kind: Kind) =>
    new Map(rows.flatMap((row) => (row.kind === kind ? [[row.clue, row.weights] as const] : [])))
  return { money: of('money'), personnel: of('personnel'), project: of('project') }
})

/** What each clue speaks for the roles of a kind, in their order, in log odds. */
export function roleWeights(kind: Kind): ReadonlyMap<string, readonly number[]> {
  return roles()[kind]
}
