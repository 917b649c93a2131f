import type { Mention, Role } from '../model.js'
import type { Resolver } from './resolver.js'

/** A firm gives from its own means. */
const FIRM = /(?:集团|公司|企业|银行|商会|企业家|实业家|[厂行])$/
/** A charity pays out what others gave it. */
const CHARITY = /红十字|红会|慈善|基金会?$|宣明会|乐施会|慈济|募捐办/
/** Words of a gift. */
const GIFT = /[捐募赠]|善款|义卖|爱心|凑|筹集|社会帮扶/
const PAID_OUT = /拨|支出|动支|支付|用于|用在|花|发放|投入|援助|资助|调拨|下拨|单列|余款|结余|[予给]了?\d+[位名户]/
const COLLECTED = /收到|接收|接受|募得|筹得|募集|募捐|收入|善款超|捐款超|进账/
/** 武汉|一所名校: one of a kind gives, whose place is named. */
const ONE_OF = /^[一1某][所家名位个支批]/
/** So much a head or household is paid to people, unless it is what something costs. */
const COSTS = /费|成本|工资|投资|资金$|收入|价/

/**
 * Settles what money does by who gives it: a firm's own is a donation, a charity's outlay aid, a government's goods aid,
 * so much a head or household a subsidy.
 */
export const giverRole: Resolver = {
  name: 'giver-role',
  resolve: (mentions, { parts }) =>
    mentions.map((mention) => {
      const role = settled(mention, parts[mention.sentence.blockIndex]?.under?.block.text ?? '')
      return role === mention.role
        ? mention
        : { ...mention, role, trace: [...mention.trace, `role/${role}: by its giver`] }
    }),
}

/** `heading`: what stands above the figure's part. */
function settled({ kind, role, donor, label, per, sentence: { text }, start, end }: Mention, heading: string): Role {
  if (kind !== 'money' || (role !== 'aid' && role !== 'donation')) return role
  const beside = text.slice(Math.max(0, start - 24), Math.min(text.length, end + 10))
  const heads = per === 'household' || per === 'person' || per?.startsWith('person/') || per?.startsWith('household/')
  if (heads && !COSTS.test(label ?? '') && donor !== '社会各界') return 'subsidy'
  if (donor === null) return role
  if (role === 'aid') {
    const names = donor.split('、')
    return names.every((name) => FIRM.test(name) && !CHARITY.test(name)) ? 'donation' : role
  }
  const at = text.indexOf(donor)
  if (CHARITY.test(donor)) return PAID_OUT.test(beside) && !COLLECTED.test(beside) ? 'aid' : role
  const government =
    !(at >= 0 && ONE_OF.test(text.slice(at + donor.length, at + donor.length + 2))) &&
    !FIRM.test(donor) &&
    donor !== '社会各界' &&
    (isPlaces(donor) || /政府|省市|国家|中央|财政|医疗队$/.test(donor))
  return government && !GIFT.test(beside) && !GIFT.test(label ?? '') && !GIFT.test(text.slice(0, start) + heading)
    ? 'aid'
    : role
}

/** True for names of places only: neither people nor bodies. */
function isPlaces(donor: string): boolean {
  return donor.split('、').every((name) => name.length <= 6 && !/[人员民士师生友会院校社队家工]$/.test(name))
}
