import { type Command, Option } from 'commander'
import type { Article } from '../../index.js'
import { inputsOf, readDocuments } from '../documents.js'
import { type InputFlags, withInputOptions } from '../options.js'
import { openOutput } from '../output.js'

const LAYOUTS = ['text', 'json', 'jsonl'] as const

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
    const { readArticle } = await import('../../index.js')
    const { articleLines, articleRow, droppedRows } = await import('../../formats/article.js')
    const articles = readDocuments(inputs, readArticle)
    const { documentName } = await import('../../read/documents.js')
    const single = inputs.paths.length === 1 ? documentName(inputs.paths[0] as string) : undefined

    async function* rows() {
      for await (const article of articles) {
        if (dropped) yield droppedRows(article)
        else if (!failed(article)) yield [articleRow(article)]
      }
    }
    async function* sourceText(): AsyncIterable<string> {
      for await (const { source } of articles) {
        // one document comes out as it is, so that offsets hold
        if (source.text !== '') yield source.doc === single ? source.text : `==> ${source.doc} <==\n${source.text}\n`
      }
    }
    async function* plain(): AsyncIterable<string> {
      for await (const article of articles) {
        if (failed(article) && !dropped) continue
        const lines = dropped
          ? droppedRows(article).map(({ line, reason, text }) => `${line}\t${reason}\t${text.replace(/\s+/g, ' ')}`)
          : articleLines(article)
        // More than one document: say where each begins.
        yield [...(article.source.doc === single ? [] : [`==> ${article.source.doc} <==`]), ...lines, ''].join('\n')
      }
    }
    const output = openOutput(undefined)
    const pieces =
      format === 'text'
        ? (source ? sourceText : plain)()
        : format === 'json'
          ? (await import('../../formats/json.js')).json(rows())
          : (await import('../../formats/jsonl.js')).jsonl(rows())
    for await (const piece of pieces) await output.write(piece)
  })
}

function failed({ diagnostics }: Article): boolean {
  return diagnostics.some(({ level }) => level === 'error')
}
