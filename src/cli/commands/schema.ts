import type { Command } from 'commander'
import { print } from '../show.js'

/** The shape of a record, for programs that read the output. */
export function schemaCommand(root: Command): void {
  root
    .command('schema')
    .description('print the JSON Schema (draft 2020-12) of a record')
    .option('--table', 'print the Frictionless Table Schema of the csv and tsv output instead')
    .option('--label-studio', 'print the labelling interface for the tasks of --format label-studio instead')
    .action(async ({ table, labelStudio }: { table?: true; labelStudio?: true }, command: Command) => {
      if (table && labelStudio) command.error('error: --table and --label-studio exclude each other')
      if (labelStudio) {
        print((await import('../../formats/label-studio.js')).labelStudioConfig())
        return
      }
      const schema = table
        ? (await import('../../formats/table-schema.js')).tableSchema()
        : (await import('../../formats/record-schema.js')).recordSchema()
      print(`${JSON.stringify(schema, null, 2)}\n`)
    })
}
