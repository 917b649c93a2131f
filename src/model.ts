import type { Decimal } from './decimal.js'
import type { Place } from './lexicon/places.js'
import type { SourceMap, Span } from './span.js'

export type { AidRecord, ReviewedRecord } from './record.js'

/** What the run has to say about one document. An error means that the document gave no records. */
export interface Diagnostic {
  readonly level: 'error' | 'warning' | 'info'
  /** One line: what, where, how to mend. */
  readonly message: string
}

/** What a stream of documents says of one beside its text. */
export interface Given {
  readonly title?: string | null
  /** `yyyy-mm-dd` */
  readonly published?: string | null
  readonly publisher?: string | null
}

/** One document, decoded. All offsets of later stages lead back into `text`. */
export interface Source {
  /** The path as given, with `/`; for a stream of documents the document's own id. */
  readonly doc: string
  /** Of the document's bytes, hexadecimal. */
  readonly sha256: string
  readonly format: 'html' | 'text'
  readonly text: string
  /** The encoding's WHATWG name, and what decided for it. */
  readonly encoding: { readonly name: string; readonly found: 'bom' | 'utf-8' | 'trial' | 'forced' | 'given' }
  /** Where the document was fetched from, when the input says so. */
  readonly url: string | null
  /** The day on which a crawl fetched it, `yyyy-mm-dd`, when the input says so. */
  readonly crawled: string | null
  /** Where it stands in a stream of documents (`line 3`); null for a file of its own. */
  readonly place: string | null
  /** What its stream says of it; the document's own lines come after. */
  readonly given?: Given | undefined
  /** True where the user says that all of it is article: nothing is stripped. */
  readonly whole?: boolean | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export type BlockKind = 'headline' | 'subhead' | 'paragraph' | 'caption' | 'table-row' | 'list-item'

/** A cell of a table row: its span in the row's text and the header and caption that say what it holds. */
export interface Cell extends Span {
  readonly header: string
  readonly caption: string
}

/** A piece of the article: a paragraph, a headline, a row of a table. `text` keeps the original script. */
export interface Block {
  readonly kind: BlockKind
  readonly text: string
  /** From offsets of `text` to offsets of the source's text. */
  readonly map: SourceMap
  /** Kept, but it may be page chrome. */
  readonly doubtful: boolean
  /** Only for table rows. */
  readonly cells?: readonly Cell[]
}

/** A piece of the page that is not article, and why it was dropped. */
export interface Dropped extends Span {
  readonly text: string
  readonly reason: string
}

export interface Article {
  readonly source: Source
  readonly title: string | null
  /** The written day, `yyyy-mm-dd`; null where the page states no year. */
  readonly published: string | null
  readonly publisher: string | null
  readonly url: string | null
  readonly blocks: readonly Block[]
  readonly dropped: readonly Dropped[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A block as the rules read it: mathematics as it is printed, simplified script, half-width forms. */
export interface PlainBlock {
  readonly block: Block
  readonly text: string
  /** From offsets of `text` to offsets of `block.text`, one longer than `text`; null where they are the same. */
  readonly toBlock: Uint32Array | null
  /** The cells of a table row: spans in `text`, header and caption as the rules read them. */
  readonly cells: readonly Cell[]
}

export interface Plain {
  readonly article: Article
  /** True where the document was traditional and has been converted. */
  readonly traditional: boolean
  /** What was dropped from a traditional document, in simplified script; '' for any other. */
  readonly around: string
  readonly blocks: readonly PlainBlock[]
}

/** A word of a sentence with its part of speech (ICTCLAS tags: n noun, ns place, nr person, v verb, vn gerund …). */
export interface Token extends Span {
  readonly text: string
  readonly tag: string
}

/** A sentence; `start` and `end` are offsets into its plain block's text. */
export interface Sentence extends Span {
  /** Position in the document, from 0. */
  readonly index: number
  readonly block: PlainBlock
  /** Position of the block in the document: sentences of one paragraph share it. */
  readonly blockIndex: number
  readonly text: string
  /**
   * Words and tags of a part of the sentence, made on demand: most sentences hold no figure, and a part that begins
   * behind the counter keeps the segmenter from gluing it to the noun (350/名援疆/干部). Offsets into `text`.
   */
  readonly tag: (start: number, end: number) => readonly Token[]
}

/** Everything known of a document before its figures are read. Resolvers see it whole. */
export interface Document {
  readonly plain: Plain
  readonly sentences: readonly Sentence[]
}

export const KINDS = ['money', 'personnel', 'project'] as const
export type Kind = (typeof KINDS)[number]

export const QUALIFIERS = ['exact', 'about', 'nearly', 'over', 'at_least', 'at_most', 'range', 'vague'] as const
export type Qualifier = (typeof QUALIFIERS)[number]

export const FLAGS = [
  'implied-currency',
  'implausible',
  'headline',
  'caption',
  'quote',
  'repeat',
  'doubtful-block',
] as const
export type Flag = (typeof FLAGS)[number]

export const MONEY_ROLES = ['aid', 'investment', 'donation', 'income', 'sales', 'finance', 'subsidy', 'other'] as const
export const PERSONNEL_ROLES = [
  'dispatched',
  'trained',
  'employed',
  'beneficiary',
  'student',
  'visitor',
  'population',
  'other',
] as const
export const PROJECT_ROLES = ['planned', 'implemented', 'started', 'completed', 'signed', 'other'] as const
export const ROLES_OF = { money: MONEY_ROLES, personnel: PERSONNEL_ROLES, project: PROJECT_ROLES } as const
export const ROLES = [...new Set([...MONEY_ROLES, ...PERSONNEL_ROLES, ...PROJECT_ROLES])] as const
export type Role = (typeof ROLES)[number]

/** What a rate is so much of, and so much a: `person`, `year`, `person/year`. */
export const PER_WHO = ['person', 'household', 'village', 'school', 'county', 'project', 'item', 'place'] as const
export const PER_WHEN = ['day', 'month', 'year'] as const

/** True for what the column `per` may hold. */
export function isRate(per: string): boolean {
  const [first = '', second, ...more] = per.split('/')
  const isOf = (words: readonly string[], word: string) => words.includes(word)
  if (second === undefined) return isOf(PER_WHO, first) || isOf(PER_WHEN, first)
  return more.length === 0 && isOf(PER_WHO, first) && isOf(PER_WHEN, second)
}

/** The words that date a figure and the days they come to; open ends are null. */
export interface Period {
  readonly text: string
  readonly start: string | null
  readonly end: string | null
}

/** How a text says an amount: a number with the bounds that its hedges give. */
export interface Quantity {
  readonly value: Decimal
  readonly qualifier: Qualifier
  readonly min: Decimal | null
  readonly max: Decimal | null
}

/** Where a party was found, by which step, and which places of the gazetteer it names. */
export interface Found {
  readonly scope: Scope
  readonly by: string
  readonly places: readonly Place[]
  /** Whom the steps behind it would have found: looked for only when asked. */
  readonly over: () => readonly { readonly name: string; readonly scope: Scope; readonly by: string }[]
}

/** How the answers to who and when were found; null where there is none. */
export interface Evidence {
  /** Where the label stands: `behind`, `in front`, `as the figure before`. */
  readonly label: string | null
  readonly donor: Found | null
  readonly recipient: Found | null
  readonly period: Scope | null
  /** Where the words of aid nearest to the figure stand. */
  readonly context: Context | null
}

export const NO_EVIDENCE: Evidence = { label: null, donor: null, recipient: null, period: null, context: null }

/** A figure: one number that says how much money, how many people or how many projects. Offsets into the sentence. */
export interface Mention extends Span, Quantity {
  /** Position among the document's mentions, from 0; `partOf` refers to it. */
  readonly index: number
  readonly sentence: Sentence
  readonly kind: Kind
  /** ISO 4217 code; `person`, `person_time`, `household`; `project`. */
  readonly unit: string
  /** The digits alone, without hedges and unit. */
  readonly numeral: Span
  /** The noun that is counted or paid for, where the recogniser saw it in the sentence. */
  readonly noun: Span | null
  readonly label: string | null
  /** It counts what the figure before counts: a noun of its own is left out. */
  readonly continues: boolean
  readonly role: Role
  readonly per: string | null
  readonly donor: string | null
  readonly recipient: string | null
  readonly period: Period | null
  /** How giver, receiver and time were found. */
  readonly evidence: Evidence
  readonly partOf: number | null
  readonly flags: readonly Flag[]
  /** The names of the rules that made and changed this mention, for `explain`. */
  readonly trace: readonly string[]
}

/** A number that is no figure, and the rule that says so. Offsets into the sentence. */
export interface Rejection extends Span {
  readonly sentence: Sentence
  readonly reason: string
}

/** How far from its figure something was found: in its clause, its sentence, its paragraph, a heading, or the article. */
export const SCOPES = ['clause', 'sentence', 'paragraph', 'heading', 'article'] as const
export type Scope = (typeof SCOPES)[number]

/** Where the words of aid that stand nearest to a figure are. */
export const CONTEXTS = ['sentence', 'paragraph', 'heading', 'article'] as const
export type Context = (typeof CONTEXTS)[number]
