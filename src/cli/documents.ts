import type { Command } from 'commander'
import type { Diagnostic, ExtractOptions } from '../index.js'
import { raiseExitCode } from './exit-code.js'
import { complain } from './messages.js'
import type { InputFlags } from './options.js'
import { clearProgress, showProgress } from './progress.js'

/**
 * The paths to read: standard input where none is given, unless a person sits there, who gets the help.
 * @throws CommanderError behind that help, and for an encoding that is none
 */
export async function inputPaths(
  command: Command,
  paths: readonly string[],
  { encoding }: InputFlags,
): Promise<readonly string[]> {
  if (paths.length === 0 && process.stdin.isTTY) command.help({ error: true })
  if (encoding !== undefined) {
    const { decodeForced } = await import('../read/decode.js')
    if (decodeForced(new Uint8Array(), encoding) === null) {
      command.error(`error: unknown encoding '${encoding}': utf-8, gb18030, big5, utf-16le or another WHATWG name`)
    }
  }
  return paths.length === 0 ? ['-'] : paths
}

/**
 * What `read` makes of every document of the paths, in order. What a document has to say goes to standard error, and
 * one that cannot be read does not keep the next from its turn.
 */
export async function* readDocuments<T extends { readonly diagnostics: readonly Diagnostic[] }>(
  paths: readonly string[],
  flags: InputFlags,
  read: (bytes: Uint8Array, options: ExtractOptions) => T,
): AsyncIterable<T> {
  const { documents } = await import('../index.js')
  let count = 0
  for await (const { path, bytes, error } of documents([...new Set(paths)])) {
    if (!flags.quiet) showProgress(`${++count} ${path}`)
    if (bytes === undefined) {
      // A path that was asked for by name is the caller's mistake; one that a folder holds is the document's.
      complain(`${path}: ${error}`)
      raiseExitCode(paths.includes(path) ? 2 : 1)
      continue
    }
    try {
      const result = read(bytes, extractOptions(path, flags))
      reportDiagnostics(path, result.diagnostics, flags)
      yield result
    } catch (bug) {
      complain(`${path}: ${(bug as Error).stack}`)
      raiseExitCode(70)
    }
  }
  clearProgress()
}

function extractOptions(doc: string, { encoding, input }: InputFlags): ExtractOptions {
  return { doc, encoding, format: input === 'auto' ? undefined : input }
}

function reportDiagnostics(path: string, diagnostics: readonly Diagnostic[], { quiet, strict }: InputFlags): void {
  for (const { level, message } of diagnostics) {
    if (level === 'info') continue
    if (level === 'error' || !quiet) complain(`${path}: ${level === 'warning' ? 'warning: ' : ''}${message}`)
    if (level === 'error' || strict) raiseExitCode(1)
  }
}
