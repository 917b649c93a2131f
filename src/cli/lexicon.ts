import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { systemError } from '../system-error.js'

/**
 * Puts the words of a command's `--lexicon` beside those of the package; without that nothing is loaded.
 * @throws CommanderError for a file that cannot be read or has a mistake
 */
export async function applyLexicon(command: Command): Promise<void> {
  const { lexicon: file } = command.opts<{ readonly lexicon?: string }>()
  if (file === undefined) return
  const { useLexicon } = await import('../index.js')
  try {
    await useLexicon(readFileSync(file, 'utf8'))
  } catch (error) {
    const said = systemError(error)
    command.error(`error: ${file}: ${said === null ? (error as Error).message : `cannot be read: ${said}`}`)
  }
}
