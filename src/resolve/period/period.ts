import { clauseStart } from '../../clause.js'
import { toText } from '../../decimal.js'
import type { Part } from '../../layout/outline.js'
import { changed } from '../../mention.js'
import type { Mention, Scope, Sentence } from '../../model.js'
import type { Span } from '../../span.js'
import { isCensus } from '../census.js'
import { isCriterion } from '../criterion.js'
import { grouped } from '../grouped.js'
import type { Resolver } from '../resolver.js'
import type { Setting } from './article.js'
import { datedBlocks, placed } from './dated-blocks.js'
import { stretchIn } from './frame.js'
import { type Answer, answerIn, type Step } from './govern.js'
import { isCapacity, isPoint } from './governs.js'
import { type Clause, type Layout, lastStarting } from './layout.js'
import { type Dated, handedOn } from './scope.js'
import { opensAnew } from './subject.js'

/** Dates each figure by the words of its clause, its sentence, its paragraph, its table, its section or the headline. */
export const period: Resolver = {
  name: 'period',
  resolve(mentions, outline) {
    const answers = new Map<Mention, Answer>()
    const figures = grouped(mentions, ({ sentence }) => sentence.blockIndex)
    let listed: Dated | null = null
    const blocks = datedBlocks(outline, mentions)
    const headlined = new Set(mentions.filter(({ sentence }) => blocks[sentence.blockIndex]?.setting.head).map(amount))
    blocks.forEach(({ setting, layout, dated }, index) => {
      const own = figures.get(index) ?? []
      const part = outline.parts[index] as Part
      const item = part.kind === 'item'
      if (part.kind === 'heading' || part.kind === 'headline') listed = null
      const [found, open] = paragraph(layout, dated, own, item ? listed : undefined)
      if (item) listed = open
      for (const [mention, answer] of found) {
        answers.set(mention, answer === undefined ? around(part, mention, setting, headlined) : answer)
      }
    })
    return mentions.map((mention) => withAnswer(mention, answers.get(mention) ?? null))
  },
}

/** The answers that the paragraph itself gives; what a sentence dates goes on to the next until another date takes over. */
function paragraph(
  layout: Layout,
  dated: readonly Dated[],
  mentions: readonly Mention[],
  listed: Dated | null | undefined,
): readonly [readonly (readonly [Mention, Answer | undefined])[], Dated | null] {
  const phrases = grouped(dated, (phrase) => lastStarting(layout.sentences, phrase.start))
  const figures = grouped(mentions, (mention) => lastStarting(layout.sentences, placed(mention).start))
  let [handed, outer, itemised]: [Dated | null | undefined, Dated | null | undefined, boolean] = [
    listed ?? undefined,
    undefined,
    false,
  ]
  let open = listed ?? null
  let met: Dated | undefined
  const found = layout.sentences.flatMap((sentence, i) => {
    const own = phrases.get(i) ?? []
    if (layout.cueIn('section', sentence.start, sentence.start + 2)) {
      if (itemised) handed = outer
      else outer = handed
      itemised = true
    }
    const turned = layout.cueIn('occasion', sentence.start, sentence.start + 12)
    if (
      handed &&
      !isEntry(handed, layout) &&
      (opensAnew(layout.text, sentence) || EXAMPLE.test(layout.text.slice(sentence.start)))
    )
      handed = undefined
    if (turned && handed && handed.grain !== 'day') handed = undefined
    if (handed && isPassing(handed) && !goesOn(sentence, layout)) handed = undefined
    if (handed === null && MEETING.test(layout.text.slice(sentence.start, sentence.end))) handed = met
    const before = handed && isOfSpeaker(handed, sentence, layout) ? undefined : handed
    const next = handedOn(sentence, own, layout)
    if (next !== undefined) handed = next
    if (next !== undefined) met = next ?? own.find(({ grain, initial }) => grain === 'day' && initial)
    if (next !== undefined) open = next?.grain === 'span' ? next : null
    const opening = own.filter((phrase) => opensSentence(phrase, sentence, layout))
    return (figures.get(i) ?? []).map((m) => {
      if (isCriterion(m)) return [m, null] as const
      // 年产值4亿元, 每年拿出500万元: so much a year is of the years that its own sentence names
      if (m.per === 'year' && !isCapacity(layout, placed(m))) {
        // 截至公告日,…,年租金18万元: a cutoff says up to when of no rate
        const years = own.filter(({ grain }) => grain !== 'until')
        return [m, answerIn(layout, years, placed(m), null)] as const
      }
      if (!isStanding(m) && !isCapacity(layout, placed(m))) {
        if (!isCensus(m)) return [m, answerIn(layout, own, placed(m), before)] as const
        // 李想2018年8月来到某县,班上有学生41名: who came when dates nobody who is there
        const dates = own.filter((phrase) => phrase.initial || !isPoint(phrase))
        return [m, answerIn(layout, dates, placed(m), null)] as const
      }
      const found = answerIn(layout, own, placed(m), null)
      if (!found || OWN.has(found.step) || (isStanding(m) && !isBeside(m, found))) return [m, found] as const
      const isYearly = BY_THE_YEAR.test(m.sentence.text.slice(0, m.start)) || m.sentence.text.startsWith('/年', m.end)
      if (isEarned(m) && !isYearly) return [m, found] as const
      return [m, isOfTime(m) && !isYearly ? answerIn(layout, opening, placed(m), null) : null] as const
    })
  })
  return [found, open]
}

