import { clauseStart } from '../../clause.js'
import { donorReach } from '../../lexicon/reach.js'
import type { Mention, Scope } from '../../model.js'
import type { Transfers } from './transfer.js'

/** Figures of a place as a whole: nobody gave them. */
const STATISTIC = /固定资产|生产总值|财政收入|经济总量|GDP/
/** A price, and what a place owes and holds on a day, right in front of its figure: 月租4000里拉, 存款余额186.5亿元. */
const PRICE =
  /(?:[月房]租|租金|进价|单价|售价|均价|房价|伙食费|造价每[套间平])[^,;。]{0,3}$|(?:存款|债券|外债)余额[^,;。]{0,3}$/
/** By what somebody reckons: 就按|25人计算. */
const RECKONED = /^[^,;。]{0,4}(?:计算|测算|折算|估算)/
/** Whom a disaster hit: nobody sent them. */
const CASUALTY = /遇难|罹难|死亡|失踪|受伤|伤亡|受灾|丧生/
/** Bought or sold to help. */
const HELPED = /消费帮扶|消费扶贫|协作|帮扶|采购|展销|帮助销售|助销|援/
/** What a trade or a place earns in a year is a statistic of its own, unless such a word stands right beside it. */
const EARNED = /产值|收入|年销售额/
const BESIDE = 30
/** What the receiving side pays itself. */
const OWN_SHARE = /配套|自筹|自家|自己|自付|自掏|个人(?:出资|承担)|群众投工|当地(?:政府)?[另也]?出|农民自|村民自/
/** … and what its people pay, which is no giver's share of his aid: 农民|自掏腰包17万元. */
const OF_RECEIVERS = /群众投工|(?:农民|村民|农户|牧民|群众)自/
/** … and what the text says behind the figure, or by whom in the county: 差额1300万元|由州财政配套, 县教育局负担|22万元. */
const OWN_BEHIND = /^[\u4e00-\u9fff]{0,10}(?:配套|自筹)/
const OWN_OFFICE = /(?:^|[,;由])[市县乡镇村](?:[\u4e00-\u9fff]{1,5}局|政府|财政)?(?:负担|承担)/
/** Whatever else is said of it, such money was given. */
const GIVEN = /资金|[援捐善]款|经费/

/** How far a figure may look for its giver: `clause` asks for one that a verb of giving names; null: nobody gave it. */
export function donorScope(mention: Mention, transfers: Transfers): Scope | null {
  const { kind, role, label, sentence, start, end } = mention
  const words = `${label ?? ''} ${sentence.text.slice(Math.max(0, start - 8), start)} ${sentence.text.slice(end, end + 3)}`
  if (role === 'other' && CASUALTY.test(words)) return null
  if (
    kind === 'money' &&
    (STATISTIC.test(label ?? '') || PRICE.test(sentence.text.slice(Math.max(0, start - 10), start)))
  )
    return null
  // of aid and gifts the giver adds his own share: 东莞市镇街自筹1150万元, 队员自己凑了8600元
  if (kind === 'money' && isOwnShare(mention)) {
    const isGivers = (role === 'aid' || role === 'donation') && !OF_RECEIVERS.test(clauseBefore(mention))
    return isGivers ? 'sentence' : null
  }
  if (sentence.text.charAt(start - 1) === '按' && RECKONED.test(sentence.text.slice(end, end + 8))) return null
  switch (donorReach(kind, role)) {
    case 'article':
      return transfers.contextOf(mention) === null ? 'clause' : 'article'
    case 'aided':
      return transfers.isNear(mention) || transfers.themed ? 'article' : 'clause'
    case 'helped':
      return HELPED.test(sentence.text.slice(EARNED.test(words) ? Math.max(0, start - BESIDE) : 0, end))
        ? 'article'
        : null
    case 'clause':
      return GIVEN.test(label ?? '') && transfers.isNear(mention) ? 'article' : 'clause'
    case 'none':
      return null
  }
}

/** What stands in front of a figure in its clause. */
function clauseBefore({ sentence: { text }, start }: Mention): string {
  return text.slice(clauseStart(text, start), start)
}

/** True for what the receiving side pays itself. */
function isOwnShare(mention: Mention): boolean {
  const { label, end } = mention
  const { text } = mention.sentence
  const before = clauseBefore(mention)
  return OWN_SHARE.test(`${before} ${label ?? ''}`) || OWN_OFFICE.test(before) || OWN_BEHIND.test(text.slice(end))
}

const ORDER: readonly Scope[] = ['clause', 'sentence', 'paragraph', 'heading', 'article']

/** True where `scope` lies within `reach`. */
export function reaches(reach: Scope, scope: Scope): boolean {
  return ORDER.indexOf(scope) <= ORDER.indexOf(reach)
}
