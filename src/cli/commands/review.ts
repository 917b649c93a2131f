import type { Command } from 'commander'
import { type Inputs, inputsOf, readDocuments } from '../documents.js'
import { isStreamed, namedByEnding } from '../format-of.js'
import { complain } from '../messages.js'
import { type InputFlags, withInputOptions } from '../options.js'

interface Flags extends InputFlags {
  readonly output: string
}

const PAGE = ['.html', '.htm']

/** One page in which a person checks the figures of documents by eye and corrects them. */
export function reviewCommand(root: Command): void {
  withInputOptions(
    root
      .command('review')
      .description('write one page to check and correct the figures in: opens in a browser, needs no network')
      .requiredOption('-o, --output <file>', 'the page to write; - is standard output'),
  ).action(async (paths: string[], flags: Flags, command: Command) => {
    if (!isStreamed(flags.output)) namedByEnding(command, flags.output, ['html'], () => PAGE)
    const inputs = await inputsOf(command, paths, flags, [flags.output])
    const { reviewOf } = await import('../../review/review.js')
    const review = reviewOf(version(command), inputWords(inputs))
    const { openOutput } = await import('../output.js')
    const output = openOutput(flags.output)
    for await (const { part } of readDocuments(inputs, { reader: 'reviewed', options: null })) review.add(part)
    for (const text of review.page()) await output.write(text)
    output.finish()
    if (!flags.quiet) complain(`${flags.output}: ${review.summary()}. Open it in a browser`)
  })
}

/** What another command needs to read the same documents in the same way. */
function inputWords({ paths, flags: { encoding, input, lexicon, sites, strip } }: Inputs): readonly string[] {
  const options = {
    '--encoding': encoding,
    '--input': input === 'auto' ? undefined : input,
    '--lexicon': lexicon,
    '--sites': sites,
  }
  const given = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [name, value]))
  return [...paths, ...given, ...(strip ? [] : ['--no-strip'])]
}

function version(command: Command): string {
  return command.parent?.version() ?? ''
}
