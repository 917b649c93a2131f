import { lazy } from '../lazy.js'
import { readTable } from './table.js'

/** Words that say what one unit of a number belongs to, longest first. */
export const perWords = lazy(() => [...readTable('per')].sort((a, b) => b.word.length - a.word.length))
