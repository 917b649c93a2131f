import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { configFile } from '../config.js'
import { raiseExitCode } from '../exit-code.js'
import { show } from '../show.js'
import { version } from '../version.js'

/** A sentence of our own, and what must be read in it. */
const TRIAL = '2018年,江苏省投入援疆资金22.29亿元,选派干部人才350名,实施援疆项目21个。'
const EXPECTED = '22.29亿元=2229000000 CNY, 350名=350 person, 21个=21 project'

/** Is all there that the program needs, and does it read a sentence right? */
export function doctorCommand(root: Command): void {
  root
    .command('doctor')
    .description('check the installation: versions, segmenter, dictionary, word lists, a sentence read as a trial')
    .action(async () => {
      const { DICTIONARY } = await import('../../segment/dictionary.js')
      const { lexiconVersion } = await import('../../lexicon/version.js')
      const say = (right: boolean, what: string, found: string) => {
        show(`${right ? 'ok   ' : 'WRONG'}  ${what.padEnd(11)}  ${found}\n`)
        if (!right) raiseExitCode(1)
      }
      say(true, 'aid-extract', version())
      say(true, 'Node', `${process.version} on ${process.platform} ${process.arch}`)
      say(true, 'settings', configFile(process.cwd()) ?? 'none: no aid-extract.config.json from here upward')
      say(true, 'word lists', `sha256:${lexiconVersion()}`)
      say(existsSync(DICTIONARY), 'dictionary', existsSync(DICTIONARY) ? DICTIONARY : 'not made: npm run build')
      try {
        const { extract } = await import('../../index.js')
        const { records } = extract(TRIAL, { format: 'text' })
        const read = records.map(({ raw, value, unit }) => `${raw}=${value} ${unit}`).join(', ')
        say(read === EXPECTED, 'trial', read === EXPECTED ? read : `${read}; expected: ${EXPECTED}`)
      } catch (error) {
        say(false, 'segmenter', (error as Error).message)
      }
    })
}
