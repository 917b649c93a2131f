import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const words = lazy(() => new Set(readTable('countables').map(({ word }) => word)))

/** True for nouns such as 国家 or 村 that a counter in front of them counts unless they only modify a noun behind them. */
export function isCountable(noun: string): boolean {
  return words().has(noun)
}
