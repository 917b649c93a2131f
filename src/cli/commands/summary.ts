import { statSync } from 'node:fs'
import { type Command, Option } from 'commander'
import type { AidRecord } from '../../index.js'
import type { GroupKey } from '../../summary/group-keys.js'
import type { Report } from '../../summary/report.js'
import { systemError } from '../../system-error.js'
import { inputsOf, readDocuments, refuseInputs } from '../documents.js'
import { isStreamed, namedByEnding } from '../format-of.js'
import { type InputFlags, withInputOptions } from '../options.js'
import { type SelectionFlags, selectedRecords, selectionOf, tellUndated, withSelectionOptions } from '../selection.js'
import { suggestion } from '../similar.js'

const LAYOUTS = { table: '.txt', json: '.json', csv: '.csv', md: '.md' } as const
type Layout = keyof typeof LAYOUTS
const LAYOUT_NAMES = Object.keys(LAYOUTS) as readonly Layout[]

interface Flags extends InputFlags, SelectionFlags {
  readonly by?: string
  readonly format?: Layout
  readonly output?: string
  readonly across?: true
  readonly quiet?: true
}

/** Sums that can be trusted: what was added, and what was left out and why. */
export function summaryCommand(root: Command): void {
  const summary = root
    .command('summary')
    .description('add up the figures of documents or of a file of records, and tell what was left out and why')
    .option(
      '--by <keys>',
      'groups, joined with commas: donor, recipient, donor_province, recipient_province, year, doc; kind, role, unit, which are always kept apart',
    )
    .addOption(
      new Option('-f, --format <format>', "output format (default: by the output file's ending, else table)").choices(
        LAYOUT_NAMES,
      ),
    )
    .option('-o, --output <file>', 'write to a file, whole or not at all, instead of standard output')
    .option('--across', 'count a figure once that several documents tell')
  withInputOptions(withSelectionOptions(summary)).action(async (paths: string[], flags: Flags, command: Command) => {
    const layout = layoutOf(command, flags)
    const by = await keysOf(command, flags.by)
    const records = await recordsAt(command, paths, flags)
    const { openOutput } = await import('../output.js')
    const output = openOutput(flags.output)
    const { across } = await import('../../summary/across.js')
    const { summarise } = await import('../../summary/summary.js')
    const { links, reprints } = flags.across ? across(records) : { links: undefined, reprints: [] }
    const documents = new Set(records.map(({ doc }) => doc)).size
    await output.write(await rendered(layout, { ...summarise(records, by, links), documents, reprints }))
    output.finish()
  })
}

function layoutOf(command: Command, { format, output }: Flags): Layout {
  if (format !== undefined || isStreamed(output)) return format ?? 'table'
  return namedByEnding(command, output, LAYOUT_NAMES, (name) => [LAYOUTS[name]], 'or name the format with --format')
}

/** Kind, role and unit may be named, but are kept apart in any case. */
async function keysOf(command: Command, given = ''): Promise<readonly GroupKey[]> {
  const { GROUP_KEYS } = await import('../../summary/group-keys.js')
  const known = Object.keys(GROUP_KEYS)
  const always = ['kind', 'role', 'unit']
  const keys = given.split(',').flatMap((key) => (key.trim() === '' ? [] : [key.trim()]))
  const unknown = keys.find((key) => !known.includes(key) && !always.includes(key))
  if (unknown !== undefined) {
    const groups = [...known, ...always]
    command.error(`error: unknown group '${unknown}'.${suggestion(unknown, groups)} Groups are ${groups.join(', ')}`)
  }
  return [...new Set(keys.filter((key) => !always.includes(key)))] as GroupKey[]
}

/** The records of files that hold records, and what the other paths give now. */
async function recordsAt(command: Command, paths: readonly string[], flags: Flags): Promise<readonly AidRecord[]> {
  const { holdsRecords } = await import('../../check/records-file.js')
  const selection = await selectionOf(command, flags)
  const isRecords = (path: string) =>
    flags.column === undefined && statSync(path, { throwIfNoEntry: false })?.isFile() && holdsRecords(path)
  const files = paths.filter(isRecords)
  const outputs = flags.output === undefined ? [] : [flags.output]
  refuseInputs(command, [...files, flags.lexicon], outputs)
  const records: AidRecord[] = []
  for (const file of files) {
    const wanted = selectedRecords(await recordsIn(command, file), selection)
    tellUndated(wanted.undated, flags)
    for (const record of wanted.records) records.push(record)
  }
  const documents = paths.filter((path) => !files.includes(path))
  if (documents.length === 0 && files.length > 0) return records
  const inputs = await inputsOf(command, documents, flags, outputs)
  let undated = 0
  const options = { selection, withText: false }
  for await (const read of readDocuments(inputs, { reader: 'results', options })) {
    if (read.undated) undated++
    for (const record of read.result?.records ?? []) records.push(record)
  }
  tellUndated(undated, flags)
  return records
}

async function recordsIn(command: Command, file: string): Promise<readonly AidRecord[]> {
  const { readToldRecords } = await import('../../check/records-file.js')
  try {
    return await readToldRecords(file)
  } catch (error) {
    const said = systemError(error)
    return command.error(`error: ${said === null ? (error as Error).message : `${file}: ${said}`}`)
  }
}

async function rendered(layout: Layout, report: Report): Promise<string> {
  const { reportJson, reportMarkdown, reportRows, reportTable } = await import('../../summary/report.js')
  switch (layout) {
    case 'table':
      return reportTable(report)
    case 'md':
      return reportMarkdown(report)
    case 'json':
      return `${JSON.stringify(reportJson(report), null, 2)}\n`
    case 'csv': {
      const { csvText } = await import('../../formats/delimited.js')
      const { columns, rows } = reportRows(report)
      return csvText(rows, { columns, formulaGuard: true, excel: false })
    }
  }
}
