import { z } from 'zod'
import { readTable } from './table.js'
import { vocabulary } from './vocabulary.js'

const Row = z.strictObject({ word: z.string().min(1), how: z.enum(['head', 'tail']) })

let lists: ReturnType<typeof load> | undefined

function load() {
  const rows = readTable('projects', Row)
  return {
    heads: rows.filter(({ how }) => how === 'head').map(({ word }) => word),
    tails: vocabulary(rows.filter(({ how }) => how === 'tail')),
  }
}

/**
 * The offset behind the first project noun (项目, 工程) of a text, or -1. A noun that only begins so is none: 项目部,
 * 工程师.
 */
export function projectNounEnd(text: string): number {
  lists ??= load()
  let first = -1
  for (const head of lists.heads) {
    for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
      const end = at + head.length
      if (lists.tails.at(text, end)) continue
      if (first < 0 || end < first) first = end
      break
    }
  }
  return first
}
