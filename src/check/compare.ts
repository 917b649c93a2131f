import { isDeepStrictEqual } from 'node:util'
import type { AidRecord } from '../model.js'
import type { OldRecord } from './records-file.js'

export interface Change {
  readonly field: keyof AidRecord
  readonly was: unknown
  readonly is: unknown
}

/** One figure that is not as expected. `record` is the new one, or the lost one. */
export interface Difference {
  readonly type: 'changed' | 'new' | 'lost'
  readonly record: AidRecord
  readonly changes: readonly Change[]
}

/**
 * How the records of a run differ from those of an earlier one, by document, in the order of the documents. Columns that
 * only one of the two has are no difference: they came or went with a version.
 */
export function compareRuns(
  before: readonly OldRecord[],
  now: readonly OldRecord[],
): ReadonlyMap<string, readonly Difference[]> {
  const columns = new Set(Object.keys(before[0] ?? now[0] ?? {}))
  const shared = (now[0] ? Object.keys(now[0]) : [...columns]).filter((column) => columns.has(column))
  const old = byDoc(before, shared)
  const fresh = byDoc(now, shared)
  const docs = [...new Set([...fresh.keys(), ...old.keys()])]
  return new Map(docs.map((doc) => [doc, compareRecords(old.get(doc) ?? [], fresh.get(doc) ?? [])]))
}

function byDoc(records: readonly OldRecord[], columns: readonly string[]): ReadonlyMap<string, readonly AidRecord[]> {
  const groups = new Map<string, AidRecord[]>()
  for (const record of records) {
    const cut = Object.fromEntries(columns.map((column) => [column, record[column as keyof AidRecord]])) as AidRecord
    const group = groups.get(record.doc)
    if (group) group.push(cut)
    else groups.set(record.doc, [cut])
  }
  return groups
}

/** How the records of one document differ from the expected ones, in the order of the document. */
export function compareRecords(expected: readonly AidRecord[], actual: readonly AidRecord[]): readonly Difference[] {
  const pairs = pair(expected, actual)
  const kept = new Set(pairs.values())
  const changed = [...pairs].flatMap(([was, is]): Difference[] => {
    const changes = changesOf(was, is)
    return changes.length === 0 ? [] : [{ type: 'changed', record: is, changes }]
  })
  const lost = expected.filter((record) => !pairs.has(record))
  const found = actual.filter((record) => !kept.has(record))
  return [
    ...changed,
    ...lost.map((record): Difference => ({ type: 'lost', record, changes: [] })),
    ...found.map((record): Difference => ({ type: 'new', record, changes: [] })),
  ].sort((a, b) => a.record.start - b.record.start)
}

/** Which new record stands for which expected one: the same place and kind, then a shared place. */
function pair(expected: readonly AidRecord[], actual: readonly AidRecord[]): ReadonlyMap<AidRecord, AidRecord> {
  const pairs = new Map<AidRecord, AidRecord>()
  const free = new Set(actual)
  for (const same of [samePlace, sharedPlace]) {
    for (const was of expected) {
      if (pairs.has(was)) continue
      for (const is of free) {
        if (!same(was, is)) continue
        pairs.set(was, is)
        free.delete(is)
        break
      }
    }
  }
  return pairs
}

function samePlace(a: AidRecord, b: AidRecord): boolean {
  return a.start === b.start && a.end === b.end && a.kind === b.kind
}

function sharedPlace(a: AidRecord, b: AidRecord): boolean {
  return a.start < b.end && b.start < a.end
}

function changesOf(was: AidRecord, is: AidRecord): readonly Change[] {
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof AidRecord)[]
  return fields
    .filter((field) => !isDeepStrictEqual(was[field], is[field]))
    .map((field) => ({ field, was: was[field], is: is[field] }))
}
