import { reasonIn, ruleIn } from './explain.js'
import { index } from './figures.js'
import { currentLanguage, term } from './words.js'

const words = () => ({ vocabulary: index.vocabulary, language: currentLanguage(), term })

/** Why a number is no figure, or why a piece of a page is no article. */
export function reason(stage: 'figure' | 'page', name: string): string {
  return reasonIn(words(), stage, name)
}

/** What a rule's name means; null where the name itself says it. */
export function ruleInWords(rule: string): string | null {
  return ruleIn(words(), rule)
}
