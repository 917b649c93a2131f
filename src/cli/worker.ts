import { parentPort, workerData } from 'node:worker_threads'
import { type OwnWords, useOwnWords } from '../lexicon/own.js'
import type { Frame } from '../read/frame.js'
import { collector } from './engine.js'
import type { Sent } from './pool.js'
import { type How, type Outcome, readFrame } from './read-frame.js'
import { type Job, readerOf } from './readers.js'

/** A thread that reads frames, one by one in the order in which they come. */
const { job, how, words } = workerData as { readonly job: Job; readonly how: How; readonly words: OwnWords | null }
if (words !== null) useOwnWords(words)
const reader = readerOf(job)
const collect = collector()
let last = Promise.resolve()
parentPort?.on('message', (frame: Frame) => {
  last = last
    .then(async () => readFrame(frame, how, await reader))
    .then(
      (answer) => send({ answer }),
      // what is no document's fault; anything else than an error with a code is a bug and ends the thread
      ({ code, message, stack }: NodeJS.ErrnoException) =>
        send({ fatal: { code: code ?? 'BUG', message: code === undefined ? (stack ?? message) : message } }),
    )
    .then(collect)
})
reader.then(() => send({ ready: true }))

function send(sent: Sent<readonly Outcome<unknown>[]>): void {
  const answers = 'answer' in sent ? sent.answer : []
  parentPort?.postMessage(
    sent,
    answers.flatMap(({ result }) => bytesOf(result)),
  )
}

/** What of a result goes over without being copied. */
function bytesOf(result: unknown): readonly ArrayBuffer[] {
  const { bytes } = (result ?? {}) as { readonly bytes?: Uint8Array<ArrayBuffer> }
  return bytes === undefined ? [] : [bytes.buffer]
}
