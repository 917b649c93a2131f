import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const Row = z.strictObject({ word: z.string().min(2), part: z.enum(['who', 'when', 'both']), per: z.string().min(1) })

/** Words that say what one unit of a number belongs to, longest first. */
export const perWords = lazy(() => [...readTable('per', Row)].sort((a, b) => b.word.length - a.word.length))
