import { z } from 'zod'
import { KINDS, ROLES_OF } from '../model.js'
import { AidRecord } from '../record.js'

/** JSON Schema, draft 2020-12, of one record; each kind has roles of its own. */
export function recordSchema() {
  const allOf = KINDS.map((kind) => ({
    if: { properties: { kind: { const: kind } }, required: ['kind'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { role: { enum: ROLES_OF[kind] } } },
  }))
  return { ...z.toJSONSchema(AidRecord, { target: 'draft-2020-12' }), allOf }
}
