import { z } from 'zod'
import type { Column } from '../formats/columns.js'

/** The part of a column's JSON Schema that tells its type; a nullable one has two types or two schemas. */
interface Property {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly anyOf?: readonly Property[]
  readonly items?: Property
}

/** The columns of a table whose rows are such objects, in order. */
export function columnsOf(row: z.ZodObject): readonly Column[] {
  return Object.entries(row.shape).map(([name, schema]) => {
    const property = z.toJSONSchema(schema) as Property
    const value = property.anyOf?.find(({ type }) => type !== 'null') ?? property
    const types = [value.type ?? []].flat()
    const type = types.includes('array')
      ? 'list'
      : types.includes('integer')
        ? 'integer'
        : types.includes('number')
          ? 'number'
          : // of the strings only dates have a pattern
            value.pattern
            ? 'date'
            : 'text'
    return {
      name,
      type,
      nullable: (schema as z.ZodType).safeParse(null).success,
      values: value.enum ?? value.items?.enum ?? null,
      description: property.description ?? '',
    }
  })
}
