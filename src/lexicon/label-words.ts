import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import { vocabulary } from './vocabulary.js'

const rows = lazy(() => readTable('label-words'))

/** Words between a noun and its number that say nothing. */
export const lightWords = lazy(() => vocabulary(rows().filter(({ how }) => how === 'light' || how === 'quantity')))

/** Those that neither part a noun or a verb from the number behind it: 项目共有|273个, 完工的|21个. */
export const quantityWords = lazy(() => vocabulary(rows().filter(({ how }) => how === 'quantity')))

/** True for a word between a noun and its number that says nothing. */
export function isPassedOver(word: string): boolean {
  return lightWords().at(word, 0)?.word === word
}

/** Words at which the name of a noun ends. */
export const labelStops = lazy(() => new Set(rows().flatMap(({ word, how }) => (how === 'stop' ? [word] : []))))
