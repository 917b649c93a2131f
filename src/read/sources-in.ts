import { beyond, DEFAULT_LIMITS, type Limits } from '../limits.js'
import type { Source } from '../model.js'
import { feedSources, isFeed } from './feed.js'
import { type Chunks, type Frame, NO_BYTES } from './frame.js'
import { holdsRows, type InputKind, kindByContent, kindByName, SNIFFED } from './input-kind.js'
import { jsonlFrames, jsonlSources } from './jsonl.js'
import { mailboxSources } from './mbox.js'
import { officeSource } from './office.js'
import { unpacksBeyond } from './packed-parts.js'
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
  const { chunks: all, hasRest } = await unpacked(bytes, limits)
  const peeked = await peek(all, SNIFFED).catch(damaged)
  if (peeked === null) {
    yield { ...wholeFrame(path, NO_BYTES), error: 'a damaged gzip file: fetch it again' }
    return
  }
  const { head, chunks } = peeked
  const kind = isSingle(input) ? 'document' : input === 'auto' ? kindOf(head, path) : input
  const frames =
    kind === 'jsonl'
      ? jsonlFrames(path, chunks, limits)
      : kind === 'warc'
        ? warcFrames(path, chunks, limits)
        : wholeFile(path, chunks, limits)
  // a frame is known to be the last when no other comes: a stream that is not packed gives each at once
  yield* hasRest === undefined ? frames : withRest(frames, hasRest)
}

/** The last of the frames says that bytes of another kind followed it. */
async function* withRest(frames: AsyncIterable<Frame>, hasRest: () => boolean): AsyncIterable<Frame> {
  let last: Frame | undefined
  for await (const frame of frames) {
    if (last !== undefined) yield last
    last = frame
  }
  if (last !== undefined) yield hasRest() ? { ...last, warning: REST } : last
}

const REST = 'what stands behind the end of its gzip data was left out'

/**
 * The documents of a frame, in order: itself, the lines or rows or items that it holds. What cannot be read is a source with
 * an error.
 */
export async function sourcesOf(frame: Frame, options: InputOptions): Promise<readonly Source[]> {
  const sources = await documentsOf(frame, options)
  if (frame.warning === undefined) return sources
  const last = sources.at(-1)
  // a last record that is no document has nothing that could carry it
  if (last === undefined) return [failed(frame.path, frame.warning)]
  const diagnostics = [...last.diagnostics, { level: 'warning' as const, message: frame.warning }]
  return [...sources.slice(0, -1), { ...last, diagnostics }]
}

async function documentsOf(
  frame: Frame,
  { input = 'auto', encoding, column, limits = DEFAULT_LIMITS }: InputOptions,
): Promise<readonly Source[]> {
  if (frame.kind === 'jsonl') return jsonlSources(frame, { encoding })
  if (frame.kind === 'warc') return warcSources(frame, limits, { encoding })
  const { path, error } = frame
  const bytes = Buffer.from(frame.bytes.buffer, frame.bytes.byteOffset, frame.bytes.byteLength)
  if (error !== undefined) return [failed(path, error)]
  const options = { encoding, format: isSingle(input) ? input : undefined }
  if (await unpacksBeyond(bytes, limits.document)) return [failed(path, beyond(limits, 'document'), bytes)]
  if (column !== undefined && isTable(path)) return await tableSources(path, bytes, column, options)
  const mails = isSingle(input) ? null : mailboxSources(path, bytes, options)
  if (mails !== null) return mails
  const source = (await officeSource(path, bytes, options)) ?? sourceFromBytes(path, bytes, options)
  return !isSingle(input) && isFeed(source.text) ? feedSources(source) : [source]
}

/** The documents that a file or stream holds, one by one. */
export async function* sourcesIn(path: string, bytes: Chunks, options: InputOptions = {}): AsyncIterable<Source> {
  for await (const frame of framesIn(path, bytes, options)) yield* await sourcesOf(frame, options)
}

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

async function* wholeFile(path: string, chunks: Chunks, limits: Limits): AsyncIterable<Frame> {
  const parts: Uint8Array[] = []
  let length = 0
  const refused = (error: string): Frame => ({ ...wholeFrame(path, NO_BYTES), error })
  try {
    for await (const part of chunks) {
      parts.push(part)
      length += part.length
      if (length > limits.document) {
        yield refused(beyond(limits, 'document'))
        return
      }
    }
  } catch (error) {
    yield refused(`cannot be read to its end: ${(error as Error).message}`)
    return
  }
  yield wholeFrame(path, Buffer.concat(parts))
}
