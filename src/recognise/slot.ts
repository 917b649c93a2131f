import type { Unit } from '../lexicon/units.js'
import type { Cell, Mention, Sentence } from '../model.js'
import type { Span } from '../span.js'
import type { Numeral } from './numeral/numeral.js'

/** A number in its sentence, as the kinds look at it. */
export interface Slot {
  readonly sentence: Sentence
  readonly text: string
  readonly numeral: Numeral
  /** Where what stands behind the number begins: behind one space at most (150 万名, 300 人). */
  readonly after: number
  /** The unit or counter that stands there. */
  readonly unit: Unit | undefined
  /** Where the clause around the number begins and ends: no mark of punctuation lies between, 、 excepted. */
  readonly clause: Span
  /** End of the number before with its unit, and start of the number behind, within the sentence. */
  readonly previousEnd: number
  readonly nextStart: number
  /** The numbers behind it in the sentence. */
  readonly following: readonly Numeral[]
  /** ISO 4217 code that 元 alone means in this document. */
  readonly currency: () => string
  /** True where an amount of money stands right before or behind in the same sentence. */
  readonly amongMoney: boolean
  /** True where one of the two paragraphs before holds the last amount. */
  readonly nearMoney: boolean
  /** True where the article has given this amount with its currency before. */
  readonly isStated: boolean
  /** The figure before, if it stands in the same sentence. */
  readonly previous: Mention | undefined
  /** What 个 or 项 counted last in the same paragraph. */
  readonly topic: 'project' | 'left out' | 'other' | null
  /** True where one of the two paragraphs before names projects. */
  readonly namedBefore: () => boolean
  /** The text of the paragraph before; '' at the head of the document. */
  readonly blockBefore: string
  /** The table cell that the number stands in. */
  readonly cell: Cell | undefined
}

/** Why a number is no figure; lexicon/reasons.tsv has each in words. Behind `time: ` and the like stands the unit that has the number. */
export const REASONS = [
  'age',
  'article',
  'decimal places',
  'digits in front of a blank',
  'document number',
  'formula',
  'implausible',
  'kind of thing',
  'list number',
  'name',
  'name in quotation marks',
  'name of a body',
  'negative',
  'no unit, no noun',
  'ordinal',
  'organisations',
  'programme',
  'rank',
  'rate',
  'rate of exchange',
  'reduplication',
  'telephone',
  'title',
  'unit in brackets',
] as const
export type Reason = (typeof REASONS)[number] | `${string}: ${string}`

/** A rule that says what a number is: a figure, no figure for the reason given, or null where the rule does not know. */
export type Shape = (slot: Slot) => Candidate | Reason | null

/** `part` and `list`: it goes on from the count in front of it. */
export type LeftOut = 'verb' | 'topic' | 'part' | 'list' | 'of a list' | 'named behind' | 'whole'

/** What a kind makes of a number. Offsets into the sentence. */
export interface Candidate extends Span {
  /** `money`, `personnel`, `project`, or the name of a decoy. */
  readonly kind: string
  readonly unit: string
  /** Where the number and its inner hedges begin, if a currency stands in front of them: 人民币|近20亿. */
  readonly behindPrefix?: number
  /** The noun that is counted, where the kind saw it. */
  readonly noun: Span | null
  /** Added to the number's value: 四角 behind 二千一百三十六块. */
  readonly plus?: Numeral['value']
  /** Power of ten that a table's unit adds to the number. */
  readonly scale?: number
  readonly impliedCurrency?: boolean
  /** Its noun is left out: how it belongs to the projects that are named. */
  readonly leftOut?: LeftOut
  /** The rule that fired, for `explain`. */
  readonly rule: string
}
