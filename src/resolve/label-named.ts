import { type InstitutionSort, institutionOf } from '../lexicon/institutions.js'
import { behindVerb } from '../lexicon/label-words.js'
import { peopleNoun } from '../lexicon/people.js'
import type { Mention } from '../model.js'
import type { Asked, Place } from './label-steps.js'
import { placeNames } from './places/names.js'

export const QUOTES = /[“”"‘’]/g

/** A label, how it was found, and whether it is that of the figure before. */
export type Named = { readonly text: string; readonly step: string; readonly continues?: boolean } | null

export function firstOf(steps: readonly Place[], asked: Asked): Named {
  for (const [step, find] of steps) {
    const span = find(asked)
    const phrase = span && asked.mention.sentence.text.slice(span.start, span.end).replace(QUOTES, '')
    const text = phrase?.slice(behindVerb(phrase)) || phrase
    if (text && !isParty(text, asked.mention, step)) return { text, step }
  }
  return null
}

/** A level of government, a county or a town by its ending: 市级, 柳林镇. */
const GOVERNED = /[省州市县乡镇级]$/

/** What is built or endowed may be named like a body: 加工厂, 发展基金. */
const FUNDED = /[厂店场园校站]$|基金$/
/** Bodies that are not themselves people: 医疗队, 干部 and 企业家 are. */
const HOUSES: ReadonlySet<InstitutionSort> = new Set(['firm', 'charity', 'lender', 'university', 'hospital', 'home'])

/** True for who gives or gets, which names nothing that is given: a place, a body; what is built may be named like one. */
export function isParty(text: string, { kind }: Pick<Mention, 'kind'>, step: string): boolean {
  if (step === 'purpose') return false
  if (isPlace(text)) return true
  const sort = institutionOf(text)
  if (kind !== 'money') return sort !== null && HOUSES.has(sort)
  return GOVERNED.test(text) || (sort !== null && !FUNDED.test(text))
}

/** False for those who give or get an amount: they name it only where nothing else does. */
export function isNoun(said: Named, { kind }: Mention): said is NonNullable<Named> {
  return said !== null && !(kind === 'money' && peopleNoun(said.text) !== null)
}

/** True for the name of a place and nothing else. */
function isPlace(text: string): boolean {
  const [first, second] = placeNames(text)
  return first !== undefined && second === undefined && first.start === 0 && first.end === text.length
}
