import { printable, printableLine } from '../printable.js'
import { clearProgress } from './progress.js'

/** A line for the person at the terminal; standard output belongs to the records. */
export function complain(message: string): void {
  clearProgress()
  process.stderr.write(`aid-extract: ${printableLine(message)}\n`)
}

/** What a bug has to say: its stack, in lines. */
export function complainAtLength(message: string): void {
  clearProgress()
  process.stderr.write(`aid-extract: ${printable(message)}\n`)
}
