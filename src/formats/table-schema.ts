import { ROLES_OF } from '../model.js'
import { type Column, RECORD_COLUMNS } from './columns.js'

/** Frictionless Table Schema of the CSV and TSV output, from the same definition as the JSON Schema. */
export function tableSchema() {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: RECORD_COLUMNS.map(fieldOf),
    missingValues: [''],
    primaryKey: ['id'],
    // a figure's whole stands in the same table
    foreignKeys: [{ fields: ['part_of'], reference: { resource: '', fields: ['id'] } }],
  }
}

/** A column as a field of a Table Schema. */
export function fieldOf({ name, type, nullable, values, description }: Column) {
  // A list is one cell, which few readers of Table Schema can split.
  const list = type === 'list'
  const said = [description, list && 'joined with ;'].filter(Boolean).join(', ')
  return {
    name,
    type: list || type === 'text' ? 'string' : type,
    ...(said === '' ? {} : { description: said }),
    // Table Schema has no conditions: who knows this property can check them
    ...(name === 'role' ? { enumByKind: ROLES_OF } : {}),
    constraints: {
      required: !list && !nullable,
      ...(values === null || list ? {} : { enum: values }),
    },
  }
}
