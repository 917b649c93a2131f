import { z } from 'zod'
import { readTable } from './table.js'

const Row = z.strictObject({ word: z.string().min(1), how: z.enum(['noun', 'suffix', 'not', 'household']) })

let words: { readonly [how in z.infer<typeof Row>['how']]: ReadonlySet<string> } | undefined

/**
 * What a noun counts: people, households or neither. The longest listed ending decides (民生 before 生, 贫困户 before 户).
 */
export function peopleNoun(noun: string): 'person' | 'household' | null {
  words ??= byHow()
  for (let length = noun.length; length > 0; length--) {
    const ending = noun.slice(-length)
    if (words.not.has(ending)) return null
    if (words.household.has(ending)) return 'household'
    if (words.noun.has(ending)) return 'person'
    if (length < noun.length && words.suffix.has(ending)) return 'person'
  }
  return null
}

function byHow() {
  const rows = readTable('people', Row)
  const of = (how: z.infer<typeof Row>['how']) => new Set(rows.filter((row) => row.how === how).map((row) => row.word))
  return { noun: of('noun'), suffix: of('suffix'), not: of('not'), household: of('household') }
}
