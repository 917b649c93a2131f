import { existsSync, readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { Diagnostic, ExtractOptions, Source } from '../index.js'
import { raiseExitCode } from './exit-code.js'
import { complain } from './messages.js'
import type { InputFlags } from './options.js'
import { clearProgress, progressLine, showProgress, showsProgress } from './progress.js'
import { similar } from './similar.js'
import { systemError } from './system-error.js'

/** What the user asked to read. */
export interface Inputs {
  readonly paths: readonly string[]
  readonly flags: InputFlags
  /** Site rules of the user's own. */
  readonly sites: ExtractOptions['sites']
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
 * @throws CommanderError behind that help, for a mistyped command, an encoding that is none, and site
 * rules that cannot be read
 */
export async function inputsOf(command: Command, given: readonly string[], flags: InputFlags): Promise<Inputs> {
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
  const sites = flags.sites === undefined ? undefined : await sitesOf(command, flags.sites)
  return {
    paths: paths.length === 0 ? ['-'] : [...new Set(paths)],
    flags,
    sites,
    run: { startedAt: performance.now(), documents: 0, warnings: 0, failures: 0 },
  }
}

/** The lines of a file of paths; empty ones are left out. */
async function listedPaths(command: Command, file: string): Promise<readonly string[]> {
  try {
    const list = file === '-' ? await text(process.stdin) : readFileSync(file, 'utf8')
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

/**
 * What `read` makes of every document, in order and one by one. What a document has to say goes to standard error, and
 * one that cannot be read does not keep the next from its turn.
 */
export async function* readDocuments<T extends { readonly diagnostics: readonly Diagnostic[] }>(
  { paths, flags, sites, run }: Inputs,
  read: (source: Source, options: ExtractOptions) => T,
): AsyncIterable<T> {
  const { sources } = await import('../index.js')
  const { documentName, documentPaths } = await import('../read/documents.js')
  let total = 0
  if (showsProgress(flags)) for await (const _ of documentPaths(paths.filter((path) => path !== '-'))) total++
  const named = new Set(paths.map(documentName))
  const begun = new Set<string>()
  for await (const { path, source, error } of sources(paths, flags)) {
    const name = source?.place ? `${path}: ${source.place}` : path
    begun.add(path)
    if (!flags.quiet) showProgress(progressLine({ done: begun.size - 1, total, startedAt: run.startedAt, name }))
    if (source === undefined) {
      // A path that was asked for by name is the caller's mistake; one that a folder holds is the document's.
      complain(`${path}: ${error}`)
      run.failures++
      raiseExitCode(named.has(path) ? 2 : 1)
      continue
    }
    run.documents++
    try {
      const result = read(source, { sites, strip: flags.strip })
      reportDiagnostics(name, result.diagnostics, flags, run)
      yield result
    } catch (bug) {
      // no document's fault, and the next would meet it too
      if ((bug as NodeJS.ErrnoException).code === 'NO_SEGMENTER') throw bug
      complain(`${name}: ${(bug as Error).stack}`)
      raiseExitCode(70)
    }
  }
  clearProgress()
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
