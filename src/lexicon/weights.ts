import { lazy } from '../lazy.js'
import { readTable } from './table.js'

/** What is decided by weight. */
export type Question = 'donor' | 'recipient'

const tables = {
  donor: lazy(() => weightsIn('donor-weights')),
  recipient: lazy(() => weightsIn('recipient-weights')),
}

/** What each feature of an answer to a question speaks for it, in log odds. */
export function weightsOf(question: Question): ReadonlyMap<string, number> {
  return tables[question]()
}

function weightsIn(name: 'donor-weights' | 'recipient-weights'): ReadonlyMap<string, number> {
  return new Map(readTable(name).map(({ feature, weight }) => [feature, weight]))
}
