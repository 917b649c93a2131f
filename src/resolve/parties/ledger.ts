import type { Sentence } from '../../model.js'
import { nameIn } from './open.js'

/** Between the entries of a list: A 1亿元、B 200万日元. */
const PARTED = /[;,、:。(]|其中/g

/** Who gave by the form of a list: the entry that holds the figure is a name and nothing else. */
export function entryGiver(sentence: Sentence, start: number, previousEnd: number): string | null {
  const { text } = sentence
  let from = previousEnd
  for (const mark of text.slice(previousEnd, start).matchAll(PARTED)) from = previousEnd + mark.index + mark[0].length
  return from > 0 && from < start ? nameIn(sentence, from, start) : null
}
