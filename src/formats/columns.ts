import { AidRecord } from '../model.js'

/** The columns of every table: the keys of a record, in their order. */
export const COLUMNS = Object.keys(AidRecord.shape) as readonly (keyof AidRecord)[]
