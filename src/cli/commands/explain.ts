import { existsSync, statSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import type { Reading } from '../../index.js'
import { print, show } from '../show.js'

interface Flags {
  readonly line?: string
  readonly id?: string
  readonly all?: true
  readonly format: 'text' | 'json'
}

/** What each stage saw in a text, or in a document, and decided. */
export function explainCommand(root: Command): void {
  root
    .command('explain')
    .description('show what is read in a text or a file and why: figures with their words and rules, other numbers')
    .argument('<what...>', 'Chinese text, or one file that --line, --id or --all says to read; - is standard input')
    .option('--lexicon <file>', 'words of your own beside those of the package')
    .option('--line <number>', "a file: the figures of this line, as the records' `line` counts them")
    .option('--id <id>', 'a file: the figure of this record')
    .option('--all', 'a file: all its figures')
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .action(async (words: string[], flags: Flags, command: Command) => {
      const { explain } = await import('../../index.js')
      const { standardInput } = await import('../../read/standard-input.js')
      const { explained, explanation } = await import('../../formats/explanation.js')
      const [first = ''] = words
      if (flags.line !== undefined && !/^[1-9]\d*$/.test(flags.line))
        command.error(`error: --line takes the number of a line, from 1, not '${flags.line}'`)
      const asked = flags.line !== undefined || flags.id !== undefined || flags.all === true
      const reading = asked
        ? await document(first, words.length, command)
        : explain(words.length === 1 && first === '-' ? await text(standardInput()) : words.join(' '))
      const wanted = reading.mentions.filter((_, i) => {
        const record = reading.records[i]
        if (flags.line !== undefined && record?.line !== Number(flags.line)) return false
        return flags.id === undefined || record?.id === flags.id
      })
      if (asked && wanted.length === 0)
        command.error(
          `error: ${first} has ${flags.id ? 'no such figure' : 'no figure'}${flags.line ? ` on line ${flags.line}` : ''}`,
        )
      if (flags.format === 'json') print(`${JSON.stringify(explained(reading, wanted), null, 2)}\n`)
      else show(explanation(reading, asked ? wanted : undefined))
    })
}

/** What was read in a file; ends with a message where it is none. */
async function document(path: string, count: number, command: Command): Promise<Reading> {
  if (count > 1) command.error('error: --line, --id and --all take one file')
  if (path !== '-' && !existsSync(path))
    command.error(
      `error: ${path}: no such file. --line, --id and --all are for a document; without them the words are the text`,
    )
  if (path !== '-' && !statSync(path).isFile())
    command.error(`error: ${path} is a folder: --line, --id and --all are for one file`)
  const { explainDocument, sources } = await import('../../index.js')
  for await (const found of sources([path])) {
    if (found.source === undefined) return command.error(`error: ${found.path}: ${found.error}`)
    return explainDocument(found.source)
  }
  return command.error(`error: ${path} holds no document`)
}
