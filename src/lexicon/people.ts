import { characterSet } from '../character-set.js'
import { lazy } from '../lazy.js'
import { readTable } from './table.js'

const endings = lazy(() => new Map(readTable('people').map(({ word, how }) => [word, how])))

/**
 * What a noun counts: people, households or neither. The longest listed ending decides (民生 before 生, 贫困户 before 户).
 */
export function peopleNoun(noun: string): 'person' | 'household' | null {
  for (let length = noun.length; length > 0; length--) {
    const how = endings().get(noun.slice(-length))
    if (how === 'not' || how === 'thing') return null
    if (how === 'household') return 'household'
    if (how === 'noun' || how === 'act' || (how === 'suffix' && length < noun.length)) return 'person'
  }
  return null
}

/** True for what ends in a deed that counts whoever does it, where no noun names them: 转移就业. */
export function isPeopleAct(noun: string): boolean {
  for (let length = noun.length; length > 0; length--) {
    const how = endings().get(noun.slice(-length))
    if (how !== undefined) return how === 'act'
  }
  return false
}

const endsPeople = lazy(() =>
  characterSet([...endings()].flatMap(([word, how]) => (how === 'not' || how === 'thing' ? [] : [word.slice(-1)]))),
)

/** False where no character of the range can end a noun for people: a look that costs less than the segmenter. */
export function mayNamePeople(text: string, from: number, to: number): boolean {
  const isEnd = endsPeople()
  for (let i = from; i < to; i++) if (isEnd(text.charCodeAt(i))) return true
  return false
}

/** True for a single character that makes a word for people of what stands in front of it: 救护|员. */
export function isPeopleSuffix(character: string): boolean {
  return character.length === 1 && endings().get(character) === 'suffix'
}

/** True for a noun that, behind people, makes them its own: 5个学生宿舍 counts no students; in 43个孩子数学平均分 children are counted. */
export function takesPeople(noun: string): boolean {
  for (let length = noun.length; length > 0; length--) {
    const how = endings().get(noun.slice(-length))
    if (how !== undefined) return how === 'thing'
  }
  return false
}
