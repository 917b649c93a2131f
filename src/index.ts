import {
  checkGroupKeys,
  checkInput,
  checkLimits,
  checkLinks,
  checkOptions,
  checkPaths,
  checkRecords,
  checkText,
} from './border.js'
import { useOwnWords } from './lexicon/own.js'
import { gazetteer } from './lexicon/places.js'
import { type Site, sitesFromText as sitesIn } from './lexicon/sites.js'
import { DEFAULT_LIMITS, type Limits, limitsFrom as limitsIn } from './limits.js'
import type { AidRecord, Article, Diagnostic, Source } from './model.js'
import { type Reading, read, readArticle as readFigures } from './pipeline.js'
import { framesAt } from './read/frames-at.js'
import { type SourceOptions, sourceFromBytes, sourceFromText } from './read/source.js'
import { type InputOptions, sourcesOf } from './read/sources-in.js'
import { hasTraditional, simplify } from './script.js'
import { identityMap } from './span.js'
import { type StripOptions, strip } from './strip/article.js'
import { type Across, across as linked, type Told } from './summary/across.js'
import { GROUP_KEYS, type GroupKey } from './summary/group-keys.js'
import type { Link, Summable } from './summary/left-out.js'
import { type Summary, summarise as summed } from './summary/summary.js'

export { COLUMNS } from './formats/columns.js'
export type { DocumentResult, Format, FormatOptions, Write } from './formats/format.js'
export { FORMAT_NAMES, FORMATS, type FormatName } from './formats/index.js'
export type { Site } from './lexicon/sites.js'
export { DEFAULT_LIMITS, type Limits } from './limits.js'
export type { AidRecord, Article, Block, Diagnostic, Dropped, Flag, Kind, Qualifier, Role, Source } from './model.js'
export { CONTEXTS, FLAGS, KINDS, QUALIFIERS, ROLES } from './model.js'
export type { Reading } from './pipeline.js'
export type { InputOptions } from './read/sources-in.js'
export type { Across, Reprint } from './summary/across.js'
export { GROUP_KEYS, type GroupKey } from './summary/group-keys.js'
export { type Link, REASONS, type Reason } from './summary/left-out.js'
export type { Group, Summary, Tally } from './summary/summary.js'

/** How to read one document. A `Source` is decoded already: of these it takes `sites` and `strip` alone. */
export interface ExtractOptions extends SourceOptions {
  /** What the records call the document; default `document`. */
  readonly doc?: string
  /** Rules of your own for where sites keep their articles; they come before the known ones. */
  readonly sites?: readonly Site[] | undefined
  /** False keeps the whole document as article: nothing is taken for page chrome. Default true. */
  readonly strip?: boolean | undefined
  /** How much a document may be; one that is more has no records and a diagnostic that says so. */
  readonly limits?: Limits | undefined
}

