import { statSync } from 'node:fs'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import type { Result } from '../../check/check.js'
import type { OldRecord } from '../../check/records-file.js'
import type { Paint } from '../../check/report.js'
import { inputsOf, readDocuments } from '../documents.js'
import { raiseExitCode } from '../exit-code.js'
import { complain } from '../messages.js'
import { clearProgress, showProgress } from '../progress.js'
import { systemError } from '../system-error.js'

interface Flags {
  readonly update?: true
  readonly against?: string
}

/** Golden comparison: do the fixtures, or the documents of an earlier run, still give what they gave? */
export function checkCommand(root: Command): void {
  root
    .command('check')
    .description('compare what the fixtures give with what they must give, or a run with an earlier one')
    .argument('[path]', 'the fixtures; with --against documents, or the file of a newer run', 'fixtures')
    .option('--update', 'write what they give as what they must give; refused where CI is set')
    .option('--against <file>', 'rows added, lost and changed since this csv, tsv, json or jsonl file was written')
    .action(async (path: string, { update, against }: Flags, command: Command) => {
      if (against !== undefined) return checkAgainst(command, path, against, update)
      if (update && isSet(process.env.CI)) command.error('error: --update is refused where CI is set')
      if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) command.error(`error: ${path}: no such folder`)
      const { findCases } = await import('../../check/cases.js')
      const { cases, orphans } = await findCases(path)
      if (cases.length === 0) command.error(`error: ${path} holds no documents to check`)
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

/** Compares the records of an earlier run with those that documents give now, or with those of another file. */
async function checkAgainst(command: Command, path: string, against: string, update?: true): Promise<void> {
  if (update) command.error('error: --update and --against exclude each other')
  const { isRecordsFile, readRecords } = await import('../../check/records-file.js')
  const { compareRuns } = await import('../../check/compare.js')
  const { reportDifferences } = await import('../../check/report.js')
  const recordsOf = (file: string): readonly OldRecord[] => {
    try {
      return readRecords(file)
    } catch (error) {
      const said = systemError(error)
      return command.error(`error: ${said === null ? (error as Error).message : `${file}: ${said}`}`)
    }
  }
  const before = recordsOf(against)
  const isFile = isRecordsFile(path) && statSync(path, { throwIfNoEntry: false })?.isFile()
  const differences = [...compareRuns(before, isFile ? recordsOf(path) : await extracted(command, path))]
  for (const [doc, ofDoc] of differences) if (ofDoc.length > 0) print(reportDifferences(doc, ofDoc, paint))
  const count = (type: string) => differences.flatMap(([, ofDoc]) => ofDoc).filter((one) => one.type === type).length
  print(`${count('new')} rows added, ${count('lost')} lost, ${count('changed')} changed\n`)
  if (differences.some(([, ofDoc]) => ofDoc.length > 0)) raiseExitCode(1)
}

async function extracted(command: Command, path: string): Promise<readonly OldRecord[]> {
  const { extract } = await import('../../index.js')
  const records: OldRecord[] = []
  const inputs = await inputsOf(command, [path], { input: 'auto', strip: true })
  for await (const result of readDocuments(inputs, extract)) records.push(...result.records)
  return records
}

/** Says how a result differs from what is expected of it. */
async function comparer(): Promise<(result: Result) => void> {
  const { differencesOf } = await import('../../check/check.js')
  const { reportDifferences } = await import('../../check/report.js')
  return (result) => {
    const differences = differencesOf(result)
    if (differences === null) fail(`no expectation for ${result.doc}: --update writes it to ${result.expected}`)
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

const paint: Paint = (colour, text) => {
  const colours = process.stdout.isTTY && !isSet(process.env.NO_COLOR) && process.env.TERM !== 'dumb'
  return colours ? styleText(colour, text) : text
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