/** What stands around the paragraph: the table's header and caption, the section's heading, the headline. */
function around(
  { kind, block: plain, under }: Part,
  mention: Mention,
  setting: Setting,
  headlined: ReadonlySet<string>,
): Answer {
  const { block, toBlock } = plain
  const at = placed(mention).start
  const cell = block.cells?.find(({ start, end }) => start <= (toBlock?.[at] ?? at) && (toBlock?.[at] ?? at) < end)
  const table = cell && (stretchIn(cell.header, setting.article) ?? stretchIn(cell.caption, setting.article))
  if (table) return { ...table, step: 'table' }
  const { section, lead, headline } = setting
  if (kind === 'caption') return null
  const spent = SPENT.test(under?.block.text ?? '') || SPENT.test(mention.sentence.text)
  if (lead !== null && !(lead.gifts && spent))
    return { text: lead.text, start: lead.start, end: lead.end, step: 'lead-in' }
  if (section !== null && !(section.gifts && spent))
    return { text: section.text, start: section.start, end: section.end, step: 'section' }
  if (headline === null || isSingle(mention) || TITLE.test(mention.sentence.block.text.slice(0, at))) return null
  if (headline.length && !headlined.has(amount(mention))) return null
  return { text: headline.text, start: headline.start, end: headline.end, step: 'headline' }
}

/** 【培训教师千名】7月12日,…: the headline of an item has no date but its own. */
const TITLE = /^\s*【[^】]*$/

/** Of what was received a date says nothing of its use. */
const SPENT = /拨付|支出|使用|用途|发放/

/** What two figures of one amount share: the headline's and its repetition. */
function amount({ kind, unit, value }: Mention): string {
  return `${kind} ${unit} ${toText(value)}`
}

/** A gift is one event; the stretch that the whole article reports on does not date it. */
function isSingle({ role }: Mention): boolean {
  return role === 'donation'
}

/** Wages, rates and those who live somewhere stand beside time. */
function isStanding({ role, per, label, qualifier }: Mention): boolean {
  if (role === 'income' && STATISTIC.test(label ?? '')) return false
  // 每人每月补贴400元,最高不超过2400元: a limit
  if (role === 'subsidy' && qualifier === 'at_most') return true
  // 人均地区生产总值62580元 is of its year, as the product is.
  return role === 'population' || (per !== null && per !== 'year' && role !== 'sales')
}

/** 人均可支配收入12300元: income as the statistics of a year have it. */
const STATISTIC = /可支配收入|纯收入/
const POOR = /贫困|脱贫|监测对象/

/** 2020年,农村人口13.9万人、人均收入1.2万元: a census or a year's income has its date where its sentence opens with one. */
function isOfTime({ role, per }: Mention): boolean {
  return (role === 'population' && per === null) || isEarned({ role, per })
}

/** 去年带动农户户均增收2900元: what a person or household has earned in a year is of the year that its sentence tells. */
function isEarned({ role, per }: Pick<Mention, 'role' | 'per'>): boolean {
  return role === 'income' && per !== null && /^(?:person|household)(?:\/year)?$/.test(per)
}

/** 户均年增收3000元, 年人均工资2.6万元: so much a year, of no year. */
const BY_THE_YEAR = /年(?:人均|均|增|收)[^,;。]{0,8}$/

