/** What a shell would say of a process that such a signal has ended. */
export const SIGNAL_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

let answered = false

/**
 * From here on a signal ends the process with a code, after what it leaves behind has been cleared away; but not while
 * this thread is busy. So it is asked for where there is something to clear away, or where other threads read. Without it
 * a signal ends the process at once by itself, in the middle of a document too, for which a shell has the same codes.
 */
export function answerSignals(): void {
  if (answered) return
  answered = true
  for (const [signal, code] of Object.entries(SIGNAL_CODES)) process.on(signal, () => process.exit(code))
}
