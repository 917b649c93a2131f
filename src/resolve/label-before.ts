import { isAct } from '../lexicon/acts.js'
import { peopleNoun } from '../lexicon/people.js'
import type { Mention } from '../model.js'
import { firstOf, type Named, QUOTES } from './label-named.js'
import { type Asked, object } from './label-steps.js'

/** People take the label of those before; where that names no people, what is done names them as well. */
export function carriedOrObject(mention: Mention, before: readonly Mention[], asked: Asked): Named {
  const named = carried(mention, before)
  const isOfPeople = mention.kind !== 'personnel' || (named !== null && peopleNoun(named.text) !== null)
  return isOfPeople ? named : (firstOf([object], asked) ?? named)
}

/** What the figure before it counts, where both are of one kind and stand in one paragraph, people in one sentence; amounts may differ in currency. */
function carried(mention: Mention, before: readonly Mention[]): Named {
  const earlier = before.slice(-6).findLast(({ kind, unit, sentence, label, end }) => {
    const isAlike = kind === mention.kind && (kind === 'money' || unit === mention.unit || isTwin(mention, unit, end))
    const isNear =
      kind !== 'personnel' ? sentence.blockIndex === mention.sentence.blockIndex : sentence === mention.sentence
    return label && isAlike && isNear
  })
  if (!earlier?.label) return null
  // 产业类29个。完工44个: what is told of all in the next sentence counts no sort of them
  const whole = mention.kind === 'project' && earlier.sentence !== mention.sentence && earlier.label.endsWith('类')
  return { text: whole ? '项目' : earlier.label, step: 'as the figure before', continues: true }
}

/** 20.9万户69.3万人: the people of the households right in front. */
function isTwin({ unit, start }: Mention, before: string, end: number): boolean {
  return unit === 'person' && before === 'household' && start - end <= 1
}

/** Among so many figures before one that is dealt with the last amount is looked for: 资金2亿元,惠及745人,支出|1.9亿元. */
const DEALT_REACH = 3
/** 资金到位13.85亿元,支出|11.92亿元; 采购农产品2185万元,帮助销售|960万元: what the last figure of the paragraph counts is dealt with. */
export function dealt({ kind, sentence, per }: Mention, before: readonly Mention[], own: Named): Named {
  const last = before.slice(-DEALT_REACH).findLast((one) => one.kind === kind)
  if (
    !own ||
    !isAct('deals', own.text) ||
    per !== null ||
    !last?.label ||
    last.sentence.blockIndex !== sentence.blockIndex
  )
    return null
  const isSame =
    own.text === '销售' || isAct('sums', own.text)
      ? last.sentence === sentence && !last.label.endsWith('额')
      : MONEY_NOUN.test(last.label)
  return kind === 'money' && isSame && !isAct('deals', last.label)
    ? { text: last.label, step: 'as the figure before', continues: true }
    : null
}

/** 善款218万元,其中义工队捐出|50万元、护士捐出|10万元: what is given or used of a sum is of its money. */
export function ofWhole({ kind, sentence, start, per }: Mention, before: readonly Mention[], own: Named): Named {
  if (kind !== 'money' || per !== null) return null
  const last = before.findLast((one) => one.kind === kind)
  if (!last?.label || last.sentence !== sentence || !WHOLE.test(last.label)) return null
  const whole = before.find((one) => one.sentence === sentence && one.label === last.label) ?? last
  const lead = sentence.text.slice(whole.end, start)
  const part = lead.lastIndexOf('其中')
  if (part < 0 || lead.includes(';')) return null
  // a sort of gift has its giver in one character: 月捐
  const isGiven =
    own !== null && isAct('bestows', own.text) && lead.length - part - '其中'.length >= own.text.length + 2
  return isGiven || own?.step === 'purpose' || /^其中用于[^,、]{2,20}的/.test(lead.slice(part))
    ? { text: last.label, step: 'as the whole', continues: true }
    : null
}

/** Money that has parts, by what it is called. */
const WHOLE = /(?:资金|善款|拨款|专款|金|经费|捐款捐物|款物)$/

/** 贫困人口2153户|9468人全部脱贫: the people of the households, where only what they do stands behind them. */
export function asHouseholds({ unit, sentence, start }: Mention, households: Mention | undefined, own: Named): Named {
  if (unit !== 'person' || !own || !/^(?:any )?verb behind$/.test(own.step)) return null
  if (!households?.label || households.unit !== 'household' || households.sentence !== sentence) return null
  return households.end === start && peopleNoun(households.label) !== null
    ? { text: households.label, step: 'as its households', continues: true }
    : null
}

/** A noun for money that passes from hand to hand. */
export const MONEY_NOUN = /(?:资金|[款金]|经费)$/

/** Money by the name of what it is for. */
const FUND = /(?:奖|奖学|助学|应急|慰问|抚恤|补偿|励学|扶持|救助|补助|生活|抚慰|安家)金$|补贴$|津贴$/

/** 设立助学金,每人资助|5000元: the money that the sentence told of, between the figure before and this one's clause. */
export function toldBefore({ kind, sentence, start, per }: Mention, previous: Mention | undefined, own: Named): Named {
  if (kind !== 'money' || (per === null && own === null)) return null
  const from = own !== null && previous?.sentence === sentence ? previous.end : 0
  const tokens = from < start ? sentence.tag(from, start) : []
  const fund = tokens.findLast(({ text }, i) => FUND.test(text) || FUND.test(`${tokens[i - 1]?.text ?? ''}${text}`))
  if (!fund) return null
  const at = tokens.indexOf(fund)
  const text = FUND.test(fund.text) && fund.text.length > 2 ? fund.text : `${tokens[at - 1]?.text ?? ''}${fund.text}`
  return { text: text.replace(QUOTES, ''), step: 'told before' }
}
