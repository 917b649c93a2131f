import { statSync } from 'node:fs'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { Result } from '../../check/check.js'
import type { Paint } from '../../check/report.js'
import { raiseExitCode } from '../exit-code.js'
import { complain } from '../messages.js'
import { clearProgress, showProgress } from '../progress.js'

/** Golden comparison: do the fixtures still give what they must give? */
export function checkCommand(root: Command): void {
  root
    .command('check')
    .description('compare what the fixtures give with what they must give')
    .argument('[folder]', 'the fixtures', 'fixtures')
    .option('--update', 'write what they give as what they must give; refused where CI is set')
    .action(async (folder: string, { update }: { update?: true }, command: Command) => {
      if (update && isSet(process.env.CI)) command.error('error: --update is refused where CI is set')
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) command.error(`error: ${folder}: no such folder`)
      const { findCases } = await import('../../check/cases.js')
      const { cases, orphans } = await findCases(folder)
      if (cases.length === 0) command.error(`error: ${folder} holds no documents to check`)
      for (const file of orphans) fail(`${file}: its document is gone`)

      const { runCase } = await import('../../check/check.js')
      const { extract } = await import('../../index.js')
      const settle = update ? await updater() : await comparer()
      let records = 0
      for (const [i, item] of cases.entries()) {
        showProgress(`${i + 1}/${cases.length} ${item.doc}`)
        const result = runCase(item, extract)
        for (const error of result.errors) fail(`${item.doc}: ${error}`)
        settle(result)
        records += result.records.length
      }
      clearProgress()
      print(`${cases.length} documents, ${records} records: ${process.exitCode ? 'not as expected' : 'as expected'}\n`)
    })
}

/** Says how a result differs from what is expected of it. */
async function comparer(): Promise<(result: Result) => void> {
  const { differencesOf } = await import('../../check/check.js')
  const { reportDifferences } = await import('../../check/report.js')
  const colours = process.stdout.isTTY && !isSet(process.env.NO_COLOR) && process.env.TERM !== 'dumb'
  const paint: Paint = (colour, text) => (colours ? styleText(colour, text) : text)
  return (result) => {
    const differences = differencesOf(result)
    if (differences === null) fail(`${result.expected}: no such file; aid-extract check --update writes it`)
    else if (differences.length > 0) {
      print(reportDifferences(result.doc, differences, paint))
      raiseExitCode(1)
    }
  }
}

/** Makes a result what is expected. */
async function updater(): Promise<(result: Result) => void> {
  const { writeExpected } = await import('../../check/expected.js')
  return ({ expected, records, errors }) => {
    if (errors.length === 0 && writeExpected(expected, records)) print(`wrote ${expected}\n`)
  }
}

function print(text: string): void {
  clearProgress()
  process.stdout.write(text)
}

function fail(message: string): void {
  complain(message)
  raiseExitCode(1)
}

/** By the conventions of CI and NO_COLOR: there and not empty. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false'
}
