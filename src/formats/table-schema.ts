import { z } from 'zod'
import { AidRecord } from '../model.js'
import { COLUMNS } from './columns.js'

/** The part of a column's JSON Schema that its field is made from; a nullable one has two types or two schemas. */
interface Property {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly anyOf?: readonly Property[]
}

/** Frictionless Table Schema of the CSV and TSV output, from the same definition as the JSON Schema. */
export function tableSchema() {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: COLUMNS.map(field),
    missingValues: [''],
    primaryKey: ['id'],
    // a figure's whole stands in the same table
    foreignKeys: [{ fields: ['part_of'], reference: { resource: '', fields: ['id'] } }],
  }
}

function field(name: keyof AidRecord) {
  const schema = AidRecord.shape[name]
  const property = z.toJSONSchema(schema) as Property
  const value = property.anyOf?.find(({ type }) => type !== 'null') ?? property
  const [type = 'any'] = [value.type ?? []].flat()
  const list = type === 'array'
  const description = [property.description, list && 'joined with ;'].filter(Boolean).join(', ')
  return {
    name,
    // A list is one cell, which few readers of Table Schema can split; of the strings only dates have a pattern.
    type: list ? 'string' : value.pattern ? 'date' : type,
    ...(description === '' ? {} : { description }),
    constraints: {
      required: !list && !schema.safeParse(null).success,
      ...(value.enum === undefined ? {} : { enum: value.enum }),
    },
  }
}
