import { disasters } from '../../lexicon/disasters.js'
import type { Document } from '../../model.js'

const TEN_WEEKS = 70 * 24 * 3600 * 1000

/** Who received the help of the weeks in which an article was written, where it speaks of such a disaster; else null. */
export function disasterOf({ plain, sentences }: Document): string | null {
  const { published } = plain.article
  if (!published) return null
  const day = Date.parse(published)
  const recent = disasters().filter((one) => day >= Date.parse(one.day) && day - Date.parse(one.day) <= TEN_WEEKS)
  const said = (word: string): boolean => sentences.some(({ text }) => text.includes(word))
  return recent.findLast(({ words }) => words.some(said))?.recipient ?? null
}
