import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { Diagnostic, ExtractOptions, Source } from '../index.js'
import { raiseExitCode } from './exit-code.js'
import { complain } from './messages.js'
import type { InputFlags } from './options.js'
import { clearProgress, showProgress } from './progress.js'
import { systemError } from './system-error.js'

/** What the user asked to read. */
export interface Inputs {
  readonly paths: readonly string[]
  readonly flags: InputFlags
  /** Site rules of the user's own. */
  readonly sites: ExtractOptions['sites']
}

/**
 * The documents to read: standard input where no path is given, unless a person sits there, who gets the help.
 * @throws CommanderError behind that help, for an encoding that is none, and for site rules that cannot be read
 */
export async function inputsOf(command: Command, paths: readonly string[], flags: InputFlags): Promise<Inputs> {
  if (paths.length === 0 && process.stdin.isTTY) command.help({ error: true })
  const { encoding } = flags
  if (encoding !== undefined) {
    const { decodeForced } = await import('../read/decode.js')
    if (decodeForced(new Uint8Array(), encoding) === null) {
      command.error(`error: unknown encoding '${encoding}': utf-8, gb18030, big5, utf-16le or another WHATWG name`)
    }
  }
  const sites = flags.sites === undefined ? undefined : await sitesOf(command, flags.sites)
  return { paths: paths.length === 0 ? ['-'] : [...new Set(paths)], flags, sites }
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
  { paths, flags, sites }: Inputs,
  read: (source: Source, options: ExtractOptions) => T,
): AsyncIterable<T> {
  const { sources } = await import('../index.js')
  const { documentName } = await import('../read/documents.js')
  const named = new Set(paths.map(documentName))
  let count = 0
  for await (const { path, source, error } of sources(paths, flags)) {
    const name = source?.place ? `${path}: ${source.place}` : path
    if (!flags.quiet) showProgress(`${++count} ${name}`)
    if (source === undefined) {
      // A path that was asked for by name is the caller's mistake; one that a folder holds is the document's.
      complain(`${path}: ${error}`)
      raiseExitCode(named.has(path) ? 2 : 1)
      continue
    }
    try {
      const result = read(source, { sites, strip: flags.strip })
      reportDiagnostics(name, result.diagnostics, flags)
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

function reportDiagnostics(name: string, diagnostics: readonly Diagnostic[], { quiet, strict }: InputFlags): void {
  for (const { level, message } of diagnostics) {
    if (level === 'info') continue
    if (level === 'error' || !quiet) complain(`${name}: ${level === 'warning' ? 'warning: ' : ''}${message}`)
    if (level === 'error' || strict) raiseExitCode(1)
  }
}
