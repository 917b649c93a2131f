import { type Command, Option } from 'commander'
import type { DocumentResult } from '../../formats/format.js'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../formats/index.js'
import { closingLine, inputsOf, readDocuments } from '../documents.js'
import { isFolderPath, openFolder } from '../folder-output.js'
import { formatOf } from '../format-of.js'
import { complain } from '../messages.js'
import { type InputFlags, withInputOptions } from '../options.js'
import { openedOutput } from '../output.js'
import { type SelectionFlags, selectionOf, withSelectionOptions } from '../selection.js'
import { suggestion } from '../similar.js'
import { version } from '../version.js'

interface Flags extends InputFlags, SelectionFlags {
  readonly format?: FormatName
  readonly output?: string
  readonly columns?: string
  readonly across?: true
  readonly decisions?: string
  readonly excel?: true
  readonly formulaGuard: boolean
  readonly quiet?: true
}

/** The default command: documents → records. */
export function extractCommand(root: Command): void {
  root
    .addOption(
      new Option(
        '-f, --format <format>',
        "output format (default: by the output file's ending; on standard output json)",
      ).choices(FORMAT_NAMES),
    )
    .option(
      '-o, --output <path>',
      'write to a file, whole or not at all, instead of standard output; FOLDER/ is filled with a data package',
    )
  withSelectionOptions(root)
    .option('--columns <names>', 'only these columns, in this order, joined with commas')
    .option('--decisions <file>', 'take a review into account: the json or csv file that a review page saved')
    .option('--across', 'add the column same_as: which figures tell again what another document has told')
    .option('--excel', 'csv, tsv: byte order mark and CRLF, as Excel wants them')
    .option('--no-formula-guard', "csv, tsv: no ' before text that a spreadsheet would run as a formula")
  withInputOptions(root).action(async (paths: string[], flags: Flags, command: Command) => {
    const inputs = await inputsOf(command, paths, flags)
    const folder = isFolderPath(flags.output) ? flags.output : null
    if (folder !== null && flags.format !== undefined && flags.format !== 'csv') {
      command.error(`error: ${folder} is filled with csv files: name a file for --format ${flags.format}`)
    }
    const name = folder === null ? formatOf(command, flags.format, flags.output) : 'csv'
    const { delimited, load } = FORMATS[name]
    if (!delimited && flags.excel) command.error(`error: --excel is for --format csv or tsv, not ${name}`)
    if (!delimited && !flags.formulaGuard) {
      command.error(`error: --no-formula-guard is for --format csv or tsv, not ${name}`)
    }
    const columns = await columnsOf(command, flags)
    const { select } = await selectionOf(command, flags)
    const { extract } = await import('../../index.js')
    const { guardedCells } = await import('../../formats/formula-guard.js')
    let guardedCount = 0
    let recordCount = 0
    async function* counted(results: AsyncIterable<DocumentResult>): AsyncIterable<DocumentResult> {
      for await (const result of results) {
        recordCount += result.records.length
        for (const record of result.records) guardedCount += guardedCells(record, columns)
        yield result
      }
    }
    const review = flags.decisions === undefined ? null : await openReview(command, flags.decisions)
    const read = select(review === null ? readDocuments(inputs, extract) : review.read(inputs))
    const results = counted(flags.across ? (await import('../../summary/linked.js')).linked(read) : read)
    const options = { columns, formulaGuard: flags.formulaGuard, excel: flags.excel ?? false }
    if (folder === null) {
      const output = openedOutput(command, flags.output)
      const write = await load()
      for await (const piece of write(results, options)) await output.write(piece)
      output.finish()
    } else {
      const { dataPackage, PACKAGE_FILES } = await import('../../formats/data-package.js')
      const output = openFolder(command, folder, PACKAGE_FILES)
      for await (const { file, text } of dataPackage(results, options, version())) await output.write(file, text)
      output.finish()
    }
    if (delimited && flags.formulaGuard && guardedCount > 0 && !flags.quiet) {
      complain(
        `put ' before ${guardedCount} cells that a spreadsheet would run as formulas (--no-formula-guard leaves them)`,
      )
    }
    closingLine(inputs, recordCount)
  })
}

async function openReview(command: Command, file: string) {
  const { reviewIn } = await import('../decisions.js')
  return reviewIn(command, file)
}

/** @throws CommanderError for a column that is none, named twice, or not there without --across */
async function columnsOf(command: Command, { columns, across, decisions }: Flags): Promise<readonly string[]> {
  const { COLUMNS, isColumn } = await import('../../formats/columns.js')
  const all: readonly string[] = [...COLUMNS, ...(decisions ? ['reviewed'] : []), ...(across ? ['same_as'] : [])]
  if (columns === undefined) return all
  const names = columns.split(',').map((name) => name.trim())
  for (const [i, name] of names.entries()) {
    if (!isColumn(name))
      command.error(`error: unknown column '${name}'.${suggestion(name, all)} Columns are ${all.join(', ')}`)
    if (!all.includes(name))
      command.error(`error: the column ${name} needs ${name === 'reviewed' ? '--decisions' : '--across'}`)
    if (names.indexOf(name) < i) command.error(`error: the column ${name} is named twice`)
  }
  return names
}
