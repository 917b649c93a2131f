const CLEAR_LINE = '\r\u001b[K'
const INTERVAL = 100

let shown = false
let lastAt = 0

/** Shows one line that the next one replaces. Only a terminal gets to see it. */
export function showProgress(line: string): void {
  if (!process.stderr.isTTY || process.env.TERM === 'dumb') return
  const now = performance.now()
  if (shown && now - lastAt < INTERVAL) return
  lastAt = now
  shown = true
  process.stderr.write(CLEAR_LINE + line.slice(0, process.stderr.columns - 1))
}

/** Takes the progress line away, so that a message can be written in its place. */
export function clearProgress(): void {
  if (!shown) return
  shown = false
  process.stderr.write(CLEAR_LINE)
}
