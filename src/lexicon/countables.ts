import { z } from 'zod'
import { readTable } from './table.js'

const Row = z.strictObject({ word: z.string().min(1) })

let words: ReadonlySet<string> | undefined

/** True for nouns such as 国家 or 村 that a counter in front of them counts unless they only modify a noun behind them. */
export function isCountable(noun: string): boolean {
  words ??= new Set(readTable('countables', Row).map(({ word }) => word))
  return words.has(noun)
}
