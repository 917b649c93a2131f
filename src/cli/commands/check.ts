import { appendFileSync, statSync } from 'node:fs'
import { styleText } from 'node:util'
import { type Command, Option } from 'commander'
import type { Result } from '../../check/check.js'
import type { Difference } from '../../check/compare.js'
import type { OldRecord } from '../../check/records-file.js'
import type { Paint } from '../../check/report.js'
import type { Checked, Reporter, ReporterName } from '../../check/reporters.js'
import { systemError } from '../../system-error.js'
import { inputsOf, readDocuments } from '../documents.js'
import { raiseExitCode } from '../exit-code.js'
import { complain } from '../messages.js'
import { showProgress } from '../progress.js'
import { print, show } from '../show.js'

interface Flags {
  readonly update?: true
  readonly against?: string
  readonly reporter: ReporterName
  readonly init?: string
}

const REPORTERS: readonly ReporterName[] = ['text', 'github', 'junit', 'json']

/** Golden comparison: do the fixtures, or the documents of an earlier run, still give what they gave? */
export function checkCommand(root: Command): void {
  root
    .command('check')
    .description('compare what the fixtures give with what they must give, or a run with an earlier one')
    .argument('[path]', 'the fixtures; with --against documents, or the file of a newer run', 'fixtures')
    .option('--update', 'write what they give as what they must give; refused where CI is set')
    .option(
      '--against <file>',
      'rows added, lost and changed since this csv, tsv, json, jsonl, xlsx or parquet file was written',
    )
    .addOption(
      new Option(
        '--reporter <name>',
        'how the differences are told: for people, GitHub Actions, JUnit readers, programs',
      )
        .choices(REPORTERS)
        .default('text'),
    )
    .option('--init <folder>', 'make a folder of fixtures to begin with: a document and its expectation')
    .action(async (path: string, { update, against, reporter: name, init }: Flags, command: Command) => {
      if (init !== undefined) return makeFixtures(command, init)
      if (name !== 'text' && (update || against !== undefined)) {
        command.error(`error: --reporter ${name} is for a comparison with the fixtures alone`)
      }
      if (against !== undefined) return checkAgainst(command, path, against, update)
      if (update && isSet(process.env.CI)) command.error('error: --update is refused where CI is set')
      if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) command.error(`error: ${path}: no such folder`)
      const { findCases } = await import('../../check/cases.js')
      const { cases, orphans } = await findCases(path)
      if (cases.length === 0) command.error(`error: ${path} holds no documents to check`)

      const { runCase } = await import('../../check/check.js')
      const { extract } = await import('../../index.js')
      const { reporter } = await import('../../check/reporters.js')
      const tell = reporter(name, paint)
      const settle = update ? await updater() : await comparer(tell)
      const all: Checked[] = orphans.map((file) => ({
        ...{ doc: file, document: file, records: 0, differences: [], errors: ['its document is gone'] },
      }))
      for (const { doc, errors } of all) for (const error of errors) fail(`${doc}: ${error}`)
      for (const [i, item] of cases.entries()) {
        showProgress(`${i + 1}/${cases.length} ${item.doc}`)
        const result = runCase(item, extract)
        for (const error of result.errors) fail(`${item.doc}: ${error}`)
        all.push(settle(result))
      }
      print(tell.end(all))
      const summary = process.env.GITHUB_STEP_SUMMARY
      if (tell.summary && isSet(summary)) appendFileSync(summary, tell.summary(all))
    })
}

/** The invented document that a new folder of fixtures begins with. */
const EXAMPLE = `江苏援疆工作巡礼

2018年07月18日 来源:测试日报

今年以来,江苏省投入援疆资金22.29亿元,受援地各族群众的生产生活条件有了很大改善。

前方指挥部选派援疆干部人才350名,他们在学校、医院和乡村的岗位上发挥了重要作用。
`

