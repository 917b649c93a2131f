import { z } from 'zod'
import { AidRecord } from '../record.js'

/** JSON Schema, draft 2020-12, of one record. */
export function recordSchema() {
  return z.toJSONSchema(AidRecord, { target: 'draft-2020-12' })
}
