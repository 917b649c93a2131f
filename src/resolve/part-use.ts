import { clauseStart } from '../clause.js'
import { add, compare } from '../decimal.js'
import type { Mention } from '../model.js'

/** An index of a part and that of its whole. */
type Link = readonly [number, number]

/** So many figures at most stand between a sum and what became of it. */
const REACH = 60
/** In front of what is left of a sum, and behind it: 余款|926万元, 仍有|62万元|未使用. */
const LEFT = /[余剩][^,;。\d]{0,14}$/
const UNUSED = /^(?:资金)?(?:尚|仍|还)?未(?:使用|支出|支付|拨付|动用|用)/
/** In front of what was got back of a sum, and behind it: 追回|593万元, 已将|380万元|收回财政. */
const BACK = /(?:追回|收回|退回|追缴|核减|盘活)[^,;。\d]{0,8}$/
const TAKEN_BACK = /^[^,;。\d]{0,4}(?:追回|收回|退回|追缴)/
/** In front of what has been invested of what something costs, or is to be this year. */
const SPENT = /完成投资[^,;。\d]{0,4}$/
const YEARLY = /(?:年度|[今当本]年)(?:计划)?(?:完成)?投资$/
const COST = /(?:总投资|计划投资|概算|造价)$/
/** In front of what was drawn of a loan, and the noun of one. */
const DRAWN = /(?:提款|提取|支付|支用|报账|注销)[^,;。\d]{0,8}$/
const LOAN = /(?:贷款|赠款)(?:总?额)?$/

/**
 * Part and whole where the words tell what became of a sum: what is left of it, which what was used makes up to it exactly
 * (募得2186万元,拨付1260万元,余款926万元), what of it was not used or was got back, and what was drawn of a loan.
 */
export function byUse(mentions: readonly Mention[]): readonly Link[] {
  return mentions.flatMap((mention, i) => {
    if (mention.per) return []
    const before = mentions
      .slice(Math.max(0, i - REACH), i)
      .filter(({ kind, unit, per }) => kind === mention.kind && unit === mention.unit && !per)
    const lead = leadOf(mention)
    if (LEFT.test(lead)) return ofRest(mention, before)
    const whole = mention.kind === 'money' ? wholeOf(mention, lead, before) : undefined
    return whole ? [[mention.index, whole.index] as const] : []
  })
}

function wholeOf(part: Mention, lead: string, before: readonly Mention[]): Mention | undefined {
  const { role, sentence, start, end, value } = part
  const larger = before.filter((one) => compare(one.value, value) > 0)
  const rest = sentence.text.slice(end)
  if (UNUSED.test(rest) || TAKEN_BACK.test(rest) || (BACK.test(lead) && value.digits > 0n)) {
    const last = larger.findLast((one) => one.sentence === sentence && !BACK.test(leadOf(one)))
    return last && !sentence.text.slice(last.end, start).includes(';') ? last : undefined
  }
  if (role === 'investment' && (SPENT.test(lead) || YEARLY.test(lead))) {
    const cost = larger.findLast((one) => one.role === role && COST.test(one.label ?? ''))
    return cost && (YEARLY.test(lead) ? cost.sentence === sentence : cost.recipient === part.recipient)
      ? cost
      : undefined
  }
  if (role !== 'finance' || !DRAWN.test(lead)) return undefined
  return larger.findLast((one) => one.role === role && LOAN.test(one.label ?? '') && !DRAWN.test(leadOf(one)))
}

/** The words of its clause in front of a figure. */
const leadOf = ({ sentence: { text }, start }: Mention) => text.slice(clauseStart(text, start), start)

/** What is left, and what was used unless that is a charity's outlay, of the figure that both make up to exactly. */
function ofRest(rest: Mention, before: readonly Mention[]): readonly Link[] {
  for (const [i, whole] of before.entries()) {
    // 水泥12.4万元,人工15万元,结余2.6万元: what has been used is told behind what there was
    const used = before.slice(i + 1).find((one) => compare(add(one.value, rest.value), whole.value) === 0)
    if (!used) continue
    const isOwn = whole.role === used.role && whole.role !== 'donation'
    return [[rest.index, whole.index], ...(isOwn ? [[used.index, whole.index] as const] : [])]
  }
  return []
}
