import { z } from 'zod'
import { lazy } from '../lazy.js'
import { AddedColumns, AidRecord } from '../model.js'

/** The columns of every table: the keys of a record, in their order. */
export const COLUMNS = Object.keys(AidRecord.shape) as readonly (keyof AidRecord)[]

/** What a table's column holds; a list is one cell, joined with `;`, in tables that have no lists. */
export type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'list'

/** What is known of one column of a table. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly nullable: boolean
  /** The values it can have; null where any will do. */
  readonly values: readonly string[] | null
  readonly description: string
}

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

/** The columns of a record. */
export const recordColumns = lazy(() => columnsOf(AidRecord))

const known = lazy(
  () => new Map(columnsOf(AidRecord.extend(AddedColumns.shape)).map((column) => [column.name, column])),
)

/** The columns with these names, in their order. */
export function columnsNamed(names: readonly string[]): readonly Column[] {
  return names.map((name) => known().get(name) as Column)
}

/** Every name that a column can have: those of a record, and those that stand behind them where asked for. */
export function isColumn(name: string): boolean {
  return known().has(name)
}
