import { clauseStart } from '../clause.js'
import type { Mention } from '../model.js'

const BOUNDED: ReadonlySet<Mention['qualifier']> = new Set<Mention['qualifier']>(['over', 'at_least', 'at_most'])
const BOUND = /以[上下内]|超过|不[到足低少超]/
/** Behind a bound: what it sorts (500万元以下|的项目), or that it does (资金结余超过500万元|的,). */
const SORTS = /^(?:的|[^,;。]{0,6}的,)/
const ONE_OFF = /一次性[^,;。]{0,8}$/

/** 捐款100元或以上可获收据, 公布单笔10万元(含)以上的捐赠, 明细(10万元以上): from how much on a gift is told apart. */
const ONSET = /(?:或|\(含\))以上$/
const RECKONED = /[按以](?:每[^,;。\d]{1,4})?$/
/**
 * True for a figure that a rule names: the bound of a class (10人以上的车间, 超过500万元的,由…审批), and what whoever fulfils a term gets
 * once (稳定就业满3个月的,给予一次性补贴800元). It happened at no time and is no part of what was paid.
 */
export function isCriterion({ role, qualifier, sentence: { text }, start, end }: Mention): boolean {
  const own = text.slice(start, end)
  if (BOUNDED.has(qualifier) && BOUND.test(own) && SORTS.test(text.slice(end))) return true
  const opens = text[start - 1] === '(' && /^[,)]/.test(text.slice(end))
  if (role === 'donation' && (ONSET.test(own) || (opens && own.endsWith('以上')))) return true
  // 按每户|4人|计算: taken for a reckoning
  if (RECKONED.test(text.slice(0, start)) && /^计/.test(text.slice(end))) return true
  // 发放一次性补贴320万元 is a sum
  return role === 'subsidy' && ONE_OFF.test(text.slice(clauseStart(text, start), start)) && !/[万亿]/.test(own)
}
