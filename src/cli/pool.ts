import type { Worker } from 'node:worker_threads'

/** Work for a fixed number of threads. */
export interface Pool<Task, Answer> {
  /**
   * Rejects with the code `WORKER_DIED` where the task ended its thread, and with what it ended of as cause; a thread that
   * has ended is replaced.
   * @throws Error where threads cannot be started at all, and what a thread sends as its own end
   */
  readonly run: (task: Task) => Promise<Answer>
  readonly close: () => Promise<unknown>
}

/** What a thread sends: first that it is ready, then an answer to each task in its turn, or what ends the run. */
export type Sent<Answer> =
  | { readonly ready: true }
  | { readonly answer: Answer }
  | { readonly fatal: { readonly message: string; readonly code: string } }

interface Waiting<Task, Answer> {
  readonly task: Task
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/**
 * Threads are started as tasks come, each when all others are busy, and are never ended before the pool is: the segmenter
 * leaks its dictionary when a thread ends. A thread does its tasks one by one, so the first that waits is the one at work.
 */
export function pool<Task, Answer>(
  size: number,
  start: () => Worker,
  send: (worker: Worker, task: Task) => void,
): Pool<Task, Answer> {
  interface Member {
    readonly worker: Worker
    readonly waiting: Waiting<Task, Answer>[]
    ready: boolean
    error: Error | null
  }
  const members = new Set<Member>()

  function begin(): Member {
    const worker = start()
    const member: Member = { worker, waiting: [], ready: false, error: null }
    members.add(member)
    worker.on('message', (sent: Sent<Answer>) => {
      if ('ready' in sent) member.ready = true
      else if ('answer' in sent) member.waiting.shift()?.resolve(sent.answer)
      else member.waiting.shift()?.reject(Object.assign(new Error(sent.fatal.message), { code: sent.fatal.code }))
    })
    worker.on('error', (error) => {
      member.error = error
    })
    worker.on('exit', (code) => {
      members.delete(member)
      const why = member.error ?? new Error(`it ended with code ${code}`)
      const [first, ...others] = member.waiting
      if (!member.ready) for (const { reject } of member.waiting) reject(why)
      else {
        first?.reject(Object.assign(new Error(why.message, { cause: why }), { code: 'WORKER_DIED' }))
        for (const other of others) assign(other)
      }
    })
    return member
  }

  function assign(waiting: Waiting<Task, Answer>): void {
    const [least] = [...members].sort((a, b) => a.waiting.length - b.waiting.length)
    const busy = least === undefined || least.waiting.length > 0
    const member = busy && members.size < size ? begin() : (least as Member)
    member.waiting.push(waiting)
    send(member.worker, waiting.task)
  }

  return {
    run: (task) => new Promise((resolve, reject) => assign({ task, resolve, reject })),
    close: () => Promise.all([...members].map(({ worker }) => worker.terminate())),
  }
}
