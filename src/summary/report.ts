import stringWidth from 'string-width'
import { compare, type Decimal, decimal, toNumber, toText } from '../decimal.js'
import { groupedDigits } from '../formats/grouped-digits.js'
import { printableLine } from '../printable.js'
import type { Reprint } from './across.js'
import { REASONS, type Reason } from './left-out.js'
import { blocks, type Group, type Summary, type Tally, total } from './summary.js'

/** A summary with what is said beside its numbers. */
export interface Report extends Summary {
  readonly documents: number
  readonly reprints: readonly Reprint[]
}

const REASON_NAMES = Object.keys(REASONS) as readonly Reason[]
const BAR = 16
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

interface Cell {
  readonly text: string
  readonly right?: true
}

/** For a terminal: like figures side by side, each with a bar, and below them what was left out of their sum and why. */
export function reportTable(report: Report): string {
  const lines = blocks(report).map((groups) => {
    const [{ kind, role, unit }] = groups as readonly [Group]
    const most = groups.map(({ kept }) => kept.sum).reduce((a, b) => (compare(a, b) < 0 ? b : a))
    const rows = [headings(report), ...groups.map((group) => cells(group, bar(group.kept.sum, most)))]
    const fall = waterfall(groups).map(([what, tally], i, all) => [
      { text: i === 0 ? what : i === all.length - 1 ? `= ${what}` : `− ${what}` },
      right(String(tally.figures)),
      right(groupedDigits(tally.sum)),
    ])
    const told = report.by.length === 0 ? spread(groups[0] as Group) : aligned(rows)
    return [printableLine(`${kind} · ${role} · ${unit}`), ...indented(told), '', ...indented(aligned(fall)), ''].join(
      '\n',
    )
  })
  return [...lines, ...notes(report)].join('\n')
}

/** GitHub's tables: one of the sums, one of what was left out. */
export function reportMarkdown(report: Report): string {
  const parts = blocks(report).map((groups) => {
    const [{ kind, role, unit }] = groups as readonly [Group]
    const rows = groups.map((group) => cells(group).map(({ text }) => text))
    const fall = waterfall(groups).map(([what, { figures, sum }]) => [what, String(figures), groupedDigits(sum)])
    return [
      `${printableLine(`## ${kind}, ${role}, ${unit}`)}\n`,
      markdown([headings(report), ...rows.map((row) => row.map((text) => ({ text })))]),
      markdown([[{ text: '' }, right('figures'), right('sum')], ...fall.map((row) => row.map((text) => ({ text })))]),
    ].join('\n')
  })
  return [...parts, ...notes(report).map((note) => `${note}\n`)].join('\n')
}

/** The summary as one value for JSON: exact numbers, every reason also where it left out nothing. */
export function reportJson({ by, documents, reprints, groups }: Report) {
  return { by, documents, reprints, groups: groups.map((group) => ({ ...named(by, group), ...numbers(group) })) }
}

/** The summary as rows of one flat table, with its columns. */
export function reportRows({ by, groups }: Report) {
  const flat = groups.map((group) => {
    const { all, left_out, ...kept } = numbers(group)
    const left = Object.entries({ all, ...left_out }).flatMap(([name, { figures, sum }]) => [
      [`${name}_figures`, figures],
      [`${name}_sum`, sum],
    ])
    return { ...named(by, group), ...kept, ...Object.fromEntries(left) }
  })
  const left = ['all', ...REASON_NAMES].flatMap((name) => [`${name}_figures`, `${name}_sum`])
  return { columns: [...by, 'kind', 'role', 'unit', 'figures', 'sum', ...SPREAD, ...left], rows: flat }
}

const SPREAD = ['median', 'smallest', 'largest'] as const

function named(by: Summary['by'], { keys, kind, role, unit }: Group) {
  return { ...Object.fromEntries(by.map((key, i) => [key, keys[i] ?? null])), kind, role, unit }
}

function numbers({ kept, median, smallest, largest, leftOut, all }: Group) {
  const plain = ({ figures, sum }: Tally) => ({ figures, sum: toNumber(sum) })
  return {
    ...plain(kept),
    median: median && toNumber(median),
    smallest: smallest && toNumber(smallest),
    largest: largest && toNumber(largest),
    all: plain(all),
    left_out: Object.fromEntries(REASON_NAMES.map((reason) => [reason, plain(leftOut[reason])])),
  }
}

/** From all figures to those that are counted; reasons that left out nothing are passed over. */
export function waterfall(groups: readonly Group[]): readonly (readonly [string, Tally])[] {
  const { all, leftOut, kept } = total(groups)
  const left = REASON_NAMES.filter((reason) => leftOut[reason].figures > 0)
  return [['all figures', all], ...left.map((reason) => [REASONS[reason], leftOut[reason]] as const), ['counted', kept]]
}

function headings({ by }: Summary): readonly Cell[] {
  return [...by.map((key) => ({ text: key })), ...['figures', 'sum', ...SPREAD].map(right), right('left out')]
}

function cells(group: Group, drawn?: string): readonly Cell[] {
  const { keys, kept, all } = group
  const digits = (value: Decimal | null) => right(value === null ? '' : groupedDigits(value))
  return [
    ...keys.map((key) => ({ text: printableLine(key ?? '(none)') })),
    right(String(kept.figures)),
    digits(kept.sum),
    ...SPREAD.map((name) => digits(group[name])),
    right(all.figures === kept.figures ? '' : String(all.figures - kept.figures)),
    ...(drawn === undefined ? [] : [{ text: drawn }]),
  ]
}

/** Of figures that are in no groups: one line. */
function spread(group: Group): readonly string[] {
  if (group.kept.figures === 0) return []
  return [SPREAD.map((name) => `${name} ${groupedDigits(group[name] as Decimal)}`).join(' · ')]
}

/** A bar whose length is to the longest as the sum is to the largest, in eighths of a character. */
function bar(sum: Decimal, largest: Decimal): string {
  if (compare(sum, decimal(0)) <= 0) return ''
  const eighths = Math.max(1, Math.round((8 * BAR * Number(toText(sum))) / Number(toText(largest))))
  return '█'.repeat(eighths >> 3) + EIGHTHS[eighths & 7]
}

function notes({ documents, reprints }: Report): readonly string[] {
  return [
    `${documents} ${documents === 1 ? 'document' : 'documents'}. Sums are of what the texts tell, lower bounds included; check them against the sentences.`,
    ...reprints.map(({ doc, of }) => printableLine(`${doc} is a reprint of ${of}`)),
    '',
  ]
}

function right(text: string): Cell {
  return { text, right: true }
}

/** Columns as wide as their widest cell, by the columns that a terminal needs. */
function aligned(rows: readonly (readonly Cell[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => stringWidth(row[i]?.text ?? ''))))
  return rows.map((row) =>
    row
      .map(({ text, right }, i) => {
        const room = ' '.repeat(Math.max(0, (widths[i] ?? 0) - stringWidth(text)))
        return right ? room + text : text + room
      })
      .join('  ')
      .trimEnd(),
  )
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`)
}

function markdown([head = [], ...rows]: readonly (readonly Cell[])[]): string {
  const line = (texts: readonly string[]) => `| ${texts.map((text) => text.replace(/[|\\]/g, '\\$&')).join(' | ')} |`
  const rule = head.map((cell) => (cell.right ? '--:' : '---'))
  return `${[line(head.map(({ text }) => text)), line(rule), ...rows.map((row) => line(row.map(({ text }) => text)))].join('\n')}\n`
}
