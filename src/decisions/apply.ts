import { type AidRecord, isRate, ROLES_OF } from '../model.js'
import { ReviewedRecord } from '../record.js'
import { codesOf } from './codes.js'
import type { CorrectableField, CorrectableFields, Decision } from './decision.js'
import { fieldsFor, figureOf, homeOf, isReadAs, isSame, type SearchedDocument } from './match.js'

/** A document as it was read now, with what is needed to find the figures of decisions in it. */
export interface DecidableDocument extends SearchedDocument {
  /** They may have been reviewed before. */
  readonly records: readonly (AidRecord | ReviewedRecord)[]
  /** What `addedRecords` gives for this document. */
  readonly added: ReadonlyMap<Decision, AidRecord | null>
}

/** A decision that was not applied, and why. */
export interface Unmatched {
  readonly decision: Decision
  readonly why: string
}

/** A party that a reviewer named and that has no place code: no sum by province counts what it gives or receives. */
export interface Uncoded {
  readonly decision: Decision
  readonly party: Party
  readonly name: string
}

export interface Applied {
  /** The records of each document, in the order of the documents. */
  readonly documents: readonly (readonly ReviewedRecord[])[]
  readonly unmatched: readonly Unmatched[]
  readonly uncoded: readonly Uncoded[]
}

const PARTIES = ['donor', 'recipient'] as const
type Party = (typeof PARTIES)[number]

const REVIEWED = { accept: 'accepted', correct: 'corrected', add: 'added' } as const

/**
 * The records as a review left them: rejected ones out, corrected ones put right, added ones in. A decision is applied to
 * the figure that it was made for or to none: found by id in a document of the same bytes, else by its sentence (which
 * both documents hold once), its place in it, and what it was read as.
 */
export function applyDecisions(documents: readonly DecidableDocument[], decisions: readonly Decision[]): Applied {
  const unmatched: Unmatched[] = []
  const settled = new Map(documents.map((document) => [document, new Map<string, Settled>()]))
  // what is added may stand where something is rejected
  const inOrder = [...decisions].sort((a, b) => Number(a.decision === 'add') - Number(b.decision === 'add'))
  for (const decision of inOrder) {
    const home = homeOf(decision, documents)
    const ofHome = typeof home === 'string' ? undefined : settled.get(home)
    const result = typeof home === 'string' ? home : settle(decision, home, rejectedIn(ofHome))
    if (typeof result === 'string') {
      unmatched.push({ decision, why: result })
      continue
    }
    const before = ofHome?.get(result.record.id)?.decision
    if (before && !isSame(before, decision)) {
      unmatched.push({ decision: before, why: 'a later decision on the same figure counts' })
    }
    ofHome?.set(result.record.id, { ...result, decision })
  }
  return {
    documents: documents.map((document) => rowsOf(document, settled.get(document) as SettledById)),
    unmatched,
    uncoded: [...settled.values()].flatMap((ofOne) => [...ofOne.values()].flatMap(uncodedIn)),
  }
}

function uncodedIn({ record, decision, row }: Settled): readonly Uncoded[] {
  return PARTIES.flatMap((party) => {
    const name = row[party]
    const isUncoded = name !== null && name !== record[party] && row[`${party}_codes`].length === 0
    return isUncoded ? [{ decision, party, name }] : []
  })
}

/** A record, the decision on it and what that makes of it. */
interface Settled {
  readonly record: AidRecord
  readonly decision: Decision
  readonly row: ReviewedRecord
}

type SettledById = ReadonlyMap<string, Settled>

function rejectedIn(settled: SettledById | undefined): ReadonlySet<string> {
  return new Set([...(settled ?? [])].filter(([, { decision }]) => decision.decision === 'reject').map(([id]) => id))
}

/** The record that a decision is about and the row that it makes of it, or why there is none. */
function settle(
  decision: Decision,
  document: DecidableDocument,
  rejected: ReadonlySet<string>,
): { readonly record: AidRecord; readonly row: ReviewedRecord } | string {
  const record = decision.decision === 'add' ? addedTo(document, decision, rejected) : found(decision, document)
  if (typeof record === 'string') return record
  if (decision.decision === 'reject') return { record, row: { ...record, reviewed: null } }
  const fields = fieldsFor(decision, record, decision.sha256 === document.sha256)
  if (typeof fields === 'string') return fields
  const row = { ...record, ...fields, ...originsOf(record, fields, document), reviewed: REVIEWED[decision.decision] }
  return faultOf(row) ?? { record, row }
}

function found(decision: Decision, document: DecidableDocument): AidRecord | string {
  const position = figureOf(decision, document)
  return typeof position === 'string' ? position : (document.records[position] as AidRecord)
}

