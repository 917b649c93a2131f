import type { AidRecord } from '../model.js'

/** How a column is written where there are no types. */
export type ColumnType = 'number' | 'text' | 'list'

/** The columns that a reviewer may correct, in the order of the record, and how they are written. */
export const CORRECTABLE_TYPES = {
  kind: 'text',
  value: 'number',
  unit: 'text',
  qualifier: 'text',
  min: 'number',
  max: 'number',
  per: 'text',
  label: 'text',
  role: 'text',
  donor: 'text',
  recipient: 'text',
  period: 'text',
  period_start: 'text',
  period_end: 'text',
  part_of: 'text',
  flags: 'list',
} as const satisfies Partial<Record<keyof AidRecord, ColumnType>>

export type CorrectableField = keyof typeof CORRECTABLE_TYPES
export const CORRECTABLE = Object.keys(CORRECTABLE_TYPES) as readonly CorrectableField[]
export type CorrectableFields = Pick<AidRecord, CorrectableField>

export const VERDICTS = ['accept', 'reject', 'correct', 'add'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What a figure was read as when it was reviewed; together with its sentence it finds the figure in a later run. */
export type ReadAs = Pick<AidRecord, 'kind' | 'value' | 'unit'>

/** Where a figure stands in its article, in the document's own characters. */
export interface Place {
  /** The whole sentence. */
  readonly sentence: string
  /** Which of the article's equal sentences it is, from 1, and how many there are. */
  readonly nth: number
  readonly of: number
  /** Where `raw` begins in the sentence, in Unicode code points. */
  readonly at: number
}

/** What one reviewer said of one figure. */
export interface Decision extends Place {
  readonly decision: Verdict
  readonly doc: string
  readonly sha256: string
  /** The record's id; null for a figure that the reviewer added. */
  readonly id: string | null
  readonly raw: string
  /** Null for a figure that the reviewer added. */
  readonly was: ReadAs | null
  /** The row as the reviewer left it, as far as they saw it: tasks of other programs have not all columns. */
  readonly fields: Partial<CorrectableFields> & ReadAs
  /** The columns in which that differs from what was read. */
  readonly changed: readonly CorrectableField[]
  readonly note: string | null
}
