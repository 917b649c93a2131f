import { printableLine } from '../printable.js'
import type { Difference } from './compare.js'

export type Paint = (colour: 'red' | 'green' | 'yellow', text: string) => string

const SIGNS = { changed: '~', new: '+ new', lost: '- lost' } as const
const COLOURS = { changed: 'yellow', new: 'green', lost: 'red' } as const

/** The differences of one document for a person to read: sentence by sentence, field: was → is. */
export function reportDifferences(doc: string, differences: readonly Difference[], paint: Paint): string {
  const lines = [
    printableLine(`${doc}: ${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`),
  ]
  let last = ''
  for (const difference of differences) {
    const { line, sentence } = difference.record
    const place = printableLine(`  ${line}: ${sentence.trim()}`)
    if (place !== last) lines.push(place)
    last = place
    lines.push(...differenceLines(difference, paint))
  }
  return `${lines.join('\n')}\n`
}

function differenceLines({ type, record, changes }: Difference, paint: Paint): readonly string[] {
  const { kind, raw, value, unit, qualifier, role } = record
  const said = type === 'changed' ? '' : ` = ${value} ${unit}, ${qualifier}, ${role}`
  return [
    paint(COLOURS[type], printableLine(`    ${SIGNS[type]} ${kind} ${raw}${said}`)),
    ...changes.map(({ field, was, is }) => printableLine(`        ${field}: ${shown(was)} → ${shown(is)}`)),
  ]
}

function shown(value: unknown): string {
  return value === undefined ? '(none)' : JSON.stringify(value)
}
