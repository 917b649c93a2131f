import type { Command } from 'commander'
import type { DocumentResult, Format, FormatOptions } from '../formats/format.js'
import { guardedIn } from '../formats/formula-guard.js'
import { FORMATS, type FormatName } from '../formats/index.js'
import { joined, type TextFormat } from '../formats/text-format.js'
import { ownWordsVersion } from '../lexicon/own.js'
import { lexiconVersion } from '../lexicon/version.js'
import type { Place } from '../read/place.js'
import type { ExtractFlags } from './commands/extract.js'
import { type Bookmark, type Inputs, type Run, readDocuments } from './documents.js'
import { type ExitCode, raiseExitCode } from './exit-code.js'
import { openFolder } from './folder-output.js'
import { complain } from './messages.js'
import { type Output, openOutput } from './output.js'
import { openPartial } from './partial-output.js'
import type { Job } from './readers.js'
import { type Selection, selected } from './selection.js'
import { version } from './version.js'

/** What was asked for, checked. */
export interface Wanted {
  readonly inputs: Inputs
  readonly flags: ExtractFlags
  readonly format: FormatName
  /** The folder that a data package fills. */
  readonly folder: string | null
  readonly selection: Selection
  readonly write: FormatOptions
}

/** What a run has come to. */
export interface Counts {
  records: number
  /** Cells that the formula guard has changed. */
  guarded: number
  /** Documents left out since they state no day. */
  undated: number
}

/** Reads, selects and writes. @throws Error with a code that the command line tells in one line */
export async function extractAll(command: Command, wanted: Wanted): Promise<Counts> {
  const { flags, format, folder } = wanted
  const { text } = FORMATS[format] as Format
  const counts = { records: 0, guarded: 0, undated: 0 }
  if (text !== undefined && folder === null && !flags.across && flags.decisions === undefined) {
    await writeApart(await text(), wanted, counts)
  } else {
    await writeTogether(await results(command, wanted, counts), wanted)
  }
  return counts
}

/** Each document is written where it is read, in another thread perhaps; here the pieces are joined. */
async function writeApart(text: TextFormat, wanted: Wanted, counts: Counts): Promise<void> {
  const { inputs, flags, format, selection, write } = wanted
  const options = { format, write, selection, errorsAsRecords: flags.errorsAsRecords ?? false }
  const job = { reader: 'pieces' as const, options }
  const { output, bookmark } = flags.resume ? goOn(flags.output ?? '', job, inputs, counts) : anew(flags.output)
  async function* pieces() {
    for await (const piece of readDocuments(inputs, job, bookmark)) {
      counts.records += piece.records
      counts.guarded += piece.guarded
      counts.undated += Number(piece.undated)
      yield piece.bytes
    }
  }
  for await (const piece of joined(text.head(write), text, pieces())) await output.write(piece)
  output.finish()
}

function anew(path: string | undefined): { readonly output: Output; readonly bookmark?: Bookmark } {
  return { output: openOutput(path) }
}

/** Takes up the run that an earlier one with the same options has left unfinished: its result, its counts, its exit code. */
function goOn(path: string, job: Job<'pieces'>, { paths, sites, flags, run }: Inputs, counts: Counts) {
  const { encoding, input, column, strip } = flags
  const asked = {
    version: version(),
    lexicon: lexiconVersion(),
    words: ownWordsVersion(),
    paths,
    sites,
    encoding,
    input,
    column,
    strip,
    job,
  }
  interface Come extends Counts, Pick<Run, 'documents' | 'warnings' | 'failures'> {
    readonly exitCode: ExitCode
  }
  const output = openPartial<Come>(path, JSON.stringify(asked))
  if (output.left !== null) {
    const { exitCode, documents, warnings, failures, ...rest } = output.left.counts
    Object.assign(counts, rest)
    Object.assign(run, { documents, warnings, failures })
    raiseExitCode(exitCode)
    if (!flags.quiet) complain(`${path}: going on behind the ${documents} documents that were read before`)
  }
  const come = (): Come => {
    const { documents, warnings, failures } = run
    return { ...counts, documents, warnings, failures, exitCode: Number(process.exitCode ?? 0) as ExitCode }
  }
  const bookmark = { start: output.left?.place ?? null, reached: (place: Place) => output.reached(place, come()) }
  return { output, bookmark }
}

/** The records of all documents, for what can only be told when all are at hand. */
async function results(command: Command, wanted: Wanted, counts: Counts): Promise<AsyncIterable<DocumentResult>> {
  const { inputs, flags, format, folder, selection, write } = wanted
  const review =
    flags.decisions === undefined ? null : (await import('./decisions.js')).reviewIn(command, flags.decisions)
  const isText = !FORMATS[format].binary && folder === null
  const job = { reader: 'results' as const, options: { selection, withText: isText } }
  async function* read(): AsyncIterable<DocumentResult> {
    const reviewed = async function* () {
      if (review === null) yield* readDocuments(inputs, job)
      else for await (const whole of review.read(inputs)) yield selected(whole, selection)
    }
    for await (const { result, undated } of reviewed()) {
      counts.undated += Number(undated)
      if (result !== null) yield result
    }
  }
  const all = flags.across ? (await import('../summary/linked.js')).linked(read()) : read()
  return (async function* () {
    for await (const result of all) {
      counts.records += result.records.length
      counts.guarded += guardedIn(result.records, write.columns)
      yield result
    }
  })()
}

async function writeTogether(results: AsyncIterable<DocumentResult>, { flags, format, folder, write }: Wanted) {
  if (folder === null) {
    const output = openOutput(flags.output)
    const all = await FORMATS[format].load()
    for await (const piece of all(results, write)) await output.write(piece)
    output.finish()
    return
  }
  const { dataPackage, PACKAGE_FILES } = await import('../formats/data-package.js')
  const output = openFolder(folder, PACKAGE_FILES)
  for await (const { file, text } of dataPackage(results, write, version())) await output.write(file, text)
  output.finish()
}
