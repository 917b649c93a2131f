import { z } from 'zod'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const Row = z.strictObject({ word: z.string().min(1), how: z.enum(['noun', 'lone', 'suffix', 'not', 'household']) })

const endings = lazy(() => new Map(readTable('people', Row).map(({ word, how }) => [word, how])))

/**
 * What a noun counts: people, households or neither. The longest listed ending decides (民生 before 生, 贫困户 before 户).
 */
export function peopleNoun(noun: string): 'person' | 'household' | null {
  for (let length = noun.length; length > 0; length--) {
    const how = endings().get(noun.slice(-length))
    if (how === 'not') return null
    if (how === 'household') return 'household'
    if (how === 'noun' || how === 'lone' || (how === 'suffix' && length < noun.length)) return 'person'
  }
  return null
}

/** True for people who modify no noun behind them: 43个孩子数学平均分 counts children, 5个学生宿舍 no students. */
export function isLonePerson(noun: string): boolean {
  return endings().get(noun) === 'lone'
}
