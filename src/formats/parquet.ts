import { ByteWriter, parquetWriteRows } from 'hyparquet-writer'
import { type Column, columnsNamed } from './columns.js'
import type { Write } from './format.js'
import { rowOf } from './rows.js'

type SchemaElement = NonNullable<Parameters<typeof parquetWriteRows>[0]['schema']>[number]

/**
 * Apache Parquet: text, doubles, 32-bit integers, days as DATE and lists as LIST. The rows are packed in groups as the
 * documents come; the packed file is held until its end, which is where a Parquet file says what it holds.
 */
export const parquet: Write = async function* (results, { columns: names }) {
  const columns = columnsNamed(names)
  async function* rows() {
    for await (const { records } of results) {
      for (const record of records) {
        const row = rowOf(record, names)
        yield Object.fromEntries(columns.map(({ name, type }) => [name, cell(type, row[name])]))
      }
    }
  }
  const writer = new ByteWriter()
  await parquetWriteRows({
    writer,
    rows: rows(),
    columns: names.map((name) => ({ name })),
    schema: [{ name: 'records', num_children: columns.length }, ...columns.flatMap(element)],
    createdBy: 'aid-extract',
  })
  yield writer.getBytes()
}

function cell(type: Column['type'], value: unknown): unknown {
  return type === 'date' && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value
}

function element({ name, type, nullable }: Column): SchemaElement[] {
  const repetition_type = nullable ? 'OPTIONAL' : 'REQUIRED'
  switch (type) {
    case 'integer':
      return [{ name, type: 'INT32', repetition_type }]
    case 'number':
      return [{ name, type: 'DOUBLE', repetition_type }]
    case 'date':
      return [{ name, type: 'INT32', converted_type: 'DATE', repetition_type }]
    case 'list':
      return [
        { name, converted_type: 'LIST', repetition_type, num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
      ]
    case 'text':
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }]
  }
}