/** The record of an added figure; the run's own where it reads the same there by now. */
function addedTo(document: DecidableDocument, decision: Decision, rejected: ReadonlySet<string>): AidRecord | string {
  const added = document.added.get(decision) ?? null
  if (added === null) return 'its sentence is no longer found, or stands there more than once'
  const there = document.records.find(
    ({ id, start, end }) => start < added.end && added.start < end && !rejected.has(id),
  )
  if (there === undefined) return added
  if (isReadAs(there, decision.fields)) return there
  return `in its place stands another figure by now: ${there.raw}`
}

/** The document's rows: links to figures that are gone are mended, and one of equal figures always counts. */
function rowsOf({ records }: DecidableDocument, settled: SettledById): readonly ReviewedRecord[] {
  const gone = rejectedIn(settled)
  const known = new Set(records.map(({ id }) => id))
  const own = records.map((record) => settled.get(record.id)?.row ?? { ...record, reviewed: earlier(record) })
  const added = [...settled.values()].filter(({ record }) => !known.has(record.id)).map(({ row }) => row)
  const all = [...own, ...added].sort((a, b) => a.start - b.start || a.end - b.end)
  const byId = new Map(all.map((row) => [row.id, row]))
  const rows = all
    .filter(({ id }) => !gone.has(id))
    .map((row) => ({ ...row, part_of: wholeOf(row, byId, gone, records) }))
  return counted(rows, [...settled.values()])
}

function earlier(record: AidRecord | ReviewedRecord): ReviewedRecord['reviewed'] {
  return 'reviewed' in record ? record.reviewed : null
}

/** The nearest whole that is still there; a link that leads nowhere is replaced by the one that was read. */
function wholeOf(
  row: ReviewedRecord,
  byId: ReadonlyMap<string, ReviewedRecord>,
  gone: ReadonlySet<string>,
  records: readonly AidRecord[],
): string | null {
  const read = records.find(({ id }) => id === row.id)?.part_of ?? null
  let whole = row.part_of === null || (row.part_of !== row.id && byId.has(row.part_of)) ? row.part_of : read
  const seen = new Set([row.id])
  while (whole !== null && gone.has(whole) && !seen.has(whole)) {
    seen.add(whole)
    whole = byId.get(whole)?.part_of ?? null
  }
  return whole !== null && seen.has(whole) ? null : whole
}

/** Where the first of equal figures was rejected or corrected, the next is no `repeat` any more: sums leave repeats out. */
function counted(rows: readonly ReviewedRecord[], settled: readonly Settled[]): readonly ReviewedRecord[] {
  const isEqual = (a: AidRecord, b: AidRecord) => a.kind === b.kind && a.unit === b.unit && a.value === b.value
  const freed = new Set<ReviewedRecord>()
  for (const { record, decision, row } of settled) {
    const left = decision.decision === 'reject' || !isEqual(record, row)
    if (!left || record.flags.includes('repeat')) continue
    const equal = rows.filter((one) => one.id !== record.id && isEqual(one, record))
    const next = equal.every(({ flags }) => flags.includes('repeat')) ? equal[0] : undefined
    // what a person left as a repeat stays one
    if (next && next.reviewed === null) freed.add(next)
  }
  return rows.map((row) => (freed.has(row) ? { ...row, flags: row.flags.filter((flag) => flag !== 'repeat') } : row))
}

/** Where a corrected party or period was found is not known; which places a party names is worked out again. */
function originsOf(
  record: AidRecord,
  fields: Partial<CorrectableFields>,
  { records }: DecidableDocument,
): Partial<AidRecord> {
  const differs = (name: CorrectableField) => name in fields && !isSame(fields[name], record[name])
  return {
    ...(differs('donor') && { donor_from: null, donor_codes: codesOf(fields.donor ?? null, records) }),
    ...(differs('recipient') && { recipient_from: null, recipient_codes: codesOf(fields.recipient ?? null, records) }),
    ...((differs('period') || differs('period_start') || differs('period_end')) && { period_from: null }),
  }
}

function faultOf(row: ReviewedRecord): string | null {
  const { error } = ReviewedRecord.safeParse(row)
  const issue = error?.issues[0]
  if (issue) return `${issue.path.join('.')} cannot be ${JSON.stringify(row[issue.path[0] as keyof AidRecord] ?? null)}`
  if (row.unit === '') return 'it has no unit'
  if (row.per !== null && !isRate(row.per)) return `'${row.per}' is no rate: say person, year, person/year …`
  return ROLES_OF[row.kind].some((role) => role === row.role) ? null : `${row.kind} has no role '${row.role}'`
}
