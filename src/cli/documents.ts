import { existsSync, fstatSync, readFileSync, statSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { Diagnostic, ExtractOptions } from '../index.js'
import type { FoundFrame } from '../read/frames-at.js'
import type { Place } from '../read/place.js'
import { systemError } from '../system-error.js'
import { configFile } from './config.js'
import { raiseExitCode } from './exit-code.js'
import { complain, complainAtLength } from './messages.js'
import type { InputFlags } from './options.js'
import { clearProgress, progressLine, showProgress, showsProgress } from './progress.js'
import type { Job, Made, ReaderName } from './readers.js'
import { similar } from './similar.js'

/** What the user asked to read. */
export interface Inputs {
  readonly paths: readonly string[]
  readonly flags: InputFlags
  /** Site rules of the user's own. */
  readonly sites: ExtractOptions['sites']
  /** In how many threads; null: as many as pay. */
  readonly jobs: number | null
  /** Files that will be written, and so may not be read. */
  readonly outputs: readonly string[]
  /** How much a document may be, where the user says so. */
  readonly limits: ExtractOptions['limits']
  /** What the run has come to so far. */
  readonly run: Run
}

/** Counts of a run. */
export interface Run {
  readonly startedAt: number
  documents: number
  warnings: number
  failures: number
}

/**
 * The documents to read: standard input where no path is given, unless a person sits there, who gets the help.
 * @throws CommanderError behind that help, for a mistyped command, an encoding or a number of jobs that is none, site
 * rules that cannot be read, and an input that is one of the outputs
 */
export async function inputsOf(
  command: Command,
  given: readonly string[],
  flags: InputFlags & { readonly decisions?: string },
  outputs: readonly string[] = [],
): Promise<Inputs> {
  const listed = flags.filesFrom === undefined ? [] : await listedPaths(command, flags.filesFrom)
  const paths = await withoutPatterns(command, [...given, ...listed])
  if (flags.filesFrom !== undefined && paths.length === 0) command.error(`error: ${flags.filesFrom} lists no paths`)
  if (paths.length === 0 && process.stdin.isTTY) command.help({ error: true })
  const commands = (command.parent ?? command).commands.map((one) => one.name())
  for (const path of paths) {
    const near = existsSync(path) ? undefined : similar(path, commands)
    if (near !== undefined) command.error(`error: no file and no command '${path}'. Did you mean ${near}?`)
  }
  const { encoding } = flags
  if (encoding !== undefined) {
    const { decodeForced } = await import('../read/decode.js')
    if (decodeForced(new Uint8Array(), encoding) === null) {
      command.error(`error: unknown encoding '${encoding}': utf-8, gb18030, big5, utf-16le or another WHATWG name`)
    }
  }
  const { jobs } = flags
  if (jobs !== undefined && !/^[1-9]\d{0,2}$/.test(jobs)) {
    command.error(`error: --jobs takes a number of threads from 1 to 999, not '${jobs}'`)
  }
  const sites = flags.sites === undefined ? undefined : await sitesOf(command, flags.sites)
  const targets = outputs.filter((output) => output !== '-')
  refuseInputs(command, [...paths, flags.filesFrom, flags.sites, flags.lexicon, flags.decisions], targets)
  return {
    paths: paths.length === 0 ? ['-'] : [...new Set(paths)],
    flags,
    sites,
    jobs: jobs === undefined ? null : Number(jobs),
    outputs: targets,
    limits: flags.limit === undefined ? undefined : await limitsOf(command, flags.limit),
    run: { startedAt: performance.now(), documents: 0, warnings: 0, failures: 0 },
  }
}

/** @throws CommanderError where an output is one of the files that are read, the settings file included */
export function refuseInputs(
  command: Command,
  read: readonly (string | undefined)[],
  outputs: readonly string[],
): void {
  const files = [...read, configFile(process.cwd()) ?? undefined].filter((file) => file !== undefined)
  const taken = files.map((file) => takenBy(file, outputs)).find((target) => target !== null)
  if (taken) command.error(`error: ${clash(taken)}`)
}

/** The lines of a file of paths; empty ones are left out. */
async function listedPaths(command: Command, file: string): Promise<readonly string[]> {
  try {
    const { standardInput } = await import('../read/standard-input.js')
    const list = file === '-' ? await text(standardInput()) : readFileSync(file, 'utf8')
    return list
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
  } catch (error) {
    return command.error(`error: ${file}: ${systemError(error) ?? (error as Error).message}`)
  }
}

/** The paths with the files of patterns in their places, for shells that leave patterns as they are. */
async function withoutPatterns(command: Command, paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const path of paths) {
    if (!/[*?[{]/.test(path) || existsSync(path)) {
      found.push(path)
      continue
    }
    const { glob } = await import('tinyglobby')
    const files = await glob(path.replaceAll('\\', '/'), { expandDirectories: false })
    if (files.length === 0) command.error(`error: no file fits the pattern '${path}'`)
    found.push(...files.sort())
  }
  return found
}

async function limitsOf(command: Command, text: string): Promise<ExtractOptions['limits']> {
  const { limitsFrom } = await import('../limits.js')
  try {
    return limitsFrom(text)
  } catch (error) {
    return command.error(`error: --limit ${(error as Error).message}`)
  }
}

async function sitesOf(command: Command, file: string): Promise<ExtractOptions['sites']> {
  const { sitesFromText } = await import('../index.js')
  try {
    return sitesFromText(readFileSync(file, 'utf8'))
  } catch (error) {
    const said = systemError(error)
    const why = said === null ? (error as Error).message : `cannot be read: ${said}`
    return command.error(`error: ${file}: ${why}`)
  }
}

/** How a run that may be cut short keeps its place. */
export interface Bookmark {
  /** Where it goes on; null at the beginning. */
  readonly start: Place | null
  /** All in front of the place has been given and taken. */
  readonly reached: (place: Place) => Promise<void>
}

/**
 * What a reader makes of every document, in order and one by one. What a document has to say goes to standard error, and
 * one that cannot be read does not keep the next from its turn.
 * @throws Error for a document that is one of the outputs
 */
export async function* readDocuments<Name extends ReaderName>(
  inputs: Inputs,
  job: Job<Name>,
  bookmark?: Bookmark,
): AsyncIterable<Made<Name>> {
  const { paths, flags, sites, limits, jobs, outputs, run } = inputs
  const { documentName, documentPaths } = await import('../read/documents.js')
  const { framesFrom } = await import('../read/place.js')
  const { framesAt } = await import('../read/frames-at.js')
  const { defaultJobs, readFrames } = await import('./jobs.js')
  let total = 0
  if (showsProgress(flags)) for await (const _ of documentPaths(paths.filter((path) => path !== '-'))) total++
  const named = new Set(paths.map(documentName))
  let begun = -1
  const { input, encoding, column, strip } = flags
  const how = { input: { input, encoding, column, limits }, options: { sites, strip, limits } }
  const found: AsyncIterable<FoundFrame & { readonly place?: Place }> =
    bookmark === undefined ? framesAt(paths, how.input) : framesFrom(paths, how.input, bookmark.start)
  for await (const { item, result } of readFrames(found, job, how, jobs ?? defaultJobs())) {
    const { path, error, place } = item
    if (item.input !== begun) {
      begun = item.input
      const taken = takenBy(path, outputs)
      if (taken !== null) throw Object.assign(new Error(clash(taken)), { code: 'OUTPUT_IS_INPUT' })
    }
    if (error !== undefined) {
      // A path that was asked for by name is the caller's mistake; one that a folder holds is the document's.
      complain(`${path}: ${error}`)
      run.failures++
      raiseExitCode(named.has(path) ? 2 : 1)
    }
    for (const { name, result: made, bug } of result) {
      if (!flags.quiet) showProgress(progressLine({ done: begun, total, startedAt: run.startedAt, name }))
      run.documents++
      if (made === undefined) {
        complainAtLength(`${name}: ${bug}`)
        raiseExitCode(70)
        continue
      }
      reportDiagnostics(name, made.diagnostics, flags, run)
      yield made
    }
    if (place !== undefined) await bookmark?.reached(place)
  }
  clearProgress()
}

/** The one of the outputs that a file or standard input is, by whatever path or link. */
function takenBy(path: string, outputs: readonly string[]): string | null {
  if (outputs.length === 0) return null
  const same = (output: string) => {
    try {
      const [a, b] = [path === '-' ? fstatSync(0) : statSync(path), statSync(output)]
      return a.isFile() && a.dev === b.dev && a.ino === b.ino
    } catch {
      return false
    }
  }
  return outputs.find(same) ?? null
}

function clash(output: string): string {
  return `${output} is one of the files to read: name another file to write to`
}

/** Tells a person at the terminal what the run came to: one line, also where the records went to the same terminal. */
export function closingLine({ run, flags }: Inputs, records: number): void {
  if (!showsProgress(flags)) return
  const seconds = ((performance.now() - run.startedAt) / 1000).toFixed(1)
  const parts = [counted(run.documents, 'document'), counted(records, 'record'), counted(run.warnings, 'warning')]
  if (run.failures > 0) parts.push(`${run.failures} could not be read`)
  complain(`${parts.join(', ')}, ${seconds} s`)
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function reportDiagnostics(
  name: string,
  diagnostics: readonly Diagnostic[],
  { quiet, strict }: InputFlags,
  run: Run,
): void {
  if (diagnostics.some(({ level }) => level === 'error')) run.failures++
  for (const { level, message } of diagnostics) {
    if (level === 'info') continue
    if (level === 'warning') run.warnings++
    if (level === 'error' || !quiet) complain(`${name}: ${level === 'warning' ? 'warning: ' : ''}${message}`)
    if (level === 'error' || strict) raiseExitCode(1)
  }
}
