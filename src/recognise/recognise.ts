import { cellAt, cellEdges } from '../cell.js'
import { clauseBehindColon, clauseEnd } from '../clause.js'
import { add, compare, decimal, toText } from '../decimal.js'
import { lazy } from '../lazy.js'
import { currencyNames } from '../lexicon/currencies.js'
import { projectNounEnd } from '../lexicon/projects.js'
import { unitWords } from '../lexicon/units.js'
import { changed } from '../mention.js'
import { type Document, type Kind, type Mention, NO_EVIDENCE, type Rejection, type Sentence } from '../model.js'
import { fits } from '../pattern.js'
import { joinBounds } from './bounds.js'
import { columnFigure, scaled } from './column.js'
import { people, peopleByNoun, peopleElliptic } from './counts.js'
import { documentCurrency } from './currency.js'
import { hedged } from './hedge.js'
import { moneySmallChange, moneyWithCurrency } from './money.js'
import { moneyGiven } from './money-given.js'
import { cueBefore, isOfBillions, moneyImplied } from './money-implied.js'
import { isPartOfName, notFigure, ownedBy } from './not-figure.js'
import { type Numeral, scanNumerals } from './numeral/numeral.js'
import { isCounter, isOfWorks, projects } from './projects.js'
import { projectsElliptic } from './projects-left-out.js'
import { joinRanges } from './range.js'
import { sharedUnit } from './shared-unit.js'
import type { Candidate, Reason, Shape, Slot } from './slot.js'
import { unitAt } from './unit.js'

/** The shapes a number can have, in order: the first that knows what it is has it. */
const SHAPES: readonly Shape[] = [
  moneyWithCurrency,
  moneySmallChange,
  people,
  projects,
  ownedBy,
  peopleByNoun,
  projectsElliptic,
  peopleElliptic,
  sharedUnit,
  moneyImplied,
  columnFigure,
  moneyGiven,
]

/** Nothing above this is a count or a budget: a longer run of digits is a number of another sort. */
const IMPLAUSIBLE = decimal('1000000000000000000')

export interface Recognised {
  readonly mentions: readonly Mention[]
  readonly rejections: readonly Rejection[]
  /** True where the document has more numbers than were asked for: the rest was not looked at. */
  readonly isCut: boolean
}

/** The figures of a document, and the numbers that are none with the rule that says so. */
export function recognise(document: Document, most = Number.POSITIVE_INFINITY): Recognised {
  // asked of amounts alone, and of counts without a noun: most numbers of a crawl are neither
  const currency = lazy(() => documentCurrency(document))
  const mentions: Mention[] = []
  const rejections: Rejection[] = []
  const stated = new Set<string>()
  const namesProjects = document.plain.blocks.map(({ text }) => lazy(() => projectNounEnd(text) >= 0))
  let topic: Slot['topic'] = null
  let block = -1
  let moneyBlock = Number.NEGATIVE_INFINITY
  let count = 0
  for (const sentence of document.sentences) {
    const { text } = sentence
    const numerals = joinRanges(text, numeralsOf(sentence), (at) => unitLength(text, at))
    count += numerals.length
    if (count > most) return { mentions, rejections, isCut: true }
    const found: Mention[] = []
    if (sentence.blockIndex !== block) topic = null
    block = sentence.blockIndex
    const namedBefore = () => [1, 2].some((back) => namesProjects[sentence.blockIndex - back]?.())
    let previous: Mention | undefined
    for (const [i, numeral] of numerals.entries()) {
      if (previous && numeral.start < previous.end) continue
      const blockBefore = document.plain.blocks[block - 1]?.text ?? ''
      const nearMoney = block > moneyBlock && block - moneyBlock <= MONEY_REACH
      const slot = slotOf(sentence, numerals, i, {
        currency,
        stated,
        previous,
        topic,
        namedBefore,
        blockBefore,
        nearMoney,
      })
      const verdict = judge(slot)
      const counted = countedBy(verdict)
      // 涉及12处 tells nothing of what 个 counts
      if (isCounter(slot.unit) && (counted !== 'other' || !isOfWorks(slot.unit))) topic = counted
      if (typeof verdict === 'string') {
        rejections.push({ sentence, start: numeral.start, end: numeral.end, reason: verdict })
        continue
      }
      previous = mentionOf(slot, verdict)
      found.push(previous)
      if (previous.kind === 'money') moneyBlock = block
      if (previous.kind === 'money' && !verdict.impliedCurrency) stated.add(toText(previous.value))
    }
    for (const mention of joinBounds(text, found, countsAlike))
      mentions.push(changed(mention, { index: mentions.length }))
  }
  return { mentions, rejections, isCut: false }
}

/** The candidate that has the number, or the reason why it is no figure. */
function judge(slot: Slot): Candidate | Reason {
  const guard = notFigure(slot)
  if (guard) return guard
  if (compare(slot.numeral.value, IMPLAUSIBLE) > 0) return 'implausible'
  for (const shape of SHAPES) {
    const verdict = shape(slot)
    if (verdict) return typeof verdict === 'string' ? verdict : (whyNot(slot, verdict) ?? verdict)
  }
  return 'no unit, no noun'
}

/** Why a number that looks like a figure is none all the same. */
function whyNot(slot: Slot, candidate: Candidate): Reason | null {
  if (candidate.kind !== 'money' && slot.numeral.value.digits < 0n) return 'negative'
  return isPartOfName(slot, candidate) ? 'name' : null
}

function countedBy(verdict: Candidate | Reason): Slot['topic'] {
  if (typeof verdict === 'string' || verdict.kind !== 'project') return 'other'
  return verdict.leftOut ? 'left out' : 'project'
}

