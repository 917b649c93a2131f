import { availableParallelism, totalmem } from 'node:os'
import { setTimeout as after } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { ownWords } from '../lexicon/own.js'
import { DEFAULT_LIMITS, type Limits } from '../limits.js'
import { packageFile } from '../package-file.js'
import { type Frame, NO_BYTES } from '../read/frame.js'
import type { FoundFrame } from '../read/frames-at.js'
import { linesOf } from '../read/jsonl.js'
import { tuneThreads } from './engine.js'
import { inOrder } from './in-order.js'
import { type Pool, pool } from './pool.js'
import { type How, type Outcome, readFrame } from './read-frame.js'
import { type Job, type Made, type ReaderName, readerOf } from './readers.js'
import { answerSignals } from './signals.js'
import { weightOf } from './weight.js'

/** A run of fewer bytes is read in this thread: starting others would take longer. */
const SMALL = 1 << 18
/** A packed file holds more than it shows, and is read by parsers that are not ours. */
const PACKED = 16
/** Milliseconds in which a small run must have come whole; behind a slow pipe there is time to start a thread. */
const PATIENCE = 500
/** Bytes under way at a time, for each thread; what is more than all of them is read alone, for the memory that it may take. */
const UNDER_WAY = 1 << 20
/** For each thread so many documents are begun, most of which wait read for one before them that takes longer. */
const BEGUN = 8
/** Megabytes for what a thread makes and soon drops: twice as much were some 40 MB in two threads for a hundredth of the time. */
const YOUNG = 8
/**
 * Megabytes that a thread may fill with what it keeps, at the default limits. Less than V8 would take by itself, so that it collects what is no
 * longer needed between two large documents.
 */
const MEMORY_EACH = 512
const WORKER = fileURLToPath(packageFile('bundle/worker.cjs'))

/** How many threads pay where nobody says so: one a core, as far as there is memory. */
export function defaultJobs(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 / (MEMORY_EACH << 20))))
}

/** What is found in inputs, and what its documents came to. */
interface Read<Found, Result> {
  readonly item: Found
  readonly result: readonly Outcome<Result>[]
}

/**
 * What the documents in some inputs came to, in order: read in this thread where they are few, else in up to so many
 * others, while this one cuts, writes and answers signals.
 */
export async function* readFrames<Found extends FoundFrame, Name extends ReaderName>(
  found: AsyncIterable<Found>,
  job: Job<Name>,
  how: How,
  jobs: number,
): AsyncIterable<Read<Found, Made<Name>>> {
  const { isSmall, all } = await begun(found)
  if (isSmall) yield* inThisThread(all, job, how)
  else yield* inThreads(all, job, how, jobs)
}

/**
 * Reads all before it gives any: nothing is written meanwhile that a signal would have to clear away, so that it can end the
 * process in the midst of whatever is being read.
 */
async function* inThisThread<Found extends FoundFrame, Name extends ReaderName>(
  found: AsyncIterable<Found>,
  job: Job<Name>,
  how: How,
): AsyncIterable<Read<Found, Made<Name>>> {
  const read = await readerOf(job)
  const all: Read<Found, Made<Name>>[] = []
  for await (const item of found) {
    all.push({ item, result: item.frame === undefined ? [] : await readFrame(item.frame, how, read) })
  }
  yield* all
}

