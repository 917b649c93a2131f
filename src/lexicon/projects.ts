import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import { vocabulary } from './vocabulary.js'

const Row = z.strictObject({ word: z.string().min(1), how: z.enum(['head', 'tail']) })

const rows = lazy(() => readTable('projects', Row))
const heads = lazy(() => rows().flatMap(({ word, how }) => (how === 'head' ? [word] : [])))
const tails = lazy(() => vocabulary(rows().filter(({ how }) => how === 'tail')))

/**
 * The offset behind the first project noun (项目, 工程) of a text, or -1. A noun that only begins so is none: 项目部,
 * 工程师.
 */
export function projectNounEnd(text: string): number {
  const ends = heads().map((head) => {
    let at = text.indexOf(head)
    while (at >= 0 && tails().at(text, at + head.length)) at = text.indexOf(head, at + 1)
    return at < 0 ? Number.POSITIVE_INFINITY : at + head.length
  })
  const first = Math.min(...ends)
  return Number.isFinite(first) ? first : -1
}
