import { AidRecord, ReviewedRecord } from '../model.js'

/** The columns of every table: the keys of a record, in their order. */
export const COLUMNS = Object.keys(AidRecord.shape) as readonly (keyof AidRecord)[]

/** The columns of a run that takes a review into account. */
export const REVIEWED_COLUMNS = Object.keys(ReviewedRecord.shape) as readonly (keyof ReviewedRecord)[]
