import { beyond, DEFAULT_LIMITS, type Limits } from '../limits.js'
import type { Source } from '../model.js'
import { feedSources, isFeed } from './feed.js'
import { type Chunks, type Frame, NO_BYTES } from './frame.js'
import { holdsRows, type InputKind, kindByContent, kindByName, SNIFFED } from './input-kind.js'
import { jsonlFrames, jsonlSources } from './jsonl.js'
import { officeSource, unpackedSize } from './office.js'
import { failed, type SourceOptions, sourceFromBytes } from './source.js'
import { isTable, tableSources } from './table.js'
import { peek, unpacked } from './unpack.js'
import { warcFrames, warcSources } from './warc.js'

export interface InputOptions extends Pick<SourceOptions, 'encoding'> {
  /** What the input is; `auto`, the default, tells it by content and ending. */
  readonly input?: 'auto' | 'html' | 'text' | 'jsonl' | 'warc' | undefined
  /** Of csv, tsv and xlsx files the column that holds the texts; such a file is one text where it is not given. */
  readonly column?: string | undefined
  /** How much one document may be. */
  readonly limits?: Limits | undefined
}

/**
 * Cuts what a file or stream holds, gzipped or not, into pieces that can be read one by one.
 * @throws Error where the stream cannot be opened
 */
export async function* framesIn(
  path: string,
  bytes: Chunks,
  { input = 'auto', limits = DEFAULT_LIMITS }: InputOptions,
): AsyncIterable<Frame> {
  const peeked = await peek(await unpacked(bytes, limits), SNIFFED).catch(damaged)
  if (peeked === null) {
    yield { ...wholeFrame(path, NO_BYTES), error: 'a damaged gzip file: fetch it again' }
    return
  }
  const { head, chunks } = peeked
  const kind = isSingle(input) ? 'document' : input === 'auto' ? kindOf(head, path) : input
  if (kind === 'jsonl') yield* jsonlFrames(path, chunks, limits)
  else if (kind === 'warc') yield* warcFrames(path, chunks, limits)
  else yield await wholeFile(path, chunks, limits)
}

/** The documents of a frame, in order: itself, the lines or rows or items that it holds. What cannot be read is a source with an error. */
export async function sourcesOf(
  frame: Frame,
  { input = 'auto', encoding, column, limits = DEFAULT_LIMITS }: InputOptions,
): Promise<readonly Source[]> {
  if (frame.kind === 'jsonl') return jsonlSources(frame, { encoding })
  if (frame.kind === 'warc') return warcSources(frame, { encoding })
  const { path, error } = frame
  const bytes = Buffer.from(frame.bytes.buffer, frame.bytes.byteOffset, frame.bytes.byteLength)
  if (error !== undefined) return [failed(path, error)]
  const options = { encoding, format: isSingle(input) ? input : undefined }
  if (unpackedSize(bytes) > UNPACKED * limits.document) return [failed(path, beyond(limits, 'document'), bytes)]
  if (column !== undefined && isTable(path)) return await tableSources(path, bytes, column, options)
  const source = (await officeSource(path, bytes, options)) ?? sourceFromBytes(path, bytes, options)
  return !isSingle(input) && isFeed(source.text) ? feedSources(source) : [source]
}

/** The documents that a file or stream holds, one by one. */
export async function* sourcesIn(path: string, bytes: Chunks, options: InputOptions = {}): AsyncIterable<Source> {
  for await (const frame of framesIn(path, bytes, options)) yield* await sourcesOf(frame, options)
}

/** Word files and workbooks are markup, which is so much longer than its text. */
const UNPACKED = 4

function isSingle(input: InputOptions['input']): input is 'html' | 'text' {
  return input === 'html' || input === 'text'
}

function kindOf(head: Buffer, name: string): InputKind | null {
  return kindByContent(head) ?? kindByName(name) ?? (holdsRows(head) ? 'jsonl' : null)
}

/** @throws Error for anything but an error of the unpacking */
function damaged(error: NodeJS.ErrnoException): null {
  if (error.code?.startsWith('Z_')) return null
  throw error
}

function wholeFrame(path: string, bytes: Uint8Array): Frame {
  return { path, kind: 'document', number: 1, count: 1, bytes }
}

async function wholeFile(path: string, chunks: Chunks, limits: Limits): Promise<Frame> {
  const parts: Uint8Array[] = []
  let length = 0
  const refused = (error: string): Frame => ({ ...wholeFrame(path, NO_BYTES), error })
  try {
    for await (const part of chunks) {
      parts.push(part)
      length += part.length
      if (length > limits.document) return refused(beyond(limits, 'document'))
    }
  } catch (error) {
    return refused(`cannot be read to its end: ${(error as Error).message}`)
  }
  return wholeFrame(path, Buffer.concat(parts))
}
