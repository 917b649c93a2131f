import { statSync } from 'node:fs'
import { extname } from 'node:path'
import type { Command } from 'commander'
import { FORMAT_NAMES, FORMATS, type FormatName } from '../formats/index.js'

/**
 * The format to write: the one asked for, else the one that the output's ending names, else JSON on standard output.
 * @throws CommanderError for an ending that names none, and where bytes would go to a terminal
 */
export function formatOf(command: Command, asked: FormatName | undefined, output: string | undefined): FormatName {
  const streamed = output === undefined || output === '-'
  const name = asked ?? (streamed || isDevice(output) ? 'json' : byEnding(command, output))
  if (FORMATS[name].binary && streamed && process.stdout.isTTY) {
    command.error(`error: ${name} is not for a terminal: name a file with --output, or pipe it on`)
  }
  return name
}

function byEnding(command: Command, output: string): FormatName {
  if (statSync(output, { throwIfNoEntry: false })?.isDirectory()) {
    command.error(`error: ${output} is a folder: write ${output}/ to fill it with a data package`)
  }
  const ending = extname(output).toLowerCase()
  const name = FORMAT_NAMES.find((known) => (FORMATS[known].endings as readonly string[]).includes(ending))
  if (name !== undefined) return name
  const endings = FORMAT_NAMES.flatMap((known) => FORMATS[known].endings).join(' ')
  const what = ending === '' ? 'has no ending' : `ends in ${ending}, which is no format`
  return command.error(`error: ${output} ${what}: end it in one of ${endings}, or name the format with --format`)
}

/** A pipe or a device has a name that says nothing of what goes through it. */
function isDevice(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat !== undefined && !stat.isFile() && !stat.isDirectory()
}
