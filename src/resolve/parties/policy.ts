import type { Mention } from '../../model.js'
import type { Scope } from './scope.js'

/** How far a kind of figure may look for a party: wages stand in an article about aid, but nobody gave them. */
interface Reach {
  readonly donor: Scope | null
  readonly recipient: Scope | null
}

const FREE: Reach = { donor: 'article', recipient: 'article' }
/** Counted at the receiving place, given by nobody. */
const PLACED: Reach = { donor: null, recipient: 'article' }
const NONE: Reach = { donor: null, recipient: null }
const REACH: ReadonlyMap<string, Reach> = new Map([
  ['money income', { donor: 'clause', recipient: 'article' }],
  ['money sales', { donor: 'sentence', recipient: 'article' }],
  ['money other', PLACED],
  ['personnel population', PLACED],
  ['personnel other', PLACED],
])
/** Figures of a place as a whole: nobody gave them. */
const STATISTIC = /固定资产投资|生产总值|财政收入|GDP/
/** Whom a disaster hit: nobody sent them. */
const CASUALTY = /遇难|罹难|死亡|失踪|受伤|伤亡|受灾|丧生/

/** Bought or sold to help. */
const HELPED = /消费帮扶|消费扶贫|协作|帮扶|采购|展销|帮助销售/
/** Whatever else is said of it, such money was given. */
const GIVEN = /资金|[援捐善]款|经费/

/** How far to look for the parties of a figure, by what it is doing; null where it has none. */
export function reachOf({ kind, role, label, sentence, start, end }: Mention): Reach {
  const words = `${label ?? ''} ${sentence.text.slice(Math.max(0, start - 8), start)} ${sentence.text.slice(end, end + 3)}`
  if (role === 'other' && CASUALTY.test(words)) return NONE
  if (kind === 'money' && STATISTIC.test(label ?? '')) return role === 'other' ? NONE : PLACED
  if (role === 'sales' && HELPED.test(sentence.text.slice(Math.max(0, start - 30), end))) return FREE
  if (kind === 'money' && role === 'other' && GIVEN.test(label ?? '')) return FREE
  return REACH.get(`${kind} ${role}`) ?? FREE
}

const ORDER: readonly Scope[] = ['clause', 'segment', 'sentence', 'paragraph', 'heading', 'article']

/** True where `scope` lies within `reach`. */
export function reaches(reach: Scope | null, scope: Scope): boolean {
  return reach !== null && ORDER.indexOf(scope) <= ORDER.indexOf(reach)
}
