import type { Source } from '../model.js'
import { feedSources, isFeed } from './feed.js'
import { kindByContent, kindByName, SNIFFED } from './input-kind.js'
import { jsonlSources } from './jsonl.js'
import { failed, type SourceOptions, sourceFromBytes } from './source.js'
import { peek, unpacked } from './unpack.js'
import { warcSources } from './warc.js'

export interface InputOptions extends Pick<SourceOptions, 'encoding'> {
  /** What the input is; `auto`, the default, tells it by content and ending. */
  readonly input?: 'auto' | 'html' | 'text' | 'jsonl' | 'warc' | undefined
}

/** One document longer than this is a collection in the wrong form. */
const MAX_DOCUMENT = 256 * 1024 * 1024

/**
 * The documents that a file or stream holds, one by one: itself, or the documents of its JSON Lines, WARC or WET
 * records, the items of a feed. Gzipped or not. What cannot be read is a source with an error.
 * @throws Error where the stream cannot be opened
 */
export async function* sourcesIn(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  { input = 'auto', encoding }: InputOptions = {},
): AsyncIterable<Source> {
  const peeked = await peek(await unpacked(bytes), SNIFFED).catch(damaged)
  if (peeked === null) {
    yield failed(name, 'a damaged gzip file: fetch it again')
    return
  }
  const { head, chunks } = peeked
  const single = input === 'html' || input === 'text'
  const kind = single ? 'document' : input === 'auto' ? (kindByContent(head) ?? kindByName(name)) : input
  if (kind === 'jsonl') yield* jsonlSources(chunks, { name, encoding })
  else if (kind === 'warc') yield* warcSources(chunks, { encoding })
  else {
    const source = await wholeSource(name, chunks, { encoding, format: single ? input : undefined })
    if (!single && isFeed(source.text)) yield* feedSources(source)
    else yield source
  }
}

/** @throws Error for anything but an error of the unpacking */
function damaged(error: NodeJS.ErrnoException): null {
  if (error.code?.startsWith('Z_')) return null
  throw error
}

async function wholeSource(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  options: Pick<SourceOptions, 'encoding' | 'format'>,
): Promise<Source> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of chunks) {
      parts.push(part)
      length += part.length
      if (length > MAX_DOCUMENT) {
        return failed(name, 'longer than 256 MB, too long for one document: give it as JSON Lines, a document a line')
      }
    }
  } catch (error) {
    return failed(name, `cannot be read to its end: ${(error as Error).message}`)
  }
  return sourceFromBytes(name, Buffer.concat(parts), options)
}
