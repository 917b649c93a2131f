import type { Mention } from '../model.js'

/** 招了187名学生,毕业时|152个直接签了工作: true for people who were counted by the noun of the figure before. */
export function countsSame(a: Mention, b: Mention): boolean {
  const isSeen = b.kind === 'personnel' && b.noun !== null && a.sentence === b.sentence
  return isSeen && a.noun?.start === b.noun.start && b.sentence.text[b.end - 1] === '个'
}
