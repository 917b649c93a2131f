import { Command, InvalidArgumentError, type Option } from 'commander'
import { printableLine } from '../printable.js'
import { checkCommand } from './commands/check.js'
import { completionCommand } from './commands/completion.js'
import { doctorCommand } from './commands/doctor.js'
import { explainCommand } from './commands/explain.js'
import { extractCommand } from './commands/extract.js'
import { reviewCommand } from './commands/review.js'
import { schemaCommand } from './commands/schema.js'
import { summaryCommand } from './commands/summary.js'
import { textCommand } from './commands/text.js'
import { applyConfig } from './config.js'
import { applyLexicon } from './lexicon.js'
import { suggestion } from './similar.js'
import { version } from './version.js'

const EXAMPLES = `Examples:
  aid-extract report.html --format csv -o report.csv
  aid-extract pages/ more.txt --kind money --format jsonl
  curl -s https://example.org/article.html | aid-extract -
  aid-extract crawl.warc.gz articles.jsonl --format csv
  aid-extract explain "派遣60多万援助人员"
  aid-extract text report.html --dropped
  aid-extract summary pages/ --by year,donor
`

const EXIT_CODES = `
Exit codes: 0 done, 1 differences or some documents failed, 2 wrong usage or a path that cannot be read,
70 a bug; ended by a signal: 130 (Ctrl-C), 143 (SIGTERM), 129 (SIGHUP).`

/** Commander's message with nothing of the user's breaking its line; its own hint keeps a line to itself. */
function inOneLine(text: string): string {
  const [message = '', hint] = text.trimEnd().split(/\n(?=\(Did you mean )/)
  return `${[message.replace(/^error:/, 'aid-extract:'), ...(hint === undefined ? [] : [hint])].map(printableLine).join('\n')}\n`
}

/** The command line as commander reads it. What a command needs is loaded only when it runs: `--help` is quick. */
export function program(): Command {
  const root = new Command('aid-extract')
    .description('Counterpart-aid documents in Chinese → records of money, people and projects.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', EXIT_CODES)
    .configureOutput({ outputError: (text, write) => write(inOneLine(text)) })
    .exitOverride()
    // `text --format` is an option of `text`, not of the default command.
    .enablePositionalOptions()
  extractCommand(root)
  textCommand(root)
  explainCommand(root)
  schemaCommand(root)
  summaryCommand(root)
  checkCommand(root)
  reviewCommand(root)
  doctorCommand(root)
  completionCommand(root)
  root.helpCommand('help [command]', 'print the help of a command')
  for (const { options } of [root, ...root.commands]) options.forEach(suggestChoices)
  root.hook('preSubcommand', (_, command) => {
    const early = Object.keys(root.opts()).find((key) => root.getOptionValueSource(key) === 'cli')
    if (early) root.error(`error: options of '${command.name()}' stand after its name`)
  })
  root.hook('preAction', async (_, command) => {
    applyConfig(root, command)
    await applyLexicon(command)
  })
  return root
}

/** An option with choices says which of them a mistyped one stands for. */
function suggestChoices(option: Option): void {
  const choices = option.argChoices
  if (choices === undefined) return
  option.argParser((value) => {
    if (choices.includes(value)) return value
    throw new InvalidArgumentError(`${suggestion(value, choices)} Allowed choices are ${choices.join(', ')}.`.trim())
  })
}
