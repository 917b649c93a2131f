import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

export const PLACE_LEVELS = [
  'country',
  'region',
  'land',
  'province',
  'prefecture',
  'county',
  'town',
  'corps',
  'division',
  'regiment',
] as const
/** `land`: a part of the earth that is no party by itself, a natural region or several countries. */
export type PlaceLevel = (typeof PLACE_LEVELS)[number]

/** A place of the gazetteer. `province` is the short name of the province or the country that it lies in, or its own. */
export interface Place {
  readonly name: string
  readonly short: string
  readonly level: PlaceLevel
  readonly parent: Place | null
  readonly province: string
  /** GB/T 2260 code; null for what has none: countries, regions, units of the corps below it. */
  readonly code: string | null
}

/** What a surface form may stand for; `before` and `after` are neighbours that make it part of another word. */
export interface PlaceName {
  readonly places: readonly Place[]
  readonly weak: boolean
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface Gazetteer {
  readonly names: ReadonlyMap<string, PlaceName>
  /** The lengths of the names that may begin at `at`, longest first. */
  readonly lengthsAt: (text: string, at: number) => readonly number[]
  /** One-character names of provinces and prefectures. */
  readonly abbreviations: ReadonlyMap<string, Place>
}

/** The key of the two characters at `at`: a number is looked up fastest. */
function headOf(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)
}

/** The place of two characters in a table of few: what is not marked there begins no name. */
function markOf(text: string, at: number): number {
  return (text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 4)) & 0xffff
}

/**
 * The gazetteer, loaded at its first use.
 * @throws Error where a row is not valid or names a parent that is not listed
 */
export const gazetteer = lazy((): Gazetteer => build(readTable('places')))

const NONE: readonly number[] = []

function build(rows: readonly TableRow<'places'>[]): Gazetteer {
  const byName = new Map<string, TableRow<'places'>>()
  for (const row of rows) {
    if (!byName.has(row.name)) byName.set(row.name, row)
    if (row.level !== 'county' && !byName.has(row.short)) byName.set(row.short, row)
  }
  const known = new Map<TableRow<'places'>, Place>()
  const place = (row: TableRow<'places'>): Place => {
    const seen = known.get(row)
    if (seen) return seen
    const above = row.in === '' ? undefined : byName.get(row.in)
    if (row.in !== '' && !above) throw new Error(`places: ${row.name} lies in ${row.in}, which is not listed`)
    const parent = above ? place(above) : null
    const made = {
      name: row.name,
      short: row.short,
      level: row.level,
      parent,
      province: parent?.province ?? row.short,
      code: row.code || null,
    }
    known.set(row, made)
    return made
  }
  const names = new Map<string, { places: Place[]; weak: boolean; before: string[]; after: string[] }>()
  const lengths = new Map<number, Set<number>>()
  const marked = new Uint8Array(0x10000)
  const add = (surface: string, row: TableRow<'places'>, weak: boolean): void => {
    const entry = names.get(surface) ?? { places: [], weak, before: [], after: [] }
    if (!entry.places.includes(place(row))) entry.places.push(place(row))
    entry.weak &&= weak
    if (surface === row.short || row.also.includes(surface)) {
      for (const guard of row.not) {
        if (guard.startsWith('_')) entry.after.push(guard.slice(1))
        else entry.before.push(guard.slice(0, -1))
      }
    }
    names.set(surface, entry)
    const head = headOf(surface, 0)
    lengths.set(head, (lengths.get(head) ?? new Set()).add(surface.length))
    marked[markOf(surface, 0)] = 1
  }
  const abbreviations = new Map<string, Place>()
  for (const row of rows) {
    for (const surface of new Set([row.name, row.short, ...row.also]))
      if (!row.weak.includes(surface)) add(surface, row, false)
    for (const surface of row.weak) add(surface, row, true)
    for (const character of row.abbr) abbreviations.set(character, place(row))
  }
  const sorted = new Map([...lengths].map(([head, set]) => [head, [...set].sort((a, b) => b - a)]))
  // most places in a text begin no name
  const lengthsAt = (text: string, at: number) => (marked[markOf(text, at)] && sorted.get(headOf(text, at))) || NONE
  return { names, lengthsAt, abbreviations }
}
