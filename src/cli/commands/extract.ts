import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../formats/index.js'
import { closingLine, inputsOf } from '../documents.js'
import { isFolderPath } from '../folder-path.js'
import { formatOf } from '../format-of.js'
import { complain } from '../messages.js'
import { type InputFlags, withInputOptions } from '../options.js'
import { type SelectionFlags, selectionOf, tellUndated, withSelectionOptions } from '../selection.js'
import { suggestion } from '../similar.js'

export interface ExtractFlags extends InputFlags, SelectionFlags {
  readonly format?: FormatName
  readonly output?: string
  readonly resume?: true
  readonly columns?: string
  readonly across?: true
  readonly decisions?: string
  readonly errorsAsRecords?: true
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
    .option('--resume', 'jsonl into a file: keep what has been read as FILE.partial, and go on from there')
  withSelectionOptions(root)
    .option('--columns <names>', 'only these columns, in this order, joined with commas')
    .option('--decisions <file>', 'take a review into account: the json or csv file that a review page saved')
    .option('--across', 'add the column same_as: which figures tell again what another document has told')
    .option('--errors-as-records', 'jsonl: a document that cannot be read is a line too, and no failure')
    .option('--excel', 'csv, tsv: byte order mark and CRLF, as Excel wants them')
    .option('--no-formula-guard', "csv, tsv: no ' before text that a spreadsheet would run as a formula")
  withInputOptions(root).action(async (paths: string[], flags: ExtractFlags, command: Command) => {
    const folder = isFolderPath(flags.output) ? flags.output : null
    if (folder !== null && flags.format !== undefined && flags.format !== 'csv') {
      command.error(`error: ${folder} is filled with csv files: name a file for --format ${flags.format}`)
    }
    const inputs = await inputsOf(command, paths, flags, await outputsOf(flags, folder))
    const format = folder === null ? formatOf(command, flags.format, flags.output) : 'csv'
    refuseMisfits(command, format, flags)
    const columns = await columnsOf(command, flags)
    const selection = await selectionOf(command, flags)
    const write = { columns, formulaGuard: flags.formulaGuard, excel: flags.excel ?? false }
    const { extractAll } = await import('../extraction.js')
    const { records, guarded, undated } = await extractAll(command, { inputs, flags, format, folder, selection, write })
    if (FORMATS[format].delimited && flags.formulaGuard && guarded > 0 && !flags.quiet) {
      complain(
        `put ' before ${guarded} cells that a spreadsheet would run as formulas (--no-formula-guard leaves them)`,
      )
    }
    tellUndated(undated, flags)
    closingLine(inputs, records)
  })
}

/** The files that will be written. */
async function outputsOf({ output }: ExtractFlags, folder: string | null): Promise<readonly string[]> {
  if (folder === null) return output === undefined ? [] : [output]
  const { PACKAGE_FILES } = await import('../../formats/data-package.js')
  return PACKAGE_FILES.map((file) => join(folder, file))
}

/** @throws CommanderError for options that the format has no use for */
function refuseMisfits(command: Command, format: FormatName, flags: ExtractFlags): void {
  const { delimited } = FORMATS[format]
  if (!delimited && flags.excel) command.error(`error: --excel is for --format csv or tsv, not ${format}`)
  if (!delimited && !flags.formulaGuard) {
    command.error(`error: --no-formula-guard is for --format csv or tsv, not ${format}`)
  }
  const together = (flags.across && '--across') || (flags.decisions !== undefined && '--decisions')
  for (const name of ['resume', 'errorsAsRecords'] as const) {
    if (!flags[name]) continue
    const option = name === 'resume' ? '--resume' : '--errors-as-records'
    if (format !== 'jsonl') command.error(`error: ${option} is for --format jsonl, not ${format}`)
    if (together) command.error(`error: ${option} does not go with ${together}, which needs all documents at once`)
  }
  if (flags.resume && (flags.output === undefined || !isFile(flags.output))) {
    command.error('error: --resume needs a file to write: --output FILE.jsonl')
  }
}

/** @throws CommanderError for a column that is none, named twice, or not there without --across */
async function columnsOf(command: Command, { columns, across, decisions }: ExtractFlags): Promise<readonly string[]> {
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

/** True for the path of a file, also of one that is not there yet. */
function isFile(path: string): boolean {
  return path !== '-' && statSync(path, { throwIfNoEntry: false })?.isFile() !== false
}
