import { provincesOf } from '../lexicon/provinces.js'
import type { AidRecord } from '../model.js'
import { bodies } from '../resolve/places/bodies.js'
import { NO_FORMS } from '../resolve/places/introduced.js'
import { placeNames } from '../resolve/places/names.js'
import { findPlaces } from '../resolve/places/places.js'
import { simplify } from '../script.js'

/**
 * The GB/T 2260 codes of the places that a party's name names, as a reviewer wrote it: those of the party of that name in
 * the document, else those of the gazetteer, where the document's other places settle a name that several share. Empty
 * where it names no place that has a code; a body has none, as in what is read.
 */
export function codesOf(name: string | null, records: readonly AidRecord[]): string[] {
  if (name === null) return []
  const parties = records.flatMap(({ donor, recipient, donor_codes, recipient_codes }) => [
    { name: donor, codes: donor_codes },
    { name: recipient, codes: recipient_codes },
  ])
  const same = parties.find((party) => party.name === name)
  if (same) return [...same.codes]
  const text = simplify(name)
  const names = placeNames(text)
  const context = {
    provinces: new Set(provincesOf(parties.flatMap(({ codes }) => codes))),
    initials: new Map(),
    // somebody says that it is a party: a name that is a common word too is a place
    known: new Set(names.flatMap(({ places }) => places.map(({ name }) => name))),
    introduced: NO_FORMS,
    persons: new Set<string>(),
  }
  const inBody = bodies(text)
  const named = findPlaces(text, context, names).named.filter(({ start }, _, all) => {
    // 大|黄山|煤矿: in the middle of a name is no place
    const begins = start === 0 || JOINT.test(text.charAt(start - 1)) || all.some(({ end }) => end === start)
    return begins && !inBody.some((body) => body.start <= start && start < body.end)
  })
  return [...new Set(named.flatMap(({ place }) => place.code ?? []))]
}

/** What may stand in front of a party of several. */
const JOINT = /[、,;和与及\s]/
