import { cellAt } from '../cell.js'
import { add, compare, type Decimal, toNumber } from '../decimal.js'
import type { Part } from '../layout/outline.js'
import { institutionOf } from '../lexicon/institutions.js'
import { peopleNoun } from '../lexicon/people.js'
import { changed } from '../mention.js'
import type { Mention, Role } from '../model.js'
import { fits } from '../pattern.js'
import { countsSame } from './counts-same.js'
import { isCriterion } from './criterion.js'
import { arePeopleOf } from './households.js'
import { byList } from './part-lists.js'
import { bySort } from './part-sort.js'
import { byUse } from './part-use.js'
import { within } from './places/chain.js'
import type { Resolver } from './resolver.js'

/** Between a whole and its parts. */
const PARTS_FOLLOW =
  /其中|当中|包括|比如|例如|内有|内含|包含|分为|分别|含孳息|[,(;]也?含(?![^,;。]{0,6}期)|,除[^,;。\d]{1,12}外,|里,?有|里[面头]|(?:[仅光单]是?|一个)[^,;。\d]{1,12}就|最[多少大高低]的|用于[^,;。\d]{2,24}\(|占[^,;。总全\d]{0,4}$|中(?:,?已)?有|中,|[个项元人名户次]:/
/** Right behind a figure: some of these. */
const INNER = /^[^,;。\d]{0,8}[,(](?:其中|包括|内?含)[^,;。\d]*$/
/** Between a part and its whole: 用于民生的4.2亿元,占总投入5亿元的84%. */
const WHOLE_FOLLOWS = /占[^,;。\d]{0,8}$/
/** 政府20亿元,加上民间捐输,总额近70亿元: what others gave is added to the part. */
const ADDED_TO = /(?:加上|连同|算上)[^,;。]*,[^;。]*(?:合计|合共|共计?|总[额计共])[^,;。\d]{0,3}$/
const SUMMED_UP = /(?:累计|合计|总计)[^,;。\d]{0,6}$/
/** The same, where a share stands behind the whole: 已到45.8亿元,为全年计划110亿元的41.6%. */
const SHARE_FOLLOWS = /(?:为|占|达|完成|相当于)[^,;。\d]{0,12}$/
const SHARE = /^的(?:\d|[一二三四五六七八九]成|[一二三四五六七八九十百]分之)/
/** Says that a figure adds up those in front of it. */
const TOGETHER = /合共|合计|共计|合起来|总共|总额|总计|相加|连同|加上|前后共/
const ROUGH = 0.03
/** What was planned, signed or raised, and has been done of it. */
const DONE = /到位|完成|支出|支付|已付|动支|拨付|结余|剩余|余款|剩|尚余|已到|到账/
/** What comes on top of a total. */
const ON_TOP = /另|此外|计划外|除此|还(?:[有在向拨]|安排|投入|下达|追加|筹)|再(?!次)/
/** Says that what follows is still to be done. */
const AHEAD = /建议|计划(?!内|外)|拟|将[继再安投新]|力争|预计|打算/
/** The nouns of totals: no purpose stands in them. */
const GENERAL_MONEY =
  /^(?:[\u4e00-\u9fff]{2,4})??(?:对口|援[疆藏青建助滇黔]|帮扶|扶贫|协作|支援|财政|援助|专项|到位|无偿|计划|规划|社会|捐赠|区级|到账)*(?:资金|款物|捐款|善款|捐赠|投资|任务|物资|拨款)$/
const GENERAL_PROJECT = /^(?:对口|援[疆藏青建助]|帮扶|扶贫|协作|支援|援助|规划|灾后重建|东西部)*(?:项目|工程)$/
const GENERAL_PEOPLE =
  /^(?:对口|援[疆藏青建助]|支援|帮扶|挂职|进[疆藏]|党政)*(?:干部人才|干部|人才|医务人员|医护人员|援建人员|专业技术人才|教师|人员)$/
/** Givers that are many: whoever gives is one of them. */
const COLLECTIVE = /省|各地|全国|社会各界|单位|[两三四五六七八九十\d]+(?:家|个)|、/
/** … of whom a person whom it does not name is none: 12家企业, 李某、王某. */
const OF_NAMES = /(?:企业|单位)$|、/
/** More totals than an article has. */
const TOTALS = 40
/** How far back a whole may stand. */
const NEIGHBOURS = 12

/**
 * Links the parts of a total to it, so that a sum can leave them out: 援疆资金18.12亿元 …,其中用于民生14.62亿元; 培训120名,男70名,女50名.
 * A part is of the same kind and unit and smaller than its whole.
 */
export const partOf: Resolver = {
  name: 'part-of',
  resolve: (mentions, { parts }) => {
    const listed = byList(mentions, bySum(mentions), parts)
    // the surer way stands last and wins
    const told = byWords(mentions)
    const near = new Map([
      ...byStage(mentions, new Map(told)),
      ...bySort(mentions),
      ...told,
      ...byUse(mentions),
      ...bySumBehind(mentions),
      ...bySum(mentions),
      ...listed,
      ...byTable(mentions),
    ])
    const found = new Map([...byTotals(mentions, near, new Map(listed), parts), ...near])
    const wholes = new Map([...byTwin(mentions, found), ...found])
    return mentions.map((mention) => {
      const whole = wholes.get(mention.index)
      if (whole === undefined) return mention
      return changed(mention, { partOf: whole, trace: [...mention.trace, 'part-of'] })
    })
  },
}

/** Part and whole where words tell: 其中 opens parts up to the sentence's end, 占 names the whole behind its part. */
function byWords(mentions: readonly Mention[]): readonly (readonly [number, number])[] {
  const links: (readonly [number, number])[] = []
  let open: readonly Mention[] = []
  const parts = new Set<number>()
  const link = (part: Mention, candidates: readonly Mention[], inner?: Mention) => {
    const larger = candidates.filter((whole) => (whole === inner || !parts.has(whole.index)) && isWholeOf(whole, part))
    const other = part.kind === 'money' ? larger.findLast((one) => isGivenToo(one, part)) : larger.at(-1)
    const alike = larger.findLast((candidate) => isAlike(candidate, part))
    // those who were counted in the same sentence, whatever a sentence before counted
    const isNearer = other?.sentence === part.sentence && alike?.sentence !== part.sentence
    const whole = alike === undefined || isNearer ? other : alike
    if (!whole) return
    parts.add(part.index)
    links.push([part.index, whole.index])
  }
  let inner: Mention | undefined
  for (const [i, mention] of mentions.entries()) {
    const previous = mentions[i - 1]
    if (previous?.sentence.blockIndex !== mention.sentence.blockIndex) open = []
    else {
      const from = previous.sentence === mention.sentence ? previous.end : 0
      const between = mention.sentence.text.slice(Math.max(from - 1, 0), mention.start)
      if (namesWhole(previous, mention, between)) link(previous, [mention])
      // 群众192万人,其中贫困人口157万人,包括甲州33万人、乙市32万人: parts of a part
      if (INNER.test(between.slice(1))) inner = previous
      else if (!between.startsWith('、', 1)) inner = undefined
      if (PARTS_FOLLOW.test(between) || isOfThem(previous, mention, between)) open = neighbours(mentions, i)
      else if (previous.sentence !== mention.sentence) open = []
      else if (isOther(mention, i, mentions, parts)) open = open.filter(({ kind }) => kind !== mention.kind)
    }
    link(mention, open, inner)
  }
  return links
}

/** 筹得2400万元,内含政府拨款460万元: of what was given in sum one giver's money may be aid. */
function isGivenToo(whole: Mention, part: Mention): boolean {
  const between = part.sentence.text.slice(whole.end, part.start)
  const isListed = whole.sentence === part.sentence && AMONG.test(between)
  return isListed && (part.role === 'other' || (GIVEN.has(whole.role) && GIVEN.has(part.role)))
}
/** Nothing but the list of its parts between a whole and one of them. */
const AMONG = /^[^,;。\d]{0,8}[,(]?(?:其中|包括|内?含)[^,;。]*$/
const GIVEN: ReadonlySet<Role> = new Set(['aid', 'donation', 'subsidy', 'other'])

/** True for a whole that stands behind its part. */
function namesWhole(part: Mention, { label, donor, sentence: { text }, end }: Mention, between: string): boolean {
  if (WHOLE_FOLLOWS.test(between) || ADDED_TO.test(between)) return true
  // 8月销售310万元,1—8月累计3800万元: an earlier sum is a part of a later one
  if (SUMMED_UP.test(between) && part.label === label && part.donor === donor) return true
  return SHARE_FOLLOWS.test(between) && SHARE.test(text.slice(end))
}

/** 接诊6.2万人次,其中急诊8300人次;培训医生1240人次: in another clause people and projects of another role are none of the whole. */
function isOther(
  { kind, role, sentence, start }: Mention,
  at: number,
  mentions: readonly Mention[],
  parts: ReadonlySet<number>,
): boolean {
  if (kind === 'money') return false
  for (let i = at - 1; mentions[i]?.sentence === sentence; i--) {
    const last = mentions[i] as Mention
    if (last.kind === kind && parts.has(last.index))
      return last.role !== role && /[,;]/.test(sentence.text.slice(last.end, start))
  }
  return false
}

/** 学生112名,|17名是从县城转来的: of people who have just been counted some are told apart. */
function isOfThem(previous: Mention, mention: Mention, between: string): boolean {
  // 招了187名学生,毕业时|152个直接签了工作
  if (countsSame(previous, mention)) return true
  const { kind, sentence, end } = mention
  return kind === 'personnel' && between.endsWith(',') && sentence.text[end] === '是'
}

/** Part and whole where the figures tell: two or more of a sentence that together are exactly the one in front of them. */
function bySum(mentions: readonly Mention[]): readonly (readonly [number, number])[] {
  return mentions.flatMap((whole, i) => {
    const parts: Mention[] = []
    for (const part of mentions.slice(i + 1, i + 1 + NEIGHBOURS)) {
      if (part.sentence !== whole.sentence) break
      if (!isWholeOf(whole, part) || (parts.length === 0 && areJoined(whole, part))) continue
      parts.push(part)
      const sum = parts.map(({ value }) => value).reduce(add)
      if (compare(sum, whole.value) < 0) continue
      return compare(sum, whole.value) === 0 ? linked(parts, whole) : []
    }
    return []
  })
}

/** The links of parts to their whole: what is given is no part of what something costs, though it is counted in its sum. */
function linked(parts: readonly Mention[], whole: Mention): readonly (readonly [number, number])[] {
  // what was received and what was done with it: 接收捐款14亿元,使用13亿元,结余1亿元
  const isApart = COST.test(whole.label ?? '') || whole.role === 'donation'
  const own = isApart ? parts.filter(({ role }) => role !== 'aid') : parts
  return own.map(({ index }) => [index, whole.index] as const)
}
const COST = /(?:投资|造价)$/

/** Part and whole where a later figure says that it adds up those in front of it: 两天合起来1.3亿元, 合共100亿港元. */
function bySumBehind(mentions: readonly Mention[]): readonly (readonly [number, number])[] {
  return mentions.flatMap((whole, i) => {
    const { sentence, start, kind, unit } = whole
    const told = TOGETHER.test(sentence.text.slice(Math.max(0, start - 16), start))
    const parts: Mention[] = []
    for (const part of mentions.slice(Math.max(0, i - NEIGHBOURS), i).toReversed()) {
      // rough sums let in a figure that is a little more than its whole
      if (part.kind !== kind || part.unit !== unit || compare(part.value, whole.value) >= 0) continue
      if (part.sentence.blockIndex !== sentence.blockIndex) break
      parts.push(part)
      const sum = parts.map(({ value }) => value).reduce(add)
      const reached = compare(sum, whole.value)
      if (reached < 0 && !(told && isNearly(sum, whole.value))) continue
      const hit = reached === 0 || (told && isNearly(sum, whole.value))
      return hit && parts.length > 1 && (told || part.sentence === sentence)
        ? parts.map(({ index }) => [index, whole.index] as const)
        : []
    }
    return []
  })
}

/** Rough figures add up to rough sums. */
function isNearly(a: Decimal, b: Decimal): boolean {
  const [x, y] = [toNumber(a), toNumber(b)]
  return Math.abs(x - y) <= y * ROUGH
}

/** How far a project has come; what is done is a part of what was planned. */
const STAGE: Readonly<Partial<Record<Role, number>>> = {
  planned: 0,
  signed: 0,
  implemented: 0,
  started: 1,
  completed: 2,
}

/**
 * Part and whole where the verbs tell: 实施项目26个,竣工24个; 签约资金2.3亿元,到位0.86亿元; 募得4亿元,支出3.6亿元. `known`: parts by words,
 * no wholes of what was done.
 */
function byStage(
  mentions: readonly Mention[],
  known: ReadonlyMap<number, number>,
): readonly (readonly [number, number])[] {
  return mentions.flatMap((part, i) => {
    const before = mentions.slice(Math.max(0, i - NEIGHBOURS), i).filter((one) => isDoneOf(one, part))
    const whole = before.findLast((one) => !known.has(one.index) && !areJoined(one, part)) ?? before.at(-1)
    return whole ? [[part.index, whole.index] as const] : []
  })
}

/** True for what has been done of what was planned, signed or raised in front of it in the paragraph, in another sentence of the same noun and time. */
function isDoneOf(one: Mention, part: Mention): boolean {
  if (one.kind !== part.kind || one.unit !== part.unit || one.per || part.per) return false
  if (one.sentence.blockIndex !== part.sentence.blockIndex || compare(one.value, part.value) < 0) return false
  if (part.kind === 'project') return isEarlierStage(one, part)
  if (compare(one.value, part.value) === 0 || one.role !== part.role) return false
  if (one.sentence !== part.sentence && !(sharesHead(part.label, one.label) && (!one.period || isDuring(part, one))))
    return false
  if (part.kind === 'personnel' && one.label !== part.label) return false
  // 中央下拨3亿元,省级拨付8000万元: another giver's money
  if (one.donor !== null && part.donor !== null && one.donor !== part.donor) return false
  const lead = ({ sentence, start }: Mention) => sentence.text.slice(Math.max(0, start - 8), start)
  return DONE.test(lead(part)) && !DONE.test(lead(one))
}

/** 安排项目26个,已开工24个、完工9个: what 、 joins is of one whole. */
function areJoined(a: Mention, b: Mention): boolean {
  return a.sentence === b.sentence && JOINED.test(a.sentence.text.slice(a.end, b.start))
}
const JOINED = /^(?:项目|工程|\))?、[^,;、]*$/

function isEarlierStage(whole: Mention, part: Mention): boolean {
  const [first, second] = [STAGE[whole.role], STAGE[part.role]]
  if (first === undefined || second === undefined || first >= second) return false
  if (whole.sentence !== part.sentence && part.sentence.index - whole.sentence.index > 1) return false
  return whole.label === part.label || !part.label || /^(?:项目|工程)$/.test(part.label)
}

/** Part and whole anywhere in the article: the total of a giver, a receiver, a time and a sort of money, and what lies in it. */
function byTotals(
  mentions: readonly Mention[],
  parts: ReadonlyMap<number, number>,
  listed: ReadonlyMap<number, number>,
  outline: readonly Part[],
): readonly (readonly [number, number])[] {
  const isItem = ({ sentence }: Mention) => (outline[sentence.blockIndex] as Part).kind === 'item'
  const totals = mentions
    .filter((one) => isTotal(one) && (!parts.has(one.index) || listed.has(one.index)))
    .slice(0, TOTALS)
  const shares = new Map(totals.map(({ index }): [number, Mention[]] => [index, []]))
  for (const one of mentions) shares.get(parts.get(one.index) ?? -1)?.push(one)
  return mentions.flatMap((part) => {
    const held = totals.filter(
      (one) =>
        one.index < part.index &&
        isAbove(one, part, outline) &&
        (holds(one, part) || (isItem(part) && isReceived(one, part))),
    )
    const total = held.find((one) => isOfGoods(one) === isOfGoods(part)) ?? held[0]
    if (!total) return []
    return [[part.index, (ofSort(part, shares.get(total.index) ?? []) ?? total).index] as const]
  })
}

/** False for an entry of a list of amounts, which holds none of the next entry and of what follows the list. */
function isAbove(total: Mention, part: Mention, outline: readonly Part[]): boolean {
  const [over, own] = [total, part].map(({ sentence }) => outline[sentence.blockIndex]) as [Part, Part]
  return (
    total.kind !== 'money' || over.kind !== 'item' || over === own || (own.kind === 'item' && own.style !== over.style)
  )
}

/** 共收到捐赠4186万元 …1.某公司捐款120万元,用于某地: an entry of the list of what was received, whoever it was given for. */
function isReceived(whole: Mention, part: Mention): boolean {
  const { sentence, start } = whole
  return (
    whole.role === 'donation' &&
    part.role === 'donation' &&
    RECEIVED.test(sentence.text.slice(0, start)) &&
    isPartly(whole, part) &&
    isDuring(part, whole)
  )
}
const RECEIVED = /(?:接收|收到|接受|募集|募得|筹得)[^,;。\d]{0,8}$/

/** 捐赠1062万元,其中资金835万元、物资折款227万元: what was given in money is of the first, what was given in goods of the second. */
function ofSort(part: Mention, shares: readonly Mention[]): Mention | undefined {
  const sorts = shares.filter(({ label }) => SORT.test(label ?? ''))
  if (!sorts.some(isOfGoods)) return undefined
  return sorts.find(
    (one) => one.index < part.index && compare(one.value, part.value) > 0 && isOfGoods(one) === isOfGoods(part),
  )
}
/** Sorts of what is given. */
const SORT = /^[\u4e00-\u9fff]{0,2}(?:现金|资金|捐款|善款|现款|物资)$/
const WORTH = /(?<=(?:价值?|值|折[款价]?|(?<![元币镑金][,(、 ]{0,2}约?)折合|(?<![折约])合(?=人民币))(?:人民币|约)?)/y

/** True for things that are told by their worth. */
function isOfGoods({ label, sentence, start }: Mention): boolean {
  return (label ?? '').endsWith('物资') || fits(WORTH, sentence.text, start)
}

function isTotal({ kind, role, label, per, evidence, sentence, start, continues }: Mention): boolean {
  // 其中|柳林镇180万元: what takes its noun from the figure before is some of it; 抽查38个项目,涉及资金|1.43亿元 is a sample
  if (continues || /抽[查审][^。;]*$/.test(sentence.text.slice(0, start))) return false
  // a total is told with its time, but for a headline's
  if (evidence.period === null && sentence.block.block.kind !== 'headline') return false
  if (per || !label || role === 'other' || role === 'sales') return false
  if (kind === 'money') return GENERAL_MONEY.test(label)
  return kind === 'project' ? GENERAL_PROJECT.test(label) : role === 'dispatched' && GENERAL_PEOPLE.test(label)
}

/** True for a figure that may be some of another in whatever sense. */
function isPartly(whole: Mention, part: Mention): boolean {
  if (whole.kind !== part.kind || whole.unit !== part.unit || part.per || isCriterion(part)) return false
  return compare(whole.value, part.value) > 0 && whole.sentence !== part.sentence
}

function holds(whole: Mention, part: Mention): boolean {
  if (!isPartly(whole, part)) return false
  // 今年计划投入2.8亿元 is no part of what has been spent by now
  if (isAhead(part) && (part.period?.end ?? '') > (whole.period?.end ?? part.period?.end ?? '')) return false
  // 21亿元 and 210315万元 are one figure
  if (isNearly(part.value, whole.value)) return false
  const role = whole.role === part.role || (part.kind === 'project' && part.role !== 'signed')
  if (!(role || isShare(part, whole)) || isOnTop(part) || isSaidAgain(part)) return false
  if (!part.donor || !whole.donor || !isWithin(part.donor, whole.donor, COLLECTIVE.test(whole.donor))) return false
  if (isPerson(part) && OF_NAMES.test(whole.donor) && !whole.donor.includes(part.donor)) return false
  if (part.recipient !== whole.recipient && !isPlacedIn(part, whole)) return false
  if (part.kind === 'personnel' && !sharesHead(part.label, whole.label)) return false
  return isDuring(part, whole)
}

/** True where one person gives, by what he is called or by his name. */
function isPerson({ donor, evidence }: Mention): boolean {
  return evidence.donor?.by === 'person' || peopleNoun(donor ?? '') === 'person'
}

/** What a firm gives is a donation, though the total of several givers that it is one of is aid; 捐款 are none of it. */
function isShare(part: Mention, whole: Mention): boolean {
  const givers = whole.donor?.split('、') ?? []
  if (!GENERAL_MONEY.test(part.label ?? '') || part.evidence.donor?.places.length !== 0) return false
  return part.role === 'donation' && whole.role === 'aid' && givers.length > 1 && givers.includes(part.donor as string)
}

/** 另安排2.7亿元; 此外,2018年湖南投入2.7亿元: the sentence may open with it. */
function isOnTop({ sentence: { text }, start }: Mention): boolean {
  return ON_TOP.test(text.slice(Math.max(0, start - 12), start)) || text.startsWith('此外') || text.startsWith('另外')
}

/** 10万澳元,约折合人民币47万元: the amount in front in another currency is no second sum. */
function isSaidAgain({ sentence: { text }, start }: Mention): boolean {
  return /[元币镑][,(、]约?(?:折合|约合)/.test(text.slice(Math.max(0, start - 4), start + 3))
}

function isAhead({ sentence: { text }, start }: Mention): boolean {
  return AHEAD.test(text.slice(0, start))
}

function isWithin(part: string, whole: string, collective: boolean): boolean {
  if (collective || part === whole) return true
  // 慈溪市慈善总会 gives money of its own, none of 慈溪's
  return part.includes(whole) && institutionOf(part) !== 'charity'
}

/** 两县一师, 17个区县 */
const COUNTED = /^[\d一两二三四五六七八九十]/

function isPlacedIn(part: Mention, whole: Mention): boolean {
  if (!part.recipient || !whole.recipient) return false
  if (part.recipient.startsWith(whole.recipient) || whole.recipient.split('、').includes(part.recipient)) return true
  const outer = whole.evidence.recipient?.places ?? []
  // 两县一师: places that are counted and not named lie where the text is, which the total names
  if (part.evidence.recipient?.by === 'target' && COUNTED.test(part.recipient)) return outer.length > 0
  const inner = part.evidence.recipient?.places ?? []
  return inner.length > 0 && inner.every((place) => outer.some((wide) => within(place, wide)))
}

/** The same noun at the end, or people of the sort that the whole counts together. */
function sharesHead(part: string | null, whole: string | null): boolean {
  if (!part || !whole) return false
  return part.slice(-2) === whole.slice(-2) || /人才/.test(whole)
}

const SUMMED = /累计[^,;。]*$/

/** A part lies in the time of its whole; undated it is told in the same breath. */
function isDuring({ period: part, sentence, start: from }: Mention, whole: Mention): boolean {
  const wide = whole.period
  const [start, end] = [part?.start ?? null, part?.end ?? null]
  const dated = start !== null || end !== null
  if (!dated) return sentence.blockIndex >= whole.sentence.blockIndex
  if (!wide || (wide.start === null && wide.end === null)) return false
  // 截至8月3日三批累计…: a sum that began nobody knows when is no part of what came in since July
  if (start === null && wide.start !== null && SUMMED.test(sentence.text.slice(0, from))) return false
  // 从1994年至今, 1994年到2018年
  if (end !== null && wide.end !== null && end.slice(0, 4) > wide.end.slice(0, 4)) return false
  return wide.start === null || ((start ?? end) as string) >= wide.start
}

/** 1485户及4899人…,柳林镇741户及3310人: where the people are a part, so are their households, and the other way round. */
function byTwin(
  mentions: readonly Mention[],
  known: ReadonlyMap<number, number>,
): readonly (readonly [number, number])[] {
  const twinOf = (index: number): Mention | undefined => {
    const [before, own, behind] = [mentions[index - 1], mentions[index] as Mention, mentions[index + 1]]
    if (before && arePeopleOf(before, own)) return before
    return behind && arePeopleOf(own, behind) ? behind : undefined
  }
  return [...known].flatMap(([part, whole]) => {
    const [some, all] = [twinOf(part), twinOf(whole)]
    return some && all && isWholeOf(all, some) ? [[some.index, all.index] as const] : []
  })
}

/** Part and whole in a table: the last figure of a column that is exactly the sum of those above it. */
function byTable(mentions: readonly Mention[]): readonly (readonly [number, number])[] {
  const columns = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const cell = cellAt(mention.sentence, mention.start)
    if (!cell) continue
    const key = [cell.caption, cell.header, mention.kind, mention.unit].join('\n')
    const column = columns.get(key)
    if (column) column.push(mention)
    else columns.set(key, [mention])
  }
  return [...columns.values()].flatMap((column) => {
    const total = column.at(-1) as Mention
    const parts = column.slice(0, -1)
    if (parts.length < 2 || compare(parts.map(({ value }) => value).reduce(add), total.value) !== 0) return []
    return parts.map(({ index }) => [index, total.index] as const)
  })
}

/** The figures that those behind 其中 may be parts of: people, where it opens with something else, only of its sentence. */
function neighbours(mentions: readonly Mention[], i: number): readonly Mention[] {
  const { kind, sentence } = mentions[i] as Mention
  return mentions
    .slice(Math.max(0, i - NEIGHBOURS), i)
    .filter((one) => one.sentence.blockIndex === sentence.blockIndex)
    .filter((one) => one.sentence === sentence || one.kind === kind || one.kind !== 'personnel')
}

/** Of 援疆资金18.12亿元,项目总投资46.82亿元,其中援疆资金14.62亿元 the first is the whole. */
function isAlike(whole: Mention, part: Mention): boolean {
  if (part.kind === 'money') return whole.role === part.role
  return whole.label !== null && (whole.label === part.label || whole.role === part.role)
}

function isWholeOf(whole: Mention, part: Mention): boolean {
  if (whole.per || part.per) return false
  return whole.kind === part.kind && whole.unit === part.unit && compare(whole.value, part.value) > 0
}