async function* inThreads<Found extends FoundFrame, Name extends ReaderName>(
  found: AsyncIterable<Found>,
  job: Job<Name>,
  how: How,
  jobs: number,
): AsyncIterable<Read<Found, Made<Name>>> {
  type Outcomes = readonly Outcome<Made<Name>>[]
  const workerData = { job, how, words: ownWords() }
  const resourceLimits = {
    maxYoungGenerationSizeMb: YOUNG,
    maxOldGenerationSizeMb: MEMORY_EACH * share(how.options.limits),
  }
  answerSignals()
  tuneThreads(jobs)
  const start = () => new Worker(WORKER, { workerData, resourceLimits })
  const threads: Pool<Frame, Outcomes> = pool(jobs, start, sendFrame)

  /**
   * A frame whose reading has ended a thread is taken apart and each document tried once more; a single one that wanted more
   * memory than a thread has would only want it again.
   */
  async function outcomes({ frame }: Found): Promise<Outcomes> {
    if (frame === undefined) return []
    try {
      return await threads.run(frame)
    } catch (error) {
      if (!isDeath(error)) throw error
      if (frame.count === 1 && isOutOfMemory(error)) return unread(frame, TOO_MUCH_MEMORY)
      const again: Outcome<Made<Name>>[] = []
      for (const one of frame.kind === 'jsonl' ? linesOf(frame) : [frame]) again.push(...(await alone(one)))
      return again
    }
  }

  async function alone(frame: Frame): Promise<Outcomes> {
    try {
      return await threads.run(frame)
    } catch (error) {
      if (!isDeath(error)) throw error
      const twice = `reading it ended the thread that it was read in, twice: ${error.message}`
      return unread(frame, isOutOfMemory(error) ? TOO_MUCH_MEMORY : twice)
    }
  }

  /** What a frame comes to that is not read, and why. */
  async function unread(frame: Frame, why: string): Promise<Outcomes> {
    return readFrame({ ...frame, bytes: NO_BYTES, error: why }, how, await readerOf(job))
  }

  const room = { count: BEGUN * jobs, weight: UNDER_WAY * jobs }
  try {
    yield* inOrder(found, outcomes, room, ({ frame }) => (frame === undefined ? 0 : weightOf(frame.bytes)))
  } finally {
    await threads.close()
  }
}

/** How many times what the default limits allow one document may be, at least once. */
function share(limits: Limits = DEFAULT_LIMITS): number {
  const times = (['document', 'nodes', 'characters', 'numbers'] as const).map(
    (name) => limits[name] / DEFAULT_LIMITS[name],
  )
  return Math.ceil(Math.max(1, ...times))
}

/** The bytes go over whole and alone: a view would take with it all that it is a view of. */
function sendFrame(worker: Worker, frame: Frame): void {
  const bytes = new Uint8Array(frame.bytes)
  worker.postMessage({ ...frame, bytes }, [bytes.buffer])
}

const TOO_MUCH_MEMORY = 'reading it takes more memory than a thread may have: give it in parts'

function isOutOfMemory({ cause }: Error): boolean {
  return (cause as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function isDeath(error: unknown): error is Error {
  return (error as NodeJS.ErrnoException).code === 'WORKER_DIED'
}

/** Looks at how inputs begin: at all of a small run that comes at once. */
async function begun<Found extends FoundFrame>(
  found: AsyncIterable<Found>,
): Promise<{ readonly isSmall: boolean; readonly all: AsyncIterable<Found> }> {
  const iterator = found[Symbol.asyncIterator]()
  const late = after(PATIENCE, 'late' as const, { ref: false })
  const seen: Found[] = []
  let weight = 0
  let next = iterator.next()
  let isSmall = false
  while (weight < SMALL) {
    const come = await Promise.race([next, late])
    if (come === 'late') break
    if (come.done === true) {
      isSmall = true
      break
    }
    seen.push(come.value)
    weight += sizeOf(come.value)
    next = iterator.next()
  }
  async function* all() {
    while (seen.length > 0) yield seen.shift() as Found
    for (let come = await next; come.done !== true; come = await iterator.next()) yield come.value
  }
  return { isSmall, all: all() }
}

function sizeOf({ frame }: FoundFrame): number {
  if (frame === undefined) return 0
  const isPacked =
    frame.kind === 'document' && /^(?:PK|%PDF)/.test(Buffer.from(frame.bytes.subarray(0, 4)).toString('latin1'))
  return frame.bytes.length * (isPacked ? PACKED : 1)
}
