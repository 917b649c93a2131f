/** What a shell would say of a process that such a signal has ended. */
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

let answered = false

/**
 * From here on a signal ends the process with a code, after what it leaves behind has been cleared away. Before, and in
 * commands that never ask for it, it ends at once by itself, also in the middle of a document.
 */
export function answerSignals(): void {
  if (answered) return
  answered = true
  for (const [signal, code] of Object.entries(CODES)) process.on(signal, () => process.exit(code))
}
