import { actAt } from '../lexicon/acts.js'
import { type InstitutionSort, institutionOf } from '../lexicon/institutions.js'
import { behindVerb } from '../lexicon/label-words.js'
import { peopleNoun } from '../lexicon/people.js'
import type { Mention } from '../model.js'
import type { Asked, Place } from './label-steps.js'
import { placeNames } from './places/names.js'

const QUOTES = /[“”"‘’]/g

/** A label, how it was found, and whether it is that of the figure before. */
export type Named = { readonly text: string; readonly step: string; readonly continues?: boolean } | null

export function firstOf(steps: readonly Place[], asked: Asked): Named {
  for (const [step, find] of steps) {
    const span = find(asked)
    if (!span) continue
    const phrase = asked.mention.sentence.text.slice(span.start, span.end).replace(QUOTES, '')
    const text = simplified(asked.mention.kind === 'personnel' ? withoutDeed(phrase) : phrase)
    if (isName(text, step) && !isParty(text, asked.mention, step)) return { text, step }
  }
  return null
}

/** 资助云南绿春县|学生, 每学年|资助: a label begins behind the verb, the place and the time by which its phrase begins. */
function simplified(phrase: string): string {
  const text = phrase.slice(behindVerb(phrase)) || phrase
  const place = placeNames(text).findLast(
    ({ start, end }) => end - start >= LONG_PLACE && end < text.length && text.slice(end) !== '人',
  )
  return (place ? text.slice(place.end) : text).replace(LEFT_OVER, '')
}
/** 资助|高中和大学新生: what is done for people is none of their name. */
function withoutDeed(phrase: string): string {
  const rest = phrase.slice(actAt('moves', phrase, 0).length)
  return peopleNoun(rest) === null ? phrase : rest
}
/** So long a place's name leaves little of a label that it stands in. */
const LONG_PLACE = 3
/** What is left in front of a label by what stood there. */
const LEFT_OVER = /^(?:计划(?=投资|投入)|每个?学?[年期月]|学[年期]|[、和与及的籍])/

/** A single character is a word's rest (达成|意向) but where it is money, people, or the verb itself. */
function isName(text: string, step: string): boolean {
  return text.length > 1 || /verb/.test(step) || ONE.test(text) || peopleNoun(text) !== null
}
const ONE = /[款钱金费药粮股税人]/

/** A level of government, a county or a town by its ending: 市级, 柳林镇. */
const GOVERNED = /[省州市县乡镇级]$/

const FIELD = /(?:领域|方面)$/

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
  // 教育领域|9200万元: where an amount goes
  return GOVERNED.test(text) || FIELD.test(text) || (sort !== null && !FUNDED.test(text))
}

/** False for those who give or get an amount: they name it only where nothing else does. */
export function isNoun(said: Named, { kind }: Mention): said is NonNullable<Named> {
  return said !== null && !(kind === 'money' && peopleNoun(said.text) !== null)
}

/** True for what says where people are: a place, a house, a branch of learning by its ending; 小学 alone is a stage that they are in. */
export const isWhere = (text: string, beyond = 2): boolean =>
  text.length > beyond && WHERE.test(text) && peopleNoun(text) === null
const WHERE = /(?:[点站所院班校村镇乡县市区州省]|专业|中学|小学|高中|大学|公司)$/

/** True for the name of a place and nothing else. */
function isPlace(text: string): boolean {
  const [first] = placeNames(text)
  return first?.start === 0 && first.end === text.length
}
