import { clearProgress } from './progress.js'

/** A line for the person at the terminal; standard output belongs to the records. */
export function complain(message: string): void {
  clearProgress()
  process.stderr.write(`aid-extract: ${message}\n`)
}
