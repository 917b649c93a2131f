import { statSync } from 'node:fs'
import { extname } from 'node:path'
import type { Command } from 'commander'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../formats/index.js'

/**
 * The format to write: the one asked for, else the one that the output's ending names, else JSON on standard output.
 * @throws CommanderError for an ending that names none, and where bytes would go to a terminal
 */
export function formatOf(command: Command, asked: FormatName | undefined, output: string | undefined): FormatName {
  if (output === '') command.error('error: the output has no name')
  const name = asked ?? (isStreamed(output) ? 'json' : byEnding(command, output))
  if (FORMATS[name].binary && (output === undefined || output === '-') && process.stdout.isTTY) {
    command.error(`error: ${name} is not for a terminal: name a file with --output, or pipe it on`)
  }
  return name
}

/** True for standard output, and for a pipe or a device, whose name says nothing of what goes through it. */
export function isStreamed(output: string | undefined): output is undefined {
  if (output === undefined || output === '-') return true
  const stat = statSync(output, { throwIfNoEntry: false })
  return stat !== undefined && !stat.isFile() && !stat.isDirectory()
}

/**
 * What a file's ending names.
 * @throws CommanderError where it names nothing, or the path is a folder; `or` says what else would mend it
 */
export function namedByEnding<Name extends string>(
  command: Command,
  output: string,
  names: readonly Name[],
  endingsOf: (name: Name) => readonly string[],
  or = '',
): Name {
  const ending = extname(output).toLowerCase()
  const found = names.find((name) => endingsOf(name).includes(ending))
  if (found !== undefined && !isFolder(output)) return found
  const what = isFolder(output)
    ? 'is a folder'
    : ending === ''
      ? 'has no ending'
      : `ends in ${ending}, which is no format`
  const known = names.flatMap((name) => endingsOf(name)).join(' ')
  return command.error(`error: ${output} ${what}: end it in one of ${known}${or && `, ${or}`}`)
}

function byEnding(command: Command, output: string): FormatName {
  if (isFolder(output)) command.error(`error: ${output} is a folder: write ${output}/ to fill it with a data package`)
  return namedByEnding(
    command,
    output,
    FORMAT_NAMES,
    (name) => FORMATS[name].endings,
    'or name the format with --format',
  )
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
