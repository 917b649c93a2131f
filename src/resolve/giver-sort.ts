import { institutionOf } from '../lexicon/institutions.js'
import { peopleNoun } from '../lexicon/people.js'
import type { Mention } from '../model.js'

export type GiverSort = 'none' | 'public' | 'firm' | 'charity' | 'lender' | 'government' | 'person'

/** A charity by any word of its name: 红十字会系统, 慈善爱心联盟. */
const CHARITY = /红十字|红会|慈善|宣明会|乐施会|慈济|募捐办/
/** 武汉|一所名校: one of a kind gives, whose place is named. */
const ONE_OF = /^[一1某][所家名位个支批]/
/** The end of a name of people, of a house or of an office. */
const PEOPLE = /[人员民士师生友会院校社队办家工胞姓]$/
const GOVERNMENT = /政府|省市|国家|中央|财政|医疗队$/

/** Who gave a figure, by the name of its donor. */
export function giverSort({ donor, sentence: { text }, evidence }: Mention): GiverSort {
  if (donor === null) return 'none'
  if (donor === '社会各界') return 'public'
  const names = donor.split('、')
  const sorts = names.map(institutionOf)
  if (sorts.every((sort) => sort === 'lender')) return 'lender'
  if (CHARITY.test(donor) || sorts.includes('charity')) return 'charity'
  if (sorts.every((sort) => sort === 'firm' || sort === 'trade')) return 'firm'
  // 商人|周定安: of his own means, as firms do
  if (evidence.donor?.by === 'person') return 'firm'
  const at = text.indexOf(donor)
  if (at >= 0 && ONE_OF.test(text.slice(at + donor.length))) return 'person'
  if (sorts.some((sort) => sort !== null && sort !== 'office')) return 'person'
  const isPlaces = names.every((name) => name.length <= 6 && !PEOPLE.test(name) && peopleNoun(name) === null)
  return isPlaces || GOVERNMENT.test(donor) ? 'government' : 'person'
}
