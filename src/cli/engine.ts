import { availableParallelism } from 'node:os'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** V8's own is 132 kB: so many bytes of code a function runs before the optimising compiler takes it up. */
const BUDGET = 600_000
/** In milliseconds. */
const SHORT = 4_000
/** In percent of what a collection leaves, while a run is short. */
const GROWTH_OF_SHORT = 120
/** … and behind that; 0 is V8's own way. */
let growth = 0

/**
 * Sets the JavaScript engine for what the command line does: one document after another, of which nothing stays. The flags are read each time
 * they are needed, in all threads.
 */
export function tuneEngine(): void {
  // Objects of a document that is large enough to be met half read by a collection look as if they lived for ever; V8 would have all of
  // their kind outlive their document from then on, at up to twice the time of large pages
  setFlagsFromString('--no-allocation-site-pretenuring')
  // V8 would interpret a pattern when it is first asked for, and compile it anew the second time: of ours most are asked again. Not
  // `--no-regexp-tier-up`: told to an engine that has interpreted patterns already, it ended one start in 250 in a jump to nowhere
  setFlagsFromString('--regexp-tier-up-ticks=0')
  beginAsShortRun()
}

/**
 * For a run of a few documents, which is what most are: it compiles later, since what it makes of a function seen once or twice is
 * thrown away again, and its space for young objects stays small. A longer run gets that space back. Engines behind Node 20 count
 * calls instead of bytes and complain of a budget.
 */
function beginAsShortRun(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${BUDGET}`)
  setFlagsFromString('--semi-space-growth-factor=1')
  // threads that share a collection of a megabyte wait for each other longer than it takes one
  setFlagsFromString('--no-parallel-scavenge')
  // once more than V8 would, what is left of the tables is collected when they have been read
  setFlagsFromString(`--heap-growing-percent=${GROWTH_OF_SHORT}`)
  setTimeout(() => {
    setFlagsFromString('--semi-space-growth-factor=2')
    setFlagsFromString('--parallel-scavenge')
    setFlagsFromString(`--heap-growing-percent=${growth}`)
  }, SHORT).unref()
}

/** In percent: V8's own is 40 and more for what a thread may have. */
const GROWTH = 10
/** Bytes of a thread's heap, and of what is held outside it, that are left between two documents. */
const LEFT = 80 << 20

/**
 * Lets the heaps of threads grow by little at a time: what one document fills with garbage is not there for those that other threads
 * read. Heaps of ordinary documents grow by V8's least step anyhow. Where no core is idle the compiler works in the thread that it works
 * for: in threads of its own it takes as long, and keeps 25 MB.
 */
export function tuneThreads(count: number): void {
  if (count >= availableParallelism()) setFlagsFromString('--no-concurrent-recompilation')
  growth = GROWTH
  setFlagsFromString(`--heap-growing-percent=${growth}`)
  setFlagsFromString('--expose-gc')
}

/** What collects the garbage of a document that has left much; in a thread whose engine has been set for threads. */
export function collector(): () => void {
  const collect: () => void = runInNewContext('gc')
  return () => {
    const { total_heap_size: heap, external_memory: outside } = getHeapStatistics()
    if (heap + outside > LEFT) collect()
  }
}
