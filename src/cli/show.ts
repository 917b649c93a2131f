import { printable } from '../printable.js'
import { clearProgress } from './progress.js'

/** Shows words to a person on standard output: some of them may be those of a document or of a file's name. */
export function show(text: string): void {
  print(printable(text))
}

/** Prints what holds nothing but characters, or is data for programs. */
export function print(text: string): void {
  clearProgress()
  process.stdout.write(text)
}
