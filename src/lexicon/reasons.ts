import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const Row = z.strictObject({
  stage: z.enum(['figure', 'page']),
  reason: z.string().min(1),
  words: z.string().min(1),
})

const words = lazy(() => new Map(readTable('reasons', Row).map((row) => [`${row.stage} ${row.reason}`, row.words])))

/**
 * A rule's reason as a phrase for people. What stands behind a colon (`time: 年`) is what the rule saw and follows in
 * brackets. A reason that has no phrase stays as it is.
 */
export function reasonInWords(stage: z.infer<typeof Row>['stage'], reason: string): string {
  const [name = '', ...seen] = reason.split(': ')
  const phrase = words().get(`${stage} ${name}`)
  if (phrase === undefined) return reason
  return seen.length === 0 ? phrase : `${phrase} (${seen.join(': ')})`
}
