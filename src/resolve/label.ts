import { cellAt } from '../cell.js'
import { clauseBehindColon, clauseEnd } from '../clause.js'
import type { Part } from '../layout/outline.js'
import { isAct } from '../lexicon/acts.js'
import { type InstitutionSort, institutionOf } from '../lexicon/institutions.js'
import { behindVerb } from '../lexicon/label-words.js'
import { peopleNoun } from '../lexicon/people.js'
import { changed } from '../mention.js'
import type { Mention, Sentence } from '../model.js'
import { nounEnd } from './label-phrases.js'
import { type Asked, LAST_RESORTS, object, type Place, plainVerb, stepsFor, thing } from './label-steps.js'
import { placeNames } from './places/names.js'
import type { Resolver } from './resolver.js'

/** How far around the number the counted noun may lie. */
const REACH = 40
const QUOTES = /[“”"‘’]/g

/**
 * Names the noun that is counted or paid for: behind the number (350名|援疆干部人才, 6000元|资助, 3000元的|工资), else in
 * front of it (援疆资金|22.29亿元), else the verb that takes the number (接诊|3.65万人次, 1000多人|就业), else what the
 * figure before counts.
 */
export const label: Resolver = {
  name: 'label',
  resolve: (mentions, { parts }) => {
    const named: Mention[] = []
    for (const [i, mention] of mentions.entries()) {
      named.push(withLabel(mention, named, mentions[i + 1], parts))
    }
    return named
  },
}

/** A figure with all that may name it. */
interface Naming {
  readonly mention: Mention
  /** The figures before it, with their labels. */
  readonly before: readonly Mention[]
  readonly parts: readonly Part[]
  readonly asked: Asked
  /** What its table or the noun phrases of its clause say. */
  readonly said: Named
}

type Step<Figure> = (figure: Figure) => Named

/** What names a figure by itself, in order. */
const OWN: readonly Step<Naming>[] = [
  // 捐资50万元设立奖学金: what the money was for says more than that it was given
  ({ said, mention, asked }) => (isNoun(said, mention) && isAct('bestows', said.text) ? firstOf([thing], asked) : null),
  ({ said, mention }) => (isNoun(said, mention) ? said : null),
  ({ asked }) => firstOf([thing, plainVerb], asked),
]

/** What names it in the end, in order; `own` is what named it by itself. */
const STEPS: readonly Step<Naming & { readonly own: Named }>[] = [
  ({ own, mention, before }) => (isLeftOpen(own) ? toldBefore(mention, before.at(-1), own) : null),
  ({ own, mention, before }) => ofWhole(mention, before, own),
  ({ own, mention, before }) => dealt(mention, before, own),
  ({ own, mention, before }) => asHouseholds(mention, before.at(-1), own),
  ({ own }) => own,
  ({ mention, before, asked }) => entry(mention, before.at(-1), asked),
  ({ mention, before, asked }) => carriedOrObject(mention, before, asked),
  ({ mention, parts }) => gift(mention, parts),
  // those who give or get an amount
  ({ said }) => said,
  ({ mention, before, parts }) => listedBefore(mention, before, parts),
  ({ asked }) => firstOf([...stepsFor({ ...asked, isPart: false }), ...LAST_RESORTS], asked),
]

function firstNamed<Figure>(steps: readonly Step<Figure>[], figure: Figure): Named {
  for (const step of steps) {
    const found = step(figure)
    if (found) return found
  }
  return null
}

function withLabel(
  mention: Mention,
  before: readonly Mention[],
  next: Mention | undefined,
  parts: readonly Part[],
): Mention {
  const asked = ask(mention, before.at(-1), next, parts)
  const figure = { mention, before, parts, asked, said: column(mention) ?? firstOf(stepsFor(asked), asked) }
  const found = firstNamed(STEPS, { ...figure, own: firstNamed(OWN, figure) })
  if (!found) return mention
  const continues = mention.continues || found.continues === true
  return changed(mention, { label: found.text, continues, trace: [...mention.trace, `label/${found.step}`] })
}

/** True where nothing names the figure, or only what was done with it, or that it is a sum. */
const isLeftOpen = (own: Named) => own === null || isAct('deals', own.text) || isAct('sums', own.text)

function ask(
  mention: Mention,
  previous: Mention | undefined,
  next: Mention | undefined,
  parts: readonly Part[],
): Asked {
  const { sentence, start, end } = mention
  const { text } = sentence
  const from = Math.max(clauseOver(text, start), start - REACH, previous?.sentence === sentence ? previous.end : 0)
  // 213户566人实现脱贫: both count what stands behind the second
  const twin = next?.sentence === sentence && next.start === end && next.kind === mention.kind
  const stop = next?.sentence === sentence && !twin ? next.start : text.length
  const to = Math.min(clauseEnd(text, end), end + REACH, stop)
  return {
    mention: twin ? changed(mention, { end: next.end }) : mention,
    from,
    to,
    nounEnd: nounEnd(mention, from),
    follows: previous?.sentence === sentence && previous.kind === mention.kind,
    isPart: previous !== undefined && arePartOf(previous, mention),
    isGift: gift(mention, parts)?.text === '捐款',
  }
}

/** 培训214人,其中|32人: some of those who were counted right before. */
function arePartOf(whole: Mention, { kind, unit, sentence, start }: Mention): boolean {
  if (kind !== 'personnel' || whole.unit !== unit || whole.sentence !== sentence) return false
  return /[其当]中/.test(sentence.text.slice(whole.end, start))
}

/** 生产总值(GDP)|1724亿元: a short bracket parts a noun from its number no more than a word does. */
const BRACKET = /\([^()]{1,12}\)$/

function clauseOver(text: string, start: number): number {
  const from = clauseBehindColon(text, start)
  const bracket = BRACKET.exec(text.slice(Math.max(0, from - 14), from))?.[0].length ?? 0
  return bracket > 0 ? clauseBehindColon(text, from - bracket) : from
}

function firstOf(steps: readonly Place[], asked: Asked): Named {
  for (const [step, find] of steps) {
    const span = find(asked)
    const phrase = span && asked.mention.sentence.text.slice(span.start, span.end).replace(QUOTES, '')
    const text = phrase?.slice(behindVerb(phrase)) || phrase
    if (text && !isParty(text, asked.mention, step)) return { text, step }
  }
  return null
}

/** A label, how it was found, and whether it is that of the figure before. */
type Named = { readonly text: string; readonly step: string; readonly continues?: boolean } | null

/** A level of government, a county or a town by its ending: 市级, 柳林镇. */
const GOVERNED = /[省州市县乡镇级]$/

/** What is built or endowed may be named like a body: 加工厂, 发展基金. */
const FUNDED = /[厂店场园校站]$|基金$/
/** Bodies that are not themselves people: 医疗队, 干部 and 企业家 are. */
const HOUSES: ReadonlySet<InstitutionSort> = new Set(['firm', 'charity', 'lender', 'university', 'hospital', 'home'])

/** True for who gives or gets, which names nothing that is given: a place, a body; what is built may be named like one. */
function isParty(text: string, { kind }: Pick<Mention, 'kind'>, step: string): boolean {
  if (step === 'purpose') return false
  if (isPlace(text)) return true
  const sort = institutionOf(text)
  if (kind !== 'money') return sort !== null && HOUSES.has(sort)
  return GOVERNED.test(text) || (sort !== null && !FUNDED.test(text))
}

/** False for those who give or get an amount: they name it only where nothing else does. */
function isNoun(said: Named, { kind }: Mention): said is NonNullable<Named> {
  return said !== null && !(kind === 'money' && peopleNoun(said.text) !== null)
}

/** True for the name of a place and nothing else. */
function isPlace(text: string): boolean {
  const [first, second] = placeNames(text)
  return first !== undefined && second === undefined && first.start === 0 && first.end === text.length
}

/** 20.9万户69.3万人: the people of the households right in front. */
function isTwin({ unit, start }: Mention, before: string, end: number): boolean {
  return unit === 'person' && before === 'household' && start - end <= 1
}

/** What the lines of a list of gifts are, by the heading or the line that opens it. */
function gift({ kind, sentence }: Mention, parts: readonly Part[]): Named {
  const part = parts[sentence.blockIndex]
  if (kind !== 'money' || part?.kind !== 'item') return null
  const above = part.under?.block.text ?? parts[part.index - 1]?.block.text ?? ''
  const word = /捐款|捐赠/.exec(above)?.[0]
  return word ? { text: word, step: 'heading' } : null
}

/** An amount of a list without a noun of its own is of the money that its lead-in or the line before names. */
function listedBefore({ kind, sentence }: Mention, before: readonly Mention[], parts: readonly Part[]): Named {
  if (kind !== 'money' || parts[sentence.blockIndex]?.kind !== 'item') return null
  const last = before.slice(-4).findLast((one) => one.kind === 'money')
  return last?.label && MONEY_NOUN.test(last.label)
    ? { text: last.label, step: 'as the figure before', continues: true }
    : null
}

/** Headers that say only that the column holds money: the row says what for. */
const PLAIN_HEADER = /^(?:资金|金额|投入|投资额|合计|总额|经费|总计|到位资金)$/
/** A row that says what projects it counts. */
const PROJECTS = /(?:项目|工程|类)$/

/** In a table the column's header names an amount, and what a number without a unit counts; else the row's first cell does. */
function column(mention: Mention): Named {
  const { kind, sentence, start } = mention
  // the innermost of headings above one another: 完成情况 资金
  const header = cellAt(sentence, start)
    ?.header.split(' ')
    .at(-1)
    ?.replace(/[([].*/, '')
    .replace(/个?数$/, '')
  if (!header || (kind !== 'money' && !fillsCell(mention))) return null
  const name = rowName(sentence)
  const row = PLAIN_HEADER.test(header) || (kind === 'project' && name && PROJECTS.test(name)) ? name : null
  return row ? { text: row, step: 'row' } : { text: header, step: 'column' }
}

/** True where a cell of a table holds the figure and nothing else. */
function fillsCell({ sentence, start, end }: Mention): boolean {
  const cell = sentence.block.cells.find(
    (one) => one.start <= sentence.start + start && sentence.start + end <= one.end,
  )
  return cell !== undefined && cell.end - cell.start === end - start
}

/** The first cell of the row that is no number. */
function rowName({ block }: Sentence): string | null {
  const names = block.cells.map(({ start, end }) => block.text.slice(start, end))
  return names.find((name) => /\p{Script=Han}/u.test(name) && !/\d/.test(name) && !/^[合总小]计$/.test(name)) ?? null
}

/** People take the label of those before; where that names no people, what is done names them as well. */
function carriedOrObject(mention: Mention, before: readonly Mention[], asked: Asked): Named {
  const named = carried(mention, before)
  const isOfPeople = mention.kind !== 'personnel' || (named !== null && peopleNoun(named.text) !== null)
  return isOfPeople ? named : (firstOf([object], asked) ?? named)
}

/** 产业扶持|2100万元,干部人才培训|720万元: what an entry of a list says in front of its amount, be it a verb with its noun. */
function entry(
  { kind, per, sentence, start, end }: Mention,
  previous: Mention | undefined,
  { from, nounEnd }: Asked,
): Named {
  if (kind !== 'money' || per !== null || previous?.kind !== kind) return null
  if (previous.sentence !== sentence || from < previous.end || !/^(?:[,、;。)]|$)/.test(sentence.text.slice(end)))
    return null
  const [, text = ''] = ENTRY.exec(sentence.text.slice(previous.end, nounEnd)) ?? []
  if (text === '' || nounEnd < start - 2) return null
  const tokens = sentence.tag(nounEnd - text.length, nounEnd)
  const last = tokens.at(-1)?.text ?? ''
  const isNoun =
    tokens.every(({ tag }) => /^(?:n(?![srt])|[avbijx])/.test(tag)) && !isAct('deals', last) && !isAct('bestows', last)
  const isSomebodys = isParty(text, { kind }, 'entry') || peopleNoun(text) !== null
  return isNoun && tokens.some(({ tag }) => /^(?:n|vn|j|x)/.test(tag)) && tokens.length > 1 && !isSomebodys
    ? { text, step: 'entry of a list' }
    : null
}

/** Between an amount and the next of its list. */
const ENTRY = /^[,、](?:其中)?([\u4e00-\u9fff]{3,10})$/

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

/** Among so many figures before one that is dealt with the last amount is looked for: 资金2亿元,惠及745人,支出|1.9亿元. */
const DEALT_REACH = 3
/** 资金到位13.85亿元,支出|11.92亿元; 采购农产品2185万元,帮助销售|960万元: what the last figure of the paragraph counts is dealt with. */
function dealt({ kind, sentence, per }: Mention, before: readonly Mention[], own: Named): Named {
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
function ofWhole({ kind, sentence, start, per }: Mention, before: readonly Mention[], own: Named): Named {
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
function asHouseholds({ unit, sentence, start }: Mention, households: Mention | undefined, own: Named): Named {
  if (unit !== 'person' || !own || !/^(?:any )?verb behind$/.test(own.step)) return null
  if (!households?.label || households.unit !== 'household' || households.sentence !== sentence) return null
  return households.end === start && peopleNoun(households.label) !== null
    ? { text: households.label, step: 'as its households', continues: true }
    : null
}

/** A noun for money that passes from hand to hand. */
const MONEY_NOUN = /(?:资金|[款金]|经费)$/

/** Money by the name of what it is for. */
const FUND = /(?:奖|奖学|助学|应急|慰问|抚恤|补偿|励学|扶持|救助|补助|生活|抚慰|安家)金$|补贴$|津贴$/

/** 设立助学金,每人资助|5000元: the money that the sentence told of, between the figure before and this one's clause. */
function toldBefore({ kind, sentence, start, per }: Mention, previous: Mention | undefined, own: Named): Named {
  if (kind !== 'money' || (per === null && own === null)) return null
  const from = own !== null && previous?.sentence === sentence ? previous.end : 0
  const tokens = from < start ? sentence.tag(from, start) : []
  const fund = tokens.findLast(({ text }, i) => FUND.test(text) || FUND.test(`${tokens[i - 1]?.text ?? ''}${text}`))
  if (!fund) return null
  const at = tokens.indexOf(fund)
  const text = FUND.test(fund.text) && fund.text.length > 2 ? fund.text : `${tokens[at - 1]?.text ?? ''}${fund.text}`
  return { text: text.replace(QUOTES, ''), step: 'told before' }
}
