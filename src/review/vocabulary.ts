import { hedgeRows } from '../lexicon/hedges.js'
import { reasons } from '../lexicon/reasons.js'
import { ruleNames } from '../lexicon/rules.js'
import { FLAGS, PER_WHEN, PER_WHO, QUALIFIERS, ROLES_OF } from '../model.js'
import type { Vocabulary } from './page-data.js'

/** What the page knows of the columns' values, and the words that it explains and reads by: the same on every page. */
export function pageVocabulary(): Vocabulary {
  return {
    roles: ROLES_OF,
    qualifiers: QUALIFIERS,
    flags: FLAGS,
    per: { who: PER_WHO, when: PER_WHEN },
    reasons: Object.fromEntries([...reasons()].map(([key, { words, zh }]) => [key, [words, zh]])),
    rules: Object.fromEntries(ruleNames().map(({ name, en, zh }) => [name, [en, zh]])),
    hedges: { before: hedgesOn('before'), after: hedgesOn('after') },
  }
}

function hedgesOn(side: 'before' | 'after'): Vocabulary['hedges']['before'] {
  return hedgeRows().flatMap((row) =>
    row.side === side && row.qualifier !== '' ? [[row.word, row.qualifier] as const] : [],
  )
}
