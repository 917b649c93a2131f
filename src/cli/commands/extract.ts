import { type Command, Option } from 'commander'
import type { DocumentResult } from '../../formats/format.js'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../formats/index.js'
import { inputsOf, readDocuments } from '../documents.js'
import { formatOf } from '../format-of.js'
import { complain } from '../messages.js'
import { type InputFlags, withInputOptions } from '../options.js'
import { type Output, openOutput } from '../output.js'
import { systemError } from '../system-error.js'

interface Flags extends InputFlags {
  readonly format?: FormatName
  readonly output?: string
  readonly kind?: string
  readonly excel?: true
  readonly formulaGuard: boolean
}

/** The default command: documents → records. */
export function extractCommand(root: Command): void {
  withInputOptions(
    root
      .addOption(
        new Option(
          '-f, --format <format>',
          "output format (default: by the output file's ending; on standard output json)",
        ).choices(FORMAT_NAMES),
      )
      .option('-o, --output <file>', 'write to a file, whole or not at all, instead of standard output')
      .option('--kind <kinds>', 'only records of these kinds, joined with commas: money, personnel, project')
      .option('--excel', 'csv, tsv: byte order mark and CRLF, as Excel wants them')
      .option('--no-formula-guard', "csv, tsv: no ' before text that a spreadsheet would run as a formula"),
  ).action(async (paths: string[], flags: Flags, command: Command) => {
    const inputs = await inputsOf(command, paths, flags)
    const name = formatOf(command, flags.format, flags.output)
    const { delimited, load } = FORMATS[name]
    if (!delimited && flags.excel) command.error(`error: --excel is for --format csv or tsv, not ${name}`)
    if (!delimited && !flags.formulaGuard) {
      command.error(`error: --no-formula-guard is for --format csv or tsv, not ${name}`)
    }
    const { extract, KINDS } = await import('../../index.js')
    const { guardedCells } = await import('../../formats/formula-guard.js')
    const { COLUMNS } = await import('../../formats/columns.js')
    const kinds = flags.kind?.split(',').map((kind) => kind.trim()) ?? KINDS
    const unknown = kinds.find((kind) => !KINDS.some((known) => known === kind))
    if (unknown !== undefined) command.error(`error: unknown kind '${unknown}'. Kinds are ${KINDS.join(', ')}`)
    const output = open(command, flags.output)

    let guardedCount = 0
    async function* results(): AsyncIterable<DocumentResult> {
      for await (const result of readDocuments(inputs, extract)) {
        const records = result.records.filter(({ kind }) => kinds.includes(kind))
        if (delimited && flags.formulaGuard) for (const record of records) guardedCount += guardedCells(record)
        yield { ...result, records }
      }
    }
    const write = await load()
    const options = { columns: COLUMNS, formulaGuard: flags.formulaGuard, excel: flags.excel ?? false }
    for await (const piece of write(results(), options)) await output.write(piece)
    output.finish()
    if (guardedCount > 0 && !flags.quiet) {
      complain(
        `put ' before ${guardedCount} cells that a spreadsheet would run as formulas (--no-formula-guard leaves them)`,
      )
    }
  })
}

function open(command: Command, path: string | undefined): Output {
  try {
    return openOutput(path)
  } catch (error) {
    return command.error(`error: cannot write ${path}: ${systemError(error) ?? error}`)
  }
}
