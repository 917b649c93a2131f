const CLEAR_LINE = '\r\u001b[K'
/** Milliseconds from one line to the next. */
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
  process.stderr.write(CLEAR_LINE + fitting(line, (process.stderr.columns || 80) - 1))
}

/** Takes the progress line away, so that a message can be written in its place. */
export function clearProgress(): void {
  if (!shown) return
  shown = false
  process.stderr.write(CLEAR_LINE)
}

/** As much of the line as a terminal of so many columns has room for: a line that wraps could not be taken away. */
function fitting(line: string, columns: number): string {
  let room = columns
  for (const [i, character] of [...line].entries()) {
    room -= character < '\u1100' ? 1 : 2
    if (room < 0) return [...line].slice(0, i).join('')
  }
  return line
}
