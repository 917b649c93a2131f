import type { Diagnostic, ExtractOptions, Source } from '../index.js'

/** What a thread makes of a document. */
export type Reader<Result extends { readonly diagnostics: readonly Diagnostic[] }> = (
  source: Source,
  options: ExtractOptions,
) => Result

/**
 * What can be made of documents, by name, since a function cannot be sent to a thread: each takes plain data and gives
 * plain data.
 */
const READERS = {
  pieces: async () => (await import('./readers/pieces.js')).pieces,
  results: async () => (await import('./readers/results.js')).results,
  articles: async () => (await import('./readers/articles.js')).articles,
  reviewed: async () => (await import('./readers/reviewed.js')).reviewed,
  decidable: async () => (await import('./readers/decidable.js')).decidable,
}

type Readers = { readonly [Name in keyof typeof READERS]: Awaited<ReturnType<(typeof READERS)[Name]>> }
export type ReaderName = keyof Readers

/** A reader by its name, with what it takes. */
export type Job<Name extends ReaderName = ReaderName> = {
  readonly [One in Name]: { readonly reader: One; readonly options: Parameters<Readers[One]>[0] }
}[Name]

/** What a reader makes of a document. */
export type Made<Name extends ReaderName> = ReturnType<Awaited<ReturnType<Readers[Name]>>>

export async function readerOf<Name extends ReaderName>({ reader, options }: Job<Name>): Promise<Reader<Made<Name>>> {
  const make = (await READERS[reader]()) as (options: unknown) => Promise<Reader<Made<Name>>>
  return make(options)
}