function countsAlike(a: Mention, b: Mention): boolean {
  return a.kind === b.kind && a.unit === b.unit
}

/** The numbers of a sentence; none goes beyond its cell of a table. */
function numeralsOf(sentence: Sentence): readonly Numeral[] {
  const { text } = sentence
  const edges = cellEdges(sentence)
  if (edges.length === 0) return scanNumerals(text)
  return [...edges, text.length].flatMap((edge, i) => {
    const from = edges[i - 1] ?? 0
    return scanNumerals(text.slice(from, edge)).map((numeral) => ({
      ...numeral,
      start: from + numeral.start,
      end: from + numeral.end,
    }))
  })
}

/** What is known of the document and of the numbers before. */
interface Context extends Pick<Slot, 'currency' | 'previous' | 'topic' | 'namedBefore' | 'blockBefore' | 'nearMoney'> {
  /** Amounts that the article has given with their currency so far. */
  readonly stated: ReadonlySet<string>
}

/** Where a number stands in its sentence. */
function slotOf(sentence: Sentence, numerals: readonly Numeral[], i: number, context: Context): Slot {
  const numeral = numerals[i] as Numeral
  const before = numerals[i - 1]
  const { text } = sentence
  const { currency, stated, previous, topic, namedBefore, blockBefore, nearMoney } = context
  const after = behindMark(text, numeral.end)
  const unit = unitAt(sentence, after)
  return {
    sentence,
    text,
    numeral,
    after,
    unit,
    // the bracket in 36个(类) ends no clause
    clause: {
      start: clauseBehindColon(text, numeral.start),
      end: clauseEnd(text, unit ? after + unit.word.length : numeral.end),
    },
    previousEnd: before ? Math.min(numeral.start, unitEnd(text, before.end)) : 0,
    nextStart: nextNumber(text, after + (unit?.word.length ?? 0), numerals.slice(i + 1, i + 1 + FOLLOWING)),
    following: numerals.slice(i + 1, i + 1 + FOLLOWING),
    cell: cellAt(sentence, numeral.start),
    currency,
    isStated: stated.size > 0 && numeral.scale >= 3 && stated.has(toText(numeral.value)),
    previous,
    topic,
    namedBefore,
    blockBefore,
    amongMoney: previous?.kind === 'money' || leadsToMoney(text, numerals.slice(i + 1, i + 1 + FOLLOWING)),
    nearMoney,
  }
}

/** Where the next number begins; those in a name in quotation marks right behind the unit are none: 12个“一村一策”项目. */
function nextNumber(text: string, end: number, following: readonly Numeral[]): number {
  const name = NAME_BEHIND.exec(text.slice(end, end + LONGEST_NAME))?.[0].length ?? 0
  return following.find(({ start }) => start >= end + name)?.start ?? text.length
}

const NAME_BEHIND = /^[“「『][^“”「」『』。;]*[”」』]/
/** With its marks. */
const LONGEST_NAME = 18

/** So many paragraphs behind an amount a line that is a number and no more may be one. */
const MONEY_REACH = 2

/** No rule looks at more of the numbers behind. */
const FOLLOWING = 12

/** Behind one blank, the mark that ends bold text (**36**名) or that closes a sum without small change (18,000.-元). */
function behindMark(text: string, at: number): number {
  return text[at] === ' ' ? at + 1 : text.startsWith('**', at) || fits(/\.[-—]\p{Script=Han}/uy, text, at) ? at + 2 : at
}

/** 800元, 补助|3.6万, 4万、5万元: an amount by its currency, or by a word for money right in front of so large a number, or a list that ends in one. */
function leadsToMoney(text: string, [next, ...more]: readonly Numeral[]): boolean {
  if (next === undefined) return false
  if (currencyNames().at(text, next.end) !== undefined || isOfBillions(text.slice(next.start, next.end))) return true
  if (next.scale < 4) return false
  const cue = cueBefore(text, Math.max(0, next.start - CUE_IN_FRONT), next.start)
  if (cue?.adjacent === true && cue.side === 'both') return true
  const between = text.slice(next.end, more[0]?.start)
  return /^[、和及]$/.test(between) && leadsToMoney(text, more)
}

const CUE_IN_FRONT = 6

function mentionOf(
  { sentence, text, numeral }: Pick<Slot, 'sentence' | 'text' | 'numeral'>,
  candidate: Candidate,
): Mention {
  const value = candidate.plus ? add(numeral.value, candidate.plus) : numeral.value
  const { hedges, ...quantity } = hedged(text, candidate, scaled({ ...numeral, value }, candidate.scale ?? 0))
  return {
    index: 0,
    sentence,
    kind: candidate.kind as Kind,
    unit: candidate.unit,
    numeral: { start: numeral.start, end: numeral.end },
    noun: candidate.noun && { start: candidate.noun.start, end: candidate.noun.end },
    ...quantity,
    label: null,
    continues: candidate.leftOut === 'part' || candidate.leftOut === 'list',
    role: 'other',
    per: null,
    donor: null,
    evidence: NO_EVIDENCE,
    recipient: null,
    period: null,
    partOf: null,
    flags: candidate.impliedCurrency ? ['implied-currency'] : [],
    trace: [candidate.rule, ...hedges.map((hedge) => `hedge/${hedge}`)],
  }
}

/** Where the unit behind a number ends, one blank between them or none: 1 欧元. */
function unitEnd(text: string, at: number): number {
  const from = text[at] === ' ' ? at + 1 : at
  const length = unitLength(text, from)
  return length > 0 ? from + length : at
}

/** Length of the unit word at an offset, so that a range can pass over the one behind its left number. */
function unitLength(text: string, at: number): number {
  return currencyNames().at(text, at)?.word.length ?? unitWords().at(text, at)?.word.length ?? 0
}
