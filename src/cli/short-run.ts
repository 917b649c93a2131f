import { setFlagsFromString } from 'node:v8'

/** V8's own is 132 kB: so many bytes of code a function runs before the optimising compiler takes it up. */
const BUDGET = 600_000
/** In milliseconds. */
const SHORT = 4_000

/**
 * Sets the engine for a run of a few documents, which is what most are: it compiles later, since what it makes of a function seen
 * once or twice is thrown away again, and its space for young objects stays small. A longer run gets that space back. Both are
 * read each time they are needed. Engines behind Node 20 count calls instead of bytes and complain of a budget.
 */
export function beginAsShortRun(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${BUDGET}`)
  setFlagsFromString('--semi-space-growth-factor=1')
  setTimeout(() => setFlagsFromString('--semi-space-growth-factor=2'), SHORT).unref()
}
