import type { Mention } from '../model.js'

/** 全村183户、742人, 监测对象183户,742人, 183户及742人, 住着287户1209名: the people of the households right in front. */
export function arePeopleOf(households: Mention, { sentence, start, unit }: Mention): boolean {
  if (households.sentence !== sentence || households.unit !== 'household' || unit !== 'person') return false
  return /^[、,及和与]?$/.test(sentence.text.slice(households.end, start))
}
