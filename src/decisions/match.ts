import type { AidRecord } from '../model.js'
import {
  CORRECTABLE,
  type CorrectableField,
  type CorrectableFields,
  type Decision,
  type Place,
  type ReadAs,
} from './decision.js'

/** A document in which the figures of decisions are looked for. */
export interface SearchedDocument {
  readonly doc: string
  readonly sha256: string
  readonly records: readonly (ReadAs & Pick<AidRecord, 'id' | 'raw'>)[]
  /** Where each record stands, in the order of the records. */
  readonly places: () => readonly Place[]
}

/** The document that a decision is for: of its name and bytes, else the only one of its bytes, else the only one of its name. */
export function homeOf<D extends SearchedDocument>({ doc, sha256 }: Decision, documents: readonly D[]): D | string {
  const named = documents.filter((one) => one.doc === doc)
  const same = documents.filter((one) => one.sha256 === sha256)
  for (const group of [named.filter((one) => same.includes(one)), same, named]) {
    if (group.length === 1) return group[0] as D
    if (group.length > 1) return `${group.length} documents could be meant`
  }
  return 'its document is not among those read'
}

/** The position of the record that a decision is about, or why there is none. */
export function figureOf(decision: Decision, document: SearchedDocument): number | string {
  const sameBytes = decision.sha256 === document.sha256
  const byId = sameBytes ? document.records.findIndex(({ id }) => id === decision.id) : -1
  const position = byId >= 0 ? byId : byPlace(decision, document, sameBytes)
  const record = document.records[position]
  if (record === undefined) return 'its figure is no longer found'
  if (isReadAs(record, decision.was)) return position
  return `its figure is read differently now: ${record.kind} ${record.value} ${record.unit}`
}

/** True where a figure is read as the decision had it. */
export function isReadAs(record: ReadAs, was: ReadAs | null): boolean {
  return was !== null && record.kind === was.kind && record.value === was.value && record.unit === was.unit
}

/** The figure in the same place of the same sentence; -1 where it cannot be told which of equal sentences is meant. */
function byPlace(decision: Decision, { records, places }: SearchedDocument, sameBytes: boolean): number {
  const end = decision.at + [...decision.raw].length
  const found = places().flatMap(({ sentence, nth, of, at }, i) => {
    if (sentence !== decision.sentence || of !== decision.of) return []
    if (sameBytes ? nth !== decision.nth : of !== 1) return []
    const { raw } = records[i] as SearchedDocument['records'][number]
    return at < end && decision.at < at + [...raw].length ? [i] : []
  })
  return found.length === 1 ? (found[0] as number) : -1
}

/**
 * What a decision makes of its figure's columns, or why it cannot be applied. In a document of the same bytes the row is as
 * the reviewer left it. Where the document has changed, only what was corrected is: dates and parties hang on the text
 * around the sentence too, so an accepted row must still read as it did.
 */
export function fieldsFor(
  decision: Decision,
  record: CorrectableFields,
  sameBytes: boolean,
): Partial<CorrectableFields> | string {
  const { fields, changed } = decision
  if (sameBytes || decision.decision === 'add') return pick(fields, CORRECTABLE)
  if (decision.decision !== 'accept') return pick(fields, changed)
  const other = CORRECTABLE.filter((name) => !HANGS_ON_OTHERS.has(name) && name in fields).filter(
    (name) => !isSame(fields[name], record[name]),
  )
  return other.length === 0 ? {} : `the document has changed and the row is read differently now: ${other.join(', ')}`
}

/** What other figures of the document say of this one. */
const HANGS_ON_OTHERS: ReadonlySet<CorrectableField> = new Set(['part_of', 'flags'])

function pick(fields: Partial<CorrectableFields>, names: readonly CorrectableField[]): Partial<CorrectableFields> {
  return Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, fields[name]]))
}

/** True where two columns hold the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