async function makeFixtures(command: Command, folder: string): Promise<void> {
  const { existsSync, mkdirSync, readdirSync, writeFileSync } = await import('node:fs')
  const { join } = await import('node:path')
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
    command.error(`error: ${folder} is there and not empty: name a new folder`)
  }
  const { extract } = await import('../../index.js')
  const { writeExpected } = await import('../../check/expected.js')
  const document = join(folder, 'example.txt')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(document, EXAMPLE)
    // the name that check gives it: its path from where the folder lies
    const { findCases } = await import('../../check/cases.js')
    for (const { doc, expected } of (await findCases(folder)).cases) {
      writeExpected(expected, extract(Buffer.from(EXAMPLE), { doc }).records)
      show(`wrote ${document} and ${expected}\n`)
    }
  } catch (error) {
    command.error(`error: cannot write ${folder}: ${systemError(error) ?? error}`)
  }
  show(`Put documents of your own beside it, read what they give with --update, then: aid-extract check ${folder}\n`)
}

/** Compares the records of an earlier run with those that documents give now, or with those of another file. */
async function checkAgainst(command: Command, path: string, against: string, update?: true): Promise<void> {
  if (update) command.error('error: --update and --against exclude each other')
  const { isRecordsFile, readRecords } = await import('../../check/records-file.js')
  const { compareRuns } = await import('../../check/compare.js')
  const { reportDifferences } = await import('../../check/report.js')
  const recordsOf = async (file: string): Promise<readonly OldRecord[]> => {
    try {
      return await readRecords(file)
    } catch (error) {
      const said = systemError(error)
      return command.error(`error: ${said === null ? (error as Error).message : `${file}: ${said}`}`)
    }
  }
  const before = await recordsOf(against)
  const isFile = isRecordsFile(path) && statSync(path, { throwIfNoEntry: false })?.isFile()
  const differences = [...compareRuns(before, await (isFile ? recordsOf(path) : extracted(command, path)))]
  for (const [doc, ofDoc] of differences) if (ofDoc.length > 0) print(reportDifferences(doc, ofDoc, paint))
  const count = (type: string) => differences.flatMap(([, ofDoc]) => ofDoc).filter((one) => one.type === type).length
  print(`${count('new')} rows added, ${count('lost')} lost, ${count('changed')} changed\n`)
  if (differences.some(([, ofDoc]) => ofDoc.length > 0)) raiseExitCode(1)
}

async function extracted(command: Command, path: string): Promise<readonly OldRecord[]> {
  const { KINDS } = await import('../../index.js')
  const records: OldRecord[] = []
  const inputs = await inputsOf(command, [path], { input: 'auto', strip: true })
  const selection = { kinds: KINDS, since: null, until: null, contexts: null }
  const options = { selection, withText: false }
  for await (const { result } of readDocuments(inputs, { reader: 'results', options })) {
    records.push(...(result?.records ?? []))
  }
  return records
}

/** Says how a result differs from what is expected of it. */
async function comparer(tell: Reporter): Promise<(result: Result) => Checked> {
  const { differencesOf } = await import('../../check/check.js')
  return (result) => {
    const missing = `no expectation for ${result.doc}: --update writes it to ${result.expected}`
    const checked = settled(result, () => differencesOf(result) ?? missing)
    if (checked.differences.length > 0) raiseExitCode(1)
    print(tell.document(checked))
    return checked
  }
}

/** Makes a result what is expected. */
async function updater(): Promise<(result: Result) => Checked> {
  const { writeExpected } = await import('../../check/expected.js')
  return (result) =>
    settled(result, () => {
      const { expected, records, errors } = result
      if (errors.length === 0 && writeExpected(expected, records)) show(`wrote ${expected}\n`)
      return []
    })
}

/** What comes of a result where its expectation is asked: differences, or one line that says why there are none. */
function settled({ doc, document, records, errors }: Result, ask: () => readonly Difference[] | string): Checked {
  const checked = { doc, document, records: records.length, differences: [], errors }
  let found: readonly Difference[] | string
  try {
    found = ask()
  } catch (error) {
    found = (error as Error).message
  }
  if (typeof found !== 'string') return { ...checked, differences: found }
  fail(found)
  return { ...checked, errors: [...errors, found] }
}

const paint: Paint = (colour, text) => {
  const colours = process.stdout.isTTY && !isSet(process.env.NO_COLOR) && process.env.TERM !== 'dumb'
  return colours ? styleText(colour, text) : text
}

function fail(message: string): void {
  complain(message)
  raiseExitCode(1)
}

/** By the conventions of CI and NO_COLOR: there and not empty. */
function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value !== 'false'
}
