import { text } from 'node:stream/consumers'
import type { Command } from 'commander'

/** What each stage saw in a text and decided. */
export function explainCommand(root: Command): void {
  root
    .command('explain')
    .description('show what is read in a text and why: figures with their words and rules, other numbers')
    .argument('<text...>', 'Chinese text; - is standard input')
    .action(async (words: string[]) => {
      const { explain } = await import('../../index.js')
      const { explanation } = await import('../../formats/explanation.js')
      const given = words.length === 1 && words[0] === '-' ? await text(process.stdin) : words.join(' ')
      process.stdout.write(explanation(explain(given)))
    })
}