/** True for a date that opens its sentence and stands alone in its clause: it dates all that the sentence says. */
function opensSentence({ start, end, initial, clause }: Dated, sentence: Span, { clauses, text }: Layout): boolean {
  const own = clauses[clause] as Clause
  const from = own.start + (TITLE_OF.exec(text.slice(own.start, start))?.[0].length ?? 0)
  return initial && own.start === sentence.start && own.end - end <= 1 && start - from <= 4
}

/** 【概况】 in front of an entry. */
const TITLE_OF = /^\s*【[^】]{1,20}】\s*/

/** A figure that stands beside time takes the date of its own clause alone. */
const OWN: ReadonlySet<Step> = new Set<Step>(['clause', 'behind in clause'])

/**
 * True where a date is not a figure's own: 当年,|全县13.6万人…, a date set off in front of the clause, is; a count of the
 * poor is of the time that its sentence tells.
 */
function isBeside(mention: Mention, { text: date }: NonNullable<Answer>): boolean {
  const { text } = mention.sentence
  if (POOR.test(mention.label ?? '')) return false
  return mention.role !== 'population' || !text.slice(0, clauseStart(text, mention.start)).endsWith(`${date},`)
}

/** 去年, 近三年, 8月: a time that is told by the way is not handed on to a sentence with a subject of its own. */
function isPassing({ form, grain, days }: Dated): boolean {
  if (form.sort === 'duration') return true
  if (form.sort !== 'moment') return false
  return (grain === 'month' && days.start !== null) || (grain !== 'day' && form.moment.year?.base === 'article')
}

/** 1月29日。货到县里。…, 12月3日,晴。…: the day of an entry, alone in the sentence that opens it, dates all that it tells. */
function isEntry({ start, end, grain }: Dated, { sentences }: Layout): boolean {
  const opening = sentences[0]
  if (grain !== 'day' || opening === undefined || start !== opening.start) return false
  return opening.end - end <= ENTRY
}

/** 晴。, 雨,路断。, 正月初二。: so much stands behind the day of an entry. */
const ENTRY = 6

/** 老马家6口人,2024年9月搬进新居。“盖房花了21万元…”: a day or month told of somebody in passing does not date what he says. */
function isOfSpeaker(phrase: Dated, { text }: Sentence, { clauses, sentences }: Layout): boolean {
  if (!isPoint(phrase) || !text.startsWith('“')) return false
  const { start } = clauses[phrase.clause] as Clause
  return sentences[lastStarting(sentences, start)]?.start !== start
}

/** 9月12日,代表团来到…。会上,…: a meeting is of the day on which its people came. */
const MEETING = /^[^,;。]{0,6}(?:会|仪式|典礼)上,/

/** True for a sentence that opens with a verb or with what it has in common with the one before (其中, 首批): it goes on with its subject. */
function goesOn({ start, text, tag }: Sentence, { cueIn }: Layout): boolean {
  const first = tag(0, Math.min(OPENING, text.length))[0]
  return GOES_ON.test(text) || cueIn('ahead', start, start + 1) || /^(?:v|[pdm]$)/.test(first?.tag ?? '')
}

/** The segmenter needs so many characters to tell the first word. */
const OPENING = 8
const GOES_ON = /^(?:“|[^,;。]{1,14}还|[他她]们|其中|首批|上述|以上|[该此这]|(?:项目|工程)[^,;。]{0,4}总(?:投资|造价))/

/** 以某县的产业园为例: what is told as an example has dates of its own. */
const EXAMPLE = /^以[^,;。]{2,28}为例/

/** How far from its figure each step looks. */
const SCOPE: Readonly<Record<Step, Scope>> = {
  clause: 'clause',
  'behind in clause': 'clause',
  'earlier in sentence': 'sentence',
  'earlier in paragraph': 'paragraph',
  table: 'heading',
  'lead-in': 'paragraph',
  section: 'heading',
  headline: 'article',
}

function withAnswer(mention: Mention, answer: Answer): Mention {
  if (answer === null) return changed(mention, { period: null })
  const { text, start, end, step } = answer
  const evidence = { ...mention.evidence, period: SCOPE[step] }
  return changed(mention, {
    period: { text, start, end },
    evidence,
    trace: [...mention.trace, `period: ${text} (${step})`],
  })
}
