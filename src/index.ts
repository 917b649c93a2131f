import { readFile } from 'node:fs/promises'
import type { AidRecord, Article, Diagnostic, Source } from './model.js'
import { type Reading, readArticle as readFigures } from './pipeline.js'
import { documentPaths } from './read/documents.js'
import { type SourceOptions, sourceFromBytes, sourceFromText } from './read/source.js'
import { identityMap } from './span.js'
import { strip } from './strip/article.js'

export type { Article, Block, Diagnostic, Dropped, Flag, Kind, Qualifier } from './model.js'
export { AidRecord, FLAGS, KINDS, QUALIFIERS } from './model.js'
export type { Reading } from './pipeline.js'

/** How to read one document. */
export interface ExtractOptions extends SourceOptions {
  /** What the records call the document; default `document`. */
  readonly doc?: string
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
 */
export function extract(input: string | Uint8Array, options: ExtractOptions = {}): Extraction {
  const article = readArticle(input, options)
  const { records } = readFigures(article)
  return { article, records, diagnostics: article.diagnostics }
}

/**
 * One document without its page chrome: title, date, publisher, blocks, and what was dropped and why. Its diagnostics
 * are all there are, of reading the bytes and of finding the article.
 */
export function readArticle(input: string | Uint8Array, options: ExtractOptions = {}): Article {
  const article = strip(source(input, options))
  return { ...article, diagnostics: [...article.source.diagnostics, ...article.diagnostics] }
}

/** Every stage's view of a piece of article text (no chrome is looked for): for `explain`. */
export function explain(text: string): Reading {
  const given = sourceFromText('text', text, { format: 'text' })
  const blocks = text
    .split('\n')
    .map((line, i, lines) => ({ line, at: lines.slice(0, i).reduce((sum, before) => sum + before.length + 1, 0) }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => ({
      kind: 'paragraph' as const,
      text: line,
      map: identityMap(line.length, at),
      doubtful: false,
    }))
  const unknown = { title: null, published: null, publisher: null, url: null }
  return readFigures({ source: given, ...unknown, blocks, dropped: [], diagnostics: [] })
}

/** A document's bytes, or why there are none. */
export type Input =
  | { readonly path: string; readonly bytes: Uint8Array; readonly error?: undefined }
  | { readonly path: string; readonly bytes?: undefined; readonly error: string }

/** The documents at some paths in a stable order; directories are walked, `-` is standard input. */
export async function* documents(paths: readonly string[]): AsyncIterable<Input> {
  for (const path of paths) if (path === '-') yield { path, bytes: await standardInput() }
  for await (const found of documentPaths(paths.filter((path) => path !== '-'))) {
    yield 'error' in found ? found : await bytesOf(found.path)
  }
}

async function bytesOf(path: string): Promise<Input> {
  try {
    return { path, bytes: await readFile(path) }
  } catch (error) {
    return { path, error: `cannot be read: ${(error as NodeJS.ErrnoException).code}` }
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function source(input: string | Uint8Array, { doc = 'document', ...options }: ExtractOptions): Source {
  return typeof input === 'string' ? sourceFromText(doc, input, options) : sourceFromBytes(doc, input, options)
}
