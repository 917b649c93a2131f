import type { Command } from 'commander'
import type { DocumentResult } from '../formats/format.js'
import type { AidRecord } from '../index.js'
import { complain } from './messages.js'
import { suggestion } from './similar.js'

export interface SelectionFlags {
  readonly kind?: readonly string[]
  readonly since?: string
  readonly until?: string
  readonly context?: string
  readonly quiet?: true
}

/** Adds what says which records are wanted. */
export function withSelectionOptions(command: Command): Command {
  return command
    .option(
      '--kind <kinds>',
      'only records of these kinds: money, personnel, project; joined with commas, or said again',
      (value: string, before: readonly string[] = []) => [...before, ...value.split(',').map((kind) => kind.trim())],
    )
    .option('--since <day>', 'only documents published on that day or later: 2018, 2018-07 or 2018-07-18')
    .option('--until <day>', 'only documents published on that day or earlier; a year or month to its end')
    .option('--context <where>', 'only records with words of aid that near: sentence, paragraph, heading or article')
}

/** Which documents and records are wanted: plain data. */
export interface Selection {
  readonly kinds: readonly string[]
  readonly since: string | null
  readonly until: string | null
  /** Words of aid must stand there or nearer. */
  readonly contexts: readonly (string | null)[] | null
}

/** @throws CommanderError for a kind, a context or a day that is none */
export async function selectionOf(command: Command, flags: SelectionFlags): Promise<Selection> {
  const { CONTEXTS, KINDS } = await import('../index.js')
  const { kind: kinds = KINDS, since = null, until = null, context } = flags
  const unknown = kinds.find((kind) => !KINDS.some((known) => known === kind))
  if (unknown !== undefined)
    command.error(`error: unknown kind '${unknown}'.${suggestion(unknown, KINDS)} Kinds are ${KINDS.join(', ')}`)
  const farthest = (CONTEXTS as readonly string[]).indexOf(context ?? '')
  if (context !== undefined && farthest < 0) {
    command.error(
      `error: unknown context '${context}'.${suggestion(context, CONTEXTS)} Contexts are ${CONTEXTS.join(', ')}`,
    )
  }
  for (const [name, day] of Object.entries({ since, until })) {
    if (day !== null && !isDay(day)) {
      command.error(`error: --${name} takes 2018, 2018-07 or 2018-07-18, not '${day}'`)
    }
  }
  return { kinds, since, until, contexts: context === undefined ? null : CONTEXTS.slice(0, farthest + 1) }
}

/** The records of a document that are wanted; null where the document is not. */
export function selected(result: DocumentResult, selection: Selection) {
  const { published } = result.article
  if (!isInTime(published, selection)) return { result: null, undated: published === null }
  const records = result.records.filter((record) => isWanted(record, selection))
  return { result: { ...result, records }, undated: false }
}

/** Likewise of records whose documents are not at hand, and how many of these state no day. */
export function selectedRecords(records: readonly AidRecord[], selection: Selection) {
  const wanted = records.filter((record) => isWanted(record, selection) && isInTime(record.published, selection))
  const undated = records.filter(({ published }) => published === null && !isInTime(published, selection))
  return { records: wanted, undated: new Set(undated.map(({ doc }) => doc)).size }
}

/** Tells of documents that were left out since they state no day. */
export function tellUndated(count: number, { quiet }: SelectionFlags): void {
  if (count > 0 && !quiet) {
    complain(`${count} ${count === 1 ? 'document' : 'documents'} without a day of publication left out`)
  }
}

function isWanted(record: AidRecord, { kinds, contexts }: Selection): boolean {
  // where the words of aid stand is not known of a figure that a reviewer added
  const isAdded = 'reviewed' in record && record.reviewed === 'added'
  return kinds.includes(record.kind) && (contexts === null || contexts.includes(record.context) || isAdded)
}

function isInTime(published: string | null, { since, until }: Selection): boolean {
  if (since === null && until === null) return true
  if (published === null) return false
  return (
    (since === null || published.slice(0, since.length) >= since) &&
    (until === null || published.slice(0, until.length) <= until)
  )
}

/** A day, month or year that there is. */
function isDay(text: string): boolean {
  if (!/^\d{4}(?:-\d{2}){0,2}$/.test(text)) return false
  const day = `${text}${'-01-01'.slice(text.length - 4)}`
  const time = Date.parse(day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
