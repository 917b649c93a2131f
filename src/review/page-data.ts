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

/** The values that a reviewer may choose from. */
export interface Vocabulary {
  readonly roles: Readonly<Record<Kind, readonly Role[]>>
  readonly qualifiers: readonly Qualifier[]
  readonly flags: readonly Flag[]
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

/** The columns of a record that a figure is packed with, in the order of `PackedFigure`. */
export const NUMBER_COLUMNS = [
  'line',
  'value',
  'min',
  'max',
  'start',
  'end',
] as const satisfies readonly (keyof AidRecord)[]
export const STRING_COLUMNS = [
  'kind',
  'unit',
  'qualifier',
  'per',
  'label',
  'role',
  'donor',
  'recipient',
  'period',
  'period_start',
  'period_end',
  'context',
  'donor_from',
  'recipient_from',
  'period_from',
] as const satisfies readonly (keyof AidRecord)[]
export const LIST_COLUMNS = ['flags', 'donor_codes', 'recipient_codes'] as const satisfies readonly (keyof AidRecord)[]

/**
 * id, raw, the position of its whole among the document's figures or -1, then the columns above: numbers as they are,
 * strings and the lists joined with `;` by their number in `strings`.
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
  /** The rules that made each figure, in order, and the words around it as they saw them. */
  readonly why: readonly { readonly rules: readonly string[]; readonly words: string }[]
  /** Numbers that are no figures. */
  readonly others: readonly {
    readonly at: readonly [sentence: number, ...Range]
    readonly reason: string
    readonly words: string
  }[]
  /** What was left out, in front of which block, and why. */
  readonly dropped: readonly {
    readonly before: number
    readonly text: string
    readonly reason: string
    readonly words: string
  }[]
}

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
