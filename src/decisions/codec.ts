import { parse } from 'csv-parse/sync'
import { CORRECTABLE, CORRECTABLE_TYPES, type CorrectableField, type Decision, VERDICTS } from './decision.js'
import { decisionsFromTasks } from './label-studio.js'

/** Says what a file is, so that no other JSON is taken for one. */
const FORMAT = 'aid-extract decisions'
const VERSION = 1

const COLUMNS = [
  'decision',
  'doc',
  'raw',
  ...CORRECTABLE,
  'changed',
  'note',
  'sentence',
  'nth',
  'of',
  'at',
  'was_kind',
  'was_value',
  'was_unit',
  'id',
  'sha256',
] as const

/** What a spreadsheet would run as a formula, as in the records' tables. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** The decisions as JSON, a decision a line. */
export function decisionsToJson(decisions: readonly Decision[]): string {
  const lines = decisions.map((decision) => `\n${JSON.stringify(decision)}`)
  return `{"format":"${FORMAT}","version":${VERSION},"decisions":[${lines.join(',')}\n]}\n`
}

/** The decisions as a table that spreadsheet programs open (byte order mark, CRLF, formula guard). */
export function decisionsToCsv(decisions: readonly Decision[]): string {
  const rows = decisions.map((decision) => COLUMNS.map((column) => csvCell(cellOf(decision, column))))
  return `\uFEFF${[COLUMNS, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')}`
}

/**
 * The decisions of a file that the review page wrote, JSON or CSV, or of an export of Label Studio, told by its content.
 * @throws Error with one line that says what is wrong, naming the decision by its place in the file
 */
export function decisionsFromText(given: string): readonly Decision[] {
  const text = given.replace(/^\uFEFF/, '')
  const first = text.trimStart().charAt(0)
  const found =
    first === '{' ? fromJson(text) : first === '[' ? decisionsFromTasks(parsed(text) as unknown[]) : fromCsv(text)
  for (const [i, one] of found.entries()) {
    const fault = faultOf(one)
    if (fault !== null) throw new Error(`decision ${i + 1}: ${fault}`)
  }
  return found as readonly Decision[]
}

function fromJson(text: string): readonly unknown[] {
  const { format, version, decisions } = parsed(text) as Record<string, unknown>
  if (format !== FORMAT || !Array.isArray(decisions))
    throw new Error('holds no decisions of a review page or of Label Studio')
  if (version !== VERSION) throw new Error(`has decisions of version ${version}; this program reads ${VERSION}`)
  return decisions
}

function parsed(text: string): object {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    throw new Error('is cut off or is no JSON')
  }
}

function fromCsv(text: string): readonly unknown[] {
  if (!text.startsWith('decision,')) throw new Error('holds no decisions of a review page or of Label Studio')
  const rows = table(text)
  const missing = COLUMNS.filter((column) => rows[0] !== undefined && !(column in rows[0]))
  if (missing.length > 0) throw new Error(`lacks the column ${missing.join(', ')}`)
  return rows.map(decisionOf)
}

function table(text: string): readonly Record<string, string>[] {
  try {
    return parse(text, { columns: true, skip_empty_lines: true })
  } catch (error) {
    throw new Error(`is no CSV: ${(error as Error).message}`)
  }
}

function decisionOf(row: Readonly<Record<string, string>>): unknown {
  const cell = (column: string) => (row[column] ?? '').replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')
  const orNull = (column: string) => (cell(column) === '' ? null : cell(column))
  const numeric = (column: string) => (cell(column) === '' ? null : Number(cell(column)))
  const list = (column: string) => cell(column).split(';').filter(Boolean)
  const written = { list, number: numeric, text: orNull }
  const field = (column: CorrectableField) => written[CORRECTABLE_TYPES[column]](column)
  return {
    decision: cell('decision'),
    doc: cell('doc'),
    sha256: cell('sha256'),
    id: orNull('id'),
    sentence: cell('sentence'),
    nth: numeric('nth'),
    of: numeric('of'),
    at: numeric('at'),
    raw: cell('raw'),
    was:
      cell('was_kind') === '' ? null : { kind: cell('was_kind'), value: numeric('was_value'), unit: cell('was_unit') },
    fields: Object.fromEntries(CORRECTABLE.map((column) => [column, field(column)])),
    changed: list('changed'),
    note: orNull('note'),
  }
}

function cellOf(decision: Decision, column: (typeof COLUMNS)[number]): unknown {
  if (column === 'was_kind') return decision.was?.kind
  if (column === 'was_value') return decision.was?.value
  if (column === 'was_unit') return decision.was?.unit
  return isCorrectable(column) ? decision.fields[column] : decision[column]
}

/** A cell of a comma-separated table; lists are joined with `;`. */
function csvCell(value: unknown): string {
  if (typeof value === 'number') return String(value)
  const text = Array.isArray(value) ? value.join(';') : String(value ?? '')
  const guarded = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** What keeps a value from being a decision; null where nothing does. Whether its fields are sound is seen when it is applied. */
function faultOf(value: unknown): string | null {
  const one = (value ?? {}) as Partial<Record<keyof Decision, unknown>>
  if (!VERDICTS.some((verdict) => verdict === one.decision)) {
    return `'${String(one.decision)}' is none of ${VERDICTS.join(', ')}`
  }
  for (const key of ['doc', 'sha256', 'sentence', 'raw'] as const) {
    if (typeof one[key] !== 'string' || one[key] === '') return `has no ${key}`
  }
  for (const key of ['nth', 'of', 'at'] as const)
    if (!Number.isInteger(one[key])) return `has no whole number in ${key}`
  if (typeof one.fields !== 'object' || one.fields === null) return 'has no fields'
  const { was, changed } = one
  if (!Array.isArray(changed) || !changed.every(isCorrectable)) return 'names a changed column that cannot be corrected'
  if (one.decision !== 'add' && (typeof was !== 'object' || was === null))
    return 'does not say what the figure was read as'
  return null
}

function isCorrectable(column: unknown): column is CorrectableField {
  return CORRECTABLE.some((known) => known === column)
}
