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

/** Which documents and records are wanted. Of those that state no day it tells how many a bound has left out. */
export interface Selection {
  readonly select: (results: AsyncIterable<DocumentResult>) => AsyncIterable<DocumentResult>
  readonly selectRecords: (records: readonly AidRecord[]) => readonly AidRecord[]
}

/** @throws CommanderError for a kind, a context or a day that is none */
export async function selectionOf(command: Command, flags: SelectionFlags): Promise<Selection> {
  const { CONTEXTS, KINDS } = await import('../index.js')
  const { kind: kinds = KINDS, since, until, context } = flags
  const unknown = kinds.find((kind) => !KINDS.some((known) => known === kind))
  if (unknown !== undefined)
    command.error(`error: unknown kind '${unknown}'.${suggestion(unknown, KINDS)} Kinds are ${KINDS.join(', ')}`)
  const farthest = (CONTEXTS as readonly string[]).indexOf(context ?? '')
  if (context !== undefined && farthest < 0) {
    command.error(
      `error: unknown context '${context}'.${suggestion(context, CONTEXTS)} Contexts are ${CONTEXTS.join(', ')}`,
    )
  }
  const contexts: readonly (string | null)[] = CONTEXTS.slice(0, farthest + 1)
  // where the words of aid stand is not known of a figure that a reviewer added
  const isAdded = (record: AidRecord) => 'reviewed' in record && record.reviewed === 'added'
  const isNear = (record: AidRecord) => context === undefined || contexts.includes(record.context) || isAdded(record)
  const isWanted = (record: AidRecord) => kinds.includes(record.kind) && isNear(record)
  for (const [name, day] of Object.entries({ since, until })) {
    if (day !== undefined && !isDay(day)) {
      command.error(`error: --${name} takes 2018, 2018-07 or 2018-07-18, not '${day}'`)
    }
  }
  const bounded = (since ?? until) !== undefined
  const isInTime = (published: string | null) =>
    !bounded ||
    (published !== null &&
      (since === undefined || published.slice(0, since.length) >= since) &&
      (until === undefined || published.slice(0, until.length) <= until))
  const tell = (undated: number) => {
    if (!bounded || undated === 0 || flags.quiet) return
    complain(`${undated} ${undated === 1 ? 'document' : 'documents'} without a day of publication left out`)
  }
  return {
    select: async function* (results) {
      let undated = 0
      for await (const result of results) {
        const { published } = result.article
        if (published === null) undated++
        if (!isInTime(published)) continue
        yield { ...result, records: result.records.filter(isWanted) }
      }
      tell(undated)
    },
    selectRecords: (records) => {
      tell(new Set(records.flatMap(({ doc, published }) => (published === null ? [doc] : []))).size)
      return records.filter((record) => isWanted(record) && isInTime(record.published))
    },
  }
}

/** A day, month or year that there is. */
function isDay(text: string): boolean {
  if (!/^\d{4}(?:-\d{2}){0,2}$/.test(text)) return false
  const day = `${text}${'-01-01'.slice(text.length - 4)}`
  const time = Date.parse(day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