/** What one document came to. */
export interface Extraction {
  readonly article: Article
  readonly records: readonly AidRecord[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The figures of one document. A string is taken as decoded text, bytes are decoded by trial. Never throws for a bad
 * document: its diagnostics say what is wrong.
 * @throws TypeError for an input or an option of the wrong kind
 */
export function extract(input: string | Uint8Array | Source, options: ExtractOptions = {}): Extraction {
  const { document, records, diagnostics } = read(source(input, options), stripOptions(options))
  const { article: stripped } = document.plain
  const article = withAllDiagnostics({ ...stripped, diagnostics: [...stripped.diagnostics, ...diagnostics] })
  return { article, records, diagnostics: article.diagnostics }
}

/**
 * One document without its page chrome: title, date, publisher, blocks, and what was dropped and why. Its diagnostics
 * are all there are, of reading the bytes and of finding the article.
 */
export function readArticle(input: string | Uint8Array | Source, options: ExtractOptions = {}): Article {
  return withAllDiagnostics(strip(source(input, options), stripOptions(options)))
}

function stripOptions({ sites, strip: wanted, limits }: ExtractOptions): StripOptions {
  return { ownSites: sites, strip: wanted, limits }
}

function withAllDiagnostics(article: Article): Article {
  return { ...article, diagnostics: [...article.source.diagnostics, ...article.diagnostics] }
}

/**
 * Puts words of your own beside those of the package, for all that this process reads: a text as README's `--lexicon` has it.
 * The lists are loaded once, so call it before the first document.
 * @throws Error with one line that says which line is wrong and why
 */
export async function useLexicon(text: string): Promise<void> {
  checkText(text)
  const { ownWordsFromText } = await import('./lexicon/own-words.js')
  const words = ownWordsFromText(hasTraditional([text]) ? simplify(text) : text)
  useOwnWords(words)
  // a place may lie in one that is not listed
  if (words.rows.has('places')) gazetteer()
}

/**
 * Rules of your own for where sites keep their articles: a text as README's `--sites` has it.
 * @throws Error with one line that says which line is wrong and why
 */
export function sitesFromText(text: string): readonly Site[] {
  checkText(text)
  return sitesIn(text)
}

/**
 * The limits that `document=64MB,nodes=2M` sets, beside others, or beside the default ones.
 * @throws Error that says how it is written
 */
export function limitsFrom(text: string, set: Limits = DEFAULT_LIMITS): Limits {
  checkText(text)
  checkLimits(set)
  return limitsIn(text, set)
}

/** Which figures of several documents tell again what another has told, and which documents are reprints. */
export function across<Row extends Told>(records: readonly Row[]): Across<Row> {
  checkRecords(records)
  return linked(records)
}

/** Adds up what can be added: only figures of one kind, role and unit, each amount once. */
export function summarise<Row extends Summable>(
  records: readonly Row[],
  by: readonly GroupKey[],
  links?: ReadonlyMap<Row, Link<Row>>,
): Summary {
  checkRecords(records)
  checkGroupKeys(by, Object.keys(GROUP_KEYS))
  checkLinks(links)
  return summed(records, by, links)
}

/** Every stage's view of a document: for `explain`. */
export function explainDocument(input: string | Uint8Array | Source, options: ExtractOptions = {}): Reading {
  return read(source(input, options), stripOptions(options))
}

/** Every stage's view of a piece of article text (no chrome is looked for): for `explain`. */
export function explain(text: string): Reading {
  checkText(text)
  const given = sourceFromText('text', text, { format: 'text' })
  let at = 0
  const blocks = text.split('\n').flatMap((line) => {
    const map = identityMap(line.length, at)
    at += line.length + 1
    return line.trim() === '' ? [] : [{ kind: 'paragraph' as const, text: line, map, doubtful: false }]
  })
  const unknown = { title: null, published: null, publisher: null, url: null }
  return readFigures({ source: given, ...unknown, blocks, dropped: [], diagnostics: [] })
}

/** A document, or a path that gives none and why. */
export type Found =
  | { readonly path: string; readonly source: Source; readonly error?: undefined }
  | { readonly path: string; readonly source?: undefined; readonly error: string }

/**
 * The documents at some paths, one by one: files, what folders hold, the records of JSON Lines, WARC and WET files;
 * `-` is standard input, called `stdin`, and comes first. In a stable order, with no more than one document in memory.
 */
export async function* sources(paths: readonly string[], options: InputOptions = {}): AsyncIterable<Found> {
  checkPaths(paths)
  checkOptions(options)
  for await (const { path, frame, error } of framesAt(paths, options)) {
    if (error !== undefined) yield { path, error }
    else if (frame !== undefined) for (const source of await sourcesOf(frame, options)) yield { path, source }
  }
}

function source(input: string | Uint8Array | Source, given: ExtractOptions): Source {
  checkInput(input)
  checkOptions(given)
  const { doc = 'document', sites: _, strip: __, limits: ___, ...options } = given
  if (typeof input === 'string') return sourceFromText(doc, input, options)
  return input instanceof Uint8Array ? sourceFromBytes(doc, input, options) : input
}
