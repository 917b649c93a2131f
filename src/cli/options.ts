import { type Command, Option } from 'commander'
import type { InputOptions } from '../index.js'

type Input = NonNullable<InputOptions['input']>
const INPUTS: readonly Input[] = ['auto', 'html', 'text', 'jsonl', 'warc']

export interface InputFlags {
  readonly encoding?: string
  readonly input: Input
  readonly lexicon?: string
  readonly sites?: string
  readonly filesFrom?: string
  readonly column?: string
  readonly strip: boolean
  readonly jobs?: string
  readonly limit?: string
  readonly strict?: true
  readonly quiet?: true
}

/** Adds what every command that reads documents takes. */
export function withInputOptions(command: Command): Command {
  return command
    .argument(
      '[paths...]',
      "files, folders and patterns ('pages/**/*.html'); - is standard input, also when it is piped and no path is given",
    )
    .option('--files-from <file>', 'read also the paths that a file lists, one a line; - is standard input')
    .option('--column <name>', 'csv, tsv, xlsx: the column that holds the texts, a document a row')
    .option('--encoding <name>', 'read every document in this encoding (default: found by its bytes)')
    .addOption(
      new Option('--input <format>', 'what the inputs are, auto by content and ending').choices(INPUTS).default('auto'),
    )
    .option('--lexicon <file>', 'words of your own beside those of the package: people, units, currencies, places …')
    .option(
      '--limit <name=value>',
      'how much a document may be: document=64MB,numbers=1M (default: document=10MB, header=64KB, ratio=1000, nodes=500k, characters=1M, numbers=8k)',
      (text, before: string | undefined) => (before === undefined ? text : `${before},${text}`),
    )
    .option('--sites <file>', 'site rules of your own, a tab-separated file: use, selector')
    .option('--no-strip', 'the documents are all article: take nothing for page chrome')
    .option('--jobs <number>', 'read in so many threads at a time (default: as many as pay; a small run needs one)')
    .option('--strict', 'a warning about a document is a failure (exit code 1)')
    .option('-q, --quiet', 'errors only: no progress, no warnings')
}
