import { type Command, Option } from 'commander'
import type { InputOptions } from '../index.js'

type Input = NonNullable<InputOptions['input']>
const INPUTS: readonly Input[] = ['auto', 'html', 'text', 'jsonl', 'warc']

export interface InputFlags {
  readonly encoding?: string
  readonly input: Input
  readonly sites?: string
  readonly strip: boolean
  readonly strict?: true
  readonly quiet?: true
}

/** Adds what every command that reads documents takes. */
export function withInputOptions(command: Command): Command {
  return command
    .argument('[paths...]', 'files and folders; - is standard input, also when it is piped and no path is given')
    .option('--encoding <name>', 'read every document in this encoding (default: found by its bytes)')
    .addOption(
      new Option('--input <format>', 'what the inputs are, auto by content and ending').choices(INPUTS).default('auto'),
    )
    .option('--sites <file>', 'site rules of your own, a tab-separated file: use, selector')
    .option('--no-strip', 'the documents are all article: take nothing for page chrome')
    .option('--strict', 'a warning about a document is a failure (exit code 1)')
    .option('-q, --quiet', 'errors only: no progress, no warnings')
}
