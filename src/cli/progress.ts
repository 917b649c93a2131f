import { printableLine } from '../printable.js'

const CLEAR_LINE = '\r\u001b[K'
/** Milliseconds from one line to the next. */
const INTERVAL = 100

let shown = false
let lastAt = 0

/** True where a person sees standard error and has not asked for quiet. */
export function showsProgress({ quiet }: { readonly quiet?: true }): boolean {
  return process.stderr.isTTY && process.env.TERM !== 'dumb' && !quiet
}

const BAR = 20

/** How far a run has come: a bar, files done of all, the time left at the pace so far, and what is read now. */
export function progressLine(at: {
  readonly done: number
  /** 0 where it is not known. */
  readonly total: number
  readonly startedAt: number
  readonly name: string
}): string {
  const { done, total, startedAt, name } = at
  if (total < 2 || done >= total) return name
  const full = Math.round((BAR * done) / total)
  const left = done === 0 ? '' : ` ${clock(((performance.now() - startedAt) / done) * (total - done))} left`
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${done}/${total}${left} ${name}`
}

function clock(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Shows one line that the next one replaces. Only a terminal gets to see it. */
export function showProgress(line: string): void {
  if (!process.stderr.isTTY || process.env.TERM === 'dumb') return
  const now = performance.now()
  if (shown && now - lastAt < INTERVAL) return
  lastAt = now
  shown = true
  process.stderr.write(CLEAR_LINE + fitting(printableLine(line), (process.stderr.columns || 80) - 1))
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
    room -= character < '\u1100' || (character >= '\u2580' && character <= '\u259f') ? 1 : 2
    if (room < 0) return [...line].slice(0, i).join('')
  }
  return line
}
