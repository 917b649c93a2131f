import { type Command, Option } from 'commander'
import { printable } from '../../printable.js'
import { inputsOf, readDocuments } from '../documents.js'
import { type InputFlags, withInputOptions } from '../options.js'

const LAYOUTS = ['text', 'json', 'jsonl'] as const
const LAYOUT = {
  text: async () => ({ head: () => '', between: '', tail: '' }),
  json: async () => (await import('../../formats/json.js')).jsonArray,
  jsonl: async () => (await import('../../formats/jsonl.js')).jsonLines,
}

interface Flags extends InputFlags {
  readonly format: (typeof LAYOUTS)[number]
  readonly dropped?: true
  readonly source?: true
}

/** What the tool takes for the article: the text that figures are read from. */
export function textCommand(root: Command): void {
  withInputOptions(
    root
      .command('text')
      .description('print the article as it is kept, without the page around it')
      .addOption(new Option('-f, --format <format>', 'output format').choices(LAYOUTS).default('text'))
      .option('--source', 'print the decoded file instead, the text that start and end of a record point into')
      .option('--dropped', 'print what was left out or kept in doubt instead: line, reason, text'),
  ).action(async (paths: string[], { format, dropped, source, ...flags }: Flags, command: Command) => {
    if (source && (dropped || format !== 'text'))
      command.error('error: --source prints text alone: leave out the others')
    const inputs = await inputsOf(command, paths, flags)
    const { documentName } = await import('../../read/documents.js')
    const single = inputs.paths.length === 1 ? documentName(inputs.paths[0] as string) : null
    const what = source ? 'source' : dropped ? 'dropped' : 'article'
    const job = { reader: 'articles' as const, options: { layout: format, what, single } as const }
    async function* pieces() {
      for await (const { text } of readDocuments(inputs, job)) yield text
    }
    const { joined } = await import('../../formats/text-format.js')
    const layout = await LAYOUT[format]()
    const { openOutput } = await import('../output.js')
    const output = openOutput(undefined)
    const shown = format === 'text' && process.stdout.isTTY
    for await (const piece of joined(layout.head(), layout, pieces()))
      await output.write(shown ? printable(piece) : piece)
  })
}
