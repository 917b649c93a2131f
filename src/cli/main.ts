import { CommanderError } from 'commander'
import { systemError } from '../system-error.js'
import { raiseExitCode } from './exit-code.js'
import { complain, complainAtLength } from './messages.js'
import { program } from './program.js'
import { stackOf } from './stack.js'

/** Runs the command line. Nothing else ends the process. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', unwritten)
  process.stderr.on('error', () => {})
  process.on('uncaughtException', bug)
  try {
    await runCommand(argv)
  } catch (error) {
    bug(error)
  }
  // an input that is still waited for must not hold up the end, which comes when all that was written has been taken
  process.stdout.write('', (error) => {
    if (error) unwritten(process.stdout.errored ?? error)
    process.exit()
  })
}

/** Ends with what became of standard output: a reader that has seen enough (`| head -1`) is no failure. */
function unwritten(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(0)
  complain(`cannot write the output: ${error.message}`)
  process.exit(2)
}

/** Codes of errors that are no bug: their message says how to mend it. */
const ENDS: readonly string[] = [
  ...['NO_SEGMENTER', 'TOO_LARGE', 'UNWRITABLE', 'OUTPUT_IS_INPUT', 'OTHER_RUN', 'OTHER_INPUT'],
]

/**
 * Runs a command: what it says goes to standard output and standard error, how it ended to `process.exitCode`.
 * @throws Error only where there is a bug
 */
export async function runCommand(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(argv)
  } catch (error) {
    // commander has printed its message; its own code for wrong usage is 1.
    if (error instanceof CommanderError) return raiseExitCode(error.exitCode === 0 ? 0 : 2)
    const { code, message, path } = error as NodeJS.ErrnoException
    const said = systemError(error)
    // what the machine refuses is no bug either
    if (said !== null) complain(path === undefined ? said : `${path}: ${said}`)
    else if (code !== undefined && ENDS.includes(code)) complain(message)
    else throw error
    raiseExitCode(2)
  }
}

function bug(error: unknown): never {
  complainAtLength(error instanceof Error ? stackOf(error) : String(error))
  process.exit(70)
}
