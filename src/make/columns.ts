// Makes plain data of the schemas' columns when the project is built: a run that writes tables needs no schema.

import type { MadeColumns } from '../formats/columns.js'
import { DocumentRow } from '../formats/document-schema.js'
import { AddedColumns, AidRecord } from '../record.js'
import { columnsOf } from './columns-of.js'
import { writeMade } from './made-file.js'

const made: MadeColumns = {
  record: columnsOf(AidRecord),
  added: columnsOf(AddedColumns),
  document: columnsOf(DocumentRow),
}
writeMade('formats/columns.json', JSON.stringify(made))
