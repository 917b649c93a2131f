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
 * A thread has one task at a time, and takes the next of those that wait when it is done. Threads are started as tasks come, each when all
 * others are busy, and are never ended before the pool is: the segmenter leaks its dictionary when a thread ends.
 */
export function pool<Task, Answer>(
  size: number,
  start: () => Worker,
  send: (worker: Worker, task: Task) => void,
): Pool<Task, Answer> {
  interface Member {
    readonly worker: Worker
    at: Waiting<Task, Answer> | null
    isReady: boolean
    error: Error | null
  }
  const members = new Set<Member>()
  const waiting: Waiting<Task, Answer>[] = []

  function begin(): Member {
    const worker = start()
    const member: Member = { worker, at: null, isReady: false, error: null }
    members.add(member)
    worker.on('message', (sent: Sent<Answer>) => {
      if ('ready' in sent) {
        member.isReady = true
        return
      }
      const { at } = member
      member.at = null
      if ('answer' in sent) at?.resolve(sent.answer)
      else at?.reject(Object.assign(new Error(sent.fatal.message), { code: sent.fatal.code }))
      assign()
    })
    worker.on('error', (error) => {
      member.error = error
    })
    worker.on('exit', (code) => {
      members.delete(member)
      const why = member.error ?? new Error(`it ended with code ${code}`)
      const died = Object.assign(new Error(why.message, { cause: why }), { code: 'WORKER_DIED' })
      member.at?.reject(member.isReady ? died : why)
      assign()
    })
    return member
  }

  /** Gives tasks that wait to threads that have none. */
  function assign(): void {
    while (waiting.length > 0) {
      const member = [...members].find(({ at }) => at === null) ?? (members.size < size ? begin() : undefined)
      if (member === undefined) return
      const one = waiting.shift() as Waiting<Task, Answer>
      member.at = one
      send(member.worker, one.task)
    }
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject })
        assign()
      }),
    close: () => {
      // a thread that ends would begin another for what waits
      waiting.length = 0
      return Promise.all([...members].map(({ worker }) => worker.terminate()))
    },
  }
}
