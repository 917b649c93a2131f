import type { Mention } from '../model.js'
import type { Scope } from './parties-scope.js'

/** How far a kind of figure may look for a party: wages stand in an article about aid, but nobody gave them. */
interface Reach {
  readonly donor: Scope | null
  readonly recipient: Scope | null
}

const FREE: Reach = { donor: 'article', recipient: 'article' }
const CREDITED: Reach = { donor: 'sentence', recipient: 'article' }
const NONE: Reach = { donor: null, recipient: null }
const REACH: ReadonlyMap<string, Reach> = new Map([
  ['money income', CREDITED],
  ['money sales', { donor: 'paragraph', recipient: 'article' }],
  ['money other', NONE],
  ['personnel employed', CREDITED],
  ['personnel population', { donor: null, recipient: 'clause' }],
  ['personnel other', { donor: 'segment', recipient: 'sentence' }],
])
/** Figures of a place as a whole: nobody gave them. */
const STATISTIC = /固定资产投资|生产总值|财政收入|GDP/
/** Whom a disaster hit: nobody sent them. */
const CASUALTY = /遇难|罹难|死亡|失踪|受伤|伤亡|受灾|丧生/

/** How far to look for the parties of a figure, by what it is doing; null where it has none. */
export function reachOf({ kind, role, label, sentence, start }: Mention): Reach {
  const words = `${label ?? ''} ${sentence.text.slice(Math.max(0, start - 8), start)}`
  if (role === 'other' && CASUALTY.test(words)) return NONE
  if (kind === 'money' && role !== 'other' && STATISTIC.test(label ?? '')) return { donor: null, recipient: 'article' }
  return REACH.get(`${kind} ${role}`) ?? FREE
}

const ORDER: readonly Scope[] = ['clause', 'segment', 'sentence', 'paragraph', 'heading', 'article']

/** True where `scope` lies within `reach`. */
export function reaches(reach: Scope | null, scope: Scope): boolean {
  return reach !== null && ORDER.indexOf(scope) <= ORDER.indexOf(reach)
}
