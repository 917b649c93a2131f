import type { Mention } from '../model.js'
import type { Scope } from './parties-scope.js'

/** How far a kind of figure may look for a party: wages stand in an article about aid, but nobody gave them. */
interface Reach {
  readonly donor: Scope | null
  readonly recipient: Scope | null
}

const FREE: Reach = { donor: 'article', recipient: 'article' }
const CREDITED: Reach = { donor: 'sentence', recipient: 'article' }
const REACH: ReadonlyMap<string, Reach> = new Map([
  ['money income', CREDITED],
  ['money sales', CREDITED],
  ['money other', { donor: null, recipient: null }],
  ['personnel employed', CREDITED],
  ['personnel population', { donor: null, recipient: 'clause' }],
  ['personnel other', { donor: 'sentence', recipient: 'sentence' }],
])

/** How far to look for the parties of a figure, by what it is doing; null where it has none. */
export function reachOf({ kind, role }: Pick<Mention, 'kind' | 'role'>): Reach {
  return REACH.get(`${kind} ${role}`) ?? FREE
}

const ORDER: readonly Scope[] = ['clause', 'segment', 'sentence', 'paragraph', 'heading', 'article']

/** True where `scope` lies within `reach`. */
export function reaches(reach: Scope | null, scope: Scope): boolean {
  return reach !== null && ORDER.indexOf(scope) <= ORDER.indexOf(reach)
}
