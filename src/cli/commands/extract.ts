import { extname } from 'node:path'
import { type Command, Option } from 'commander'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../formats/index.js'
import type { AidRecord } from '../../index.js'
import { inputsOf, readDocuments } from '../documents.js'
import { complain } from '../messages.js'
import { type InputFlags, withInputOptions } from '../options.js'
import { type Output, openOutput } from '../output.js'
import { systemError } from '../system-error.js'

interface Flags extends InputFlags {
  readonly format?: FormatName
  readonly output?: string
  readonly kind?: string
  readonly decisions?: string
  readonly context?: string
  readonly excel?: true
  readonly formulaGuard: boolean
}

/** The default command: documents → records. */
export function extractCommand(root: Command): void {
  withInputOptions(
    root
      .addOption(
        new Option('-f, --format <format>', "output format (default: by the output file's ending, else json)").choices(
          FORMAT_NAMES,
        ),
      )
      .option('-o, --output <file>', 'write to a file, whole or not at all, instead of standard output')
      .option('--kind <kinds>', 'only records of these kinds, joined with commas: money, personnel, project')
      .option('--decisions <file>', 'take a review into account: the json or csv file that a review page saved')
      .option('--context <where>', 'only records with words of aid that near: sentence, paragraph, heading or article')
      .option('--excel', 'csv, tsv: byte order mark and CRLF, as Excel wants them')
      .option('--no-formula-guard', "csv, tsv: no ' before text that a spreadsheet would run as a formula"),
  ).action(async (paths: string[], flags: Flags, command: Command) => {
    const inputs = await inputsOf(command, paths, flags)
    const format = flags.format ?? formatOf(flags.output)
    const table = format === 'csv' || format === 'tsv'
    if (!table && flags.excel) command.error(`error: --excel is for --format csv or tsv, not ${format}`)
    if (!table && !flags.formulaGuard)
      command.error(`error: --no-formula-guard is for --format csv or tsv, not ${format}`)
    const { CONTEXTS, extract, KINDS } = await import('../../index.js')
    const { guardedCells } = await import('../../formats/formula-guard.js')
    const kinds = flags.kind?.split(',').map((kind) => kind.trim()) ?? KINDS
    const unknown = kinds.find((kind) => !KINDS.some((known) => known === kind))
    if (unknown !== undefined) command.error(`error: unknown kind '${unknown}'. Kinds are ${KINDS.join(', ')}`)
    const review = flags.decisions === undefined ? null : await openReview(command, flags.decisions)
    const farthest = (CONTEXTS as readonly string[]).indexOf(flags.context ?? '')
    if (flags.context !== undefined && farthest < 0)
      command.error(`error: unknown context '${flags.context}'. Contexts are ${CONTEXTS.join(', ')}`)
    const contexts: readonly (string | null)[] = CONTEXTS.slice(0, farthest + 1)
    const output = open(command, flags.output)

    let guardedCount = 0
    async function* batches(): AsyncIterable<readonly AidRecord[]> {
      for await (const { records } of review === null ? readDocuments(inputs, extract) : review.read(inputs)) {
        // where the words of aid stand is not known of a figure that a reviewer added
        const isNear = (record: AidRecord) =>
          farthest < 0 || contexts.includes(record.context) || ('reviewed' in record && record.reviewed === 'added')
        const wanted = records.filter((record) => kinds.includes(record.kind) && isNear(record))
        if (table && flags.formulaGuard) for (const record of wanted) guardedCount += guardedCells(record)
        yield wanted
      }
    }
    const write = await FORMATS[format]()
    const { COLUMNS, REVIEWED_COLUMNS } = await import('../../formats/columns.js')
    const columns = review === null ? COLUMNS : REVIEWED_COLUMNS
    const options = { formulaGuard: flags.formulaGuard, excel: flags.excel ?? false, columns }
    for await (const text of write(batches(), options)) await output.write(text)
    output.finish()
    if (guardedCount > 0 && !flags.quiet) {
      complain(
        `put ' before ${guardedCount} cells that a spreadsheet would run as formulas (--no-formula-guard leaves them)`,
      )
    }
  })
}

async function openReview(command: Command, file: string) {
  const { reviewIn } = await import('../decisions.js')
  return reviewIn(command, file)
}

function formatOf(output: string | undefined): FormatName {
  const ending = extname(output ?? '').slice(1)
  return FORMAT_NAMES.find((name) => name === ending) ?? 'json'
}

function open(command: Command, path: string | undefined): Output {
  try {
    return openOutput(path)
  } catch (error) {
    return command.error(`error: cannot write ${path}: ${systemError(error) ?? error}`)
  }
}
