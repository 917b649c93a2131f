import { CORRECTABLE_TYPES, type ColumnType } from '../decisions/decision.js'
import type { AidRecord, Flag, Kind, Qualifier, Role } from '../model.js'

/**
 * What the page holds. Strings that come again and again stand once in `strings` and are meant by their number there; -1
 * is null. What is needed for one document alone stands apart (`PageDetail`) and is read when that document is opened.
 */
export interface PageIndex {
  readonly version: string
  /** The paths and the options by which they were read, as the command that takes the decisions must have them too. */
  readonly inputs: readonly string[]
  readonly vocabulary: Vocabulary
  readonly strings: readonly string[]
  readonly documents: readonly PageDocument[]
}

/** What is said in English (empty where the name says it) and in Chinese. */
export type Bilingual = readonly [en: string, zh: string]

/** The values that a reviewer may choose from, and the words that the page explains and reads by. */
export interface Vocabulary {
  readonly roles: Readonly<Record<Kind, readonly Role[]>>
  readonly qualifiers: readonly Qualifier[]
  readonly flags: readonly Flag[]
  /** What a rate can be so much of, and so much a: `person`, `year`, `person/year`. */
  readonly per: { readonly who: readonly string[]; readonly when: readonly string[] }
  /** Why a number is no figure (`figure ordinal`) and why a piece is no article (`page nav`). */
  readonly reasons: Readonly<Record<string, Bilingual>>
  /** What the parts of rules' names mean. */
  readonly rules: Readonly<Record<string, Bilingual>>
  /** The words in front of a number and behind it that say how exact it is. */
  readonly hedges: Readonly<Record<'before' | 'after', readonly (readonly [word: string, qualifier: Qualifier])[]>>
}

export interface PageDocument {
  readonly doc: string
  readonly sha256: string
  readonly title: string | null
  readonly published: string | null
  readonly publisher: string | null
  readonly url: string | null
  readonly crawled: string | null
  /** What the run had to say about it. */
  readonly messages: readonly { readonly level: string; readonly message: string }[]
  readonly figures: readonly PackedFigure[]
}

/** The columns of a record that a figure is packed with, in the order of `PackedFigure`: all but `id`, `raw` and `part_of`. */
const { part_of: _, ...correctable } = CORRECTABLE_TYPES
export const PACKED_TYPES = {
  ...correctable,
  line: 'number',
  start: 'number',
  end: 'number',
  context: 'text',
  donor_from: 'text',
  recipient_from: 'text',
  period_from: 'text',
  donor_codes: 'list',
  recipient_codes: 'list',
} as const satisfies Partial<Record<keyof AidRecord, ColumnType>>
export const PACKED = Object.keys(PACKED_TYPES) as readonly (keyof typeof PACKED_TYPES)[]

/** A record as the page holds it; what its document says stands there. */
export type Row = Pick<AidRecord, (typeof PACKED)[number] | 'part_of'>

/**
 * id, raw, the position of its whole among the document's figures or -1, then the columns above: numbers as they are,
 * texts and the lists joined with `;` by their number in `strings`.
 */
export type PackedFigure = readonly [id: string, raw: string, whole: number, ...columns: (number | null)[]]

/** A half-open range of UTF-16 offsets in a block's text. */
export type Range = readonly [start: number, end: number]

export interface PageDetail {
  readonly blocks: readonly PageBlock[]
  /** The sentences: their block and their range in it. */
  readonly sentences: readonly (readonly [block: number, ...Range])[]
  /** The figures: their sentence and their range in the block. */
  readonly figures: readonly (readonly [sentence: number, ...Range])[]
  readonly why: readonly PageWhy[]
  /** Numbers that are no figures. */
  readonly others: readonly {
    readonly at: readonly [sentence: number, ...Range]
    readonly reason: string
  }[]
  /** What was left out, in front of which block, and why. */
  readonly dropped: readonly {
    readonly before: number
    readonly text: string
    readonly reason: string
  }[]
}

/** Why a figure was read as it was. */
export interface PageWhy {
  /** The rules that made it, in order, and the words around it as they saw them. */
  readonly rules: readonly string[]
  readonly words: string
  /** Whom later steps would have found, nearest first; a party without any has no entry. */
  readonly lost?: Readonly<Partial<Record<'donor' | 'recipient', readonly LostParty[]>>>
}

export type LostParty = readonly [name: string, scope: string, step: string]

export interface PageBlock {
  readonly kind: string
  readonly text: string
  readonly doubtful?: true
  /** Of a table row: where its cells are. */
  readonly cells?: readonly Range[]
}

/** The ids of the elements that hold the data. */
export const INDEX_ID = 'index'
export const detailId = (document: number) => `document-${document}`
